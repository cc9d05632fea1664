// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// The cutoffs that most of trec_eval's measures have when none are given.
inline std::vector<double> trec_rank_cutoffs() { return {5, 10, 15, 20, 30, 100, 200, 500, 1000}; }

/// A spelling without parameters, or with cutoffs.
inline TrecName trec_name(std::string name, int position, std::vector<std::string> nicknames,
                          std::vector<double> default_cutoffs = {}) {
    TrecName trec;
    trec.name = std::move(name);
    trec.position = position;
    trec.nicknames = std::move(nicknames);
    trec.default_cutoffs = std::move(default_cutoffs);
    return trec;
}

/// A yes-or-no parameter that is off unless asked for; Params::numbers has 0 or 1.
inline ParamSpec switch_param(std::string name, std::string meaning) {
    ParamSpec spec;
    spec.name = std::move(name);
    spec.type = ParamType::choice;
    spec.choices = {"false", "true"};
    spec.meaning = std::move(meaning);
    return spec;
}

inline ParamSpec number_param(std::string name, double default_value, std::string meaning) {
    ParamSpec spec;
    spec.name = std::move(name);
    spec.default_value = default_value;
    spec.meaning = std::move(meaning);
    return spec;
}

}  // namespace rankline
