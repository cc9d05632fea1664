// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion.hpp>

#include <algorithm>
#include <utility>

#include <rankline/parallel/ordered.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

Fusion::Fusion(FusionInputs inputs, const FusionSettings& settings, unsigned threads)
    : m_threads(threads),
      m_settings(std::make_shared<const FusionSettings>(settings)),
      m_inputs(std::move(inputs)) {
    for (unsigned i = 0; i < m_threads; ++i) m_workers.emplace_back(*m_settings);
}

std::span<RunEntry> Fusion::fuse(std::size_t query, unsigned worker) {
    Worker& own = m_workers[worker];
    return own.fuser.fuse(m_inputs.qids()[query], m_inputs.read(query, own.reader));
}

const Pool& Fusion::pool(std::size_t query, unsigned worker) {
    Worker& own = m_workers[worker];
    return own.fuser.join(m_inputs.qids()[query], m_inputs.read(query, own.reader));
}

void Fusion::rehearse() {
    for_each_index(m_inputs.qids().size(), m_threads,
                   [&](std::size_t query, unsigned worker) { (void)fuse(query, worker); });
}

void Fusion::write(const RunWriter& writer, const RunWriteOptions& options, Output& output) {
    // Threads that hand on each query by itself would wait for each other where queries are many,
    // and so small; where they are large a text of several would not stay in the cache.
    constexpr std::size_t most_in_block = 64;
    const std::size_t queries = m_inputs.qids().size();
    const std::size_t block = std::clamp<std::size_t>(queries / 10000, 1, most_in_block);
    output.write(head_of(writer, options));
    for_each_in_order((queries + block - 1) / block, m_threads,
                      [&](std::size_t index, unsigned worker, std::string& text) {
                          const std::size_t end = std::min(queries, (index + 1) * block);
                          for (std::size_t query = index * block; query < end; ++query) {
                              if (query > 0) text += writer.between;
                              writer.query(m_inputs.qids()[query], fuse(query, worker), options,
                                           text);
                          }
                      },
                      [&](const std::string& text) { output.write(text); });
    output.write(writer.tail);
}

RunScores Fusion::score(Evaluator& evaluator) {
    const std::vector<std::string_view>& qids = m_inputs.qids();
    for_each_index(qids.size(), m_threads, [&](std::size_t query, unsigned worker) {
        evaluator.visit(fused_slice(qids[query], fuse(query, worker)), worker);
    });
    RunFacts facts;
    facts.queries = qids.size();
    return evaluator.finish(std::move(facts));
}

Fusion Fusion::without(std::size_t run) const {
    FusionSettings settings = *m_settings;
    const auto drop = [run](auto& values) {
        if (!values.empty()) values.erase(values.begin() + static_cast<std::ptrdiff_t>(run));
    };
    drop(settings.lists.weights);
    drop(settings.lists.groups);
    settings.lists.groups = numbered(settings.lists.groups);
    drop(settings.arguments.model.tables);
    return {m_inputs.without(run), settings, m_threads};
}

void Fusion::remark(Remarks& remarks) const {
    std::vector<const FusionInputs::Reader*> readers;
    for (const Worker& worker : m_workers) readers.push_back(&worker.reader);
    m_inputs.remark(readers, remarks);
}

std::vector<std::string> names_of(const Fusion& fusion) {
    std::vector<std::string> names;
    for (const IndexedRun& run : fusion.inputs().runs()) names.push_back(run.file().bytes().name());
    return names;
}

RunSlice fused_slice(std::string_view qid, std::span<RunEntry> ranked) {
    const bool strict =
        std::adjacent_find(ranked.begin(), ranked.end(), [](const RunEntry& a, const RunEntry& b) {
            return !(a.score > b.score);
        }) == ranked.end();
    return {.qid = qid,
            .entries = ranked,
            .strictly_descending = strict,
            .source = {},
            .file = "the fused run",
            .settled = true};
}

}  // namespace rankline::cli
