// SPDX-License-Identifier: MIT
#include <rankline/metrics/metrics.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/eval/measure_name.hpp>

using namespace rankline;

namespace {

/// trec_eval's table of measures, which is the order of its output.
const std::vector<std::string> trec_table = {"runid",
                                             "num_q",
                                             "num_ret",
                                             "num_rel",
                                             "num_rel_ret",
                                             "map",
                                             "gm_map",
                                             "Rprec",
                                             "bpref",
                                             "recip_rank",
                                             "iprec_at_recall",
                                             "P",
                                             "relstring",
                                             "recall",
                                             "infAP",
                                             "gm_bpref",
                                             "Rprec_mult",
                                             "utility",
                                             "11pt_avg",
                                             "binG",
                                             "G",
                                             "dcg",
                                             "ideal_dcg",
                                             "ndcg",
                                             "ndcg_rel",
                                             "Rndcg",
                                             "ndcg_cut",
                                             "map_cut",
                                             "relative_P",
                                             "success",
                                             "set_P",
                                             "set_relative_P",
                                             "set_recall",
                                             "set_map",
                                             "set_F",
                                             "num_nonrel_judged_ret",
                                             "prefs_num_prefs_poss",
                                             "prefs_num_prefs_ful",
                                             "prefs_num_prefs_ful_ret",
                                             "prefs_simp",
                                             "prefs_pair",
                                             "prefs_avgjg",
                                             "prefs_avgjg_Rnonrel",
                                             "prefs_simp_ret",
                                             "prefs_pair_ret",
                                             "prefs_avgjg_ret",
                                             "prefs_avgjg_Rnonrel_ret",
                                             "prefs_simp_imp",
                                             "prefs_pair_imp",
                                             "prefs_avgjg_imp",
                                             "map_avgjg",
                                             "P_avgjg",
                                             "Rprec_mult_avgjg",
                                             "yaap",
                                             "rbp",
                                             "rbp_resid",
                                             "unj"};

bool is_number(const ParamSpec& spec) {
    return spec.type != ParamType::gains && spec.type != ParamType::reals;
}

/// "@10" or "@0.1" where the measure needs it.
std::string needed_cutoff(const MeasureRecord& record) {
    switch (record.cutoff) {
        case Cutoff::required_rank:
            return "@10";
        case Cutoff::required_fraction:
            return "@0.1";
        default:
            return "";
    }
}

/// A value that is not the default one, as one writes it.
std::string other_value(const ParamSpec& spec) {
    switch (spec.type) {
        case ParamType::choice:
            return spec.default_value == 0 ? spec.choices.back() : spec.choices.front();
        case ParamType::gains:
            return "'1=3.5,2=9'";
        case ParamType::reals:
            return "'0.25,0.5'";
        case ParamType::integer:
            return spec.default_value == 3 ? "4" : "3";
        case ParamType::real:
            return spec.default_value == 0.5 ? "0.25" : "0.5";
    }
    return "";
}

std::set<std::string> trec_names_of(const std::string& nickname) {
    std::set<std::string> names;
    for (const MeasureRecord& record : measure_registry()) {
        for (const TrecName& trec : record.trec_names) {
            const auto& all = trec.nicknames;
            if (std::find(all.begin(), all.end(), nickname) != all.end()) names.insert(trec.name);
        }
    }
    return names;
}

}  // namespace

TEST_CASE("registry: every measure explains itself") {
    for (const MeasureRecord& record : measure_registry()) {
        CAPTURE(record.name);
        for (const std::string* text : {&record.name, &record.summary, &record.definition,
                                        &record.citation, &record.undefined}) {
            CHECK(!text->empty());
            CHECK(text->find('\n') == std::string::npos);
        }
        CHECK(record.summary.size() <= 160);
        CHECK(record.minimum < record.maximum);
        for (const ParamSpec& spec : record.params) {
            CAPTURE(spec.name);
            CHECK(!spec.meaning.empty());
            CHECK(spec.name == lower_case(spec.name));
            CHECK((spec.type == ParamType::choice) == (spec.choices.size() >= 2));
            CHECK((spec.type == ParamType::reals) == !spec.default_reals.empty());
            CHECK(spec.default_value >= spec.minimum);
            CHECK(spec.default_value <= spec.maximum);
        }
    }
}

TEST_CASE("registry: a measure has a value, a text, or belongs to the run") {
    for (const MeasureRecord& record : measure_registry()) {
        CAPTURE(record.name);
        const bool of_run = record.aggregation == Aggregation::run_id ||
                            record.aggregation == Aggregation::query_count;
        const bool text = record.aggregation == Aggregation::text;
        CHECK((record.text != nullptr) == text);
        const bool pooled = record.aggregation == Aggregation::pooled;
        CHECK((record.compute != nullptr) == (!of_run && !text && !pooled));
        CHECK((record.ratio != nullptr) == pooled);
    }
}

TEST_CASE("registry: no two measures share a name, in any case") {
    std::map<std::string, std::string> owners;
    for (const MeasureRecord& record : measure_registry()) {
        std::vector<std::string> names = record.aliases;
        names.push_back(record.name);
        for (const SettingName& setting : record.setting_names) names.push_back(setting.name);
        for (const TrecName& trec : record.trec_names) names.push_back(trec.name);
        std::set<std::string> own;
        for (const std::string& name : names) own.insert(lower_case(name));
        for (const std::string& name : own) {
            const auto [place, is_new] = owners.emplace(name, record.name);
            CAPTURE(name);
            CAPTURE(place->second);
            CHECK(is_new);
        }
        // trec_eval's spelling may be the measure's own, an alias only repeats it.
        for (const std::string& alias : record.aliases) {
            CHECK(lower_case(alias) != lower_case(record.name));
            for (const TrecName& trec : record.trec_names) CHECK(alias != trec.name);
        }
    }
    for (const char* nickname : {"official", "all_trec", "set", "all_prefs", "prefs", "qrels_jg"}) {
        CHECK(owners.count(nickname) == 0);
    }
}

TEST_CASE("registry: all of trec_eval's measures are there, at their places") {
    std::map<int, std::string> places;
    for (const MeasureRecord& record : measure_registry()) {
        std::size_t numbers = 0;
        for (const ParamSpec& spec : record.params) numbers += is_number(spec) ? 1 : 0;
        std::size_t with_cutoffs = 0;
        for (const TrecName& trec : record.trec_names) {
            CHECK(places.emplace(trec.position, trec.name).second);
            CHECK((trec.numbers.empty() || trec.numbers.size() == numbers));
            if (!trec.default_cutoffs.empty()) ++with_cutoffs;
            CHECK(std::is_sorted(trec.default_cutoffs.begin(), trec.default_cutoffs.end()));
        }
        if (record.cutoff == Cutoff::none) CHECK(with_cutoffs == 0);
    }
    REQUIRE(places.size() == trec_table.size());
    for (std::size_t i = 0; i < trec_table.size(); ++i) {
        CHECK(places[static_cast<int>(i)] == trec_table[i]);
    }
}

TEST_CASE("registry: nicknames bring in what they bring in in trec_eval") {
    CHECK(trec_names_of("official") ==
          std::set<std::string>{"runid", "num_q", "num_ret", "num_rel", "num_rel_ret", "map",
                                "gm_map", "Rprec", "bpref", "recip_rank", "iprec_at_recall", "P"});
    CHECK(trec_names_of("set") ==
          std::set<std::string>{"runid", "num_q", "num_ret", "num_rel", "num_rel_ret", "utility",
                                "set_P", "set_recall", "set_relative_P", "set_map", "set_F"});
    CHECK(trec_names_of("prefs") == std::set<std::string>{"runid", "num_q", "prefs_num_prefs_poss",
                                                          "prefs_num_prefs_ful",
                                                          "prefs_num_prefs_ful_ret", "prefs_simp",
                                                          "prefs_pair", "prefs_avgjg"});
    CHECK(trec_names_of("qrels_jg") ==
          std::set<std::string>{"runid", "num_q", "map_avgjg", "P_avgjg", "Rprec_mult_avgjg"});
    // Everything up to the preferences, but dcg and ideal_dcg, and the three after them.
    std::set<std::string> all_trec(trec_table.begin(), trec_table.begin() + 36);
    all_trec.erase("dcg");
    all_trec.erase("ideal_dcg");
    all_trec.insert({"rbp", "rbp_resid", "unj"});
    CHECK(trec_names_of("all_trec") == all_trec);
    std::set<std::string> all_prefs(trec_table.begin() + 36, trec_table.begin() + 50);
    all_prefs.insert({"runid", "num_q"});
    CHECK(trec_names_of("all_prefs") == all_prefs);
}

TEST_CASE("registry: canonical names parse back to themselves") {
    for (const MeasureRecord& record : measure_registry()) {
        std::vector<std::string> arguments = {""};
        if (record.has_level) arguments.emplace_back("(rel=2)");
        for (const ParamSpec& spec : record.params) {
            std::string argument = spec.name + '=' + other_value(spec);
            if (other_value(spec) == "table") argument += ",gains='1=0.5'";
            arguments.push_back('(' + argument + ')');
        }
        std::vector<std::string> cutoffs = {needed_cutoff(record)};
        if (record.cutoff == Cutoff::optional_rank) cutoffs.emplace_back("@10");
        for (const std::string& argument : arguments) {
            for (const std::string& cutoff : cutoffs) {
                const std::string name = record.name + argument + cutoff;
                CAPTURE(name);
                // A bare name that trec_eval has too stands for all its default cutoffs.
                if (argument.empty() && cutoff.empty() && record.cutoff == Cutoff::required_rank) {
                    continue;
                }
                const auto measures = parse_measure(name, measure_registry(), 1);
                REQUIRE(measures.size() == 1);
                CHECK(measures[0].name == name);
                CHECK(measures[0].record == &record);
            }
        }
    }
}

TEST_CASE("registry: a name for a setting is the setting that it says it is") {
    for (const MeasureRecord& record : measure_registry()) {
        for (const SettingName& setting : record.setting_names) {
            CAPTURE(setting.name);
            const std::string cutoff = needed_cutoff(record);
            const auto measures = parse_measure(setting.name + cutoff, measure_registry(), 1);
            REQUIRE(measures.size() == 1);
            CHECK(measures[0].name == setting.means + cutoff);
        }
    }
}

TEST_CASE("registry: trec_eval's output names parse back to the same measure") {
    for (const std::string& name : trec_table) {
        for (const Measure& measure : parse_measure(name, measure_registry(), 1)) {
            CAPTURE(measure.trec_name);
            const auto again = parse_measure(measure.trec_name, measure_registry(), 1);
            const bool found = std::any_of(again.begin(), again.end(), [&](const Measure& each) {
                return each.name == measure.name && each.trec_name == measure.trec_name;
            });
            CHECK(found);
        }
    }
}
