// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/file_bytes.hpp>
#include <rankline/convert/collapse.hpp>
#include <rankline/convert/equivalents.hpp>
#include <rankline/convert/judged_documents.hpp>
#include <rankline/convert/listed_documents.hpp>
#include <rankline/convert/minimum_score.hpp>
#include <rankline/convert/own_query.hpp>
#include <rankline/convert/top_k.hpp>
#include <rankline/parallel/parallel.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "../random.hpp"
#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

/// What is asked for, as plain data, and both ways to do it.
struct Surgery {
    std::set<std::string> dropped;
    std::set<std::pair<std::string, std::string>> judged;  ///< qid, docid
    std::map<std::string, std::string> canonical;
    PassageScores scores = PassageScores::max;
    std::size_t top = 0;
    double minimum = 0;
    std::size_t depth = 0;
};

std::string docid(Random& random) {
    return "d" + std::to_string(random.below(8)) + "#" + std::to_string(random.below(4));
}

/// Queries are documents, too.
std::string qid(std::size_t query) { return "d" + std::to_string(query) + "#0"; }

Surgery random_surgery(Random& random) {
    Surgery surgery;
    for (int i = 0; i < 4; ++i) surgery.dropped.insert(docid(random));
    for (int i = 0; i < 150; ++i) surgery.judged.emplace(qid(random.below(5)), docid(random));
    // Names that are nobody's member, so that the classes are what they seem.
    for (int i = 0; i < 6; ++i)
        surgery.canonical.emplace(docid(random), "e" + std::to_string(random.below(3)) + "#7");
    surgery.scores = static_cast<PassageScores>(random.below(4));
    const bool averages =
        surgery.scores == PassageScores::sum || surgery.scores == PassageScores::mean;
    surgery.top = averages ? random.below(3) : 0;
    surgery.minimum = static_cast<double>(random.below(5)) - 2;
    surgery.depth = random.below(6);
    return surgery;
}

/// Whole scores from -4 to 4, so that there are many ties and sums are exact.
Ranked random_query(Random& random) {
    std::map<std::string, double> scores;
    for (std::size_t i = random.below(30); i > 0; --i)
        scores[docid(random)] = static_cast<double>(random.below(9)) - 4;
    return {scores.begin(), scores.end()};
}

void rank(Ranked& documents) {
    std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first > b.first;
    });
}

double score_of(const std::vector<std::pair<int, double>>& passages, const Surgery& surgery) {
    if (surgery.scores == PassageScores::first)
        return std::min_element(passages.begin(), passages.end(),
                                [](const auto& a, const auto& b) { return a.first < b.first; })
            ->second;
    std::vector<double> scores;
    for (const auto& passage : passages) scores.push_back(passage.second);
    std::sort(scores.rbegin(), scores.rend());
    if (surgery.scores == PassageScores::max) return scores.front();
    if (surgery.top > 0 && scores.size() > surgery.top) scores.resize(surgery.top);
    double sum = 0;
    for (const double score : scores) sum += score;
    return surgery.scores == PassageScores::sum ? sum : sum / static_cast<double>(scores.size());
}

/// The same on lists of strings, one thing after the other.
Ranked done_plainly(const Surgery& surgery, const std::string& qid, const Ranked& documents) {
    Ranked left;
    std::set<std::string> taken;
    for (const auto& [docid, score] : documents) {
        if (surgery.dropped.contains(docid) || !surgery.judged.contains({qid, docid})) continue;
        if (docid == qid) continue;
        const auto place = surgery.canonical.find(docid);
        const std::string& name = place == surgery.canonical.end() ? docid : place->second;
        if (taken.insert(name).second) left.emplace_back(name, score);
    }
    rank(left);
    std::map<std::string, std::vector<std::pair<int, double>>> passages;
    for (const auto& [docid, score] : left)
        passages[docid.substr(0, 2)].emplace_back(docid.back() - '0', score);
    left.clear();
    for (const auto& [document, its] : passages)
        left.emplace_back(document, score_of(its, surgery));
    rank(left);
    std::erase_if(left, [&](const auto& document) { return document.second < surgery.minimum; });
    if (left.size() > surgery.depth) left.resize(surgery.depth);
    return left;
}

Qrels qrels_of(const Surgery& surgery) {
    QrelsBuilder builder(FileBytes::from_memory("q", "qrels"), JudgmentKind::graded,
                         Duplicates::error);
    for (const auto& [qid, docid] : surgery.judged) {
        Judgment judgment;
        judgment.docid = builder.keep(docid);
        builder.add(builder.keep(qid), judgment);
    }
    return builder.build();
}

std::vector<std::unique_ptr<RunOperation>> operations_for(const Surgery& surgery) {
    constexpr RunOrder order{};
    DocumentIds dropped{{"list", {}, nullptr}};
    for (const std::string& docid : surgery.dropped) dropped.for_all.push_back(docid);
    EquivalenceClasses classes({"classes", {}, nullptr});
    for (const auto& [docid, name] : surgery.canonical) classes.join(name, docid);
    classes.settle();
    std::vector<std::unique_ptr<RunOperation>> operations;
    operations.push_back(drop_documents(std::make_shared<const DocumentList>(dropped)));
    operations.push_back(judged_documents(qrels_of(surgery), 0));
    operations.push_back(drop_own_query());
    operations.push_back(
        first_of_equivalents(std::make_shared<const EquivalenceClasses>(std::move(classes)),
                             EquivalentName::canonical, order));
    operations.push_back(
        collapse_passages(PassageIds::by_delimiter("#"), {surgery.scores, surgery.top}, order));
    operations.push_back(minimum_score(surgery.minimum));
    operations.push_back(top_k(surgery.depth, order));
    return operations;
}

std::vector<const RunOperation*> all_of(
    const std::vector<std::unique_ptr<RunOperation>>& operations) {
    std::vector<const RunOperation*> all;
    for (const auto& operation : operations) all.push_back(operation.get());
    return all;
}

}  // namespace

TEST_CASE("operations, one behind the other, do what plain lists do") {
    Random random(20);
    std::size_t documents_left = 0;
    for (int round = 0; round < 300; ++round) {
        const Surgery surgery = random_surgery(random);
        const auto operations = operations_for(surgery);
        for (std::size_t query = 0; query < 5; ++query) {
            const std::string its = qid(query);
            Ranked documents = random_query(random);
            rank(documents);
            const Ranked left = applied(all_of(operations), its, documents);
            CHECK(left == done_plainly(surgery, its, documents));
            documents_left += left.size();
        }
    }
    CHECK(documents_left > 1000);
}

TEST_CASE("operations: outcome, findings and counts do not depend on threads") {
    Random random(21);
    const Surgery surgery = random_surgery(random);
    std::vector<Ranked> queries(200);
    for (Ranked& documents : queries) {
        documents = random_query(random);
        rank(documents);
    }
    std::vector<std::vector<Ranked>> left;
    std::vector<std::vector<std::string>> texts;
    for (const unsigned threads : {1U, 4U}) {
        const auto operations = operations_for(surgery);
        std::vector<Ranked>& mine = left.emplace_back(queries.size());
        for_each_index(queries.size(), threads, [&](std::size_t query, unsigned) {
            mine[query] = applied(all_of(operations), qid(query % 5), queries[query]);
        });
        std::vector<std::string>& told_by_these = texts.emplace_back();
        for (const auto& operation : operations) {
            told_by_these.push_back(told(*operation));
            for (const std::string& line : operation->account()) told_by_these.push_back(line);
        }
    }
    CHECK(left[0] == left[1]);
    CHECK(texts[0] == texts[1]);
    CHECK(texts[0].size() == 14);
}
