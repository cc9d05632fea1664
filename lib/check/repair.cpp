// SPDX-License-Identifier: MIT
#include <rankline/check/repair.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <rankline/check/first_rows.hpp>
#include <rankline/check/lines.hpp>
#include <rankline/check/repaired_tag.hpp>
#include <rankline/check/score_text.hpp>
#include <rankline/check/seen_ids.hpp>
#include <rankline/check/text_index.hpp>
#include <rankline/parallel/ordered.hpp>

namespace rankline {

namespace {

/// What one thread needs, used for query after query.
struct Scratch {
    std::vector<CheckRow> rows;
    std::vector<std::string_view> untouched;  ///< lines that are copied as they are
    SeenIds seen;
};

class Repairer {
public:
    Repairer(const FileBytes& file, const CheckContext& context, const std::string& tag)
        : m_context(context),
          m_profile(context.profile),
          m_reader(context.profile),
          m_pieces(file.bytes()),
          m_index(index_queries(m_pieces, context.threads)),
          m_may_cut(may_cut()),
          m_begin(find_first(m_pieces, m_reader,
                             [this](const CheckRow& row) { return can_be_rewritten(row); })),
          m_separator(chosen_separator()),
          m_tag(tag.empty() && m_begin.data ? repaired_tag((*m_begin.data)[Column::tag], m_profile)
                                            : tag) {}

    /// Returns the queries that are emptied.
    std::vector<std::string> write(const std::function<void(std::string_view)>& take) const {
        if (m_profile.header) take(header());
        bool begins = !m_profile.header;
        std::vector<Scratch> scratch(m_context.threads);
        std::vector<char> is_emptied(m_index.queries.size());
        for_each_in_order(
            m_index.queries.size(), m_context.threads,
            [&](std::size_t query, unsigned worker, std::string& text) {
                is_emptied[query] = repair(m_index.queries[query], scratch[worker], text) ? 1 : 0;
            },
            [&](const std::string& text) {
                // An id that begins with U+FEFF would begin the file with a byte-order mark, which
                // is no part of an id; behind a blank it stays one.
                if (begins && text.starts_with("\xef\xbb\xbf")) take(" ");
                begins = begins && text.empty();
                take(text);
            });
        std::vector<std::string> emptied;
        for (std::size_t i = 0; i < is_emptied.size(); ++i) {
            if (is_emptied[i] != 0) emptied.emplace_back(m_index.queries[i].qid);
        }
        return emptied;
    }

private:
    /// Where the profile leaves it open, what the file begins with.
    [[nodiscard]] char chosen_separator() const {
        if (m_profile.separator != Separator::blanks)
            return m_profile.separator == Separator::tab ? '\t' : ' ';
        return m_begin.data && (m_begin.data->marks & mark_tab) != 0 ? '\t' : ' ';
    }

    /// Under the names that BEIR has for columns, where it has some.
    [[nodiscard]] std::string header() const {
        std::string line;
        for (const Column column : m_profile.columns) {
            if (!line.empty()) line += m_separator;
            line += column == Column::qid     ? "query-id"
                    : column == Column::docid ? "corpus-id"
                    : column == Column::grade ? "score"
                                              : to_string(column);
        }
        return line + '\n';
    }

    /// Whether what stands behind the last column may go at all. Behind a tag it is the rest of the
    /// tag. Behind a number it is not, if no line ends there: the columns are then those of another
    /// format, and the document of the one would be left behind as the rank of the other.
    /// Judgments are never cut: the grade may be what is behind.
    [[nodiscard]] bool may_cut() const {
        if (m_profile.kind == CheckedKind::qrels) return false;
        if (m_profile.columns.back() == Column::tag) return true;
        bool fits = false;
        for (const std::string_view piece : m_pieces.all()) {
            for_each_line(piece, [&](std::string_view line) {
                if (fits) return;
                const CheckRow row = m_reader.read(line);
                fits = row.columns >= m_profile.fewest_columns() && row.extra.empty();
            });
            if (fits) return true;
        }
        return false;
    }

    /// Whether nothing is left of a query that had documents.
    bool repair(const QueryIndex::Query& query, Scratch& scratch, std::string& text) const {
        if (query.qid.empty() || !is_wanted(query.qid)) return false;
        read(query, scratch);
        const bool had_rows = !scratch.rows.empty();
        put_in_order(scratch.rows);
        leave_out(query.qid, scratch);
        std::uint64_t rank = first_rank(scratch.rows);
        for (const CheckRow& row : scratch.rows) append(row, rank++, text);
        for (const std::string_view line : scratch.untouched) (text += line) += '\n';
        return had_rows && text.empty();
    }

    [[nodiscard]] bool is_wanted(std::string_view qid) const {
        const auto forbids = [&](const char* rule) {
            return m_profile.severity_of(check_rules()[find_rule(rule)]) == Severity::error;
        };
        if (m_context.topics != nullptr)
            return m_context.topics->contains(qid) || !forbids("unknown-query");
        if (m_context.qrels != nullptr && m_profile.kind == CheckedKind::run)
            return m_context.qrels->find(qid) || !forbids("unjudged-query");
        return true;
    }

    void read(const QueryIndex::Query& query, Scratch& scratch) const {
        scratch.rows.clear();
        scratch.untouched.clear();
        for (std::size_t i = query.first;; i = m_index.ranges[i].next) {
            const LineRange& range = m_index.ranges[i];
            const auto size = static_cast<std::size_t>(range.end - range.begin);
            for_each_line({range.begin, size}, [&](std::string_view line) {
                CheckRow row = m_reader.read(line);
                if (row.kind != RowKind::data || is_the_header(row)) return;
                if (!can_be_rewritten(row)) return scratch.untouched.push_back(row.line);
                read_comma(row);
                scratch.rows.push_back(row);
            });
            if (range.next == 0) break;
        }
    }

    /// Of a line with too few columns nobody knows which are missing. An id that begins with # is
    /// one only behind a blank, and would begin a comment.
    [[nodiscard]] bool can_be_rewritten(const CheckRow& row) const {
        return row.columns >= m_profile.fewest_columns() && !row[Column::qid].starts_with('#') &&
               (row.extra.empty() || can_be_cut(row));
    }

    /// Far too many columns may be another line, if a line end was lost, and must not be thrown
    /// away. Where no number stands in the place of one, another column was meant.
    [[nodiscard]] bool can_be_cut(const CheckRow& row) const {
        // The last column of the one is then joined with the first of the other.
        const bool may_be_two =
            row.columns + 1 >= m_profile.columns.size() + m_profile.fewest_columns();
        const bool ranked = row.has_rank || !m_profile.has(Column::rank);
        const bool scored = row.has_score || !m_profile.has(Column::score) ||
                            score_with_comma(row[Column::score]).has_value();
        return m_may_cut && !may_be_two && ranked && scored;
    }

    [[nodiscard]] bool is_the_header(const CheckRow& row) const {
        return m_begin.first && m_begin.first->kind == RowKind::header &&
               row.line.data() == m_begin.first->line.data();
    }

    static void read_comma(CheckRow& row) {
        if (row.has_score) return;
        const auto score = score_with_comma(row[Column::score]);
        row.has_score = score.has_value();
        row.score = score.value_or(0);
    }

    /// Whether the line says where among the documents of the query it belongs.
    [[nodiscard]] bool has_place(const CheckRow& row) const {
        if (m_profile.order == CheckOrder::rank) return row.has_rank;
        return row.has_score && !std::isnan(row.score);
    }

    void put_in_order(std::vector<CheckRow>& rows) const {
        if (m_profile.kind == CheckedKind::qrels) return;
        const auto by_rank = [](const CheckRow& a, const CheckRow& b) {
            if (a.has_rank != b.has_rank) return a.has_rank;
            return a.has_rank && a.rank < b.rank;
        };
        const auto before = [&](const CheckRow& a, const CheckRow& b) {
            if (has_place(a) != has_place(b)) return has_place(a);
            if (m_profile.order == CheckOrder::score && has_place(a) && a.score != b.score)
                return a.score > b.score;
            return by_rank(a, b);
        };
        if (!std::is_sorted(rows.begin(), rows.end(), before))
            std::stable_sort(rows.begin(), rows.end(), before);
    }

    void leave_out(std::string_view qid, Scratch& scratch) const {
        std::vector<CheckRow>& rows = scratch.rows;
        std::vector<const CheckRow*> again;
        scratch.seen.find(rows, [&](const CheckRow& row, const CheckRow& earlier) {
            if (m_profile.kind == CheckedKind::run || says_the_same(row, earlier))
                again.push_back(&row);
        });
        auto next = again.begin();
        std::vector<CheckRow> kept;
        for (const CheckRow& row : rows) {
            const bool repeated = next != again.end() && *next == &row;
            if (repeated) ++next;
            if (!repeated && is_allowed(qid, row[Column::docid])) kept.push_back(row);
        }
        const std::uint64_t depth = m_profile.depth.value_or(kept.size());
        if (m_profile.kind == CheckedKind::run && kept.size() > depth) cut(kept, depth);
        rows = std::move(kept);
    }

    /// What is cut off a tie is what trec_eval ranks last, by docid descending, whatever the ranks
    /// say: the copy is then worth the same down to its depth.
    void cut(std::vector<CheckRow>& rows, std::uint64_t depth) const {
        const CheckRow& last = rows[depth - 1];
        if (m_profile.order == CheckOrder::score && has_place(last)) {
            const double score = last.score;
            const auto higher = [](const CheckRow& row, double least) { return row.score > least; };
            const auto placed = std::find_if_not(
                rows.begin(), rows.end(), [&](const CheckRow& row) { return has_place(row); });
            const auto tie = std::lower_bound(rows.begin(), placed, score, higher);
            const auto end =
                std::find_if(tie, placed, [&](const CheckRow& row) { return row.score != score; });
            std::sort(tie, end, [](const CheckRow& a, const CheckRow& b) {
                return a[Column::docid] > b[Column::docid];
            });
        }
        rows.resize(depth);
    }

    /// Two judgments of one document. What contradicts is not for a program to decide.
    static bool says_the_same(const CheckRow& row, const CheckRow& earlier) {
        return row[Column::iter] == earlier[Column::iter] &&
               row[Column::grade] == earlier[Column::grade];
    }

    [[nodiscard]] bool is_allowed(std::string_view qid, std::string_view docid) const {
        if (m_profile.kind == CheckedKind::qrels) return true;
        if (!m_profile.identical_ids && docid == qid) return false;
        return m_context.excluded == nullptr || !m_context.excluded->contains(qid, docid);
    }

    /// Where a profile takes 0 and 1, what was there.
    [[nodiscard]] std::uint64_t first_rank(const std::vector<CheckRow>& rows) const {
        if (m_profile.rank_base) return *m_profile.rank_base;
        return std::any_of(rows.begin(), rows.end(),
                           [](const CheckRow& row) { return row.has_rank && row.rank == 0; })
                   ? 0
                   : 1;
    }

    void append(const CheckRow& row, std::uint64_t rank, std::string& text) const {
        bool first = true;
        for (const Column column : m_profile.columns) {
            if (row[column].empty()) break;  // the score that T2Ranking's runs may lack
            if (!std::exchange(first, false)) text += m_separator;
            append(row, column, rank, text);
        }
        text += '\n';
    }

    void append(const CheckRow& row, Column column, std::uint64_t rank, std::string& text) const {
        const std::string_view field = row[column];
        switch (column) {
            case Column::iter:
                text += repaired_iter(field);
                break;
            case Column::rank:
                // Without a rank the line has no place where ranks order a run, and gets none.
                text += has_place(row) || m_profile.order == CheckOrder::score
                            ? std::to_string(rank)
                            : std::string(field);
                break;
            case Column::score:
                for (const char c : field) text += row.has_score && c == ',' ? '.' : c;
                break;
            case Column::tag:
                text += m_tag;
                break;
            default:
                text += field;
        }
    }

    [[nodiscard]] std::string_view repaired_iter(std::string_view iter) const {
        if (m_profile.iter) return *m_profile.iter;
        const bool usual = iter == "Q0" || iter == "0";
        return usual || m_profile.kind == CheckedKind::qrels ? iter : "Q0";
    }

    const CheckContext& m_context;
    const CheckProfile& m_profile;
    RowReader m_reader;
    TextPieces m_pieces;
    QueryIndex m_index;
    bool m_may_cut;
    FirstRows m_begin;
    char m_separator;
    std::string m_tag;
};

}  // namespace

std::vector<std::string> repair_lines(const FileBytes& file, const CheckContext& context,
                                      const std::string& tag,
                                      const std::function<void(std::string_view text)>& write) {
    return Repairer(file, context, tag).write(write);
}

}  // namespace rankline
