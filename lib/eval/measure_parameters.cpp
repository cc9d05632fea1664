// SPDX-License-Identifier: MIT
#include <rankline/eval/measure_parameters.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail(const MeasureRecord& record, const std::string& what) {
    throw Error(ErrorKind::usage, record.name + ": " + what);
}

std::string shortest(double value) { return format_number(value, -1); }

bool is_number(const ParamSpec& spec) {
    return spec.type == ParamType::integer || spec.type == ParamType::real ||
           spec.type == ParamType::choice;
}

std::optional<double> parse_finite(std::string_view text) {
    const std::optional<double> value = parse_double(trimmed(text));
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// "a number from 0 to 1", for messages.
std::string allowed(const ParamSpec& spec) {
    std::string text = spec.type == ParamType::integer ? "a whole number" : "a number";
    const bool below = std::isfinite(spec.minimum);
    const bool above = std::isfinite(spec.maximum);
    if (below && above)
        return text + " from " + shortest(spec.minimum) + " to " + shortest(spec.maximum);
    if (below) return text + ", at least " + shortest(spec.minimum);
    if (above) return text + ", at most " + shortest(spec.maximum);
    return text;
}

double read_number(const MeasureRecord& record, const ParamSpec& spec, std::string_view text) {
    const std::optional<double> value = parse_finite(text);
    const bool fits = value && *value >= spec.minimum && *value <= spec.maximum &&
                      (spec.type != ParamType::integer || *value == std::floor(*value));
    if (!fits) {
        fail(record, spec.name + " is " + quoted(text) + "; it must be " + allowed(spec));
    }
    return *value;
}

double read_choice(const MeasureRecord& record, const ParamSpec& spec, std::string_view text) {
    const std::string wanted = lower_case(trimmed(text));
    for (std::size_t i = 0; i < spec.choices.size(); ++i) {
        if (lower_case(spec.choices[i]) == wanted) return static_cast<double>(i);
    }
    std::string choices;
    for (const std::string& choice : spec.choices) {
        choices += (choices.empty() ? "" : " or ") + choice;
    }
    fail(record, spec.name + " is " + quoted(text) + "; it must be " + choices);
}

std::vector<double> read_reals(const MeasureRecord& record, const ParamSpec& spec,
                               std::string_view text) {
    std::vector<double> values;
    for (const std::string_view piece : split(text, ',')) {
        values.push_back(read_number(record, spec, piece));
    }
    return values;
}

/// Adds "3=7". Grades below 0 say that a document was not judged; a gain for them, or for
/// documents that are not in the qrels at all, would make a measure look at every rank.
void add_gain(const MeasureRecord& record, std::string_view pair, Params& params) {
    const std::size_t equals = pair.find('=');
    const auto grade = parse_finite(pair.substr(0, equals));
    const auto gain =
        equals == std::string_view::npos ? std::nullopt : parse_finite(pair.substr(equals + 1));
    if (!grade || !gain || *grade < 0) {
        fail(record, quoted(trimmed(pair)) +
                         " is not a gain; write GRADE=GAIN, as in 2=9, with a grade of at least 0");
    }
    const auto place = std::lower_bound(params.gains.begin(), params.gains.end(),
                                        std::pair<double, double>(*grade, -INFINITY));
    if (place != params.gains.end() && place->first == *grade) {
        fail(record, "grade " + shortest(*grade) + " has two gains");
    }
    params.gains.insert(place, {*grade, *gain});
}

std::string gains_text(const Params& params) {
    std::string text;
    for (const auto& [grade, gain] : params.gains) {
        if (!text.empty()) text += ',';
        append_shortest(text, grade);
        text += '=';
        append_shortest(text, gain);
    }
    return text;
}

std::string reals_text(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        if (!text.empty()) text += ',';
        append_shortest(text, value);
    }
    return text;
}

}  // namespace

Params default_params(const MeasureRecord& record) {
    Params params;
    for (const ParamSpec& spec : record.params) {
        if (is_number(spec)) params.numbers.push_back(spec.default_value);
        if (spec.type == ParamType::reals) params.reals = spec.default_reals;
    }
    return params;
}

std::size_t number_index(const MeasureRecord& record, const ParamSpec& spec) {
    return static_cast<std::size_t>(std::count_if(
        record.params.data(), &spec, [](const ParamSpec& each) { return is_number(each); }));
}

const ParamSpec* find_param(const MeasureRecord& record, std::string_view name) {
    const std::string wanted = lower_case(name);
    for (const ParamSpec& spec : record.params) {
        if (lower_case(spec.name) == wanted) return &spec;
    }
    return nullptr;
}

void set_param(const MeasureRecord& record, const ParamSpec& spec, std::string_view text,
               Params& params) {
    switch (spec.type) {
        case ParamType::integer:
        case ParamType::real:
            params.numbers[number_index(record, spec)] = read_number(record, spec, text);
            return;
        case ParamType::choice:
            params.numbers[number_index(record, spec)] = read_choice(record, spec, text);
            return;
        case ParamType::gains:
            params.gains.clear();
            for (const std::string_view pair : split(text, ',')) add_gain(record, pair, params);
            return;
        case ParamType::reals:
            params.reals = read_reals(record, spec, text);
            return;
    }
}

void set_level(const MeasureRecord& record, std::string_view text, Params& params) {
    const std::optional<double> level = parse_finite(text);
    if (!level) fail(record, "rel is " + quoted(text) + "; it must be a grade");
    params.level = *level;
    params.level_given = true;
}

void set_cutoff(const MeasureRecord& record, std::string_view text, Params& params) {
    if (record.cutoff == Cutoff::none)
        fail(record, "takes no cutoff; leave out @" + std::string(text));
    if (record.cutoff == Cutoff::required_fraction) {
        const std::optional<double> fraction = parse_finite(text);
        if (!fraction || *fraction < 0) {
            fail(record, "the cutoff is " + quoted(text) + "; it must be a number, at least 0");
        }
        params.fraction = *fraction;
        return;
    }
    const std::optional<std::int64_t> rank = parse_integer(trimmed(text));
    if (!rank || *rank <= 0) {
        fail(record, "the cutoff is " + quoted(text) + "; it must be a whole number, at least 1");
    }
    params.cutoff = static_cast<std::uint64_t>(*rank);
}

std::vector<Params> read_cutoffs(const MeasureRecord& record, std::string_view list,
                                 const Params& base) {
    std::vector<Params> all;
    for (std::string_view piece : split(list, ',')) {
        // trec_eval reads ranks with atol: -m ndcg_cut.23.4 is ndcg_cut_23.
        const bool is_rank = record.cutoff != Cutoff::required_fraction;
        if (is_rank && parse_finite(piece)) piece = piece.substr(0, piece.find('.'));
        all.push_back(base);
        set_cutoff(record, piece, all.back());
    }
    const auto less = [](const Params& a, const Params& b) {
        return a.cutoff != b.cutoff ? a.cutoff < b.cutoff : a.fraction < b.fraction;
    };
    std::stable_sort(all.begin(), all.end(), less);
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (!less(all[i - 1], all[i])) {
            fail(record, "cutoff " + cutoff_text(record, all[i]) + " is given twice");
        }
    }
    return all;
}

namespace {

void read_pairs(const MeasureRecord& record, std::string_view list, Params& params) {
    bool takes_gains = false;
    for (const ParamSpec& spec : record.params) takes_gains |= spec.type == ParamType::gains;
    for (const std::string_view pair : split(list, ',')) {
        const std::size_t equals = pair.find('=');
        const ParamSpec* const named =
            equals == std::string_view::npos ? nullptr : find_param(record, pair.substr(0, equals));
        if (named != nullptr && is_number(*named)) {
            set_param(record, *named, pair.substr(equals + 1), params);
        } else if (takes_gains) {
            add_gain(record, pair, params);
        } else {
            fail(record,
                 quoted(pair) + " is not one of its parameters; write NAME=VALUE, as in p=0.5");
        }
    }
}

}  // namespace

void read_values(const MeasureRecord& record, const TrecName& trec, std::string_view list,
                 Params& params) {
    if (trec.pairs) {
        read_pairs(record, list, params);
        return;
    }
    std::vector<const ParamSpec*> numbers;
    for (const ParamSpec& spec : record.params) {
        if (spec.type == ParamType::reals) {
            set_param(record, spec, list, params);
            return;
        }
        if (spec.type == ParamType::integer || spec.type == ParamType::real)
            numbers.push_back(&spec);
    }
    if (numbers.empty())
        fail(record, trec.name + " takes no parameters; leave out ." + std::string(list));
    const std::vector<std::string_view> pieces = split(list, ',');
    if (pieces.size() != numbers.size()) {
        fail(record, trec.name + " takes " + std::to_string(numbers.size()) + " numbers, not " +
                         std::to_string(pieces.size()) + ": " + quoted(list));
    }
    for (std::size_t i = 0; i < numbers.size(); ++i)
        set_param(record, *numbers[i], pieces[i], params);
}

std::string param_text(const MeasureRecord& record, const ParamSpec& spec, const Params& params) {
    if (spec.type == ParamType::gains) {
        return params.gains.empty() ? "" : '\'' + gains_text(params) + '\'';
    }
    if (spec.type == ParamType::reals) {
        return params.reals == spec.default_reals ? "" : '\'' + reals_text(params.reals) + '\'';
    }
    const double value = params.numbers[number_index(record, spec)];
    if (value == spec.default_value) return "";
    return spec.type == ParamType::choice ? spec.choices[static_cast<std::size_t>(value)]
                                          : shortest(value);
}

std::string cutoff_text(const MeasureRecord& record, const Params& params) {
    if (record.cutoff == Cutoff::required_fraction) return shortest(params.fraction);
    if (record.cutoff == Cutoff::none || params.cutoff == Params::no_cutoff) return "";
    return std::to_string(params.cutoff);
}

namespace {

/// The parameters behind a spelling without cutoffs, as one would type them; nothing if some of
/// them have no place there.
std::optional<std::string> trec_values(const MeasureRecord& record, const TrecName& trec,
                                       const Params& params, const std::vector<double>& numbers) {
    std::string list;
    bool changed = false;
    const auto append = [&list](const std::string& piece) {
        list += (list.empty() ? "" : ",") + piece;
    };
    for (const ParamSpec& spec : record.params) {
        if (spec.type == ParamType::gains) {
            if (!params.gains.empty()) append(gains_text(params));
            changed |= !params.gains.empty();
        } else if (spec.type == ParamType::reals) {
            append(reals_text(params.reals));
            changed |= params.reals != spec.default_reals;
        } else {
            const std::size_t index = number_index(record, spec);
            const bool differs = params.numbers[index] != numbers[index];
            changed |= differs;
            if (spec.type == ParamType::choice) {
                if (differs) return std::nullopt;
            } else if (!trec.pairs) {
                append(shortest(params.numbers[index]));
            } else if (differs) {
                append(spec.name + '=' + shortest(params.numbers[index]));
            }
        }
    }
    return changed ? list : "";
}

}  // namespace

std::string trec_text(const MeasureRecord& record, const TrecName& trec, const Params& params) {
    const bool has_cutoff =
        record.cutoff == Cutoff::required_fraction || params.cutoff != Params::no_cutoff;
    if (has_cutoff == trec.default_cutoffs.empty()) return "";
    const std::vector<double> numbers =
        trec.numbers.empty() ? default_params(record).numbers : trec.numbers;
    const std::optional<std::string> values = trec_values(record, trec, params, numbers);
    if (!values) return "";
    if (!has_cutoff) return values->empty() ? trec.name : trec.name + '_' + *values;
    if (!values->empty()) return "";
    if (record.cutoff != Cutoff::required_fraction) {
        return trec.name + '_' + std::to_string(params.cutoff);
    }
    return trec.name + '_' + format_number(params.fraction, 2);
}

}  // namespace rankline
