// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_tuning.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/fusion_trials.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/fusion/search.hpp>
#include <rankline/stats/bootstrap.hpp>
#include <rankline/stats/folds.hpp>
#include <rankline/stats/paired_test.hpp>

namespace rankline::cli {

namespace {

constexpr int digits = 4;

std::string shown(double value) { return format_number(value, digits); }

/// "k=60", "weights=0.2,0.8", or "-" where nothing can be chosen.
std::string shown(const FusionPoint& point, const FusionMethod& method) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < point.numbers.size(); ++i)
        parts.push_back(method.parameters[i].name + "=" + format_number(point.numbers[i], -1));
    std::vector<std::string> weights;
    for (const double weight : point.weights) weights.push_back(format_number(weight, -1));
    if (!weights.empty()) parts.push_back("weights=" + joined(weights, ","));
    return parts.empty() ? "-" : joined(parts, ";");
}

/// The per-query values of points, each computed once. For a method that learns they depend on the
/// queries it learnt from: one object per training set.
class TriedPoints {
public:
    TriedPoints(FusionTrials& trials, std::size_t measures, std::vector<std::size_t> training)
        : m_trials(trials), m_measures(measures), m_training(std::move(training)) {}

    [[nodiscard]] const std::vector<double>& values(const FusionPoint& point) {
        std::vector<double> key = point.numbers;
        key.insert(key.end(), point.weights.begin(), point.weights.end());
        const auto [place, is_new] = m_values.try_emplace(std::move(key));
        if (is_new) place->second = m_trials.values(point, m_trials.train(point, m_training));
        return place->second;
    }
    [[nodiscard]] double mean(const FusionPoint& point, const std::vector<std::size_t>& queries) {
        return mean_of(values(point), m_measures, 0, queries);
    }

private:
    FusionTrials& m_trials;
    std::size_t m_measures;
    std::vector<std::size_t> m_training;
    std::map<std::vector<double>, std::vector<double>> m_values;
};

FusionPoint search(const FusionSpace& space, FusionSearch how, const FusionObjective& objective) {
    if (how == FusionSearch::ascent) return coordinate_ascent(space, objective);
    if (how == FusionSearch::golden) return golden_section(space, objective);
    return best_point(space, grid_points(space), objective);
}

struct Fold {
    std::vector<std::size_t> training;
    std::vector<std::size_t> test;
};

std::vector<Fold> make_folds(std::size_t queries, const FusionWork& work) {
    if (work.folds > queries) {
        throw Error(ErrorKind::usage, "--folds " + std::to_string(work.folds) +
                                          ": there are only " + std::to_string(queries) +
                                          " queries to tune on");
    }
    std::vector<Fold> folds(work.folds);
    const std::vector<std::size_t> fold_of = split_into_folds(queries, work.folds, work.seed);
    for (std::size_t query = 0; query < queries; ++query) {
        for (std::size_t fold = 0; fold < folds.size(); ++fold)
            (fold == fold_of[query] ? folds[fold].test : folds[fold].training).push_back(query);
    }
    return folds;
}

class Tuner {
public:
    Tuner(const Fusion& fusion, FusionTrials& trials, const FusionJudge& judge,
          const FusionWork& work)
        : m_fusion(fusion),
          m_trials(trials),
          m_measures(judge.measures.size()),
          m_name(judge.measures.front().name),
          m_work(work),
          m_space{.method = &trials.method(),
                  .runs = trials.runs(),
                  .numbers = fusion.settings().arguments.numbers,
                  .weights = fusion.settings().lists.weights,
                  .weight_steps = static_cast<unsigned>(work.weight_steps)},
          m_all(trials, m_measures, all_indexes(trials.qids().size())) {
        if (m_space.freedom() == 0 && trials.method().train == nullptr) {
            throw Error(ErrorKind::usage,
                        "--tune: " + trials.method().name + " has nothing to tune");
        }
    }

    TunedFusion tune() {
        m_rows = {{"fold", "parameters", "train", "test", "gap"}};
        m_held_out.resize(m_trials.qids().size());
        std::size_t number = 0;
        for (const Fold& fold : make_folds(m_trials.qids().size(), m_work))
            add_fold(++number, fold);
        const std::vector<std::size_t> everything = all_indexes(m_trials.qids().size());
        const FusionPoint best = search(m_space, m_work.search, [&](const FusionPoint& point) {
            return m_all.mean(point, everything);
        });
        const double train = m_all.mean(best, everything);
        const double test = mean_of(m_held_out, 1, 0, everything);
        m_rows.push_back({"all", shown(best, m_trials.method()), shown(train), shown(test),
                          shown(train - test)});
        TunedFusion tuned;
        tuned.saved.call = {&m_trials.method(), best.numbers};
        tuned.saved.lists = m_fusion.settings().lists;
        tuned.saved.lists.weights = best.weights;
        tuned.saved.runs = names_of(m_fusion);
        tuned.saved.model = m_trials.train(best, everything);
        tuned.report = aligned(m_rows) + comparison();
        return tuned;
    }

private:
    void add_fold(std::size_t number, const Fold& fold) {
        // A method that does not learn is worth the same whatever the training set.
        TriedPoints own(m_trials, m_measures, fold.training);
        TriedPoints& tried = m_trials.method().train == nullptr ? m_all : own;
        const FusionPoint best = search(m_space, m_work.search, [&](const FusionPoint& point) {
            return tried.mean(point, fold.training);
        });
        const double train = tried.mean(best, fold.training);
        const double test = tried.mean(best, fold.test);
        m_rows.push_back({std::to_string(number), shown(best, m_trials.method()), shown(train),
                          shown(test), shown(train - test)});
        for (const std::size_t query : fold.test)
            m_held_out[query] = tried.values(best)[query * m_measures];
    }

    /// The fusion of queries it was not tuned on against the best single run.
    [[nodiscard]] std::string comparison() {
        const std::vector<std::size_t> everything = all_indexes(m_held_out.size());
        std::size_t best_run = 0;
        std::vector<double> best_values;
        double best_mean = 0;
        for (std::size_t run = 0; run < m_trials.runs(); ++run) {
            const std::vector<double> all = m_trials.values_of_run(run);
            std::vector<double> values;
            values.reserve(everything.size());
            for (const std::size_t query : everything) values.push_back(all[query * m_measures]);
            const double mean = mean_of(values, 1, 0, everything);
            if (run > 0 && !(mean > best_mean)) continue;
            best_run = run;
            best_mean = mean;
            best_values = std::move(values);
        }
        const PairedTest test = paired_t_test(m_held_out, best_values);
        return m_name + " of the best run, " +
               m_fusion.inputs().runs()[best_run].file().bytes().name() + ": " + shown(best_mean) +
               "\nheld-out fusion minus best run: " + (test.mean_difference < 0 ? "" : "+") +
               shown(test.mean_difference) + ", 95% interval " + shown(test.lower) + " to " +
               shown(test.upper) + ", paired t-test over " + std::to_string(test.pairs) +
               " queries: t " + shown(test.t) + ", p " +
               (test.p < 0.0001 ? "below 0.0001" : shown(test.p)) + "\n";
    }

    const Fusion& m_fusion;
    FusionTrials& m_trials;
    std::size_t m_measures;
    std::string m_name;
    const FusionWork& m_work;
    FusionSpace m_space;
    TriedPoints m_all;
    Rows m_rows;
    std::vector<double> m_held_out;  ///< per query, by parameters chosen without it
};

/// 0.3 for 0.30000000000000004.
double without_rounding(double value) {
    constexpr int significant = 12;
    return parse_double(fmt::format("{:.{}g}", value, significant)).value_or(value);
}

/// FIRST, FIRST + STEP, ... up to LAST.
std::vector<double> steps_of(double first, double last, double step) {
    constexpr double most = 100000;
    if (!(step > 0) || !(last >= first) || (last - first) / step >= most) {
        throw Error(ErrorKind::usage,
                    "--sweep: FIRST..LAST:STEP needs FIRST <= LAST, STEP > 0 and "
                    "fewer than 100000 steps");
    }
    std::vector<double> values;
    // By multiplication: adding up would lose the last value to rounding.
    for (double i = 0; first + i * step <= last + step * 1e-9; ++i)
        values.push_back(without_rounding(std::min(first + i * step, last)));
    return values;
}

double sweep_number(std::string_view text) {
    const std::optional<double> number = parse_double(trimmed(text));
    if (!number || !std::isfinite(*number))
        throw Error(ErrorKind::usage, "--sweep: not a number: " + quoted(text));
    return *number;
}

}  // namespace

TunedFusion tune_fusion(Fusion& fusion, const FusionJudge& judge, const FusionWork& work) {
    FusionTrials trials(fusion, judge.qrels, judge.measures, judge.options);
    return Tuner(fusion, trials, judge, work).tune();
}

Sweep parse_sweep(const std::string& text) {
    const std::size_t dot = text.find('.');
    const std::size_t equals = text.find('=');
    const std::size_t range = equals == std::string::npos ? equals : text.find("..", equals);
    if (dot == std::string::npos || range == std::string::npos || dot > equals) {
        throw Error(ErrorKind::usage,
                    "--sweep: " + quoted(text) + " is not METHOD.PARAMETER=FIRST..LAST[:STEP]");
    }
    Sweep sweep;
    sweep.method = parse_method(text.substr(0, dot)).method;
    const std::string name = text.substr(dot + 1, equals - dot - 1);
    std::vector<std::string> names;
    for (const FusionParameter& each : sweep.method->parameters) names.push_back(each.name);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        throw Error(ErrorKind::usage, "--sweep: " + sweep.method->name + " has no parameter " +
                                          quoted(name) +
                                          (names.empty() ? "" : ", but " + joined(names)));
    }
    sweep.parameter = static_cast<std::size_t>(found - names.begin());
    const std::size_t colon = text.find(':', range);
    const double step = colon == std::string::npos ? 1 : sweep_number(text.substr(colon + 1));
    sweep.values = steps_of(sweep_number(text.substr(equals + 1, range - equals - 1)),
                            sweep_number(text.substr(range + 2, colon - range - 2)), step);
    for (const double value : sweep.values)
        check_parameter(*sweep.method, sweep.method->parameters[sweep.parameter], value);
    return sweep;
}

Rows sweep_fusion(Fusion& fusion, const FusionJudge& judge, const FusionWork& work) {
    const Sweep sweep = parse_sweep(work.sweep);
    FusionTrials trials(fusion, judge.qrels, judge.measures, judge.options);
    const std::vector<std::size_t> everything = all_indexes(trials.qids().size());
    const std::size_t measures = judge.measures.size();
    Rows rows = {{sweep.method->parameters[sweep.parameter].name}};
    for (const Measure& measure : judge.measures) {
        for (const char* bound : {"", ".low", ".high"}) rows[0].push_back(measure.name + bound);
    }
    const BootstrapSettings settings{.seed = work.seed, .threads = fusion.threads()};
    FusionPoint point{fusion.settings().arguments.numbers, fusion.settings().lists.weights};
    for (const double value : sweep.values) {
        point.numbers[sweep.parameter] = value;
        const std::vector<double> values = trials.values(point, trials.train(point, everything));
        const std::vector<Interval> bands = bootstrap_means(values, measures, settings);
        std::vector<std::string>& row = rows.emplace_back();
        row.push_back(format_number(value, -1));
        for (std::size_t i = 0; i < measures; ++i) {
            row.push_back(shown(mean_of(values, measures, i, everything)));
            row.push_back(shown(bands[i].lower));
            row.push_back(shown(bands[i].upper));
        }
    }
    return rows;
}

}  // namespace rankline::cli
