// SPDX-License-Identifier: MIT
#include <rankline/check/id_list.hpp>

#include <simdjson.h>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <array>
#include <optional>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/id_hash.hpp>
#include <rankline/base/id_store.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/lines.hpp>

namespace rankline {

namespace {

using IdSet = tsl::robin_set<std::string_view, IdHash>;

/// Calls `take(line, number)` for each line without its end.
template <class Take>
void for_each_numbered_line(std::string_view text, Take take) {
    std::uint64_t number = 0;
    for_each_line(text, [&](std::string_view line) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        take(line, ++number);
    });
}

/// The id of a line of columns.
std::string_view column_id(std::string_view line) {
    const std::string_view content = trimmed(line);
    // With tabs the id is what stands before the first, so that text behind it does not matter.
    return content.substr(0, content.find_first_of(line.find('\t') == line.npos ? " " : "\t "));
}

bool names_a_column(std::string_view id) {
    static constexpr std::array<std::string_view, 9> names = {
        "qid", "q_id", "query_id", "query-id", "pid", "docid", "doc_id", "corpus-id", "passage_id"};
    for (const std::string_view name : names) {
        if (lower_case(id) == name) return true;
    }
    return false;
}

/// The id of a line of TREC topics, nothing for a line that has none.
std::optional<std::string_view> topic_id(std::string_view line) {
    if (const std::size_t number = line.find("<num>"); number != line.npos) {
        std::string_view rest = trimmed(line.substr(number + 5));
        if (rest.starts_with("Number:")) rest = trimmed(rest.substr(7));
        return rest.substr(0, rest.find_first_of(" \t<"));
    }
    constexpr std::string_view attribute = "<topic number=";
    const std::size_t number = line.find(attribute);
    if (number == line.npos) return std::nullopt;
    std::string_view rest = line.substr(number + attribute.size());
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
    const char quote = rest.front();
    rest.remove_prefix(1);
    return trimmed(rest.substr(0, rest.find(quote)));
}

}  // namespace

struct IdList::State {
    explicit State(FileBytes bytes) : file(std::move(bytes)) {}

    void add(std::string_view id) {
        if (set.insert(id).second) ids.push_back(id);
    }
    void fail(std::uint64_t line, const std::string& message) const {
        throw Error(ErrorKind::input, Place{file.name(), line, 0}, message);
    }
    void read_columns();
    void read_json_lines();
    void read_topics();

    FileBytes file;
    IdStore store;
    IdSet set;
    std::vector<std::string_view> ids;
};

void IdList::State::read_columns() {
    bool first = true;
    for_each_numbered_line(file.bytes(), [&](std::string_view line, std::uint64_t) {
        const std::string_view id = column_id(line);
        if (id.empty() || line.front() == '#') return;
        if (!std::exchange(first, false) || !names_a_column(id)) add(id);
    });
}

void IdList::State::read_json_lines() {
    static constexpr std::array<const char*, 6> keys = {"_id",      "id",    "qid",
                                                        "query_id", "docid", "doc_id"};
    simdjson::dom::parser parser;
    for_each_numbered_line(file.bytes(), [&](std::string_view line, std::uint64_t number) {
        if (trimmed(line).empty()) return;
        simdjson::dom::object object;
        if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
            fail(number, "not a JSON object: " + quoted(line));
        for (const char* key : keys) {
            simdjson::dom::element value;
            if (object.at_key(key).get(value) != simdjson::SUCCESS) continue;
            std::string_view text;
            std::int64_t integer = 0;
            if (value.get(text) == simdjson::SUCCESS) return add(store.keep(text));
            if (value.get(integer) == simdjson::SUCCESS)
                return add(store.keep(std::to_string(integer)));
        }
        fail(number, "no member _id, id, qid, query_id, docid or doc_id: " + quoted(line));
    });
}

void IdList::State::read_topics() {
    for_each_numbered_line(file.bytes(), [&](std::string_view line, std::uint64_t number) {
        const auto id = topic_id(line);
        if (!id) return;
        if (id->empty()) fail(number, "a topic without a number: " + quoted(line));
        add(*id);
    });
}

IdList IdList::read(FileBytes bytes) {
    const auto state = std::make_shared<State>(std::move(bytes));
    const std::string_view head = trimmed(state->file.bytes());
    if (head.starts_with('{')) {
        state->read_json_lines();
    } else if (head.starts_with('<')) {
        state->read_topics();
    } else {
        state->read_columns();
    }
    if (state->ids.empty())
        throw Error(ErrorKind::input, Place{state->file.name()}, "there is no id in this file");
    IdList list;
    list.m_state = state;
    return list;
}

IdList IdList::of(const std::vector<std::string>& ids) {
    const auto state = std::make_shared<State>(FileBytes::from_memory("", "the profile"));
    for (const std::string& id : ids) state->add(state->store.keep(id));
    IdList list;
    list.m_state = state;
    return list;
}

bool IdList::contains(std::string_view id) const { return m_state->set.contains(id); }
const std::vector<std::string_view>& IdList::ids() const noexcept { return m_state->ids; }
const std::string& IdList::name() const noexcept { return m_state->file.name(); }

struct PairList::State {
    explicit State(FileBytes bytes) : file(std::move(bytes)) {}
    FileBytes file;
    IdSet everywhere;
    tsl::robin_map<std::string_view, IdSet, IdHash> by_query;
};

PairList PairList::read(FileBytes bytes) {
    const auto state = std::make_shared<State>(std::move(bytes));
    for_each_numbered_line(state->file.bytes(), [&](std::string_view line, std::uint64_t number) {
        const std::vector<std::string_view> fields = split_blanks(line);
        if (fields.empty() || line.front() == '#') return;
        if (fields.size() > 2) {
            throw Error(ErrorKind::input, Place{state->file.name(), number, 0},
                        "a document id, or a query id and a document id, but these are " +
                            std::to_string(fields.size()) + " columns: " + quoted(line));
        }
        if (fields.size() == 1)
            state->everywhere.insert(fields[0]);
        else
            state->by_query[fields[0]].insert(fields[1]);
    });
    PairList list;
    list.m_state = state;
    return list;
}

bool PairList::contains(std::string_view qid, std::string_view docid) const {
    if (m_state->everywhere.contains(docid)) return true;
    const auto found = m_state->by_query.find(qid);
    return found != m_state->by_query.end() && found->second.contains(docid);
}

}  // namespace rankline
