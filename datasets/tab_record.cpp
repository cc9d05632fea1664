// SPDX-License-Identifier: MIT
#include <rankline/datasets/tab_record.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include <rankline/base/text.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail_at(std::size_t column, const std::string& message) {
    throw Error(ErrorKind::input, Place{"", 0, column}, message);
}

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
    const std::string lower = lower_case(trimmed(name));
    return std::find(names.begin(), names.end(), lower) != names.end();
}

}  // namespace

std::string_view tab_id(std::string_view line, TextScratch&) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) fail_at(1, "a line without a tab: " + quoted(line));
    const std::string_view id = trimmed(line.substr(0, tab));
    if (id.empty()) fail_at(1, "a line without an id before its first tab: " + quoted(line));
    return id;
}

void read_tab_record(std::string_view line, std::span<const std::string_view> names,
                     TextRecord& record) {
    record.fields.clear();
    std::size_t begin = line.find('\t');
    record.id = trimmed(line.substr(0, begin));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (begin == std::string_view::npos) {
            fail_at(line.size() + 1, fmt::format("a line with {} columns, not the {} of id, {}",
                                                 i + 1, names.size() + 1, fmt::join(names, ", ")));
        }
        ++begin;
        const bool last = i + 1 == names.size();
        const std::size_t end = last ? std::string_view::npos : line.find('\t', begin);
        const std::string_view text = line.substr(begin, end - begin);
        if (last || !trimmed(text).empty()) record.fields.push_back({names[i], text});
        begin = end;
    }
}

std::vector<Row> tab_rows(std::string_view head) {
    constexpr std::size_t enough = 100;
    std::vector<Row> rows;
    while (!head.empty() && rows.size() < enough) {
        const std::size_t end = head.find('\n');
        const std::string_view line = head.substr(0, end);
        if (!trimmed(line).empty()) rows.push_back(split(line, '\t'));
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    }
    return rows;
}

bool has_text_header(std::string_view head) {
    static constexpr std::array<std::string_view, 8> ids = {
        "pid", "qid", "id", "docid", "doc_id", "query_id", "passage_id", "_id"};
    static constexpr std::array<std::string_view, 7> texts = {
        "passage", "query", "text", "para", "content", "contents", "paragraph"};
    const std::vector<Row> rows = tab_rows(head.substr(0, head.find('\n')));
    return rows.size() == 1 && rows.front().size() == 2 && is_one_of(rows.front()[0], ids) &&
           is_one_of(rows.front()[1], texts);
}

}  // namespace rankline
