// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/datasets/format.hpp>
#include <rankline/datasets/json_text.hpp>

namespace rankline {

/// A named piece of the text of a document or query: "title", "text".
struct TextField {
    std::string_view name;
    std::string_view text;
};

/// What a line of a corpus or of queries says.
struct TextRecord {
    std::string_view id;
    /// In the order in which they are read aloud; the last is the text itself and may be empty,
    /// those before it are not.
    std::vector<TextField> fields;
};

/// Memory that reading a line takes; one object per thread.
struct TextScratch {
    JsonReader json;
    std::deque<std::string> kept;  ///< strings whose escapes were undone, of the line read last
    std::string repaired;          ///< the line, if it was not UTF-8
};

/// A file format of texts, a line each: a record in a file of its own.
struct TextFormat {
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> extensions;
    std::string summary;
    std::string definition;
    bool has_header = false;  ///< the first line names the columns

    Sniff (*sniff)(std::string_view head) = nullptr;

    /// The id of a line, a piece of it or of `scratch`. Looks at no more of the line than that
    /// takes, so that passing over a corpus costs little; the line has no line end and is not
    /// blank. At least FileBytes::readable_slack bytes behind it may be read. Throws Error(input)
    /// with the column.
    std::string_view (*id)(std::string_view line, TextScratch& scratch) = nullptr;

    /// All of a line, which is UTF-8 from end to end. Views the line and `scratch`.
    void (*read)(std::string_view line, TextScratch& scratch, TextRecord& record) = nullptr;
};

/// All formats, generated from the list in datasets/CMakeLists.txt.
[[nodiscard]] const std::vector<TextFormat>& text_formats();

/// What a cross-encoder is shown: the fields without the address of the page, with a blank between
/// them, and without blanks at both ends. BEIR's rerankers join title and text so
/// (beir/reranking/rerank.py).
void append_joined_text(std::string& out, const TextRecord& record);

}  // namespace rankline
