// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rankline/model/topic.hpp>

namespace rankline {

/// What a parameter of a measure may be.
enum class ParamType {
    integer,
    real,
    choice,  ///< one of `choices`; the value is its index
    gains,   ///< "1=3,2=9": what a grade is worth; grades not named are worth themselves
    reals,   ///< "0.25,0.5,0.75"
};

/// A parameter besides the cutoff and the relevance level, which most measures have.
struct ParamSpec {
    std::string name;
    ParamType type = ParamType::real;
    double default_value = 0;  ///< integer, real; index of the default choice
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices;
    std::vector<double> default_reals;
    std::string meaning;
};

/// The values of one measure's parameters.
struct Params {
    static constexpr std::uint64_t no_cutoff = std::numeric_limits<std::uint64_t>::max();

    std::uint64_t cutoff = no_cutoff;  ///< @k: look at the first k ranks
    double fraction = 0;               ///< @0.1, for measures cut at a fraction
    double level = 1;                  ///< rel=: the lowest grade that is relevant
    bool level_given = false;          ///< written in the measure, not taken from -l
    std::vector<double> numbers;       ///< integer, real and choice parameters, in the order of
                                       ///< the record
    std::vector<std::pair<double, double>> gains;  ///< (grade, gain)
    std::vector<double> reals;

    /// What `grade` is worth.
    [[nodiscard]] double gain(double grade) const noexcept {
        for (const auto& [key, value] : gains) {
            if (key == grade) return value;
        }
        return grade;
    }
};

/// The text behind the @ of a measure.
enum class Cutoff {
    none,
    optional_rank,      ///< AP, AP@10
    required_rank,      ///< P@5
    required_fraction,  ///< IPrec@0.1
};

/// How the values of the queries become one number.
enum class Aggregation {
    mean,
    sum,
    geometric_mean,  ///< of values raised to at least 1e-5, as trec_eval's gm_map
    query_count,     ///< the number of queries in the mean; no value per query
    run_id,          ///< the run's name; no value per query
    text,            ///< a text per query, no summary (relstring)
    pooled,          ///< of quotients: the sum of numerators over the sum of denominators (micro)
};

/// What one query adds to a measure of Aggregation::pooled.
struct Ratio {
    double numerator = 0;
    double denominator = 0;

    /// NaN where there is nothing to divide, infinite where there is nothing to divide by.
    [[nodiscard]] double value() const noexcept { return numerator / denominator; }
};

/// A spelling that trec_eval has for a measure: `-m NAME` or `-m NAME.PARAMETERS`. The parameters
/// are cutoffs if the spelling has default ones; else the values of the record's own parameters.
struct TrecName {
    std::string name;  ///< "ndcg_cut"
    int position = 0;  ///< in trec_eval's table, which is the order of its output
    std::vector<double> default_cutoffs;  ///< empty: the spelling takes no cutoff
    std::vector<std::string> nicknames;   ///< "official", "all_trec", ...: what brings it in
    bool pairs = false;           ///< parameters are written "p=0.5" and "3=7", not "1,-1,0,0"
    std::vector<double> numbers;  ///< what Params::numbers are under this spelling; empty: defaults
};

/// A name that others have for a measure with certain values of its own parameters.
struct SettingName {
    std::string name;             ///< "R_cap", compared without regard to case
    std::vector<double> numbers;  ///< what Params::numbers are under this name
    std::string means;            ///< "P(relative=true)"
};

/// Everything that Rankline knows about a measure. One record per measure; the registry is made
/// of them, and parsing, help, man pages, README tables and property tests read it.
struct MeasureRecord {
    std::string name;                  ///< canonical, ir_measures' where it has one: "nDCG"
    std::vector<std::string> aliases;  ///< further names, compared without regard to case
    std::vector<SettingName> setting_names;
    std::vector<TrecName> trec_names;  ///< at most one with and one without cutoffs
    std::string summary;               ///< one line
    std::string definition;            ///< what is computed, exactly, ties and edge cases included
    std::string citation;
    std::string differs;    ///< from which peer and how; "" if from none
    std::string undefined;  ///< what it is worth, and when it is not defined

    Cutoff cutoff = Cutoff::none;
    bool has_level = false;  ///< takes rel=
    std::vector<ParamSpec> params;
    JudgmentKind judgments = JudgmentKind::graded;
    Aggregation aggregation = Aggregation::mean;
    bool counts = false;           ///< values are whole numbers and print without a point
    bool higher_is_better = true;  ///< of two runs the one with more is the better one
    double minimum = 0;            ///< the range of a query's value, for property tests
    double maximum = 1;
    std::optional<double> missing;  ///< value of a query that the run lacks; otherwise computed
                                    ///< on an empty ranking
    bool reads_ties = false;        ///< Topic::ties
    bool reads_judged_elsewhere = false;  ///< Topic::judged_elsewhere

    /// The value for one query. Pure: no I/O, no state, no allocation that grows with the ranking.
    double (*compute)(const Topic&, const Params&) = nullptr;
    /// Aggregation::pooled only, in place of `compute`: the value for one query is the quotient.
    Ratio (*ratio)(const Topic&, const Params&) = nullptr;
    /// Of a measure that sums up gains over discounts: what a document of a grade gains, and what
    /// that is divided by at a rank, from 0. Null for others; explanations show it.
    double (*gain)(const Params&, double grade) = nullptr;
    double (*discount)(std::uint64_t rank) = nullptr;
    /// Aggregation::text only.
    std::string (*text)(const Topic&, const Params&) = nullptr;
    /// What a judged query adds to the summary of -c where trec_eval does not add its value.
    double (*complete_value)(const QrelsTopic&, const Params&) = nullptr;
    /// Why these parameters do not go together; "" if they do. Null where all of them do.
    std::string (*refusal)(const Params&) = nullptr;

    /// Whether a query has a number of this measure.
    [[nodiscard]] bool has_values() const noexcept {
        return compute != nullptr || ratio != nullptr;
    }
    /// For given judgments and a given length of the ranking the value is a constant plus what each
    /// document adds at its rank, whatever the others are: the mean over orders has a closed form.
    bool additive = false;
    /// Over the orders of some documents the value is lowest and highest with the worst and with
    /// the best first: whichever is worth more alone and, of those worth the same, has the higher
    /// grade. Property tests hold every record against all orders; where this is not so, orders are
    /// tried.
    bool sorted_extremes = true;
    /// Whether a document judged and found worthless (grade 0) is another thing than one that
    /// nobody judged. Few measures ask, and for the others fewer orders differ.
    bool asks_if_judged = false;
};

/// A measure with its parameters: one column of the result.
struct Measure {
    const MeasureRecord* record = nullptr;
    Params params;
    std::string name;       ///< canonical: "nDCG(gains='1=3')@10", defaults left out; its identity
    std::string trec_name;  ///< "ndcg_cut_10"; the canonical name where trec_eval has none
    int trec_position = std::numeric_limits<int>::max();
};

/// The registry, generated from the list in metrics/CMakeLists.txt, is passed in: lib/ does not
/// know which measures there are.
using MeasureRegistry = std::vector<MeasureRecord>;

}  // namespace rankline
