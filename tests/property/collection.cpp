// SPDX-License-Identifier: MIT
#include "collection.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <utility>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/id_store.hpp>
#include <rankline/base/number.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/model/run_buffer.hpp>

namespace rankline::property {

namespace {

constexpr std::uint64_t topics = 12;
constexpr std::uint64_t documents = 60;
constexpr int groups = 3;

std::string numbered(char letter, std::uint64_t number) {
    std::string digits = std::to_string(number);
    return letter + std::string(3 - digits.size(), '0') + digits;
}

/// What the assessors of one topic hand out: each of the cases that measures treat apart.
double random_grade(Random& random, std::uint64_t topic) {
    if (topic == 1) return 0;   // nothing relevant
    if (topic == 2) return -1;  // in the pool, but nothing judged
    const auto grade = static_cast<double>(random.below(4));
    return random.below(15) == 0 ? -1 : grade;
}

void judge(Collection& collection, Random& random, std::uint64_t topic) {
    const std::string qid = numbered('q', topic);
    for (std::uint64_t document = 0; document < documents; ++document) {
        if (random.below(3) != 0) continue;
        for (int group = 1; group <= groups; ++group) {
            collection.judged.push_back({qid, numbered('d', document), std::to_string(group),
                                         random_grade(random, topic),
                                         std::to_string(document % 4)});
        }
    }
}

void retrieve(Collection& collection, Random& random, std::uint64_t topic) {
    std::vector<std::uint64_t> order;
    for (std::uint64_t document = 0; document < documents; ++document) order.push_back(document);
    random.shuffle(order);
    order.resize(random.below(40) + 1);
    for (const std::uint64_t document : order) {
        const auto score = static_cast<double>(random.below(25)) / 4;
        collection.retrieved.push_back({numbered('q', topic), numbered('d', document), score});
    }
}

const RunFormat& trec_format() {
    const auto& formats = run_formats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [](const RunFormat& format) { return format.name == "trec"; });
    if (found == formats.end()) throw std::logic_error("no run format is called trec");
    return *found;
}

std::string trec_text(const Collection& collection) {
    std::string text;
    for (const RetrievedLine& line : collection.retrieved) {
        text += line.qid + " Q0 " + line.docid + " 1 " + format_number(line.score, -1) + " run\n";
    }
    return text;
}

}  // namespace

std::uint64_t Random::next() noexcept {
    std::uint64_t z = m_state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

Collection random_collection(std::uint64_t seed) {
    Random random(seed);
    Collection collection;
    for (std::uint64_t topic = 0; topic < topics; ++topic) {
        if (topic != 3) judge(collection, random, topic);     // 3: retrieved, not judged
        if (topic != 4) retrieve(collection, random, topic);  // 4: judged, not retrieved
    }
    return collection;
}

Qrels make_qrels(const Collection& collection, JudgmentKind kind) {
    QrelsBuilder builder(FileBytes::from_memory("", "qrels"), kind, Duplicates::error);
    for (const JudgedLine& line : collection.judged) {
        const bool once = kind == JudgmentKind::graded || kind == JudgmentKind::strata;
        if (once && line.group != "1") continue;
        Judgment judgment{builder.keep(line.docid), line.grade, {}, {}};
        if (kind == JudgmentKind::strata) judgment.group = builder.keep(line.stratum);
        if (!once) {
            judgment.group = builder.keep(line.group);
            if (kind != JudgmentKind::subtopics) judgment.grade = std::max(0.0, line.grade);
        }
        if (kind == JudgmentKind::preferences) judgment.subgroup = "1";
        builder.add(builder.keep(line.qid), judgment);
    }
    return builder.build();
}

Evaluated evaluate(const Collection& collection, const std::vector<Measure>& measures,
                   const EvalOptions& options) {
    Qrels qrels = make_qrels(collection, measures.front().record->judgments);
    Evaluator evaluator(qrels, measures, options, 1);
    RunBuffer run;
    for (const RetrievedLine& line : collection.retrieved)
        run.add(line.qid, line.docid, line.score);
    RunFacts facts;
    run.deliver(evaluator, facts, "", "run", 1);
    RunScores scores = evaluator.finish(std::move(facts));
    return {std::move(qrels), std::move(scores)};
}

Evaluated evaluate_text(const Collection& collection, const std::vector<Measure>& measures,
                        unsigned threads) {
    Qrels qrels = make_qrels(collection, measures.front().record->judgments);
    Evaluator evaluator(qrels, measures, EvalOptions{}, threads);
    const FileBytes file = FileBytes::from_memory(trec_text(collection), "run");
    IdStore ids;
    RunReadOptions options;
    options.threads = threads;
    RunFacts facts = trec_format().read({file, ids, RankBy::score, options, evaluator});
    RunScores scores = evaluator.finish(std::move(facts));
    scores.unjudged_qids.clear();  // views of `file`
    return {std::move(qrels), std::move(scores)};
}

bool same_values(const RunScores& a, const RunScores& b) {
    const auto same = [](double x, double y) {
        return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y) ||
               (x != x && y != y);
    };
    return a.qids == b.qids && a.texts == b.texts &&
           std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same);
}

}  // namespace rankline::property
