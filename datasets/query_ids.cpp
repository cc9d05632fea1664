// SPDX-License-Identifier: MIT
#include <rankline/base/text.hpp>
#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/header.hpp>
#include <rankline/datasets/id_file.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/json_records.hpp>

namespace rankline {

namespace {

/// Up to the first tab, so that an id of a file of queries may have blanks; else to the first
/// blank.
std::string_view first_field(const ColumnReader& reader) {
    const std::size_t tab = reader.line().find('\t');
    const std::string_view field = trimmed(reader.line().substr(0, tab));
    return tab == std::string_view::npos || field.empty() ? reader.fields().front() : field;
}

void read_lines(const IdFile& file, std::vector<std::string_view>& qids) {
    ColumnReader reader(file.text(), file.name());
    for (bool first = true; reader.next(); first = false) {
        const std::string_view id = first_field(reader);
        if (!first || !names_query_ids(id)) qids.push_back(id);
    }
}

void read_table(const IdFile& file, const Header& header, std::vector<std::string_view>& qids) {
    ColumnReader reader(file.text(), file.name(), header.separator);
    static_cast<void>(reader.next());  // the header
    while (reader.next()) {
        if (reader.fields().size() <= header.qid) reader.fail(header.qid, "no query id");
        const std::string_view id = reader.fields()[header.qid];
        qids.push_back(reader.unescaped(header.qid) ? file.keep(id) : id);
    }
}

/// RankLLM's requests have the query, with its id, as a member.
std::string_view id_of_record(JsonNode& record, const std::string& name) {
    constexpr const char* what = "a query id";
    if (name != "query") return record_id(record, name, what);
    std::string_view id;
    record.members("the record", [&](std::string_view key, JsonNode& value) {
        if (key == name) id = record_id(value, "qid", what);
    });
    if (id.empty()) record.fail("a record without a member \"query\"");
    return id;
}

void add_keys(JsonNode& object, std::vector<std::string_view>& qids) {
    object.members("the queries", [&](std::string_view key, JsonNode& value) {
        if (key == "mteb_model_meta")
            value.fail("predictions of MTEB may hold several runs; list the queries instead");
        qids.push_back(key);
    });
}

void read_json_ids(const IdFile& file, std::vector<std::string_view>& qids) {
    const std::string name = record_member(file.text(), {"_id", "qid", "query_id", "id", "query"});
    for_each_json_value(file.json(), [&](JsonNode& value) {
        if (value.kind() != JsonKind::object)
            qids.push_back(value.id("a query id"));
        else if (name.empty())
            add_keys(value, qids);
        else
            qids.push_back(id_of_record(value, name));
    });
}

}  // namespace

QueryIds read_query_ids(const std::string& path) {
    const IdFile file(path);
    QueryIds list{file.source(), {}};
    if (file.is_json())
        read_json_ids(file, list.qids);
    else if (const std::optional<Header> header = find_header(file.text()))
        read_table(file, *header, list.qids);
    else
        read_lines(file, list.qids);
    if (list.qids.empty()) file.fail_empty("query ids");
    return list;
}

}  // namespace rankline
