// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rankline {

/// How the id of a passage tells the document that it is a piece of. Cheap to copy; may be used by
/// several threads at once.
class PassageIds {
public:
    /// The document's id is what stands before the first `delimiter`, as it is for Anserini
    /// (RunOutputWriter: docid.split(delimiter)[0]) and Pyserini (docid.split(delimiter)[0]):
    /// "msmarco_v2.1_doc_00_0#4_5974" at "#", "FBIS3-1.00002" at ".". Where the delimiter is a part
    /// of documents' ids, too, as "_" or the "." in "msmarco_v2.1", a pattern has to tell. Throws
    /// Error(usage) for an empty one.
    [[nodiscard]] static PassageIds by_delimiter(const std::string& delimiter);

    /// The document's id is what the one group of a regular expression matches: "^(.*)_[0-9]+$" for
    /// DeepCT's "D1555982_3". The syntax is RE2's; ids are bytes. Throws Error(usage) for a pattern
    /// that is none or does not have one group.
    [[nodiscard]] static PassageIds by_pattern(const std::string& pattern);

    /// The document's id, a piece of `passage` that is not empty; nothing for an id that does not
    /// look like that of a passage.
    [[nodiscard]] std::optional<std::string_view> document_of(std::string_view passage) const;

    /// What messages call it: "--passage-delimiter #".
    [[nodiscard]] const std::string& name() const noexcept;

private:
    struct State;
    explicit PassageIds(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    std::shared_ptr<const State> m_state;
};

/// The first number in `passage` behind its document's id: 4 of "msmarco_v2.1_doc_00_0#4_5974",
/// whose second number counts characters. Nothing if there is none. What is too large for 64 bits
/// is the largest number.
[[nodiscard]] std::optional<std::uint64_t> passage_number(std::string_view passage,
                                                          std::string_view document) noexcept;

}  // namespace rankline
