// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include <rankline/datasets/format.hpp>
#include <rankline/model/run_buffer.hpp>

namespace rankline {

/// Gathers a run of a format that cannot be streamed query by query, notices on the way what the
/// scanner of the streamed formats notices, and hands it all to the visitor of the job.
class BufferedRun {
public:
    explicit BufferedRun(const RunReadJob& job) : m_job(job) {}

    /// `score` is what ranks; `rank` is the rank column where there is one. The ids must be pieces
    /// of the file or kept.
    void add(std::string_view qid, std::string_view docid, double score,
             std::uint32_t rank = RunEntry::no_rank);

    /// The run id of the line that was added last.
    void set_run_id(std::string_view run_id);

    /// A query the file has without a document: nothing can be scored, but it is not passed over
    /// in silence either. `place` is where it stands.
    void add_empty_query(std::string_view qid, const Place& place);

    /// Adds to the findings of the run.
    void add_finding(Finding finding) { m_facts.findings.add(std::move(finding)); }

    [[nodiscard]] std::uint64_t size() const noexcept { return m_buffer.size(); }

    /// `source` is the text the ids are pieces of, "" for a binary format.
    [[nodiscard]] RunFacts deliver(std::string_view source);

private:
    /// How often something was seen and the id where it was seen first.
    struct Notice {
        std::uint64_t count = 0;
        std::string_view first;
        void add(std::string_view id) noexcept {
            if (count++ == 0) first = id;
        }
    };
    void notice_order(std::string_view qid, std::string_view docid, double score,
                      std::uint32_t rank);
    void tell(const Notice& notice, const char* kind, const char* message, std::string_view source);

    const RunReadJob& m_job;
    RunBuffer m_buffer;
    RunFacts m_facts;
    Notice m_own_qid;
    Notice m_changed_run_id;
    Notice m_rank_against_score;
    std::string_view m_run_id;
    std::string_view m_last_qid;
    double m_last_score = 0;
    std::uint32_t m_last_rank = RunEntry::no_rank;
};

}  // namespace rankline
