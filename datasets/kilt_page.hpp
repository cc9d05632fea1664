// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/findings.hpp>
#include <rankline/datasets/json_text.hpp>

namespace rankline {

/// What KILT's files call a document: the values of some members of a provenance, without blanks at
/// their ends and with "+" between them (kilt/eval_retrieval.py, --rank_keys).
class KiltPages {
public:
    /// `keys` are the members, with commas between them; "" for wikipedia_id. `keep` copies an id
    /// that is not a piece of the text. Throws Error(usage) for a key that is empty or named twice.
    KiltPages(std::string_view keys, std::function<std::string_view(std::string_view)> keep);

    /// The id of one provenance; "" if it lacks a key. Throws Error(input) for malformed JSON and
    /// for a value that is neither a string nor an integer.
    [[nodiscard]] std::string_view read(JsonNode& provenance);

    /// To be told of a provenance without an id, which KILT passes over.
    [[nodiscard]] Finding without_id(const JsonNode& provenance) const;

private:
    std::vector<std::string> m_keys;
    std::vector<std::string_view> m_values;  ///< by key
    std::function<std::string_view(std::string_view)> m_keep;
};

/// Throw Error(input) for an id that would be read again as another one.
void require_kilt_qid(std::string_view qid);
void require_kilt_docid(std::string_view qid, std::string_view docid);

}  // namespace rankline
