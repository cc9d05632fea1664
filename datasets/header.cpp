// SPDX-License-Identifier: MIT
#include <rankline/datasets/header.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

/// "query-id" and "\"Query ID\"" become "queryid".
std::string normalised(std::string_view name) {
    std::string letters = lower_case(trimmed(name));
    std::erase_if(letters, [](char c) {
        return std::string_view("-_ \"").find(c) != std::string_view::npos;
    });
    return letters;
}

/// The column with the first of `names` that there is: a table that has both "qid" and "query"
/// keeps the text of the query in the latter.
std::optional<std::size_t> column_named(const std::vector<std::string>& columns,
                                        std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto found = std::find(columns.begin(), columns.end(), name);
        if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
    }
    return std::nullopt;
}

std::optional<Header> header_of(std::string_view line, char separator) {
    std::vector<std::string> columns;
    for (const std::string_view name :
         separator == 0 ? split_blanks(line) : split(line, separator)) {
        columns.push_back(normalised(name));
    }
    const auto qid = column_named(
        columns, {"qid", "queryid", "topicid", "queryno", "topicno", "qnum", "query", "topic"});
    const auto docid =
        column_named(columns, {"docid", "docno", "documentid", "corpusid", "passageid", "pid",
                               "did", "doc", "document", "passage"});
    if (!qid || !docid) return std::nullopt;
    Header header;
    header.separator = separator;
    header.width = columns.size();
    header.qid = *qid;
    header.docid = *docid;
    header.value = column_named(columns, {"score"});
    if (!header.value) {
        header.value =
            column_named(columns, {"grade", "rel", "relevance", "label", "judgment", "judgement"});
        header.graded = header.value.has_value();
    }
    if (!header.value) header.value = column_named(columns, {"sim", "similarity", "rsv"});
    header.rank = column_named(columns, {"rank", "position"});
    header.tag = column_named(columns, {"tag", "runid", "runtag", "runname", "run", "system"});
    return header;
}

}  // namespace

std::optional<Header> find_header(std::string_view text) {
    const std::string_view line = first_line(text);
    for (const char separator : {'\t', ',', '\0'}) {
        if (std::optional<Header> header = header_of(line, separator)) return header;
    }
    return std::nullopt;
}

bool has_whole_values(std::string_view text, const Header& header) {
    bool below = false;
    std::size_t seen = 0;
    for (const std::string_view line : split(text, '\n')) {
        if (trimmed(line).empty() || line.starts_with('#')) continue;
        if (below) {
            const std::vector<std::string_view> fields =
                header.separator == 0 ? split_blanks(line) : split(line, header.separator);
            if (fields.size() <= *header.value || !is_integer(trimmed(fields[*header.value])))
                return false;
            if (++seen == 100) break;
        }
        below = true;
    }
    return true;
}

namespace {

bool is_one_of(std::string_view column, std::initializer_list<const char*> names) {
    const std::string name = normalised(column);
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool names_query_ids(std::string_view column) {
    return is_one_of(column, {"qid", "queryid", "topicid", "queryno", "topicno", "qnum", "id"});
}

bool names_document_ids(std::string_view column) {
    return is_one_of(column,
                     {"docid", "docno", "documentid", "corpusid", "passageid", "pid", "id"});
}

}  // namespace rankline
