// SPDX-License-Identifier: MIT
#include <rankline/eval/measure_parser.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/measure_parameters.hpp>

namespace rankline {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && lower_case(a) == lower_case(b);
}

std::optional<MeasureSpelling> find_spelling(std::string_view name,
                                             const MeasureRegistry& registry) {
    for (const MeasureRecord& record : registry) {
        for (const TrecName& trec : record.trec_names) {
            if (same_name(trec.name, name)) return MeasureSpelling{&record, &trec, nullptr};
        }
    }
    for (const MeasureRecord& record : registry) {
        if (same_name(record.name, name)) return MeasureSpelling{&record, nullptr, nullptr};
        for (const std::string& alias : record.aliases) {
            if (same_name(alias, name)) return MeasureSpelling{&record, nullptr, nullptr};
        }
        for (const SettingName& setting : record.setting_names) {
            if (same_name(setting.name, name)) return MeasureSpelling{&record, nullptr, &setting};
        }
    }
    return std::nullopt;
}

[[noreturn]] void fail_unknown(std::string_view name, const MeasureRegistry& registry) {
    // nDCG and ndcg are one suggestion.
    std::vector<std::string> candidates;
    std::set<std::string> seen;
    for (std::string& candidate : measure_names(registry)) {
        if (seen.insert(lower_case(candidate)).second) candidates.push_back(std::move(candidate));
    }
    const std::string_view stem = name.substr(0, name.find_first_of("(@."));
    throw Error(ErrorKind::usage,
                "unknown measure " + quoted(name) + did_you_mean(stem, candidates));
}

/// The spelling that says how a list of the record's own parameters is written.
TrecName value_spelling(const MeasureSpelling& spelling) {
    if (spelling.trec != nullptr) return *spelling.trec;
    for (const TrecName& trec : spelling.record->trec_names) {
        if (trec.default_cutoffs.empty()) return trec;
    }
    TrecName none;
    none.name = spelling.record->name;
    return none;
}

/// Cuts "rel=2,gains='1=3,2=9'" at the commas outside quotes.
std::vector<std::string_view> split_arguments(std::string_view text) {
    std::vector<std::string_view> arguments;
    char quote = '\0';
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == ',') {
            arguments.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    if (quote != '\0') {
        throw Error(ErrorKind::usage, "a quote is not closed in " + quoted(text));
    }
    arguments.push_back(text.substr(start));
    return arguments;
}

std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    const bool in_quotes = text.size() >= 2 && (text.front() == '\'' || text.front() == '"') &&
                           text.front() == text.back();
    return in_quotes ? text.substr(1, text.size() - 2) : text;
}

[[noreturn]] void fail_argument(const MeasureRecord& record, std::string_view argument) {
    std::string names = record.has_level ? "rel" : "";
    for (const ParamSpec& spec : record.params) names += (names.empty() ? "" : ", ") + spec.name;
    throw Error(ErrorKind::usage,
                record.name + ": " + quoted(trimmed(argument)) + " is not one of its parameters; " +
                    (names.empty() ? "it takes none" : "it takes NAME=VALUE for " + names));
}

/// The name that was typed, as it is in the record.
const std::string& spelled(const MeasureSpelling& spelling) {
    return spelling.setting != nullptr ? spelling.setting->name : spelling.record->name;
}

void check_together(const MeasureRecord& record, const Params& params) {
    if (record.refusal == nullptr) return;
    const std::string reason = record.refusal(params);
    if (!reason.empty()) throw Error(ErrorKind::usage, record.name + ": " + reason);
}

}  // namespace

Params MeasureParser::base_params(const MeasureSpelling& spelling) const {
    Params params = default_params(*spelling.record);
    if (spelling.trec != nullptr && !spelling.trec->numbers.empty()) {
        params.numbers = spelling.trec->numbers;
    }
    if (spelling.setting != nullptr) params.numbers = spelling.setting->numbers;
    params.level = m_level;
    return params;
}

MeasureRequest MeasureParser::request(const MeasureSpelling& spelling, Params params) const {
    check_together(*spelling.record, params);
    MeasureRequest request;
    request.trec = spelling.trec;
    Measure& measure = request.measure;
    measure.record = spelling.record;
    measure.name = canonical_name(*spelling.record, params);
    measure.trec_name = measure.name;
    if (params.level == m_level) {
        for (const TrecName& trec : spelling.record->trec_names) {
            std::string text = trec_text(*spelling.record, trec, params);
            if (text.empty()) continue;
            measure.trec_name = std::move(text);
            measure.trec_position = trec.position;
            break;
        }
    }
    measure.params = std::move(params);
    return request;
}

std::vector<MeasureRequest> MeasureParser::nickname(std::string_view name) const {
    std::vector<MeasureSpelling> members;
    for (const MeasureRecord& record : m_registry) {
        for (const TrecName& trec : record.trec_names) {
            const bool member =
                std::any_of(trec.nicknames.begin(), trec.nicknames.end(),
                            [&](const auto& each) { return same_name(each, name); });
            if (member) members.push_back({&record, &trec});
        }
    }
    std::sort(members.begin(), members.end(),
              [](const MeasureSpelling& a, const MeasureSpelling& b) {
                  return a.trec->position < b.trec->position;
              });
    std::vector<MeasureRequest> requests;
    for (const MeasureSpelling& member : members) {
        for (MeasureRequest& each : with_defaults(member)) requests.push_back(std::move(each));
    }
    return requests;
}

std::vector<MeasureRequest> MeasureParser::with_defaults(const MeasureSpelling& spelling) const {
    const MeasureRecord& record = *spelling.record;
    const Params base = base_params(spelling);
    std::vector<MeasureRequest> requests;
    if (spelling.trec != nullptr && !spelling.trec->default_cutoffs.empty()) {
        for (const double cutoff : spelling.trec->default_cutoffs) {
            Params params = base;
            if (record.cutoff == Cutoff::required_fraction) {
                params.fraction = cutoff;
            } else {
                params.cutoff = static_cast<std::uint64_t>(cutoff);
            }
            requests.push_back(request(spelling, params));
        }
    } else {
        if (record.cutoff == Cutoff::required_rank) {
            throw Error(ErrorKind::usage,
                        spelled(spelling) + " needs a cutoff; write " + spelled(spelling) + "@10");
        }
        if (record.cutoff == Cutoff::required_fraction) {
            throw Error(ErrorKind::usage,
                        record.name + " needs a cutoff; write " + record.name + "@0.1");
        }
        requests.push_back(request(spelling, base));
    }
    for (MeasureRequest& each : requests) each.by_default = true;
    return requests;
}

// The name of a measure whose parameters are listed keeps the list as typed, as in trec_eval.
std::vector<MeasureRequest> MeasureParser::with_list(const MeasureSpelling& spelling,
                                                     std::string_view list) const {
    const MeasureRecord& record = *spelling.record;
    const TrecName* const trec = spelling.trec;
    const bool takes_cutoffs =
        trec != nullptr ? !trec->default_cutoffs.empty() : record.cutoff != Cutoff::none;
    std::vector<MeasureRequest> requests;
    if (takes_cutoffs) {
        for (const Params& params : read_cutoffs(record, list, base_params(spelling))) {
            requests.push_back(request(spelling, params));
        }
    } else {
        const TrecName values = value_spelling(spelling);
        Params params = base_params(spelling);
        try {
            read_values(record, values, list, params);
        } catch (const Error& error) {
            if (record.cutoff == Cutoff::none) throw;
            throw Error(ErrorKind::usage,
                        std::string(error.what()) + "; for a cutoff write " + record.name + "@10");
        }
        requests.push_back(request(spelling, params));
        Measure& measure = requests.back().measure;
        if (measure.trec_name != measure.name) {
            measure.trec_name = values.name + '_' + std::string(list);
        }
    }
    return requests;
}

/// The spelling of trec_eval's output, P_5 or rbp_p=0.5, and MTEB's, ndcg_at_10.
std::vector<MeasureRequest> MeasureParser::with_underscore(std::string_view name) const {
    constexpr std::string_view at = "_at_";
    const auto starts_number = [](std::string_view text) {
        return !text.empty() && std::string_view("0123456789.+-").find(text[0]) != text.npos;
    };
    const std::size_t place = name.rfind(at);
    if (place != name.npos && starts_number(name.substr(place + at.size()))) {
        const auto spelling = find_spelling(name.substr(0, place), m_registry);
        if (spelling) {
            Params params = base_params(*spelling);
            set_cutoff(*spelling->record, name.substr(place + at.size()), params);
            return {request(*spelling, params)};
        }
    }
    for (std::size_t end = name.rfind('_'); end != name.npos && end > 0;
         end = name.rfind('_', end - 1)) {
        const auto spelling = find_spelling(name.substr(0, end), m_registry);
        if (!spelling) continue;
        const std::string_view list = name.substr(end + 1);
        if (!starts_number(list) && list.find('=') == list.npos) break;
        return with_list(*spelling, list);
    }
    fail_unknown(name, m_registry);
}

void MeasureParser::read_arguments(const MeasureRecord& record, std::string_view text,
                                   Params& params) const {
    std::set<std::string> seen;
    for (const std::string_view argument : split_arguments(text)) {
        const std::size_t equals = argument.find('=');
        if (equals == argument.npos) fail_argument(record, argument);
        const std::string name = lower_case(trimmed(argument.substr(0, equals)));
        const std::string_view value = unquoted(argument.substr(equals + 1));
        if (!seen.insert(name).second) {
            throw Error(ErrorKind::usage, record.name + ": " + name + " is given twice");
        }
        const ParamSpec* const spec = find_param(record, name);
        if (name == "rel" && record.has_level) {
            set_level(record, value, params);
        } else if (spec != nullptr) {
            set_param(record, *spec, value, params);
        } else {
            fail_argument(record, argument);
        }
    }
}

/// Name(parameter=value,...)@cutoff
MeasureRequest MeasureParser::in_grammar(std::string_view name) const {
    const std::size_t name_end = name.find_first_of("(@");
    const auto spelling = find_spelling(trimmed(name.substr(0, name_end)), m_registry);
    if (!spelling) fail_unknown(name, m_registry);
    const MeasureRecord& record = *spelling->record;
    Params params = base_params(*spelling);
    std::string_view rest = name.substr(name_end);
    if (rest.front() == '(') {
        const std::size_t close = rest.rfind(')');
        if (close == rest.npos) {
            throw Error(ErrorKind::usage, "a parenthesis is not closed in " + quoted(name));
        }
        const std::string_view arguments = rest.substr(1, close - 1);
        if (!trimmed(arguments).empty()) read_arguments(record, arguments, params);
        rest = trimmed(rest.substr(close + 1));
    }
    if (!rest.empty()) {
        if (rest.front() != '@') {
            throw Error(ErrorKind::usage, "measure " + quoted(name) + " goes on with " +
                                              quoted(rest) + "; only @CUTOFF may follow");
        }
        set_cutoff(record, trimmed(rest.substr(1)), params);
    } else if (record.cutoff == Cutoff::required_rank ||
               record.cutoff == Cutoff::required_fraction) {
        throw Error(ErrorKind::usage,
                    quoted(name) + " needs a cutoff; put " +
                        (record.cutoff == Cutoff::required_rank ? "@10" : "@0.1") + " behind it");
    }
    MeasureRequest parsed = request(*spelling, params);
    parsed.trec = nullptr;
    return parsed;
}

std::vector<MeasureRequest> MeasureParser::parse(std::string_view name) const {
    name = trimmed(name);
    if (name.empty()) throw Error(ErrorKind::usage, "the name of a measure is empty");
    if (name.find_first_of("(@") != name.npos) return {in_grammar(name)};
    if (const auto spelling = find_spelling(name, m_registry)) return with_defaults(*spelling);
    if (std::vector<MeasureRequest> members = nickname(name); !members.empty()) return members;
    const std::size_t dot = name.find('.');
    if (dot != name.npos) {
        if (const auto spelling = find_spelling(name.substr(0, dot), m_registry)) {
            std::vector<MeasureRequest> requests = with_list(*spelling, name.substr(dot + 1));
            for (MeasureRequest& each : requests) each.listed = true;
            return requests;
        }
    }
    return with_underscore(name);
}

}  // namespace rankline
