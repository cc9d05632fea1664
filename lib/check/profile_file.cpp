// SPDX-License-Identifier: MIT
#include <rankline/check/profile_file.hpp>

#include <algorithm>
#include <array>
#include <limits>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/settings.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail(const Setting& setting, const std::string& message) {
    throw Error(ErrorKind::input, setting.place, setting.key + ": " + message);
}

/// A value of an enumeration and what it is called.
template <class Value>
using Names = std::vector<std::pair<Value, std::string>>;

const Names<CheckedKind>& kind_names() {
    static const Names<CheckedKind> names = {{CheckedKind::run, "run"},
                                             {CheckedKind::qrels, "qrels"}};
    return names;
}

const Names<Separator>& separator_names() {
    static const Names<Separator> names = {
        {Separator::blanks, "blanks"}, {Separator::tab, "tab"}, {Separator::blank, "blank"}};
    return names;
}

const Names<RankRule>& rank_rule_names() {
    static const Names<RankRule> names = {{RankRule::counted, "counted"},
                                          {RankRule::integer, "integer"},
                                          {RankRule::ignored, "ignored"}};
    return names;
}

const Names<CheckOrder>& order_names() {
    static const Names<CheckOrder> names = {{CheckOrder::score, "score"},
                                            {CheckOrder::rank, "rank"}};
    return names;
}

const Names<Severity>& severity_names() {
    static const Names<Severity> names = {
        {Severity::off, "off"}, {Severity::warning, "warning"}, {Severity::error, "error"}};
    return names;
}

const Names<Column>& column_names() {
    static const Names<Column> names = [] {
        Names<Column> all;
        for (std::size_t i = 0; i < column_kinds; ++i) {
            const auto column = static_cast<Column>(i);
            all.emplace_back(column, std::string(to_string(column)));
        }
        return all;
    }();
    return names;
}

constexpr const char* either_base = "either";

const std::string& scalar(const Setting& setting) {
    if (setting.kind != Setting::Kind::scalar) fail(setting, "one value is wanted");
    return setting.values.front();
}

const std::vector<std::string>& list(const Setting& setting) {
    if (setting.kind != Setting::Kind::list) fail(setting, "a list is wanted");
    return setting.values;
}

template <class Value>
Value named(const Setting& setting, const std::string& text, const Names<Value>& names) {
    std::vector<std::string> known;
    for (const auto& [value, name] : names) {
        if (name == text) return value;
        known.push_back(name);
    }
    fail(setting,
         rankline::quoted(text) + " is not one of " + joined(known) + did_you_mean(text, known));
}

std::uint64_t whole(const Setting& setting, const std::string& text) {
    const auto number = parse_integer(text);
    if (!number || *number < 0) fail(setting, rankline::quoted(text) + " is not a whole number");
    return static_cast<std::uint64_t>(*number);
}

bool truth(const Setting& setting) {
    static const Names<bool> names = {{true, "true"}, {false, "false"}};
    return named(setting, scalar(setting), names);
}

Pattern pattern(const Setting& setting) {
    const std::string& text = scalar(setting);
    try {
        return Pattern(text);
    } catch (const Error& error) {
        fail(setting, error.what());
    }
}

std::vector<Column> columns(const Setting& setting) {
    std::vector<Column> columns;
    for (const std::string& text : list(setting)) {
        const Column column = named(setting, text, column_names());
        if (std::find(columns.begin(), columns.end(), column) != columns.end())
            fail(setting, rankline::quoted(text) + " is there twice");
        columns.push_back(column);
    }
    return columns;
}

std::optional<std::uint64_t> rank_base(const Setting& setting) {
    const std::string& text = scalar(setting);
    if (text == either_base) return std::nullopt;
    return whole(setting, text);
}

std::vector<std::pair<std::string, Severity>> severities(const Setting& setting) {
    if (setting.kind != Setting::Kind::table) fail(setting, "a table of rules is wanted");
    std::vector<std::pair<std::string, Severity>> severities;
    for (const Setting& rule : setting.table) {
        try {
            static_cast<void>(find_rule(rule.key));
        } catch (const Error& error) {
            fail(rule, error.what());
        }
        severities.emplace_back(rule.key, named(rule, scalar(rule), severity_names()));
    }
    return severities;
}

/// A key, and what it does to a profile.
struct Key {
    std::string name;
    void (*set)(CheckProfile& profile, const Setting& setting);
};

const std::vector<Key>& keys() {
    using P = CheckProfile;
    using S = Setting;
    static const std::vector<Key> all = {
        {"name", [](P& p, const S& s) { p.name = scalar(s); }},
        {"summary", [](P& p, const S& s) { p.summary = scalar(s); }},
        {"definition", [](P& p, const S& s) { p.definition = scalar(s); }},
        {"source", [](P& p, const S& s) { p.source = scalar(s); }},
        {"kind", [](P& p, const S& s) { p.kind = named(s, scalar(s), kind_names()); }},
        {"columns", [](P& p, const S& s) { p.columns = columns(s); }},
        {"least_columns", [](P& p, const S& s) { p.least_columns = whole(s, scalar(s)); }},
        {"separator",
         [](P& p, const S& s) { p.separator = named(s, scalar(s), separator_names()); }},
        {"header", [](P& p, const S& s) { p.header = truth(s); }},
        {"json", [](P& p, const S& s) { p.json = list(s); }},
        {"depth",
         [](P& p, const S& s) {
             p.depth = whole(s, scalar(s));
             if (p.depth == 0) p.depth.reset();
         }},
        {"full_depth", [](P& p, const S& s) { p.full_depth = truth(s); }},
        {"tag", [](P& p, const S& s) { p.tag = pattern(s); }},
        {"docid", [](P& p, const S& s) { p.docid = pattern(s); }},
        {"qid", [](P& p, const S& s) { p.qid = pattern(s); }},
        {"iter", [](P& p, const S& s) { p.iter = scalar(s); }},
        {"ranks", [](P& p, const S& s) { p.ranks = named(s, scalar(s), rank_rule_names()); }},
        {"rank_base", [](P& p, const S& s) { p.rank_base = rank_base(s); }},
        {"order", [](P& p, const S& s) { p.order = named(s, scalar(s), order_names()); }},
        {"identical_ids", [](P& p, const S& s) { p.identical_ids = truth(s); }},
        {"required_queries", [](P& p, const S& s) { p.required_queries = list(s); }},
        {"cutoffs",
         [](P& p, const S& s) {
             p.cutoffs.clear();
             for (const std::string& text : list(s)) p.cutoffs.push_back(whole(s, text));
         }},
        {"size_limit", [](P& p, const S& s) { p.size_limit = whole(s, scalar(s)); }},
        {"least_lines", [](P& p, const S& s) { p.least_lines = whole(s, scalar(s)); }},
        {"least_queries", [](P& p, const S& s) { p.least_queries = whole(s, scalar(s)); }},
        {"severities", [](P& p, const S& s) {
             for (auto& each : severities(s)) p.severities.push_back(std::move(each));
         }}};
    return all;
}

void set(CheckProfile& profile, const Setting& setting) {
    std::vector<std::string> names = {"base"};
    for (const Key& key : keys()) {
        if (key.name == setting.key) return key.set(profile, setting);
        names.push_back(key.name);
    }
    throw Error(ErrorKind::input, setting.place,
                "no key of a profile is called " + rankline::quoted(setting.key) +
                    did_you_mean(setting.key, names) + " (known: " + joined(names) + ")");
}

/// What a profile begins with.
CheckProfile base_of(const std::vector<Setting>& settings) {
    for (const Setting& setting : settings) {
        if (setting.key != "base") continue;
        const std::string& name = scalar(setting);
        try {
            return find_check_profile(name);
        } catch (const Error& error) {
            fail(setting, error.what());
        }
    }
    return {};
}

void expect_sense(const CheckProfile& profile, const std::string& file) {
    const auto expect = [&](bool holds, const std::string& message) {
        if (!holds) throw Error(ErrorKind::input, Place{file}, message);
    };
    const bool run = profile.kind == CheckedKind::run;
    expect(profile.has(Column::qid) && profile.has(Column::docid),
           "columns: there must be qid and docid");
    expect(!run || !profile.has(Column::grade), "columns: a run has no grade");
    expect(run || profile.has(Column::grade), "columns: qrels have a grade");
    expect(!run || profile.order == CheckOrder::rank || profile.has(Column::score),
           "order: to order by score there must be a column score; or order = \"rank\"");
    expect(!run || profile.order == CheckOrder::score || profile.has(Column::rank),
           "order: to order by rank there must be a column rank");
    expect(profile.least_columns <= profile.columns.size(),
           "least_columns: more than there are columns");
}

std::string toml_text(const std::string& text) {
    // Between single quotes nothing is escaped, which patterns are glad of.
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c != '\'' && static_cast<unsigned char>(c) >= ' ' && c != '\x7f';
    });
    if (plain && text.find('\\') != std::string::npos) return "'" + text + "'";
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (byte < ' ' || byte == 0x7f) {
            out += "\\u00";
            (out += digits[byte >> 4U]) += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + '"';
}

template <class Value>
std::string toml_name(Value value, const Names<Value>& names) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& each) { return each.first == value; });
    return toml_text(found->second);
}

/// Writes the lines of a profile.
class Writer {
public:
    void add(const char* key, const std::string& value) { m_text += pair(key, value); }
    void add_text(const char* key, const std::string& text) {
        if (!text.empty()) add(key, toml_text(text));
    }
    void add_flag(const char* key, bool value) { add(key, value ? "true" : "false"); }
    void add_number(const char* key, std::uint64_t value) {
        if (value != 0) add(key, std::to_string(value));
    }
    void add_pattern(const char* key, const std::optional<Pattern>& pattern) {
        if (pattern) add(key, toml_text(pattern->text()));
    }
    void add_list(const char* key, const std::vector<std::string>& values) {
        add(key, "[" + joined(values) + "]");
    }
    void heading(const char* name) { m_text += "\n[" + std::string(name) + "]\n"; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    static std::string pair(const std::string& key, const std::string& value) {
        return key + " = " + value + "\n";
    }
    std::string m_text;
};

template <class Values, class Shown>
std::vector<std::string> shown(const Values& values, Shown show) {
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const auto& value : values) texts.push_back(show(value));
    return texts;
}

}  // namespace

CheckProfile read_profile(const FileBytes& file) {
    const std::vector<Setting> settings = read_settings(file);
    CheckProfile profile = base_of(settings);
    profile.name = file.name();
    for (const Setting& setting : settings) {
        if (setting.key != "base") set(profile, setting);
    }
    std::sort(profile.cutoffs.begin(), profile.cutoffs.end());
    expect_sense(profile, file.name());
    return profile;
}

std::string profile_toml(const CheckProfile& profile) {
    Writer out;
    out.add_text("name", profile.name);
    out.add_text("summary", profile.summary);
    out.add_text("definition", profile.definition);
    out.add_text("source", profile.source);
    out.add("kind", toml_name(profile.kind, kind_names()));
    out.add_list("columns", shown(profile.columns, [](Column column) {
                     return toml_text(std::string(to_string(column)));
                 }));
    out.add_number("least_columns", profile.least_columns);
    out.add("separator", toml_name(profile.separator, separator_names()));
    out.add_flag("header", profile.header);
    out.add_list("json", shown(profile.json, toml_text));
    out.add_number("depth", profile.depth.value_or(0));
    out.add_flag("full_depth", profile.full_depth);
    out.add_pattern("tag", profile.tag);
    out.add_pattern("docid", profile.docid);
    out.add_pattern("qid", profile.qid);
    if (profile.iter) out.add("iter", toml_text(*profile.iter));
    out.add("ranks", toml_name(profile.ranks, rank_rule_names()));
    out.add("rank_base",
            profile.rank_base ? std::to_string(*profile.rank_base) : toml_text(either_base));
    out.add("order", toml_name(profile.order, order_names()));
    out.add_flag("identical_ids", profile.identical_ids);
    if (!profile.required_queries.empty())
        out.add_list("required_queries", shown(profile.required_queries, toml_text));
    out.add_list("cutoffs",
                 shown(profile.cutoffs, [](std::uint64_t k) { return std::to_string(k); }));
    out.add_number("size_limit", profile.size_limit);
    out.add_number("least_lines", profile.least_lines);
    out.add_number("least_queries", profile.least_queries);
    if (!profile.severities.empty()) out.heading("severities");
    for (const auto& [rule, severity] : profile.severities)
        out.add(rule.c_str(), toml_name(severity, severity_names()));
    return out.take();
}

}  // namespace rankline
