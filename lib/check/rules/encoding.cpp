// SPDX-License-Identifier: MIT
#include <simdjson.h>

#include <cstring>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/context.hpp>
#include <rankline/check/lines.hpp>

namespace rankline {

namespace {

/// The first bad sequence of a line that is not UTF-8.
const char* first_invalid(std::string_view line) {
    std::string_view rest = line;
    while (const std::size_t length = utf8_length(rest)) rest.remove_prefix(length);
    return rest.data();
}

void check_utf8(std::string_view piece, RuleUse rule, CheckSink& sink) {
    if (simdjson::validate_utf8(piece.data(), piece.size())) return;
    for_each_line(piece, [&](std::string_view line) {
        if (simdjson::validate_utf8(line.data(), line.size())) return;
        const char* const at = first_invalid(line);
        const auto left = static_cast<std::size_t>(line.data() + line.size() - at);
        sink.add(rule, at, [&] {
            return "bytes that are not UTF-8: " + quoted(std::string_view(at, left), 20);
        });
    });
}

/// Each line with the byte, once.
template <class Text>
void find_byte(std::string_view piece, char byte, RuleUse rule, CheckSink& sink, Text text) {
    const char* at = piece.data();
    const char* const end = at + piece.size();
    while (at < end) {
        const void* found = std::memchr(at, byte, static_cast<std::size_t>(end - at));
        if (found == nullptr) return;
        sink.add(rule, static_cast<const char*>(found), text);
        const auto* const from = static_cast<const char*>(found);
        const void* newline = std::memchr(from, '\n', static_cast<std::size_t>(end - from));
        at = newline == nullptr ? end : static_cast<const char*>(newline) + 1;
    }
}

void check_file(const FileFacts& facts, const CheckContext&, const RuleSet& rules,
                CheckSink& sink) {
    if (facts.byte_order_mark) {
        sink.add(rules.use("byte-order-mark"), facts.text.data(),
                 [] { return std::string("a byte-order mark before the first byte"); });
    }
    const RuleUse utf8 = rules.use("invalid-utf8");
    const RuleUse zero = rules.use("nul-byte");
    const RuleUse carriage_return = rules.use("carriage-return");
    for (const std::string_view piece : facts.pieces) {
        check_utf8(piece, utf8, sink);
        find_byte(piece, '\0', zero, sink, [] { return std::string("a byte that is zero"); });
        if (!facts.has_lines) continue;
        find_byte(piece, '\r', carriage_return, sink,
                  [] { return std::string("a carriage return (\\r)"); });
    }
    if (facts.has_lines && !facts.text.empty() && facts.text.back() != '\n') {
        sink.add(rules.use("no-final-newline"), facts.text.data() + facts.text.size(),
                 [] { return std::string("the last line has no line end"); });
    }
}

}  // namespace

std::vector<RuleFamily> encoding_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "byte-order-mark",
         .summary = "the file begins with a byte-order mark",
         .definition = "The three bytes EF BB BF at the beginning, as editors on Windows write.",
         .source = "trec_eval takes them as part of the first query id, which then is not found "
                   "(tried with 9.0.8: exit 4).",
         .repair = "taken out",
         .qrels = true},
        {.id = "invalid-utf8",
         .summary = "bytes that are not UTF-8",
         .definition = "Counted by lines; the place is the first byte that is not part of a valid "
                       "sequence (no overlong forms, no surrogates).",
         .source = "Readers in Python (ir_measures, ranx, BEIR, TIRA's format check) open runs as "
                   "UTF-8 text and stop at such a byte.",
         .qrels = true},
        {.id = "nul-byte",
         .summary = "a byte that is zero",
         .definition = "Counted by lines.",
         .source = "Programs in C, as trec_eval, take it as the end of the text.",
         .qrels = true},
        {.id = "carriage-return",
         .summary = "a carriage return",
         .definition = "A byte 0D anywhere, as in the line ends of Windows. Counted by lines.",
         .source = "What splits at tabs or single blanks keeps it in the last column; trec_eval "
                   "alone does not mind. The qrels of MS MARCO documents are distributed so.",
         .repair = "taken out",
         .qrels = true},
        {.id = "no-final-newline",
         .severity = Severity::warning,
         .summary = "the last line has no line end",
         .definition =
             "The last byte is not 0A. Such files make a line too long when put together.",
         .source = "ranx saves runs like this, and 5 of the 270 qrels of Anserini are like this.",
         .repair = "added",
         .qrels = true}};
    family.file = check_file;
    return {family};
}

}  // namespace rankline
