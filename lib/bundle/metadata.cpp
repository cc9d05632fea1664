// SPDX-License-Identifier: MIT
#include <rankline/bundle/metadata.hpp>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
/// An alias of YAML is a value each time it is used: a few lines of them can be billions.
constexpr std::size_t most_values = 10000;
constexpr std::size_t most_levels = 50;

using Type = Metadata::Type;

/// `line` is that of the text, or 0 where the text has lines of its own.
void require_utf8(std::string_view text, const std::string& name, std::uint64_t line) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = utf8_length(text.substr(at));
        if (size == 0) {
            throw Error(ErrorKind::input, Place{name, line == 0 ? line_of(text, at) : line, 0},
                        "not UTF-8");
        }
        at += size;
    }
}

/// What counts values and levels, and refuses names that stand twice.
class Maker {
public:
    explicit Maker(std::string name) : m_name(std::move(name)) {}

    [[noreturn]] void fail(std::uint64_t line, std::uint64_t column,
                           const std::string& message) const {
        throw Error(ErrorKind::input, Place{m_name, line, column}, message);
    }

    /// A text with its escapes undone: yaml-cpp makes bytes that are no UTF-8 of some.
    [[nodiscard]] std::string unescaped(const std::string& text, std::uint64_t line) const {
        require_utf8(text, m_name, line);
        return text;
    }

    void begin_value(std::size_t level, std::uint64_t line) {
        if (++m_values > most_values || level > most_levels) {
            fail(line, 0, "more values or levels than metadata has");
        }
    }

    void add(Metadata& map, const std::string& name, Metadata value, std::uint64_t line) const {
        if (map.find(name) != nullptr) fail(line, 0, rankline::quoted(name) + " stands twice");
        map.members.push_back({name, std::move(value)});
    }

private:
    const std::string m_name;
    std::size_t m_values = 0;
};

/// What YAML has for numbers that are none; "inf" and "nan" without the point are texts.
bool is_yaml_non_finite(std::string_view word) {
    if (word == ".nan" || word == ".NaN" || word == ".NAN") return true;
    if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
    return word == ".inf" || word == ".Inf" || word == ".INF";
}

/// A plain word of YAML's core schema.
Type type_of_word(const std::string& word) {
    if (word.empty() || word == "~" || lower_case(word) == "null") return Type::null;
    if (lower_case(word) == "true" || lower_case(word) == "false") return Type::boolean;
    const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
    if (has_digit ? parse_double(word).has_value() : is_yaml_non_finite(word)) return Type::number;
    return Type::text;
}

/// yaml-cpp counts from 0, and has -1 where it does not know.
std::uint64_t counted_from_1(int number) { return static_cast<std::uint64_t>(number) + 1; }

class YamlReader {
public:
    explicit YamlReader(const std::string& name) : m_maker(name) {}

    Metadata read(std::string_view bytes) {
        try {
            return value(YAML::Load(std::string(bytes)), 0);
        } catch (const YAML::Exception& error) {
            const YAML::Mark mark = error.mark;
            m_maker.fail(counted_from_1(mark.line), counted_from_1(mark.column),
                         "not YAML: " + error.msg);
        }
    }

private:
    Metadata value(const YAML::Node& node, std::size_t level) {
        const std::uint64_t line = counted_from_1(node.Mark().line);
        m_maker.begin_value(level, line);
        Metadata made;
        if (node.IsScalar()) {
            made.text = m_maker.unescaped(node.Scalar(), line);
            // "!" is the tag of what stands in quotation marks.
            made.type = node.Tag() == "!" ? Type::text : type_of_word(made.text);
        } else if (node.IsSequence()) {
            made.type = Type::list;
            for (const YAML::Node& item : node) {
                made.members.push_back({"", value(item, level + 1)});
            }
        } else if (node.IsMap()) {
            made.type = Type::map;
            for (const auto& member : node) {
                if (!member.first.IsScalar()) m_maker.fail(line, 0, "a name that is not a text");
                m_maker.add(made, m_maker.unescaped(member.first.Scalar(), line),
                            value(member.second, level + 1), line);
            }
        }
        return made;
    }

    Maker m_maker;
};

/// Of nlohmann's events, since its documents keep only one of two members of the same name.
class JsonReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    JsonReader(std::string_view bytes, const std::string& name) : m_bytes(bytes), m_maker(name) {}

    Metadata read() {
        nlohmann::json::sax_parse(m_bytes.begin(), m_bytes.end(), this);
        return std::move(m_levels.front().value);
    }

    bool null() override { return scalar(Type::null, "null"); }
    bool boolean(bool value) override { return scalar(Type::boolean, value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override {
        return scalar(Type::number, std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return scalar(Type::number, std::to_string(value));
    }
    bool number_float(number_float_t /*value*/, const string_t& text) override {
        return scalar(Type::number, text);
    }
    bool string(string_t& value) override { return scalar(Type::text, value); }
    bool binary(binary_t& /*value*/) override { return false; }  // never of a text
    bool start_object(std::size_t /*size*/) override { return start(Type::map); }
    bool start_array(std::size_t /*size*/) override { return start(Type::list); }
    bool end_object() override { return end(); }
    bool end_array() override { return end(); }
    bool key(string_t& name) override {
        m_levels.back().key = name;
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/,
                     const nlohmann::json::exception& error) override {
        // "[json.exception...] parse error at line 1, column 2: syntax error ...": what is behind.
        const std::string text = error.what();
        const std::size_t colon = text.find(": ");
        const std::size_t at = std::min(position, m_bytes.size());
        const std::size_t line_start = m_bytes.substr(0, at).rfind('\n') + 1;
        m_maker.fail(
            line_of(m_bytes, at), at - line_start,
            "not JSON: " +
                rankline::quoted(colon == std::string::npos ? text : text.substr(colon + 2), 200));
    }

private:
    struct Level {
        Metadata value;
        std::string key{};
    };

    bool put(Metadata value) {
        if (m_levels.empty()) {
            m_levels.push_back({std::move(value)});
            return true;
        }
        Level& level = m_levels.back();
        if (level.value.type == Type::map) {
            m_maker.add(level.value, level.key, std::move(value), 0);
        } else {
            level.value.members.push_back({"", std::move(value)});
        }
        return true;
    }

    bool scalar(Type type, std::string text) {
        m_maker.begin_value(m_levels.size(), 0);
        return put({type, std::move(text), {}});
    }

    bool start(Type type) {
        m_maker.begin_value(m_levels.size(), 0);
        m_levels.push_back({{type, {}, {}}});
        return true;
    }

    bool end() {
        if (m_levels.size() == 1) return true;
        Metadata value = std::move(m_levels.back().value);
        m_levels.pop_back();
        return put(std::move(value));
    }

    const std::string_view m_bytes;
    Maker m_maker;
    std::vector<Level> m_levels;
};

nlohmann::ordered_json to_json(const Metadata& metadata) {
    switch (metadata.type) {
        case Type::null:
            break;
        case Type::boolean:
            return lower_case(metadata.text) == "true";
        case Type::number: {
            // As it stands where that is JSON; YAML has more ways to write a number.
            nlohmann::ordered_json number =
                nlohmann::ordered_json::parse(metadata.text, nullptr, false);
            if (number.is_number()) return number;
            if (is_yaml_non_finite(metadata.text)) return nullptr;  // which JSON has none of
            return parse_double(metadata.text).value_or(0);
        }
        case Type::text:
            return metadata.text;
        case Type::list: {
            nlohmann::ordered_json list = nlohmann::ordered_json::array();
            for (const auto& member : metadata.members) list.push_back(to_json(member.value));
            return list;
        }
        case Type::map: {
            nlohmann::ordered_json map = nlohmann::ordered_json::object();
            for (const auto& [name, value] : metadata.members) map[name] = to_json(value);
            return map;
        }
    }
    return nullptr;
}

}  // namespace

const Metadata* Metadata::find(std::string_view name) const noexcept {
    if (type != Type::map) return nullptr;
    const auto found = std::find_if(members.begin(), members.end(),
                                    [name](const auto& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

const Metadata* Metadata::find_below(const std::vector<std::string>& path) const noexcept {
    const Metadata* at = this;
    for (const std::string& name : path) {
        if (at != nullptr) at = at->find(name);
    }
    return at;
}

std::string type_name(Metadata::Type type) {
    switch (type) {
        case Type::null:
            return "null";
        case Type::boolean:
            return "true or false";
        case Type::number:
            return "a number";
        case Type::text:
            return "a text";
        case Type::list:
            return "a list";
        case Type::map:
            break;
    }
    return "a map";
}

const std::string* text_member(const Metadata& metadata, const std::vector<std::string>& path,
                               std::vector<std::string>& problems) {
    const Metadata* const member = metadata.find_below(path);
    if (member != nullptr && member->type == Metadata::Type::text) return &member->text;
    problems.push_back(
        joined(path, ".") +
        (member == nullptr ? ": is missing" : ": is " + type_name(member->type) + ", not a text"));
    return nullptr;
}

const std::string* filled_member(const Metadata& metadata, const std::vector<std::string>& path,
                                 std::vector<std::string>& problems) {
    const std::string* const text = text_member(metadata, path, problems);
    if (text == nullptr || !trimmed(*text).empty()) return text;
    problems.push_back(joined(path, ".") + ": is empty");
    return nullptr;
}

void add_unknown_members(const Metadata& metadata, const std::vector<std::string>& known,
                         std::vector<std::string>& problems) {
    for (const auto& member : metadata.members) {
        if (std::find(known.begin(), known.end(), member.name) != known.end()) continue;
        problems.push_back(rankline::quoted(member.name) + ": there is no such field" +
                           did_you_mean(member.name, known));
    }
}

Metadata parse_metadata(std::string_view bytes, const std::string& name) {
    if (bytes.size() > most_bytes) {
        throw Error(ErrorKind::input, Place{name}, "more than a mebibyte: not metadata");
    }
    require_utf8(bytes, name, 0);
    // A map of YAML can begin with a brace, too; what is called JSON is told what JSON lacks.
    const bool is_json =
        trimmed(bytes).starts_with('{') &&
        (name.ends_with(".json") || nlohmann::json::accept(bytes.begin(), bytes.end()));
    return is_json ? JsonReader(bytes, name).read() : YamlReader(name).read(bytes);
}

std::string metadata_json(const Metadata& metadata) {
    constexpr int blanks = 2;
    return to_json(metadata).dump(blanks) + "\n";
}

}  // namespace rankline
