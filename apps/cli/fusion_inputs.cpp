// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_inputs.hpp>

#include <algorithm>

namespace rankline::cli {

namespace {

bool has(const RunFormat& format, RankBy key) {
    return std::find(format.rank_by.begin(), format.rank_by.end(), key) != format.rank_by.end();
}

bool reads_scores(const FusionMethod& method, Norm norm) {
    return method.reads != FusionReads::ranks && norm != Norm::rank && norm != Norm::borda;
}

/// A format without scores ranks by what it has, and has nothing that could be normalised.
void require_scores(const RunFile& file, const FusionMethod& method) {
    if (has(file.format(), RankBy::score)) return;
    throw Error(ErrorKind::input, Place{file.bytes().name()},
                "a run in the format " + file.format().name + " has no scores, which " +
                    method.name + " needs; use a method that looks at ranks, or --norm rank");
}

RunFile open_run(const std::string& path, const InputOptions& input, const FusionMethod& method,
                 Norm norm, unsigned threads) {
    RunReadOptions options;
    options.format = input.run_format;
    options.part = input.part;
    options.rank_keys = input.rank_keys;
    options.threads = threads;
    options.ranks_needed = input.rank_by == "rank";
    RunFile file = RunFile::open(path, options);
    if (input.rank_by == "rank" && !has(file.format(), RankBy::rank)) {
        throw Error(ErrorKind::usage, Place{file.bytes().name()},
                    "--rank-by rank: the format " + file.format().name + " has no ranks");
    }
    const bool scores_needed = reads_scores(method, norm);
    if (scores_needed) require_scores(file, method);
    // A reader that ranks by something else hands that on in place of the score. What orders the
    // lists is for the fusion to see to.
    if (scores_needed || input.rank_by == "score") file.rank_by("score");
    return file;
}

/// "lacks 2 of 13 queries (103, 107)"
std::string lacks(const std::vector<std::string_view>& lacking, std::size_t all) {
    return "lacks " + std::to_string(lacking.size()) + " of " + std::to_string(all) + " queries (" +
           first_ids(lacking) + ")";
}

}  // namespace

FusionInputs::FusionInputs(const InputOptions& input, const FusionMethod& method, Norm norm,
                           FusedQueries queries, Indexing indexing, unsigned threads)
    : m_queries(queries) {
    open(input, method, norm, indexing, threads);
    choose_queries();
}

void FusionInputs::open(const InputOptions& input, const FusionMethod& method, Norm norm,
                        Indexing indexing, unsigned threads) {
    Problems problems;
    for (const std::string& path : input.runs) {
        problems.attempt(
            [&] { m_runs.emplace_back(open_run(path, input, method, norm, threads), indexing); });
    }
    problems.raise();
}

bool FusionInputs::guessed() const noexcept {
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [](const IndexedRun& run) { return run.guessed(); });
}

FusionInputs FusionInputs::indexed() const {
    FusionInputs exact;
    exact.m_queries = m_queries;
    for (const IndexedRun& run : m_runs)
        exact.m_runs.push_back(run.guessed() ? IndexedRun(run.file()) : run);
    exact.choose_queries();
    return exact;
}

void FusionInputs::choose_queries() {
    m_table = QueryTable(m_runs);
    m_all_queries = qids().size();
    Problems problems;
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        m_lacking.push_back(m_table.lacking(run));
        if (m_queries != FusedQueries::strict || m_lacking[run].empty()) continue;
        problems.add(
            Error(ErrorKind::input, Place{m_runs[run].file().bytes().name()},
                  lacks(m_lacking[run], m_all_queries) + "; --queries union fuses what there is"));
    }
    problems.raise();
    if (m_queries != FusedQueries::intersection) return;
    m_table.intersect();
    if (qids().empty()) throw Error(ErrorKind::input, "no query is in all runs");
}

std::span<RunSlice> FusionInputs::read(std::size_t query, Reader& reader) const {
    reader.lines.resize(m_runs.size());
    reader.slices.resize(m_runs.size());
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        const std::size_t place = m_table.place(query, run);
        reader.slices[run] =
            place == QueryTable::absent ? RunSlice{} : m_runs[run].read(place, reader.lines[run]);
    }
    return reader.slices;
}

FusionInputs FusionInputs::without(std::size_t run) const {
    FusionInputs others;
    others.m_runs = m_runs;
    others.m_runs.erase(others.m_runs.begin() + static_cast<std::ptrdiff_t>(run));
    others.m_queries = m_queries;
    others.choose_queries();
    return others;
}

void FusionInputs::remark(const std::vector<const Reader*>& readers, Remarks& remarks) const {
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        const std::string& name = m_runs[run].file().bytes().name();
        if (!m_lacking[run].empty()) {
            remarks.add(name,
                        lacks(m_lacking[run], m_all_queries) +
                            (m_queries == FusedQueries::intersection ? ", left out of the fusion"
                                                                     : ", fused without it"));
        }
        std::vector<const QueryLines*> noticed;
        for (const Reader* reader : readers) {
            if (run < reader->lines.size()) noticed.push_back(&reader->lines[run]);
        }
        remarks.add(name, m_runs[run].findings(noticed));
    }
}

}  // namespace rankline::cli
