// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <rankline/datasets/format.hpp>

namespace rankline {

/// Appends the JSON of one query of a run to a text. Throws Error(input), with the name of the
/// format in it, for ids that are not UTF-8 and for scores that are not finite: readers refuse
/// what other tools write for them.
class JsonQueryWriter {
public:
    /// All arguments outlive the writer.
    JsonQueryWriter(std::string_view format, std::string_view qid, const RunWriteOptions& options,
                    std::string& text)
        : m_format(format), m_qid(qid), m_options(options), m_text(text) {}

    /// Text that is JSON as it stands.
    void put(std::string_view json) { m_text += json; }
    void put_qid();
    void put_docid(const RunEntry& entry);
    void put_score(const RunEntry& entry);
    /// {"docid": score, ...}
    void put_score_map(std::span<const RunEntry> ranked);
    /// 1.0 for 1, as Python writes it: RankLLM has its types checked by dacite, whose older
    /// versions do not take an integer for a float.
    void put_float_score(const RunEntry& entry);

private:
    std::string_view m_format;
    std::string_view m_qid;
    const RunWriteOptions& m_options;
    std::string& m_text;
};

}  // namespace rankline
