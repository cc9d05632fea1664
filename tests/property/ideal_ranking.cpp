// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

namespace {

/// Every document that is relevant at `level`, the best first, and nothing else.
std::vector<RetrievedLine> ideal_run(const Collection& collection, double level) {
    std::vector<RetrievedLine> run;
    for (const JudgedLine& line : collection.judged) {
        if (line.group == "1" && line.grade >= level) {
            run.push_back({line.qid, line.docid, line.grade});
        }
    }
    return run;
}

/// The grades of each document of each query, by subtopic; those without a document at `level` are
/// left out.
std::map<std::string, std::map<std::string, std::vector<JudgedLine>>> relevant_lines(
    const Collection& collection, double level) {
    std::map<std::string, std::map<std::string, std::vector<JudgedLine>>> lines;
    for (const JudgedLine& line : collection.judged) {
        if (line.grade >= level) lines[line.qid][line.docid].push_back(line);
    }
    return lines;
}

/// The documents of a query, always the one next that adds the most if each document halves what a
/// subtopic gains; of several the greatest docid. Written once more, and in the plainest way.
std::vector<std::string> greedy_ranking(std::map<std::string, std::vector<JudgedLine>> documents) {
    std::vector<std::string> ranking;
    std::map<std::string, double> left;
    while (!documents.empty()) {
        double most = -1;
        std::string best;
        for (const auto& [docid, lines] : documents) {
            double gain = 0;
            for (const JudgedLine& line : lines)
                gain += left.try_emplace(line.group, 1).first->second;
            if (gain >= most) best = docid;
            most = std::max(most, gain);
        }
        for (const JudgedLine& line : documents[best]) left[line.group] /= 2;
        documents.erase(best);
        ranking.push_back(best);
    }
    return ranking;
}

std::vector<RetrievedLine> greedy_run(const Collection& collection, double level) {
    std::vector<RetrievedLine> run;
    for (const auto& [qid, documents] : relevant_lines(collection, level)) {
        double score = 0;
        for (const std::string& docid : greedy_ranking(documents)) {
            run.push_back({qid, docid, score});
            score -= 1;
        }
    }
    return run;
}

/// Retrieved documents, all of them on all of these subtopics, or each on one of its own.
Collection many_on(const std::vector<std::string>& subtopics) {
    Collection collection;
    for (int document = 0; document < 2000; ++document) {
        const std::string docid = "d" + std::to_string(document);
        for (const std::string& subtopic : subtopics) {
            collection.judged.push_back({"q", docid, subtopic, 2});
        }
        if (subtopics.empty()) collection.judged.push_back({"q", docid, docid, 2});
        collection.retrieved.push_back({"q", docid, static_cast<double>(document)});
    }
    return collection;
}

}  // namespace

TEST_CASE("no ranking beats the ideal one, for measures whose maximum is 1") {
    std::size_t compared = 0;
    for (const Measure& measure : measures_of(JudgmentKind::graded)) {
        if (!has_values(measure) || measure.record->maximum != 1) continue;
        if (!measure.record->higher_is_better) continue;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Collection collection = random_collection(seed);
            EvalOptions all_judged;
            all_judged.queries = QuerySet::judged;
            const Evaluated random = evaluate(collection, {measure}, all_judged);
            collection.retrieved = ideal_run(collection, measure.params.level);
            const Evaluated ideal = evaluate(collection, {measure}, all_judged);
            REQUIRE(random.scores.qids.size() == ideal.scores.qids.size());
            for (std::size_t query = 0; query < ideal.scores.qids.size(); ++query) {
                if (is_empty_quotient(measure, ideal.scores.values[query])) continue;
                if (is_empty_quotient(measure, random.scores.values[query])) continue;
                INFO(measure.name, " seed ", seed, " ", std::string(ideal.scores.qids[query]));
                CHECK(random.scores.values[query] <= ideal.scores.values[query] + 1e-12);
                ++compared;
            }
        }
    }
    CHECK(compared > 1000);
}

TEST_CASE("nDCG, AP, RR, bpref and R-precision of the ideal ranking are 1") {
    for (const Measure& measure : measures_of(JudgmentKind::graded)) {
        static const std::set<std::string> perfect = {"nDCG", "AP", "RR", "Bpref", "Rprec"};
        if (!perfect.contains(measure.name)) continue;
        Collection collection = random_collection(11);
        collection.retrieved = ideal_run(collection, 1);
        const Evaluated ideal = evaluate(collection, {measure});
        CHECK(ideal.scores.qids.size() == 9);  // those with a relevant document
        for (const double value : ideal.scores.values) {
            INFO(measure.name);
            CHECK(value == doctest::Approx(1.0));
        }
    }
}

TEST_CASE("what is normalised by the greedy ranking of subtopics is 1 for that ranking") {
    std::size_t compared = 0;
    for (const Measure& measure : measures_of(JudgmentKind::subtopics)) {
        static const std::set<std::string> perfect = {"alpha_nDCG", "nERR_IA", "nNRBP"};
        if (!perfect.contains(measure.record->name)) continue;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Collection collection = random_collection(seed);
            collection.retrieved = greedy_run(collection, measure.params.level);
            const Evaluated ideal = evaluate(collection, {measure});
            for (const double value : ideal.scores.values) {
                INFO(measure.name, " seed ", seed);
                CHECK(value == doctest::Approx(1.0));
                ++compared;
            }
        }
    }
    CHECK(compared > 1000);
}

TEST_CASE(
    "measures of subtopics whose maximum is 1 reach it where all documents are on all, or each on "
    "one of its own") {
    const Collection shared = many_on({"1", "2", "3"});
    const Collection apart = many_on({});
    for (const Measure& measure : measures_of(JudgmentKind::subtopics)) {
        const double best = std::max(evaluate(shared, {measure}).scores.values.at(0),
                                     evaluate(apart, {measure}).scores.values.at(0));
        INFO(measure.name);
        CHECK(best == doctest::Approx(1.0));
    }
}
