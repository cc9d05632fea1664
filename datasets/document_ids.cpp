// SPDX-License-Identifier: MIT
#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/header.hpp>
#include <rankline/datasets/id_file.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/json_records.hpp>

namespace rankline {

namespace {

constexpr const char* a_docid = "a document id";

/// What has more columns is of several kinds, and which column holds the document is not told.
void read_lines(const IdFile& file, DocumentIds& list) {
    ColumnReader reader(file.text(), file.name());
    for (bool first = true; reader.next(); first = false) {
        const auto& fields = reader.fields();
        if (first && fields.size() == 1 && names_document_ids(fields[0])) continue;
        if (fields.size() > 2) {
            reader.fail(2,
                        "a line of more columns than DOCID or QID DOCID; cut -f1 takes the ids of "
                        "a collection, and --judged --qrels reads qrels");
        }
        if (fields.size() == 1)
            list.for_all.push_back(fields[0]);
        else
            list.by_query.push_back({fields[0], fields[1]});
    }
}

void read_table(const IdFile& file, const Header& header, DocumentIds& list) {
    ColumnReader reader(file.text(), file.name(), header.separator);
    static_cast<void>(reader.next());  // the header
    const auto id_in = [&](std::size_t column) {
        if (reader.fields().size() <= column || reader.fields()[column].empty())
            reader.fail(column, "an id is missing");
        const std::string_view id = reader.fields()[column];
        return reader.unescaped(column) ? file.keep(id) : id;
    };
    while (reader.next()) list.by_query.push_back({id_in(header.qid), id_in(header.docid)});
}

/// {qid: [docid]} or {qid: {docid: ...}}
void add_by_query(JsonNode& object, DocumentIds& list) {
    object.members("the documents by query", [&](std::string_view qid, JsonNode& value) {
        if (qid.empty()) value.fail("the query id before this is empty");
        if (value.kind() == JsonKind::array) {
            value.elements("the documents of a query", [&](JsonNode& element) {
                list.by_query.push_back({qid, element.id(a_docid)});
            });
        } else {
            value.members("the documents of a query", [&](std::string_view docid, JsonNode&) {
                list.by_query.push_back({qid, docid});
            });
        }
    });
}

void read_json_ids(const IdFile& file, DocumentIds& list) {
    const std::string name = record_member(file.text(), {"_id", "docid", "doc_id", "pid", "id"});
    for_each_json_value(file.json(), [&](JsonNode& value) {
        if (value.kind() != JsonKind::object)
            list.for_all.push_back(value.id(a_docid));
        else if (name.empty())
            add_by_query(value, list);
        else
            list.for_all.push_back(record_id(value, name, a_docid));
    });
}

}  // namespace

DocumentIds read_document_ids(const std::string& path) {
    const IdFile file(path);
    DocumentIds list{file.source()};
    if (file.is_json())
        read_json_ids(file, list);
    else if (const std::optional<Header> header = find_header(file.text()))
        read_table(file, *header, list);
    else
        read_lines(file, list);
    if (list.for_all.empty() && list.by_query.empty()) file.fail_empty("document ids");
    return list;
}

}  // namespace rankline
