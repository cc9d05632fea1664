// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_trials.hpp>

#include <algorithm>
#include <limits>
#include <numeric>

#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

FusionTrials::FusionTrials(Fusion& fusion, const Qrels& qrels, const std::vector<Measure>& measures,
                           const EvalOptions& options)
    : m_qrels(qrels),
      m_method(fusion.settings().method),
      m_runs(fusion.inputs().runs().size()),
      m_depth(fusion.settings().depth),
      m_threads(fusion.threads()),
      m_level(options.level),
      m_evaluator(qrels, measures, options, fusion.threads()),
      m_workers(fusion.threads()) {
    const std::vector<std::string_view>& qids = fusion.inputs().qids();
    for (std::size_t query = 0; query < qids.size(); ++query) {
        if (!qrels.find(qids[query])) continue;
        m_queries.push_back(query);
        m_qids.push_back(qids[query]);
    }
    if (m_qids.empty()) {
        throw Error(ErrorKind::input, "no query is both in " + qrels.name() + " and in a run");
    }
    m_pools.resize(m_qids.size());
    m_grades.resize(m_qids.size());
    for_each_index(m_qids.size(), m_threads,
                   [&](std::size_t index, unsigned worker) { store(fusion, index, worker); });
}

void FusionTrials::store(Fusion& fusion, std::size_t index, unsigned worker) {
    m_pools[index] = StoredPool(fusion.pool(m_queries[index], worker));
    const JudgedDocuments& judged = m_qrels.topics()[*m_qrels.find(m_qids[index])].documents;
    for (const RunEntry& document : m_pools[index].documents()) {
        const Judgment* const judgment = judged.find(document.docid(), document.hash);
        m_grades[index].push_back(judgment == nullptr ? std::numeric_limits<double>::quiet_NaN()
                                                      : judgment->grade);
    }
}

/// `rank(query, worker)` leaves the documents in worker.ranked, best first.
template <class Rank>
std::vector<double> FusionTrials::score_all(Rank rank) {
    for_each_index(m_qids.size(), m_threads, [&](std::size_t query, unsigned index) {
        Worker& worker = m_workers[index];
        worker.ranked.clear();
        rank(query, worker);
        m_evaluator.visit(fused_slice(m_qids[query], worker.ranked), index);
    });
    return m_evaluator.finish({}).values;
}

/// Ranks the documents of the pool by worker.scores.
void FusionTrials::rank_pool(std::size_t query, Worker& worker) const {
    const std::span<const RunEntry> documents = m_pools[query].documents();
    for (const std::uint32_t document : worker.top.select(worker.scores, documents, m_depth)) {
        worker.ranked.push_back(documents[document]);
        worker.ranked.back().score = worker.scores[document];
    }
}

std::vector<double> FusionTrials::values(const FusionPoint& point, const FusionModel& model) {
    const FusionArguments arguments{point.numbers, model};
    return score_all([&](std::size_t query, Worker& worker) {
        const Pool pool = m_pools[query].view(point.weights, worker.lists);
        worker.scores.resize(pool.documents.size());
        m_method->fuse(pool, arguments, worker.scratch, worker.scores);
        rank_pool(query, worker);
    });
}

std::vector<double> FusionTrials::values_of_run(std::size_t run) {
    return score_all([&](std::size_t query, Worker& worker) {
        const Pool pool = m_pools[query].view({}, worker.lists);
        const RankedList& list = pool.lists[run];
        for (std::size_t i = 0; i < std::min(list.held, m_depth); ++i) {
            worker.ranked.push_back(pool.documents[list.documents[i]]);
            worker.ranked.back().score = -static_cast<double>(i);
        }
    });
}

std::vector<double> FusionTrials::values_of_oracle() {
    return score_all([&](std::size_t query, Worker& worker) {
        worker.scores.resize(m_grades[query].size());
        std::transform(m_grades[query].begin(), m_grades[query].end(), worker.scores.begin(),
                       [](double grade) { return grade >= 0 ? grade : -1.0; });
        rank_pool(query, worker);
    });
}

FusionModel FusionTrials::train(const FusionPoint& point,
                                std::span<const std::size_t> queries) const {
    if (m_method->train == nullptr) return {};
    std::vector<std::vector<RankedList>> lists(queries.size());
    std::vector<TrainingQuery> training;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const std::size_t query = queries[i];
        std::uint64_t relevant = 0;
        for (const GradeCount& each :
             m_qrels.topics()[*m_qrels.find(m_qids[query])].documents.grades()) {
            if (each.grade >= m_level) relevant += each.count;
        }
        training.push_back(
            {m_pools[query].view(point.weights, lists[i]), m_grades[query], relevant});
    }
    return m_method->train(
        {.runs = m_runs, .level = m_level, .threads = m_threads, .queries = training},
        point.numbers);
}

double mean_of(std::span<const double> values, std::size_t measures, std::size_t measure,
               std::span<const std::size_t> queries) {
    double sum = 0;
    for (const std::size_t query : queries) sum += values[query * measures + measure];
    return sum / static_cast<double>(queries.size());
}

std::vector<std::size_t> all_indexes(std::size_t count) {
    std::vector<std::size_t> indexes(count);
    std::iota(indexes.begin(), indexes.end(), std::size_t{0});
    return indexes;
}

}  // namespace rankline::cli
