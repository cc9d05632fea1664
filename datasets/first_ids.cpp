// SPDX-License-Identifier: MIT
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/columns.hpp>
#include <rankline/datasets/header.hpp>
#include <rankline/datasets/id_file.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/json_records.hpp>
#include <rankline/datasets/text_format.hpp>

namespace rankline {

namespace {

using Ids = std::vector<std::string_view>;

/// What is known of ids of queries, or of documents.
struct IdKind {
    const char* noun;                            ///< "query id"
    const char* one;                             ///< "a query id"
    const char* plural;                          ///< "query ids"
    std::initializer_list<const char*> members;  ///< of JSON records
    bool (*names_them)(std::string_view column);
    std::size_t Header::*column;
};

const IdKind query_kind{"query id",      "a query id",
                        "query ids",     {"_id", "qid", "query_id", "id", "query"},
                        names_query_ids, &Header::qid};
const IdKind document_kind{"document id",      "a document id",
                           "document ids",     {"_id", "docid", "doc_id", "pid", "id"},
                           names_document_ids, &Header::docid};

/// Up to the first tab, so that an id of a file of queries may have blanks; else to the first
/// blank.
std::string_view first_field(const ColumnReader& reader) {
    const std::size_t tab = reader.line().find('\t');
    const std::string_view field = trimmed(reader.line().substr(0, tab));
    return tab == std::string_view::npos || field.empty() ? reader.fields().front() : field;
}

void read_lines(const IdFile& file, const IdKind& kind, Ids& ids) {
    ColumnReader reader(file.text(), file.name());
    for (bool first = true; reader.next(); first = false) {
        const std::string_view id = first_field(reader);
        if (!first || !kind.names_them(id)) ids.push_back(id);
    }
}

void read_table(const IdFile& file, const IdKind& kind, const Header& header, Ids& ids) {
    const std::size_t column = header.*kind.column;
    ColumnReader reader(file.text(), file.name(), header.separator);
    static_cast<void>(reader.next());  // the header
    while (reader.next()) {
        if (reader.fields().size() <= column) reader.fail(column, std::string("no ") + kind.noun);
        const std::string_view id = reader.fields()[column];
        ids.push_back(reader.unescaped(column) ? file.keep(id) : id);
    }
}

/// RankLLM's requests have the query, with its id, as a member.
std::string_view id_of_record(JsonNode& record, const std::string& name, const IdKind& kind) {
    if (name != "query") return record_id(record, name, kind.one);
    std::string_view id;
    record.members("the record", [&](std::string_view key, JsonNode& value) {
        if (key == name) id = record_id(value, "qid", kind.one);
    });
    if (id.empty()) record.fail("a record without a member \"query\"");
    return id;
}

void add_keys(JsonNode& object, Ids& ids) {
    object.members("the object", [&](std::string_view key, JsonNode& value) {
        if (key == "mteb_model_meta")
            value.fail("predictions of MTEB may hold several runs; list the queries instead");
        ids.push_back(key);
    });
}

void read_json_ids(const IdFile& file, const IdKind& kind, Ids& ids) {
    const std::string name = record_member(file.text(), kind.members);
    for_each_json_value(file.json(), [&](JsonNode& value) {
        if (value.kind() != JsonKind::object)
            ids.push_back(value.id(kind.one));
        else if (name.empty())
            add_keys(value, ids);
        else
            ids.push_back(id_of_record(value, name, kind));
    });
}

/// The id of a line of TREC topics, "<num> Number: 301" or "<topic number="1">"; nothing for a line
/// that has none.
std::optional<std::string_view> topic_id(std::string_view line) {
    constexpr std::string_view element = "<num>";
    if (const std::size_t at = line.find(element); at != line.npos) {
        constexpr std::string_view label = "Number:";
        std::string_view rest = trimmed(line.substr(at + element.size()));
        if (rest.starts_with(label)) rest = trimmed(rest.substr(label.size()));
        return rest.substr(0, rest.find_first_of(" \t<"));
    }
    constexpr std::string_view attribute = "<topic number=";
    const std::size_t at = line.find(attribute);
    if (at == line.npos) return std::nullopt;
    std::string_view rest = line.substr(at + attribute.size());
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
    const char quote = rest.front();
    rest.remove_prefix(1);
    return trimmed(rest.substr(0, rest.find(quote)));
}

void read_topics(const IdFile& file, Ids& ids) {
    ColumnReader reader(file.text(), file.name());
    while (reader.next()) {
        const auto id = topic_id(reader.line());
        if (!id) continue;
        if (id->empty()) reader.fail(0, "a topic without a number");
        ids.push_back(*id);
    }
}

/// What files of queries and of documents have in common.
Ids read_ids(const IdFile& file, const IdKind& kind) {
    Ids ids;
    if (file.is_json())
        read_json_ids(file, kind, ids);
    else if (const std::optional<Header> header = find_header(file.text()))
        read_table(file, kind, *header, ids);
    else
        read_lines(file, kind, ids);
    return ids;
}

/// Whether a format of texts has the file, which then is read faster and not held in memory. Not
/// asked of what can be read once only.
bool is_corpus(const std::string& path) {
    constexpr std::size_t head_size = std::size_t{64} << 10;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return false;
    const FileBytes file = FileBytes::open(path);
    const std::string_view head = file.wait(head_size).bytes.substr(0, head_size);
    const std::size_t whole = head.rfind('\n') + 1;
    const std::string_view lines = whole > 0 ? head.substr(0, whole) : head;
    return guess(text_formats(), lines, path).sure >= Sniff::likely;
}

}  // namespace

QueryIds read_query_ids(const std::string& path) {
    const IdFile file(path);
    QueryIds list{file.source(), {}};
    if (trimmed(file.text()).starts_with('<'))
        read_topics(file, list.qids);
    else
        list.qids = read_ids(file, query_kind);
    if (list.qids.empty()) file.fail_empty(query_kind.plural);
    return list;
}

DocumentIds read_collection_ids(const std::string& path) {
    if (is_corpus(path)) return read_corpus_ids(path);
    const IdFile file(path);
    DocumentIds list{file.source(), read_ids(file, document_kind)};
    if (list.for_all.empty()) file.fail_empty(document_kind.plural);
    return list;
}

}  // namespace rankline
