// SPDX-License-Identifier: MIT
#include <rankline/eval/judgment_pool.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace rankline {

HoleFinder::HoleFinder(const Qrels& qrels, const std::vector<Measure>& measures, double grade,
                       const EvalOptions& options, unsigned threads)
    : m_qrels(qrels),
      m_options(options),
      m_evaluator(qrels, measures, options, threads),
      m_queries(qrels.topics().size()) {
    m_workers.reserve(threads);
    for (unsigned i = 0; i < threads; ++i)
        m_workers.push_back(
            {{}, TopicView(qrels.kind(), false), JudgmentEffect(measures.front(), grade)});
}

void HoleFinder::visit(RunSlice slice, unsigned worker_index) {
    Worker& worker = m_workers[worker_index];
    worker.copy.assign(slice.entries.begin(), slice.entries.end());
    RunSlice copy = slice;
    copy.entries = worker.copy;
    m_evaluator.visit(copy, worker_index);
    const std::optional<std::size_t> topic = m_qrels.find(slice.qid);
    if (!topic) return;
    Holes found = holes(slice, m_qrels.topics()[*topic], worker, worker_index);
    const std::scoped_lock lock(m_mutex);
    Holes& query = m_queries[*topic];
    if (found.lines >= query.lines) query = std::move(found);
}

std::pair<RunScores, std::vector<Holes>> HoleFinder::finish(RunFacts facts) {
    return {m_evaluator.finish(std::move(facts)), std::exchange(m_queries, {})};
}

Holes HoleFinder::holes(const RunSlice& slice, const QrelsTopic& judged, Worker& worker,
                        unsigned worker_index) {
    std::span<const RunEntry> ranked = m_evaluator.rank(slice, worker_index);
    ranked = ranked.first(std::min<std::uint64_t>(ranked.size(), m_options.depth));
    Topic topic = worker.view.judge(judged, ranked);
    topic.collection_size = m_options.collection_size;
    worker.effect.start(topic);
    Holes found{slice.entries.size(), {}};
    auto hit = topic.hits.begin();
    for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
        const bool is_hit = hit != topic.hits.end() && hit->rank == rank;
        const bool is_judged = is_hit && hit->grade >= 0;
        if (is_hit) ++hit;
        if (is_judged) continue;
        const double weight = std::round(worker.effect.at(rank) * units_of_weight);
        found.list.push_back({ranked[rank].docid(), rank + 1, weight});
    }
    return found;
}

namespace {

bool matters_more(const Suggestion& a, const Suggestion& b) {
    return std::tie(b.weight, a.best_rank, a.qid, a.docid) <
           std::tie(a.weight, b.best_rank, b.qid, b.docid);
}

/// Keeps what matters most of those from `begin` on; returns how many there are then.
std::size_t keep_first(std::uint64_t count, std::size_t begin, std::vector<Suggestion>& all) {
    const std::size_t kept = std::min<std::uint64_t>(count, all.size() - begin);
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(begin);
    std::partial_sort(from, from + static_cast<std::ptrdiff_t>(kept), all.end(), matters_more);
    all.resize(begin + kept);
    return all.size();
}

void add_suggestions(std::string_view qid, std::vector<Hole>& holes, std::vector<Suggestion>& all) {
    std::sort(holes.begin(), holes.end(),
              [](const Hole& a, const Hole& b) { return a.docid < b.docid; });
    for (auto hole = holes.begin(); hole != holes.end();) {
        Suggestion document{qid, hole->docid, 0, 0, hole->rank};
        for (; hole != holes.end() && hole->docid == document.docid; ++hole) {
            document.weight += hole->weight;
            document.best_rank = std::min(document.best_rank, hole->rank);
            ++document.runs;
        }
        if (document.weight > 0) all.push_back(document);
    }
}

}  // namespace

void JudgmentPool::add(const std::vector<Holes>& run) {
    for (std::size_t topic = 0; topic < m_queries.size(); ++topic) {
        std::vector<Hole>& query = m_queries[topic];
        query.insert(query.end(), run[topic].list.begin(), run[topic].list.end());
    }
}

std::vector<Suggestion> JudgmentPool::first(std::uint64_t count, bool per_query) {
    std::vector<Suggestion> all;
    std::size_t done = 0;
    for (std::size_t topic = 0; topic < m_queries.size(); ++topic) {
        add_suggestions(m_qrels.topics()[topic].qid, m_queries[topic], all);
        if (per_query) done = keep_first(count, done, all);
    }
    if (!per_query) keep_first(count, 0, all);
    return all;
}

}  // namespace rankline
