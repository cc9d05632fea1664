// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <rankline/base/number.hpp>
#include <rankline/datasets/buffered_run.hpp>
#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/delimited_field.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/header.hpp>
#include <rankline/datasets/score_text.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

Sniff sniff(std::string_view head) {
    const std::optional<Header> header = find_header(head);
    if (!header || (!header->value && !header->rank)) return Sniff::no;
    // A run may well have the header of qrels, BEIR's or another, but hardly with whole numbers for
    // scores.
    if (!header->graded && !head.starts_with("query-id\tcorpus-id\tscore")) return Sniff::certain;
    return header->value && has_whole_values(head, *header) ? Sniff::possible : Sniff::certain;
}

class DelimitedReader {
public:
    DelimitedReader(const RunReadJob& job, const Header& header)
        : m_job(job),
          m_header(header),
          m_reader(job.file.bytes(), job.file.name(), header.separator),
          m_run(job) {}

    RunFacts read() {
        static_cast<void>(m_reader.next());
        settle_authority();
        while (m_reader.next()) add_line();
        return m_run.deliver(m_job.file.bytes());
    }

private:
    void settle_authority();
    void add_line();
    std::string_view id_field(std::size_t index, const char* what);
    double score_field(std::size_t index) const;
    std::int64_t rank_field(std::size_t index) const;

    const RunReadJob& m_job;
    Header m_header;
    ColumnReader m_reader;
    BufferedRun m_run;
    RankBy m_rank_by = RankBy::score;
};

/// Scores rank if there are any, else the rank column does, unless the user has chosen.
void DelimitedReader::settle_authority() {
    m_rank_by = m_job.rank_by;
    if (m_job.options.rank_by.empty()) m_rank_by = m_header.value ? RankBy::score : RankBy::rank;
    const bool no_score = m_rank_by == RankBy::score && !m_header.value;
    const bool no_rank =
        !m_header.rank && (m_rank_by == RankBy::rank || m_job.options.ranks_needed);
    if (no_score || no_rank) {
        m_reader.fail(0, fmt::format("the header names no {} column: {}",
                                     no_score ? "score" : "rank", quoted(m_reader.line())));
    }
}

std::string_view DelimitedReader::id_field(std::size_t index, const char* what) {
    const std::string_view id = m_reader.fields()[index];
    if (id.empty()) m_reader.fail(index, fmt::format("the {} is empty", what));
    return m_reader.unescaped(index) ? m_job.ids.keep(id) : id;
}

double DelimitedReader::score_field(std::size_t index) const {
    const std::string_view text = m_reader.fields()[index];
    const std::optional<double> score = parse_double(text);
    if (!score) m_reader.fail(index, "score is not a number: " + quoted(text));
    if (std::isnan(*score)) {
        m_reader.fail(index, "score is NaN, which cannot be ranked: " + quoted(text));
    }
    return *score;
}

/// -1 for what is not a rank, where nothing depends on it.
std::int64_t DelimitedReader::rank_field(std::size_t index) const {
    const std::optional<std::int64_t> rank = parse_integer(m_reader.fields()[index]);
    const bool needed = m_job.options.ranks_needed || m_rank_by == RankBy::rank;
    if (!rank && needed) {
        m_reader.fail(index, "rank is not an integer: " + quoted(m_reader.fields()[index]));
    }
    return rank.value_or(-1);
}

void DelimitedReader::add_line() {
    const std::size_t found = m_reader.fields().size();
    if (found != m_header.width) {
        m_reader.fail(std::min(found, m_header.width),
                      fmt::format("{} field{} where the header has {}: {}", found,
                                  found == 1 ? "" : "s", m_header.width, quoted(m_reader.line())));
    }
    const std::string_view qid = id_field(m_header.qid, "query id");
    const std::string_view docid = id_field(m_header.docid, "document id");
    double score = m_header.value ? score_field(*m_header.value) : 0;
    const std::int64_t rank = m_header.rank ? rank_field(*m_header.rank) : -1;
    if (m_rank_by == RankBy::rank) score = -static_cast<double>(rank);
    if (m_rank_by == RankBy::line) score = -static_cast<double>(m_reader.line_number());
    const bool plain = rank >= 0 && rank < RunEntry::no_rank;
    m_run.add(qid, docid, score, plain ? static_cast<std::uint32_t>(rank) : RunEntry::no_rank);
    if (m_header.tag) {
        const std::string_view tag = m_reader.fields()[*m_header.tag];
        m_run.set_run_id(m_reader.unescaped(*m_header.tag) ? m_job.ids.keep(tag) : tag);
    }
}

RunFacts read(const RunReadJob& job) {
    const std::optional<Header> header = find_header(job.file.bytes());
    if (!header) {
        const std::string_view text = job.file.bytes();
        throw Error(ErrorKind::input, Place{job.file.name(), 1, 1},
                    "the first line names no query and no document column: " +
                        quoted(text.substr(0, text.find('\n'))));
    }
    return DelimitedReader(job, *header).read();
}

void require_one_line_ids(std::string_view format, std::string_view qid,
                          std::span<const RunEntry> ranked) {
    require_one_line_qid(format, qid);
    for (const RunEntry& entry : ranked) require_one_line_docid(format, qid, entry.docid());
}

template <char separator>
void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    require_one_line_ids(separator == ',' ? "csv" : "tsv", qid, ranked);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        append_delimited(text, qid, separator);
        text += separator;
        append_delimited(text, ranked[i].docid(), separator);
        text += separator;
        text += std::to_string(i + 1);
        text += separator;
        append_score(text, ranked[i].score, options.digits);
        text += separator;
        append_delimited(text, options.tag, separator);
        text += '\n';
    }
}

}  // namespace

std::vector<RunFormat> delimited_run() {
    RunFormat format;
    format.name = "delimited";
    format.aliases = {"csv", "tsv"};
    format.extensions = {".csv", ".tsv"};
    format.summary = "CSV, TSV or blank-separated columns under a header that names them";
    format.definition =
        "A header line that names a query and a document column (qid, query_id, topic; docid, "
        "corpus-id, pid, docno; ...) and a score or a rank column, perhaps a run id (tag, run); in "
        "any order, others ignored. Tabs, commas or blanks separate, whichever the header has; "
        "between tabs or commas a field may be \"quoted\" as RFC 4180 has it, with doubled quotes "
        "within, but not over several lines. Every line has as many fields as the header. Without "
        "a "
        "score column the rank column is the authority.";
    format.rank_by = {RankBy::score, RankBy::rank, RankBy::line};
    format.may_lack_scores = true;
    format.sniff = sniff;
    format.read = read;
    format.writers = {{.name = "csv",
                       .extensions = {".csv"},
                       .has_tag = true,
                       .head = "qid,docid,rank,score,tag\n",
                       .query = write_query<','>},
                      {.name = "tsv",
                       .extensions = {".tsv"},
                       .has_tag = true,
                       .head = "qid\tdocid\trank\tscore\ttag\n",
                       .query = write_query<'\t'>}};
    return {format};
}

}  // namespace rankline
