// SPDX-License-Identifier: MIT
#include <rankline/datasets/buffered_run.hpp>

#include <utility>

namespace rankline {

void BufferedRun::add(std::string_view qid, std::string_view docid, double score,
                      std::uint32_t rank) {
    m_buffer.add(qid, docid, score, rank);
    if (docid == qid) m_own_qid.add(docid);
    if (rank != RunEntry::no_rank && m_job.rank_by == RankBy::score) {
        notice_order(qid, docid, score, rank);
    }
}

/// Compares neighbouring lines of a query only: one wrong pair shows that one of the two columns is
/// not to be trusted.
void BufferedRun::notice_order(std::string_view qid, std::string_view docid, double score,
                               std::uint32_t rank) {
    if (qid == m_last_qid) {
        const bool up = score > m_last_score && rank > m_last_rank;
        const bool down = score < m_last_score && rank < m_last_rank;
        if (up || down) m_rank_against_score.add(docid);
    }
    m_last_qid = qid;
    m_last_score = score;
    m_last_rank = rank;
}

void BufferedRun::set_run_id(std::string_view run_id) {
    if (m_run_id.data() != nullptr && run_id != m_run_id) m_changed_run_id.add(run_id);
    m_run_id = run_id;
}

void BufferedRun::add_empty_query(std::string_view qid, const Place& place) {
    add_finding({"empty-query", "a query without documents, as if it were missing: " + quoted(qid),
                 1, place});
}

void BufferedRun::tell(const Notice& notice, const char* kind, const char* message,
                       std::string_view source) {
    if (notice.count == 0) return;
    RunEntry entry;
    entry.docid_data = notice.first.data();
    RunSlice slice;
    slice.source = source;
    slice.file = m_job.file.name();
    add_finding({kind, message, notice.count, slice.place_of(entry)});
}

RunFacts BufferedRun::deliver(std::string_view source) {
    if (m_buffer.size() == 0) {
        throw Error(ErrorKind::input, Place{m_job.file.name()}, "no documents: the run is empty");
    }
    m_facts.run_id = std::string(m_run_id);
    tell(m_rank_against_score, "rank-against-score",
         "the rank column contradicts the order of the scores; scores were used", source);
    tell(m_changed_run_id, "changed-run-id", "the run id changes", source);
    tell(m_own_qid, "docid-is-qid", "a document id equals its query id", source);
    m_buffer.deliver(m_job.visitor, m_facts, source, m_job.file.name(), m_job.options.threads);
    return std::move(m_facts);
}

}  // namespace rankline
