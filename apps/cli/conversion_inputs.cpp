// SPDX-License-Identifier: MIT
#include <rankline/cli/conversion_inputs.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/first_problems.hpp>
#include <rankline/cli/format_catalog.hpp>
#include <rankline/convert/scores.hpp>
#include <rankline/datasets/query_table.hpp>

namespace rankline::cli {

namespace {

bool has(const RunFormat& format, RankBy key) {
    return std::find(format.rank_by.begin(), format.rank_by.end(), key) != format.rank_by.end();
}

/// What orders a run of this format.
RankBy authority_of(const RunFormat& format, const std::string& wanted) {
    const auto named = std::find_if(format.rank_by.begin(), format.rank_by.end(),
                                    [&](RankBy key) { return wanted == name_of(key); });
    return named == format.rank_by.end() ? format.rank_by.front() : *named;
}

/// The next best authority of a format that need not have scores.
RankBy authority_without_scores(const RunFormat& format, RankBy authority) {
    if (authority != RankBy::score) return authority;
    return *std::find_if(format.rank_by.begin(), format.rank_by.end(),
                         [](RankBy key) { return key != RankBy::score; });
}

/// By the rank column, lower first.
void order_by_rank(std::span<RunEntry> entries, TieRule ties) {
    std::stable_sort(entries.begin(), entries.end(), [ties](const RunEntry& a, const RunEntry& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (ties == TieRule::docid_descending) return a.docid() > b.docid();
        return ties == TieRule::docid_ascending && a.docid() < b.docid();
    });
}

RunSlice slice_of(std::span<RunEntry> entries, std::string_view qid) {
    RunSlice slice;
    slice.qid = qid;
    slice.entries = entries;
    return slice;
}

}  // namespace

ConversionInputs::ConversionInputs(std::vector<FileBytes> files, Settings settings,
                                   Indexing indexing)
    : m_settings(std::move(settings)) {
    Problems problems;
    for (FileBytes& file : files) problems.attempt([&] { open(std::move(file), indexing); });
    problems.raise();
    settle_scores();
    find_queries();
}

/// Reads the scores, whatever orders the run: they are to be written, too.
void ConversionInputs::open(FileBytes bytes, Indexing indexing) {
    RunReadOptions options;
    const bool is_top = m_settings.joining == Joining::splice && !m_runs.empty();
    if (!is_top) options.format = m_settings.reading.run_format;
    options.surely_run = m_settings.surely_runs;
    options.rank_by = m_settings.reading.rank_by;
    if (!is_top) options.part = m_settings.reading.part;
    options.rank_keys = m_settings.reading.rank_keys;
    options.threads = m_settings.threads;
    options.ranks_needed = m_settings.ties == TieRule::rank;
    RunFile file = RunFile::open(std::move(bytes), options);
    const RunFormat& format = file.format();
    RankBy authority = authority_of(format, options.rank_by);
    const auto add = [&](bool scored) {
        file.rank_by(name_of(scored ? RankBy::score : authority));
        if (scored && authority == RankBy::rank) file.need_ranks();
        m_runs.emplace_back(file, indexing);
        m_authorities.push_back(authority);
        m_scored.push_back(scored);
    };
    const bool wanted = !m_settings.scores_from_ranks || authority == RankBy::score;
    if (!has(format, RankBy::score) || !wanted) return add(false);
    if (!format.may_lack_scores) return add(true);
    try {
        add(true);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::input || options.rank_by == "score") throw;
        authority = authority_without_scores(format, authority);
        try {
            add(false);
        } catch (const Error&) {
            throw error;  // the scores are there, but something is wrong with the file
        }
    }
}

/// All runs have scores, or all are ranked by position.
void ConversionInputs::settle_scores() {
    m_has_scores = !m_settings.scores_from_ranks && m_scored.front();
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        const Place place{m_runs[run].file().bytes().name()};
        if (m_settings.joining == Joining::merge && !m_scored[run]) {
            throw Error(ErrorKind::input, place,
                        "has no scores, by which --merge ranks the documents of all shards");
        }
        if (!m_settings.scores_from_ranks && m_scored[run] != m_scored.front()) {
            throw Error(ErrorKind::input, place,
                        std::string(m_scored[run] ? "has scores" : "has no scores") + ", unlike " +
                            m_runs.front().file().bytes().name() +
                            "; --scores-from-ranks makes up those of all from the ranks");
        }
    }
}

/// A single run needs no table.
void ConversionInputs::find_queries() {
    m_qids.clear();
    if (m_runs.size() == 1) {
        m_qids.assign(m_runs.front().qids().begin(), m_runs.front().qids().end());
        return;
    }
    const QueryTable table(m_runs);
    std::vector<std::vector<Part>> queries(table.qids().size());
    for (std::size_t query = 0; query < queries.size(); ++query) {
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            const std::size_t place = table.place(query, run);
            if (place != QueryTable::absent) queries[query].push_back({run, place});
        }
    }
    std::sort(queries.begin(), queries.end(), [](const auto& a, const auto& b) {
        return std::pair(a.front().run, a.front().query) <
               std::pair(b.front().run, b.front().query);
    });
    m_first.assign(1, 0);
    m_parts.clear();
    for (const std::vector<Part>& parts : queries) {
        m_qids.push_back(m_runs[parts.front().run].qids()[parts.front().query]);
        m_parts.insert(m_parts.end(), parts.begin(), parts.end());
        m_first.push_back(m_parts.size());
    }
    if (m_settings.joining == Joining::concat) require_different_queries();
    if (m_settings.joining == Joining::splice) require_queries_of_first();
}

std::span<const ConversionInputs::Part> ConversionInputs::parts_of(
    std::size_t query) const noexcept {
    return std::span(m_parts).subspan(m_first[query], m_first[query + 1] - m_first[query]);
}

void ConversionInputs::require_different_queries() const {
    FirstProblems problems;
    for (std::size_t query = 0; query < m_qids.size(); ++query) {
        const std::span<const Part> parts = parts_of(query);
        if (parts.size() < 2) continue;
        const auto place = [&](const Part& part) {
            const IndexedRun& run = m_runs[part.run];
            return run.place_of(run.qids()[part.query]);
        };
        problems.add(
            [&] { return query_in_two_files(m_qids[query], place(parts[0]), place(parts[1])); });
    }
    problems.raise(queries_in_two_files);
}

void ConversionInputs::require_queries_of_first() const {
    FirstProblems problems;
    for (std::size_t query = 0; query < m_qids.size(); ++query) {
        if (parts_of(query).front().run == 0) continue;
        problems.add([&] {
            return Error(ErrorKind::input, m_runs.back().place_of(m_qids[query]),
                         "query " + quoted(m_qids[query]) + " is not in " + name() +
                             ", so that this is not its top");
        });
    }
    problems.raise("queries are not");
}

bool ConversionInputs::guessed() const noexcept {
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [](const IndexedRun& run) { return run.guessed(); });
}

ConversionInputs ConversionInputs::indexed() const {
    ConversionInputs exact;
    exact.m_settings = m_settings;
    exact.m_authorities = m_authorities;
    exact.m_scored = m_scored;
    exact.m_has_scores = m_has_scores;
    for (const IndexedRun& run : m_runs)
        exact.m_runs.push_back(run.guessed() ? IndexedRun(run.file()) : run);
    exact.find_queries();
    return exact;
}

std::string_view ConversionInputs::run_id() const noexcept {
    const auto named = std::find_if(m_runs.rbegin(), m_runs.rend(),
                                    [](const IndexedRun& run) { return !run.run_id().empty(); });
    return named == m_runs.rend() ? std::string_view() : named->run_id();
}

bool ConversionInputs::may_contradict_scores() const noexcept {
    if (m_settings.ties != TieRule::docid_descending) return true;
    return m_has_scores && std::any_of(m_authorities.begin(), m_authorities.end(),
                                       [](RankBy authority) { return authority != RankBy::score; });
}

/// Scores that are made up from the ranks are in their order, those of a spliced run are put in its
/// order, and shards are ranked by score.
RunOrder ConversionInputs::order() const noexcept {
    const bool as_scored = std::all_of(m_authorities.begin(), m_authorities.end(),
                                       [](RankBy authority) { return authority == RankBy::score; });
    const bool ranked_anew =
        m_settings.joining == Joining::merge || m_settings.joining == Joining::splice;
    return {as_scored || !m_has_scores || ranked_anew, m_settings.ties};
}

std::string ConversionInputs::name() const {
    if (m_runs.size() == 1 || m_settings.joining == Joining::splice)
        return m_runs.front().file().bytes().name();
    return std::to_string(m_runs.size()) + " runs";
}

bool ConversionInputs::claims_scores_from_ranks() const noexcept {
    return std::all_of(m_runs.begin(), m_runs.end(),
                       [](const IndexedRun& run) { return run.run_id() == scores_from_ranks_tag; });
}

std::optional<std::string> ConversionInputs::metadata() const {
    const std::string& first = m_runs.front().metadata();
    const bool same = std::all_of(m_runs.begin(), m_runs.end(),
                                  [&](const IndexedRun& run) { return run.metadata() == first; });
    return same ? std::optional(first) : std::nullopt;
}

std::optional<std::string> ConversionInputs::part() const {
    std::string part;
    for (const IndexedRun& run : m_runs) {
        if (run.part().empty() || run.part() == part) continue;
        if (!part.empty()) return std::nullopt;
        part = run.part();
    }
    return part;
}

/// All lines of a query, in one piece.
RunSlice ConversionInputs::gather(std::size_t query, Reader& reader) const {
    reader.lines.resize(m_runs.size());
    if (m_runs.size() == 1) return m_runs.front().read(query, reader.lines.front());
    const std::span<const Part> parts = parts_of(query);
    if (parts.size() == 1) {
        const Part& part = parts.front();
        return m_runs[part.run].read(part.query, reader.lines[part.run]);
    }
    reader.merged.clear();
    for (const Part& part : parts) {
        const RunSlice slice = m_runs[part.run].read(part.query, reader.lines[part.run]);
        std::copy(slice.entries.begin(), slice.entries.end(),
                  reader.merged.extend(slice.entries.size()));
    }
    return slice_of(reader.merged, m_qids[query]);
}

/// Of lines that are in several files the filter does not know where they stand.
std::size_t ConversionInputs::remove_duplicates(std::size_t query, const RunSlice& slice,
                                                Reader& reader) const {
    const Duplicates policy = m_settings.reading.duplicates;
    if (m_runs.size() == 1 || policy != Duplicates::error || parts_of(query).size() == 1)
        return reader.duplicates.apply(slice, policy);
    std::vector<RunEntry> all(slice.entries.begin(), slice.entries.end());
    const std::size_t kept = reader.duplicates.apply(slice, Duplicates::first);
    if (kept == all.size()) return kept;
    // The first entry that was not kept is a second mention; it may be the last of all.
    const auto same_place = [](const RunEntry& a, const RunEntry& b) {
        return a.docid_data == b.docid_data;
    };
    const std::span<const RunEntry> left = slice.entries.first(kept);
    const auto second = std::mismatch(left.begin(), left.end(), all.begin(), same_place).second;
    const auto first = std::find_if(all.begin(), second, [&](const RunEntry& entry) {
        return entry.docid() == second->docid();
    });
    const auto place = [&](const RunEntry& entry) {
        for (const Part& part : parts_of(query)) {
            Place found = m_runs[part.run].place_of(entry.docid());
            if (found.line > 0) return found;
        }
        return Place{};
    };
    throw Error(ErrorKind::input, place(*second),
                "document " + quoted(second->docid()) + " is retrieved twice for query " +
                    quoted(slice.qid) + " (first: " + to_string(place(*first)) +
                    "); --duplicates first, best or last keeps one");
}

void ConversionInputs::rank(std::size_t run, std::span<RunEntry> entries) const {
    const bool as_read = !m_scored[run] || m_authorities[run] == RankBy::score;
    if (as_read) {
        rank_entries(entries, m_settings.ties);
    } else if (m_authorities[run] == RankBy::rank) {
        order_by_rank(entries, m_settings.ties);
    }
    if (!m_has_scores) score_by_rank(entries);
}

std::span<RunEntry> ConversionInputs::read_part(const Part& part, Reader& reader) const {
    const RunSlice slice = m_runs[part.run].read(part.query, reader.lines[part.run]);
    const std::span<RunEntry> entries =
        slice.entries.first(reader.duplicates.apply(slice, m_settings.reading.duplicates));
    rank(part.run, entries);
    return entries;
}

std::span<RunEntry> ConversionInputs::read_spliced(std::size_t query, Reader& reader) const {
    reader.lines.resize(m_runs.size());
    const std::span<const Part> parts = parts_of(query);
    const std::span<RunEntry> ranked = read_part(parts.front(), reader);
    const std::span<const RunEntry> top =
        parts.size() == 1 ? std::span<RunEntry>() : read_part(parts.back(), reader);
    const std::size_t stranger = reader.splicer.splice(ranked, top);
    if (stranger < top.size()) {
        const std::string_view docid = top[stranger].docid();
        throw Error(ErrorKind::input, m_runs.back().place_of(docid),
                    "document " + quoted(docid) + " is not among those of query " +
                        quoted(m_qids[query]) + " in " + name() + ", so that this is not its top");
    }
    reader.untier.untie(ranked);
    if (!m_has_scores) score_by_rank(ranked);
    return ranked;
}

std::span<RunEntry> ConversionInputs::read(std::size_t query, Reader& reader) const {
    if (m_settings.joining == Joining::splice) return read_spliced(query, reader);
    const RunSlice slice = gather(query, reader);
    const std::span<RunEntry> entries =
        slice.entries.first(remove_duplicates(query, slice, reader));
    if (m_settings.joining == Joining::merge) {
        // By score even if one shard has them all: queries are not ranked by different things.
        rank_entries(entries, m_settings.ties);
        if (!m_has_scores) score_by_rank(entries);
    } else {
        rank(m_runs.size() == 1 ? 0 : parts_of(query).front().run, entries);
    }
    return entries;
}

/// The queries that stay ranked as they are.
std::string ConversionInputs::unspliced_remark() const {
    if (m_settings.joining != Joining::splice) return "";
    std::vector<std::string_view> qids;
    for (std::size_t query = 0; query < m_qids.size(); ++query) {
        if (parts_of(query).size() == 1) qids.push_back(m_qids[query]);
    }
    if (qids.empty()) return "";
    return some_of(qids.size(), m_qids.size(), "") + " not in it (" + first_ids(qids) +
           "): ranked as in " + name();
}

Finding ConversionInputs::other_run_id(const IndexedRun& run) const {
    // What is spliced is another system's by nature.
    if (m_settings.joining == Joining::splice || run.run_id().empty() || run.run_id() == run_id())
        return {};
    return {"other-run-id",
            "the run id " + quoted(run.run_id()) + " becomes " + quoted(run_id()) +
                ", that of the last input",
            1, Place{run.file().bytes().name()}};
}

void ConversionInputs::read_through() const {
    for (const IndexedRun& run : m_runs) run.read_through();
}

void ConversionInputs::remark(const std::vector<const Reader*>& readers, bool run_id_matters,
                              Remarks& remarks) const {
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        std::vector<const QueryLines*> noticed;
        for (const Reader* reader : readers) {
            if (run < reader->lines.size()) noticed.push_back(&reader->lines[run]);
        }
        const std::string& name = m_runs[run].file().bytes().name();
        Findings findings;
        const Findings all = m_runs[run].findings(noticed);
        for (const Finding& finding : all.all()) {
            if (m_settings.own_query_dropped && finding.kind == "docid-is-qid") continue;
            findings.add(finding);
        }
        if (run_id_matters) {
            findings.add(m_runs[run].changed_run_id(noticed));
            findings.add(other_run_id(m_runs[run]));
        }
        remarks.add(name, findings);
    }
    remarks.add(m_runs.back().file().bytes().name(), unspliced_remark());
}

}  // namespace rankline::cli
