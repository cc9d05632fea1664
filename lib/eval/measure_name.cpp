// SPDX-License-Identifier: MIT
#include <rankline/eval/measure_name.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/eval/measure_parameters.hpp>
#include <rankline/eval/measure_parser.hpp>

namespace rankline {

std::vector<Measure> parse_measure(std::string_view name, const MeasureRegistry& registry,
                                   double level) {
    std::vector<Measure> measures;
    for (MeasureRequest& each : MeasureParser(registry, level).parse(name)) {
        measures.push_back(std::move(each.measure));
    }
    return measures;
}

bool same_measure(const Measure& a, const Measure& b) {
    if (a.name != b.name) return false;
    return a.record->complete_value == nullptr || a.params.level_given == b.params.level_given;
}

namespace {

[[noreturn]] void fail_namesake(const Measure& measure) {
    throw Error(ErrorKind::usage, measure.record->name + " with the level of -l and " +
                                      measure.name +
                                      " are two measures of one name, which differ "
                                      "under -c: give one of them");
}

}  // namespace

// -m all_trec -m P.7: in trec_eval a list replaces the default parameters wherever the measure is
// asked for. Of several lists it takes the first; here all count.
std::vector<Measure> parse_measures(const std::vector<std::string>& names,
                                    const MeasureRegistry& registry, double level) {
    const MeasureParser parser(registry, level);
    std::vector<MeasureRequest> requests;
    std::string errors;
    for (const std::string& name : names) {
        try {
            for (MeasureRequest& each : parser.parse(name)) requests.push_back(std::move(each));
        } catch (const Error& error) {
            errors += (errors.empty() ? "" : "; ") + std::string(error.what());
        }
    }
    if (!errors.empty()) throw Error(ErrorKind::usage, errors);
    std::set<const TrecName*> listed;
    for (const MeasureRequest& each : requests) {
        if (each.listed) listed.insert(each.trec);
    }
    std::vector<Measure> measures;
    std::map<std::string, std::size_t> seen;
    for (MeasureRequest& each : requests) {
        if (each.by_default && each.trec != nullptr && listed.count(each.trec) > 0) continue;
        const auto [place, is_new] = seen.try_emplace(each.measure.name, measures.size());
        if (is_new) {
            measures.push_back(std::move(each.measure));
        } else if (!same_measure(measures[place->second], each.measure)) {
            fail_namesake(each.measure);
        }
    }
    return measures;
}

std::string canonical_name(const MeasureRecord& record, const Params& params) {
    std::string arguments;
    const auto append = [&arguments](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        arguments += (arguments.empty() ? "" : ",") + name + '=' + value;
    };
    if (record.has_level && params.level != Params{}.level) {
        append("rel", format_number(params.level, -1));
    }
    for (const ParamSpec& spec : record.params) append(spec.name, param_text(record, spec, params));
    std::string name = record.name;
    if (!arguments.empty()) name += '(' + arguments + ')';
    const std::string cutoff = cutoff_text(record, params);
    return cutoff.empty() ? name : name + '@' + cutoff;
}

std::vector<std::string> measure_names(const MeasureRegistry& registry) {
    std::vector<std::string> names;
    std::set<std::string> seen;
    const auto add = [&](const std::string& name) {
        if (seen.insert(name).second) names.push_back(name);
    };
    for (const MeasureRecord& record : registry) add(record.name);
    for (const MeasureRecord& record : registry) {
        for (const std::string& alias : record.aliases) add(alias);
        for (const SettingName& setting : record.setting_names) add(setting.name);
        for (const TrecName& trec : record.trec_names) add(trec.name);
    }
    for (const MeasureRecord& record : registry) {
        for (const TrecName& trec : record.trec_names) {
            for (const std::string& nickname : trec.nicknames) add(nickname);
        }
    }
    return names;
}

void sort_as_trec_eval(std::vector<Measure>& measures) {
    std::stable_sort(measures.begin(), measures.end(), [](const Measure& a, const Measure& b) {
        if (a.trec_position != b.trec_position) return a.trec_position < b.trec_position;
        if (a.trec_position == std::numeric_limits<int>::max()) return false;
        if (a.params.cutoff != b.params.cutoff) return a.params.cutoff < b.params.cutoff;
        return a.params.fraction < b.params.fraction;
    });
}

}  // namespace rankline
