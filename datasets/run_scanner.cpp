// SPDX-License-Identifier: MIT
#include <rankline/datasets/run_scanner.hpp>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <algorithm>
#include <atomic>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

Place RunText::place_of(const char* at) const {
    const std::string_view text{begin, static_cast<std::size_t>(end - begin)};
    const auto offset = static_cast<std::uint64_t>(at - begin);
    const std::uint64_t line_start = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    return Place{file.name(), line_of(text, offset), offset - line_start + 1};
}

void RunText::fail(std::string_view field, const std::string& message) const {
    throw Error(ErrorKind::input, place_of(field.data()), message);
}

void RunText::fail_few_fields(const RunLine& line, unsigned wanted) const {
    const char* const start = line.fields[0].data();
    const std::string_view text{start, static_cast<std::size_t>(std::min(line.next, end) - start)};
    throw Error(ErrorKind::input, place_of(start),
                "a line of " + std::to_string(line.count) + " fields where " + std::to_string(wanted) +
                    " are needed: " + quoted(trimmed(text)));
}

namespace {

/// Small enough to spread a run over many threads, large enough that passing over the query which
/// straddles the border of two pieces is nothing. Fixed, so that which of several errors is told
/// does not depend on the number of threads.
constexpr std::size_t piece_size = std::size_t{2} << 20;

/// Lines of one query that follow each other.
struct Group {
    const char* begin;
    std::uint64_t size : 63;
    std::uint64_t visited : 1;
};

struct IdHash {
    std::size_t operator()(std::string_view id) const noexcept { return hash_id(id); }
};
using IdSet = tsl::robin_set<std::string_view, IdHash>;

/// What reading one piece left behind.
struct PieceResult {
    std::vector<Group> groups;
    QueryLines noticed;  ///< without entries
};

class Scanner {
public:
    Scanner(const RunReadJob& job, QueryReader reader)
        : m_job(job), m_reader(reader),
          m_text{nullptr, nullptr, job.file, job.rank_by, job.options.ranks_needed},
          m_queries(std::max(1U, job.options.threads)) {}

    RunFacts run();

private:
    void scan_region(const char* from, const char* to, std::vector<PieceResult>& pieces);
    void scan_piece(const char* from, const char* to, unsigned worker, PieceResult& result);
    [[nodiscard]] const char* last_query(const char* from) const;
    [[nodiscard]] const char* skip_ignored(const char* at) const;
    [[nodiscard]] const char* next_line(const char* at) const;
    [[nodiscard]] std::string_view qid_at(const char* line) const;
    [[nodiscard]] std::string_view qid_before(const char* line) const;
    [[nodiscard]] const char* first_query(const char* from, const char* to) const;
    void visit(QueryLines& query, unsigned worker);
    void visit_scattered(const std::vector<std::vector<Group>>& pieces, RunFacts& facts);
    void fold_noticed(const std::vector<PieceResult>& pieces, RunFacts& facts) const;
    void report_progress(const char* to, unsigned worker) const;

    const RunReadJob& m_job;
    QueryReader m_reader;
    RunText m_text;  ///< as far as it is there; its end moves
    std::vector<QueryLines> m_queries;  ///< per worker
    /// Set once a query was met a second time: from then on queries are recorded but not visited,
    /// since most visits would have to be repeated.
    std::atomic<bool> m_scattered{false};
};

const char* Scanner::next_line(const char* at) const {
    const void* newline = std::memchr(at, '\n', static_cast<std::size_t>(m_text.end - at));
    return newline == nullptr ? m_text.end : static_cast<const char*>(newline) + 1;
}

/// The first line at or behind `at`, a line start, that is neither blank nor a comment.
const char* Scanner::skip_ignored(const char* at) const {
    while (at < m_text.end && (*at == '#' || qid_at(at).empty())) at = next_line(at);
    return at;
}

/// The first field of a line, "" if it is blank.
std::string_view Scanner::qid_at(const char* line) const {
    const char* start = line;
    while (start < m_text.end && *start != '\n' && is_space(*start)) ++start;
    const char* stop = start;
    while (stop < m_text.end && !is_space(*stop)) ++stop;
    return {start, static_cast<std::size_t>(stop - start)};
}

/// The qid of the last line before `line` that is neither blank nor a comment, "" if there is none.
std::string_view Scanner::qid_before(const char* line) const {
    while (line > m_text.begin) {
        const char* start = line - 1;
        while (start > m_text.begin && start[-1] != '\n') --start;
        if (*start != '#') {
            const std::string_view qid = qid_at(start);
            if (!qid.empty()) return qid;
        }
        line = start;
    }
    return {};
}

/// The start of the first query that begins in [from, to), or `to`.
const char* Scanner::first_query(const char* from, const char* to) const {
    if (from == m_text.begin) return skip_ignored(from);
    const char* at = from[-1] == '\n' ? from : next_line(from);
    const std::string_view qid = qid_before(at);
    for (at = skip_ignored(at); at < to && qid_at(at) == qid; at = skip_ignored(next_line(at))) {
    }
    return at;
}

void Scanner::visit(QueryLines& query, unsigned worker) {
    const std::string_view source{m_text.begin, static_cast<std::size_t>(m_text.end - m_text.begin)};
    m_job.visitor.visit({query.qid, query.entries, query.strictly_descending, source, m_job.file.name()},
                        worker);
}

/// A file that is being decompressed tells its own progress.
void Scanner::report_progress(const char* to, unsigned worker) const {
    if (worker != 0 || !m_job.options.progress || !m_job.file.compression().empty()) return;
    m_job.options.progress(static_cast<std::uint64_t>(to - m_text.begin),
                           static_cast<std::uint64_t>(m_text.end - m_text.begin));
}

void Scanner::scan_piece(const char* from, const char* to, unsigned worker, PieceResult& result) {
    QueryLines& query = m_queries[worker];
    std::vector<RunEntry> entries = std::move(query.entries);
    query = QueryLines{};
    query.entries = std::move(entries);
    IdSet seen;
    for (const char* at = first_query(from, to); at < to;) {
        query.start_query();
        const char* const next = m_reader(m_text, at, m_text.end, query);
        query.lines += query.entries.size();
        if (!seen.insert(query.qid).second) m_scattered.store(true, std::memory_order_relaxed);
        const bool visited = !m_scattered.load(std::memory_order_relaxed);
        if (visited) visit(query, worker);
        result.groups.push_back({at, static_cast<std::uint64_t>(next - at), visited});
        at = skip_ignored(next);
    }
    query.start_query();
    entries = std::move(query.entries);
    result.noticed = query;
    query.entries = std::move(entries);
    report_progress(to, worker);
}

/// Counts the distinct queries and visits those that were not visited as a whole.
void Scanner::visit_scattered(const std::vector<std::vector<Group>>& pieces, RunFacts& facts) {
    tsl::robin_map<std::string_view, std::size_t, IdHash> index;
    std::vector<std::size_t> query_of_group;
    std::vector<std::size_t> counts;
    std::vector<bool> complete;
    for (const auto& groups : pieces) {
        for (const Group& group : groups) {
            const auto [place, is_new] = index.try_emplace(qid_at(group.begin), counts.size());
            if (is_new) {
                counts.push_back(0);
                complete.push_back(group.visited != 0);
            }
            if (++counts[place->second] > 1) complete[place->second] = false;
            query_of_group.push_back(place->second);
        }
    }
    facts.queries = counts.size();
    if (std::find(complete.begin(), complete.end(), false) == complete.end()) return;

    std::vector<std::size_t> first(counts.size() + 1, 0);
    for (std::size_t i = 0; i < counts.size(); ++i) first[i + 1] = first[i] + counts[i];
    std::vector<Group> sorted(query_of_group.size());
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    std::size_t position = 0;
    for (const auto& groups : pieces) {
        for (const Group& group : groups) sorted[next[query_of_group[position++]]++] = group;
    }
    for_each_index(counts.size(), m_job.options.threads, [&](std::size_t query_index, unsigned worker) {
        if (complete[query_index]) return;
        QueryLines& query = m_queries[worker];
        query.start_query();
        for (std::size_t i = first[query_index]; i < first[query_index + 1]; ++i) {
            m_reader(m_text, sorted[i].begin, sorted[i].begin + sorted[i].size, query);
        }
        visit(query, worker);
    });
}

void Scanner::fold_noticed(const std::vector<PieceResult>& pieces, RunFacts& facts) const {
    QueryLines all;
    for (const PieceResult& piece : pieces) {
        const QueryLines& noticed = piece.noticed;
        facts.lines += noticed.lines;
        all.rank_against_score.merge(noticed.rank_against_score);
        all.own_qid.merge(noticed.own_qid);
        if (noticed.first_tag.data() == nullptr) continue;
        if (all.last_tag.data() != nullptr && all.last_tag != noticed.first_tag) {
            all.changed_tag.add(noticed.first_tag.data());
        }
        all.changed_tag.merge(noticed.changed_tag);
        all.last_tag = noticed.last_tag;
    }
    facts.run_id = std::string(all.last_tag);
    const auto tell = [&](const LineFinding& finding, const char* kind, const std::string& message) {
        if (finding.count == 0) return;
        facts.findings.add({kind, message, finding.count, m_text.place_of(finding.first)});
    };
    tell(all.rank_against_score, "rank-against-score",
         std::string("the rank column contradicts the order of the scores") +
             (m_job.rank_by == RankBy::score ? ", which were used" : ""));
    tell(all.changed_tag, "changed-run-id", "the run id changes");
    tell(all.own_qid, "docid-is-qid", "a document id equals its query id");
}

/// The lines between "# ir_metadata.start" and "# ir_metadata.end", without the "# " (Breuer et al.,
/// SIGIR 2022); "" if the run does not begin with them.
std::string metadata_of(std::string_view text) {
    if (!text.starts_with("# ir_metadata.start")) return {};
    std::string metadata;
    while (!text.empty() && text.front() == '#') {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        line.remove_prefix(line.starts_with("# ") ? 2 : 1);
        while (line.ends_with(' ')) line.remove_suffix(1);
        if (line == "ir_metadata.end") return metadata;
        if (line == "ir_metadata.start") continue;
        metadata.append(line);
        metadata += '\n';
    }
    return metadata;
}

/// The start of the last query of the text behind `from`, or `from`: what is before is complete even
/// if the text goes on.
const char* Scanner::last_query(const char* from) const {
    const char* line = m_text.end;
    while (line > from && line[-1] != '\n') --line;  // the last line may be cut
    const std::string_view qid = qid_before(line);
    while (line > from) {
        const char* start = line - 1;
        while (start > from && start[-1] != '\n') --start;
        if (*start != '#' && !qid_at(start).empty() && qid_at(start) != qid) return line;
        line = start;
    }
    return from;
}

/// Scans the queries of [from, to), a stretch of the text that holds queries as wholes.
void Scanner::scan_region(const char* from, const char* to, std::vector<PieceResult>& pieces) {
    const auto size = static_cast<std::size_t>(to - from);
    const std::size_t first = pieces.size();
    pieces.resize(first + (size + piece_size - 1) / piece_size);
    m_text.end = to;
    for_each_index(pieces.size() - first, m_job.options.threads, [&](std::size_t index, unsigned worker) {
        const char* const piece = from + index * piece_size;
        scan_piece(piece, std::min(piece + piece_size, to), worker, pieces[first + index]);
    });
}

RunFacts Scanner::run() {
    RunFacts facts;
    std::vector<PieceResult> pieces;
    // A plain file is there at once; of one that is being decompressed a stretch after the other.
    const std::size_t stretch = 2 * piece_size * m_queries.size();
    std::size_t done = 0;
    std::size_t wanted = stretch;
    for (bool complete = false; !complete;) {
        const FileBytes::Available available = m_job.file.wait(wanted);
        complete = available.complete;
        m_text.begin = available.bytes.data();
        m_text.end = m_text.begin + available.bytes.size();
        const char* const from = m_text.begin + done;
        const char* const to = complete ? m_text.end : last_query(from);
        scan_region(from, to, pieces);
        done += static_cast<std::size_t>(to - from);
        // Twice as much where a single query fills what there is, or it would be looked at often.
        wanted = to == from ? 2 * available.bytes.size() : available.bytes.size() + stretch;
    }
    fold_noticed(pieces, facts);
    if (facts.lines == 0) {
        throw Error(ErrorKind::input, Place{m_job.file.name()}, "no documents: the file is empty");
    }
    std::vector<std::vector<Group>> groups;
    for (PieceResult& piece : pieces) groups.push_back(std::move(piece.groups));
    visit_scattered(groups, facts);
    facts.metadata = metadata_of(m_job.file.bytes());
    return facts;
}

}  // namespace

RunFacts scan_run(const RunReadJob& job, QueryReader reader) { return Scanner(job, reader).run(); }

}  // namespace rankline
