// SPDX-License-Identifier: MIT
#include <rankline/datasets/run_scanner.hpp>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <utility>

#include <rankline/base/id_hash.hpp>
#include <rankline/base/text.hpp>
#include <rankline/datasets/line_walk.hpp>
#include <rankline/datasets/query_passer.hpp>
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
                "a line of " + std::to_string(line.count) + " fields where " +
                    std::to_string(wanted) + " are needed: " + quoted(trimmed(text)));
}

namespace {

/// Small enough to spread a run over many threads, large enough that passing over the query which
/// straddles the border of two pieces is nothing. Fixed, so that which of several errors is told
/// does not depend on the number of threads.
constexpr std::size_t piece_size = std::size_t{2} << 20;

using IdSet = tsl::robin_set<std::string_view, IdHash>;

/// What reading one piece left behind.
struct PieceResult {
    std::vector<LineGroup> groups;
    std::size_t visited = 0;  ///< so many of the first groups were handed to the visitor
    QueryLines noticed;       ///< without entries
};

class Scanner {
public:
    /// `visits`: whether queries go to the visitor of the job.
    Scanner(const RunReadJob& job, QueryReader reader, bool visits)
        : m_job(job),
          m_visits(visits),
          m_reader(reader),
          m_text{nullptr, nullptr, job.file, job.rank_by, job.options.ranks_needed},
          m_queries(std::max(1U, job.options.threads)) {}

    RunFacts run();
    QueryStretches index();

private:
    std::vector<PieceResult> scan();
    void scan_region(const char* from, const char* to, std::vector<PieceResult>& pieces);
    void scan_piece(const char* from, const char* to, unsigned worker, PieceResult& result);
    [[nodiscard]] const char* last_query(const char* from) const;
    [[nodiscard]] const char* line_start(const char* before) const {
        return rankline::line_start(m_text.begin, before);
    }
    [[nodiscard]] std::string_view qid_at(const char* line) const {
        return rankline::qid_at(line, m_text.end);
    }
    [[nodiscard]] const char* skip_ignored(const char* at, const char* to) const {
        return rankline::skip_ignored(at, to, m_text.end);
    }
    [[nodiscard]] std::string_view qid_before(const char* line) const {
        return rankline::qid_before(line, m_text.begin, m_text.end);
    }
    [[nodiscard]] const char* first_query(const char* from, const char* to) const;
    void visit(QueryLines& query, unsigned worker);
    void visit_scattered(const std::vector<PieceResult>& pieces, RunFacts& facts);
    void fold_noticed(const std::vector<PieceResult>& pieces, RunFacts& facts) const;
    void report_progress(std::size_t bytes);

    const RunReadJob& m_job;
    bool m_visits;
    QueryReader m_reader;
    RunText m_text;                     ///< as far as it is there; its end moves
    std::vector<QueryLines> m_queries;  ///< per worker
    std::atomic<std::uint64_t> m_scanned{0};
};

/// The start of the first query that begins in [from, to), or `to`.
const char* Scanner::first_query(const char* from, const char* to) const {
    if (from == m_text.begin) return skip_ignored(from, to);
    const char* at = skip_ignored(from[-1] == '\n' ? from : next_line(from, to), to);
    if (at == to) return to;
    const std::string_view qid = qid_before(at);
    while (at < to && qid_at(at) == qid) at = skip_ignored(next_line(at, to), to);
    return at;
}

void Scanner::visit(QueryLines& query, unsigned worker) {
    const std::string_view source{m_text.begin,
                                  static_cast<std::size_t>(m_text.end - m_text.begin)};
    m_job.visitor.visit(
        {query.qid, query.entries, query.strictly_descending, source, m_job.file.name()}, worker);
}

/// A file that is being decompressed tells its own progress.
void Scanner::report_progress(std::size_t bytes) {
    const std::uint64_t scanned = m_scanned.fetch_add(bytes, std::memory_order_relaxed) + bytes;
    if (!m_job.options.progress || !m_job.file.compression().empty()) return;
    m_job.options.progress(scanned, static_cast<std::uint64_t>(m_text.end - m_text.begin));
}

void Scanner::scan_piece(const char* from, const char* to, unsigned worker, PieceResult& result) {
    QueryLines& query = m_queries[worker];
    EntryBuffer entries = std::move(query.entries);
    query = QueryLines{};
    query.entries = std::move(entries);
    IdSet seen;
    // Once a query is met a second time in the piece the rest are recorded but not visited, since
    // most visits would have to be repeated. Not told to other pieces: what is visited, and so
    // which error is met first, must not depend on who is faster.
    bool scattered = false;
    for (const char* at = first_query(from, to); at < to;) {
        query.start_query();
        const char* const next = m_reader(m_text, at, m_text.end, query);
        query.lines += query.entries.size();
        result.groups.push_back({at, next});
        scattered = m_visits && (scattered || !seen.insert(query.qid).second);
        if (m_visits && !scattered) {
            visit(query, worker);
            result.visited = result.groups.size();
        }
        at = skip_ignored(next, to);
    }
    query.start_query();
    entries = std::move(query.entries);
    result.noticed = std::move(query);
    query = QueryLines{};
    query.entries = std::move(entries);
    report_progress(static_cast<std::size_t>(to - from));
}

/// The groups of each query brought together.
struct GroupedQueries {
    QueryStretches queries;
    std::vector<bool> complete;  ///< visited already, with all its lines
};

/// `qid_of` tells the query of a group.
template <class QidOf>
GroupedQueries group_by_query(const std::vector<PieceResult>& pieces, QidOf qid_of) {
    tsl::robin_map<std::string_view, std::size_t, IdHash> index;
    std::vector<std::size_t> query_of_group;
    std::vector<std::size_t> counts;
    GroupedQueries all;
    for (const PieceResult& piece : pieces) {
        for (std::size_t i = 0; i < piece.groups.size(); ++i) {
            const std::string_view qid = qid_of(piece.groups[i]);
            const auto [place, is_new] = index.try_emplace(qid, counts.size());
            const std::size_t query = place->second;
            if (is_new) {
                counts.push_back(0);
                all.queries.qids.push_back(qid);
                all.complete.push_back(i < piece.visited);
            } else {
                all.complete[query] = false;
            }
            ++counts[query];
            query_of_group.push_back(query);
        }
    }
    std::vector<std::size_t>& first = all.queries.first;
    first.assign(counts.size() + 1, 0);
    for (std::size_t i = 0; i < counts.size(); ++i) first[i + 1] = first[i] + counts[i];
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    all.queries.groups.resize(query_of_group.size());
    std::size_t position = 0;
    for (const PieceResult& piece : pieces) {
        for (const LineGroup& group : piece.groups)
            all.queries.groups[next[query_of_group[position++]]++] = group;
    }
    return all;
}

/// Counts the distinct queries and visits those that were not visited as a whole.
void Scanner::visit_scattered(const std::vector<PieceResult>& pieces, RunFacts& facts) {
    const GroupedQueries all =
        group_by_query(pieces, [this](const LineGroup& group) { return qid_at(group.begin); });
    const QueryStretches& queries = all.queries;
    facts.queries = queries.qids.size();
    if (std::find(all.complete.begin(), all.complete.end(), false) == all.complete.end()) return;
    for_each_index(facts.queries, m_job.options.threads, [&](std::size_t index, unsigned worker) {
        if (all.complete[index]) return;
        QueryLines& query = m_queries[worker];
        query.start_query();
        for (std::size_t i = queries.first[index]; i < queries.first[index + 1]; ++i) {
            m_reader(m_text, queries.groups[i].begin, queries.groups[i].end, query);
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
    const auto tell = [&](const LineFinding& finding, const char* kind,
                          const std::string& message) {
        if (finding.count == 0) return;
        facts.findings.add({kind, message, finding.count, m_text.place_of(finding.first)});
    };
    tell(all.rank_against_score, "rank-against-score",
         std::string("the rank column contradicts the order of the scores") +
             (m_job.rank_by == RankBy::score ? ", which were used" : ""));
    tell(all.changed_tag, "changed-run-id", "the run id changes");
    tell(all.own_qid, "docid-is-qid", "a document id equals its query id");
}

/// The start of the last query of the text behind `from`, or `from`: what is before is complete
/// even if the text goes on.
const char* Scanner::last_query(const char* from) const {
    const char* line = m_text.end;
    if (line > from && line[-1] != '\n') line = std::max(from, line_start(line));  // it may be cut
    const std::string_view qid = qid_before(line);
    while (line > from) {
        const char* const start = std::max(from, line_start(line));
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
    for_each_index(
        pieces.size() - first, m_job.options.threads, [&](std::size_t index, unsigned worker) {
            const char* const piece = from + index * piece_size;
            scan_piece(piece, std::min(piece + piece_size, to), worker, pieces[first + index]);
        });
}

/// Scans the whole text, as it comes.
std::vector<PieceResult> Scanner::scan() {
    std::vector<PieceResult> pieces;
    // A plain file is there at once; of one that is being decompressed a stretch after the other.
    const std::size_t stretch = 2 * piece_size * m_queries.size();
    std::size_t done = 0;
    std::size_t wanted = stretch;
    std::exception_ptr damage;
    for (bool complete = false; !complete;) {
        FileBytes::Available available;
        try {
            available = m_job.file.wait(wanted);
        } catch (const Error&) {
            // What stands before the damage is read first: a bad line there is the first error.
            damage = std::current_exception();
            available = m_job.file.wait(0);
        }
        complete = available.complete;
        m_text.begin = available.bytes.data();
        m_text.end = m_text.begin + available.bytes.size();
        const char* const from = m_text.begin + done;
        const char* const to = complete ? m_text.end : last_query(from);
        scan_region(from, to, pieces);
        if (damage) std::rethrow_exception(damage);
        done += static_cast<std::size_t>(to - from);
        // Twice as much where a single query fills what there is, or it would be looked at often.
        wanted = to == from ? 2 * available.bytes.size() : available.bytes.size() + stretch;
    }
    return pieces;
}

[[noreturn]] void fail_empty(const FileBytes& file) {
    throw Error(ErrorKind::input, Place{file.name()}, "no documents: the file is empty");
}

RunFacts Scanner::run() {
    RunFacts facts;
    const std::vector<PieceResult> pieces = scan();
    fold_noticed(pieces, facts);
    if (facts.lines == 0) fail_empty(m_job.file);
    visit_scattered(pieces, facts);
    facts.metadata = metadata_of(m_job.file.bytes());
    return facts;
}

QueryStretches Scanner::index() {
    const std::vector<PieceResult> pieces = scan();
    QueryStretches queries = group_by_query(pieces, [this](const LineGroup& group) {
                                 return qid_at(group.begin);
                             }).queries;
    if (queries.qids.empty()) fail_empty(m_job.file);
    return queries;
}

}  // namespace

RunFacts scan_run(const RunReadJob& job, QueryReader reader) {
    return Scanner(job, reader, true).run();
}

QueryStretches index_run(const RunReadJob& job) {
    return Scanner(job, query_passer(), false).index();
}

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

}  // namespace rankline
