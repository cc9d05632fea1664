// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_text.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace ondemand = simdjson::ondemand;

namespace {

static_assert(FileBytes::readable_slack >= simdjson::SIMDJSON_PADDING);

/// Mostly a little behind the place before; an object's is before those of its members.
Place place_at(const JsonSource& source, std::size_t offset) {
    JsonSource::Line& line = source.line;
    const auto [first, last] = std::minmax(offset, line.offset);
    const std::string_view between = source.text.substr(first, last - first);
    if (const std::uint64_t line_ends = line_of(between, between.size()) - 1; line_ends > 0) {
        line.number = offset > line.offset ? line.number + line_ends : line.number - line_ends;
        line.start = offset == 0 ? 0 : source.text.rfind('\n', offset - 1) + 1;
    }
    line.offset = offset;
    return Place{source.file, line.number, offset - line.start + 1};
}

[[noreturn]] void fail_at(const JsonSource& source, std::size_t offset,
                          const std::string& message) {
    throw Error(ErrorKind::input, place_at(source, offset), message);
}

const char* name_of(JsonKind kind) {
    switch (kind) {
        case JsonKind::object:
            return "an object";
        case JsonKind::array:
            return "an array";
        case JsonKind::string:
            return "a string";
        case JsonKind::number:
            return "a number";
        case JsonKind::word:
            return "a word";
    }
    return "";
}

/// Where a string, or what is left of it, breaks JSON's rules for strings, which simdjson tells
/// without a place: it is not closed, or holds a control character.
struct StringFault {
    std::size_t offset;
    bool unclosed;
};

std::optional<StringFault> find_string_fault(std::string_view text) {
    std::optional<std::size_t> start;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            start = start ? std::nullopt : std::optional(i);
        } else if (start && text[i] == '\\') {
            ++i;
        } else if (start && static_cast<unsigned char>(text[i]) < 0x20) {
            return StringFault{i, false};
        }
    }
    if (!start) return std::nullopt;
    return StringFault{*start, true};
}

/// The first piece between quotation marks that is not UTF-8. No character spans a quotation mark,
/// so each piece can be judged alone.
std::string_view find_invalid_utf8(std::string_view text) {
    for (const std::string_view piece : split(text, '"')) {
        if (!simdjson::validate_utf8(piece.data(), piece.size())) return piece;
    }
    return text;
}

/// Where the value that `text` begins with ends; `text`'s own end if it is not closed. Only
/// brackets and strings are looked at: whether it is JSON, the parser says.
std::size_t value_size(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (text[i]) {
            case '{':
            case '[':
                ++depth;
                break;
            case '}':
            case ']':
                if (--depth == 0) return i + 1;
                break;
            case '"':
                for (++i; i < text.size() && text[i] != '"'; ++i) {
                    if (text[i] == '\\') ++i;
                }
                break;
            default:
                break;
        }
    }
    return text.size();
}

/// One document being parsed. `part` is the piece of the source's text that it is.
class Session {
public:
    Session(const JsonSource& source, std::string_view part, ondemand::parser& parser)
        : m_source(source), m_part(part) {
        const auto available =
            static_cast<std::size_t>(source.text.data() + source.text.size() - part.data());
        const simdjson::padded_string_view padded(part.data(), part.size(),
                                                  available + FileBytes::readable_slack);
        if (part.size() > simdjson::SIMDJSON_MAXSIZE_BYTES) {
            fail(part.data(),
                 "a JSON text of more than 4 GiB cannot be read; convert the file to a "
                 "format of lines, or split it");
        }
        if (const auto code = parser.iterate(padded).get(m_document)) fail_indexing(code);
    }

    [[nodiscard]] ondemand::document& document() { return m_document; }
    [[nodiscard]] const JsonSource& source() const { return m_source; }
    [[nodiscard]] std::string_view part() const { return m_part; }

    [[noreturn]] void fail(const char* at, const std::string& message) const {
        fail_at(m_source, static_cast<std::size_t>(at - m_source.text.data()), message);
    }
    [[noreturn]] void fail_syntax(simdjson::error_code code);
    /// To be called when the document was visited.
    void expect_end();

private:
    void expect_nothing_behind(std::size_t size) const;
    [[noreturn]] void fail_indexing(simdjson::error_code code) const;

    const JsonSource& m_source;
    std::string_view m_part;
    ondemand::document m_document;
};

/// An error of simdjson's first pass, which has no place.
void Session::fail_indexing(simdjson::error_code code) const {
    if (code == simdjson::MEMALLOC) {
        fail(m_part.data(), "not enough memory for the index of this JSON text");
    }
    if (code == simdjson::UTF8_ERROR) {
        const std::string_view piece = find_invalid_utf8(m_part);
        fail(piece.data(), "JSON has to be UTF-8, and this is not: " + quoted(piece));
    }
    if (const auto fault = find_string_fault(m_part)) {
        fail(m_part.data() + fault->offset,
             fault->unclosed ? "a string is not closed: the JSON text is cut short or a quotation "
                               "mark is missing"
                             : "a control character within a string: JSON wants it escaped");
    }
    fail(m_part.data(),
         fmt::format("not JSON ({}): {}", simdjson::error_message(code), quoted(m_part)));
}

void Session::fail_syntax(simdjson::error_code code) {
    expect_nothing_behind(value_size(m_part));
    const char* at = nullptr;
    const char* const end = m_part.data() + m_part.size();
    const bool has_place = m_document.current_location().get(at) == simdjson::SUCCESS &&
                           at >= m_part.data() && at < end;
    if (!has_place || code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT) {
        fail(end,
             "the JSON text ends before its objects and arrays do: it is cut short, or a closing "
             "bracket is missing");
    }
    fail(at, "malformed JSON at " + quoted({at, static_cast<std::size_t>(end - at)}, 20));
}

void Session::expect_nothing_behind(std::size_t size) const {
    const std::string_view rest = trimmed(m_part.substr(size));
    if (!rest.empty()) {
        fail(rest.data(), "text behind the end of the JSON value: " + quoted(rest, 20));
    }
}

void Session::expect_end() {
    const char* at = nullptr;
    if (m_document.current_location().get(at) == simdjson::OUT_OF_BOUNDS) return;
    fail_syntax(simdjson::TAPE_ERROR);
}

}  // namespace

struct JsonNode::Cursor {
    Session& session;
    ondemand::value value;  ///< not used for the document itself
    bool is_document;
    std::string_view token;  ///< from the first byte of the value to the next token

    template <class Container>
    Container open();
    /// The string whose first byte, behind the quotation mark, is at `start`.
    template <class Unescape>
    std::string_view string_at(const char* start, Unescape unescape);
};

namespace {

JsonKind kind_of(char first) {
    if (first == '-' || (first >= '0' && first <= '9')) return JsonKind::number;
    switch (first) {
        case '{':
            return JsonKind::object;
        case '[':
            return JsonKind::array;
        case '"':
            return JsonKind::string;
        default:
            return JsonKind::word;
    }
}

/// The content of a result of simdjson's, or its error.
template <class Value>
simdjson::error_code unpack(simdjson::simdjson_result<Value> result, Value& value) {
    return std::move(result).get(value);
}

/// A value of which only the first byte is known; a closing bracket or a comma is none.
JsonNode::Cursor cursor_of(Session& session, ondemand::value value) {
    const std::string_view token = value.raw_json_token();
    if (token.empty() || std::string_view("]},:").find(token.front()) != std::string_view::npos) {
        session.fail(token.data(), "a value is missing before " + quoted(token.substr(0, 1)));
    }
    return {session, value, false, token};
}

bool is_integer_token(std::string_view token) {
    if (token.starts_with('-')) token.remove_prefix(1);
    return !token.empty() &&
           std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

template <class Container>
Container JsonNode::Cursor::open() {
    Container container;
    simdjson::error_code code = simdjson::SUCCESS;
    if constexpr (std::is_same_v<Container, ondemand::object>) {
        code = is_document ? session.document().get_object().get(container)
                           : value.get_object().get(container);
    } else {
        code = is_document ? session.document().get_array().get(container)
                           : value.get_array().get(container);
    }
    if (code) session.fail_syntax(code);
    return container;
}

template <class Unescape>
std::string_view JsonNode::Cursor::string_at(const char* start, Unescape unescape) {
    // The first pass has seen to it that every string is closed.
    const char* end = start;
    while (*end != '"' && *end != '\\') ++end;
    if (*end == '"') return {start, static_cast<std::size_t>(end - start)};
    std::string_view unescaped;
    if (unescape().get(unescaped)) session.fail(start - 1, "a string with an invalid escape");
    return session.source().keep(unescaped);
}

JsonKind JsonNode::kind() const { return kind_of(m_cursor->token.front()); }

void JsonNode::members(std::string_view what,
                       const std::function<void(std::string_view key, JsonNode& value)>& visit) {
    if (kind() != JsonKind::object) {
        fail(fmt::format("{} has to be an object, not {}", what, name_of(kind())));
    }
    Session& session = m_cursor->session;
    auto object = m_cursor->open<ondemand::object>();
    for (simdjson::simdjson_result<ondemand::field> each : object) {
        ondemand::field field;
        if (const auto code = unpack(each, field)) session.fail_syntax(code);
        Cursor cursor = cursor_of(session, field.value());
        const std::string_view key =
            m_cursor->string_at(field.key().raw(), [&] { return field.unescaped_key(); });
        JsonNode value(cursor);
        visit(key, value);
    }
}

void JsonNode::elements(std::string_view what,
                        const std::function<void(JsonNode& element)>& visit) {
    if (kind() != JsonKind::array) {
        fail(fmt::format("{} has to be an array, not {}", what, name_of(kind())));
    }
    Session& session = m_cursor->session;
    auto array = m_cursor->open<ondemand::array>();
    for (simdjson::simdjson_result<ondemand::value> each : array) {
        ondemand::value value;
        if (const auto code = unpack(each, value)) session.fail_syntax(code);
        Cursor cursor = cursor_of(session, value);
        JsonNode element(cursor);
        visit(element);
    }
}

std::string_view JsonNode::id(std::string_view what) {
    const std::string_view text = trimmed(token());
    if (kind() == JsonKind::number && is_integer_token(text)) return text;
    if (kind() != JsonKind::string) {
        fail(fmt::format("{} has to be a string or an integer, not {}", what, quoted(text)));
    }
    const std::string_view id = string(what);
    if (id.empty()) fail(fmt::format("{} is empty", what));
    return id;
}

std::string_view JsonNode::string(std::string_view what) {
    if (kind() != JsonKind::string) {
        fail(fmt::format("{} has to be a string, not {}", what, name_of(kind())));
    }
    return m_cursor->string_at(m_cursor->token.data() + 1,
                               [&] { return m_cursor->value.get_string(); });
}

std::optional<double> JsonNode::number() const {
    const JsonKind value_kind = kind();
    if (value_kind != JsonKind::number && value_kind != JsonKind::word) return std::nullopt;
    return parse_double(trimmed(token()));
}

std::string_view JsonNode::token() const { return m_cursor->token; }

Place JsonNode::place() const {
    const JsonSource& source = m_cursor->session.source();
    return place_at(source, static_cast<std::size_t>(m_cursor->token.data() - source.text.data()));
}

void JsonNode::fail(const std::string& message) const {
    throw Error(ErrorKind::input, place(), message);
}

namespace {

void visit_document(const JsonSource& source, std::string_view part, ondemand::parser& parser,
                    const std::function<void(JsonNode& root)>& visit) {
    if (!part.starts_with('{') && !part.starts_with('[')) {
        const auto offset = static_cast<std::size_t>(part.data() - source.text.data());
        fail_at(source, offset,
                "a JSON object or array has to begin here, not " + quoted(part, 20));
    }
    Session session(source, part, parser);
    JsonNode::Cursor cursor{session, {}, true, part.substr(0, 1)};
    JsonNode root(cursor);
    visit(root);
    session.expect_end();
}

}  // namespace

void read_json(const JsonSource& source, const std::function<void(JsonNode& root)>& visit) {
    ondemand::parser parser;
    visit_document(source, without_blanks_before(source.text), parser, visit);
}

struct JsonReader::Parser {
    ondemand::parser parser;
};

JsonReader::JsonReader() : m_parser(std::make_unique<Parser>()) {}
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;
JsonReader::~JsonReader() = default;

void JsonReader::read(const JsonSource& source, const std::function<void(JsonNode& root)>& visit) {
    visit_document(source, without_blanks_before(source.text), m_parser->parser, visit);
}

void read_json_sequence(const JsonSource& source,
                        const std::function<void(JsonNode& root)>& visit) {
    ondemand::parser parser;
    std::string_view rest = without_blanks_before(source.text);
    while (!rest.empty()) {
        const bool opens = rest.front() == '{' || rest.front() == '[';
        const std::size_t size = opens ? value_size(rest) : rest.size();
        visit_document(source, rest.substr(0, size), parser, visit);
        rest = without_blanks_before(rest.substr(size));
    }
}

}  // namespace rankline
