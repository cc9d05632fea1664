// SPDX-License-Identifier: MIT
#include <rankline/eval/profile_steps.hpp>

#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/measure_parameters.hpp>

namespace rankline {

namespace {

using Order = Protocol::Order;

std::string described(TieRule rule) {
    switch (rule) {
        case TieRule::docid_descending:
            return "equal scores by docid descending";
        case TieRule::docid_ascending:
            return "equal scores by docid ascending";
        case TieRule::rank:
            return "equal scores by the rank column";
        case TieRule::file:
            return "equal scores in the order of the file";
    }
    return "";
}

std::string described(QuerySet queries) {
    switch (queries) {
        case QuerySet::both:
            return "over queries judged and in the run";
        case QuerySet::judged:
            return "over all judged queries";
        case QuerySet::run:
            return "over all queries of the run";
    }
    return "";
}

bool is_by_rank(Order order) { return order == Order::rank_column || order == Order::places; }

/// Takes over what the other does, thing by thing.
class Way {
public:
    Way(const ProfileColumn& from, const ProfileColumn& to) : m_now(from), m_to(to) {}

    std::vector<ProfileStep> steps() && {
        go_to_ranking();
        go_to_measure();
        go_to_means();
        return std::move(m_steps);
    }

private:
    Protocol& now() { return m_now.protocol; }
    [[nodiscard]] const Protocol& to() const { return m_to.protocol; }

    void add(const char* reason, std::string detail) {
        m_steps.push_back({reason, std::move(detail), m_now});
    }

    /// Sets a member to what it is at the end.
    template <typename Value>
    void take(Value Protocol::*member, const char* reason, const std::string& detail) {
        if (now().*member == to().*member) return;
        now().*member = to().*member;
        add(reason, detail);
    }

    void go_to_ranking() {
        take(&Protocol::drop_own_id, "dropped id",
             to().drop_own_id ? "without the document that has the query's id"
                              : "with the document that has the query's id");
        if (now().order == Order::places && to().order != Order::places) leave_places();
        if (is_by_rank(now().order) != is_by_rank(to().order)) change_authority();
        go_to_ties();
        if (to().order == Order::places && now().order != Order::places) enter_places();
        take(&Protocol::late_places_are_errors, "rank column",
             to().late_places_are_errors ? "ranks beyond 1000 are errors"
                                         : "ranks beyond 1000 are dropped");
    }

    void leave_places() {
        now().order = Order::rank_column;
        now().late_places_are_errors = to().late_places_are_errors;
        add("rank column", "no document 0 in empty places");
    }
    void enter_places() {
        now().order = Order::places;
        now().late_places_are_errors = to().late_places_are_errors;
        add("rank column", "1,000 places, empty ones with document 0");
    }
    void change_authority() {
        const bool by_rank = is_by_rank(to().order);
        now().order = by_rank ? Order::rank_column : Order::score;
        add("rank column", by_rank ? "ranked by the rank column" : "ranked by score");
    }

    void go_to_ties() {
        if (now().order == Order::quicksort && to().order != Order::quicksort) {
            now().order = Order::score;
            now().ties = to().ties;
            add("tie", described(to().ties));
        }
        take(&Protocol::float_scores, "tie",
             to().float_scores ? "scores compared with 32 bits" : "scores compared with 64 bits");
        if (to().order == Order::quicksort && now().order != Order::quicksort) {
            now().order = Order::quicksort;
            now().ties = to().ties;
            add("tie", "equal scores as a quicksort leaves them");
        }
        take(&Protocol::ties, "tie", described(to().ties));
    }

    void go_to_measure() {
        Measure& measure = m_now.measure;
        go_to_level();
        if (measure.record == m_to.measure.record) {
            for (const ParamSpec& spec : measure.record->params) go_to_parameter(spec);
        } else {
            measure.record = m_to.measure.record;
            measure.params = m_to.measure.params;
            add("denominator", "as " + canonical_name(*measure.record, measure.params));
        }
    }

    void go_to_level() {
        Params& params = m_now.measure.params;
        if (params.level == m_to.measure.params.level) return;
        params.level = m_to.measure.params.level;
        params.level_given = m_to.measure.params.level_given;
        add("relevance", "grades from " + format_number(params.level, -1) + " on are relevant");
    }

    void go_to_parameter(const ParamSpec& spec) {
        const MeasureRecord& record = *m_now.measure.record;
        Params& params = m_now.measure.params;
        const Params& wanted = m_to.measure.params;
        if (param_text(record, spec, params) == param_text(record, spec, wanted)) return;
        if (spec.type == ParamType::gains) {
            params.gains = wanted.gains;
        } else if (spec.type == ParamType::reals) {
            params.reals = wanted.reals;
        } else {
            const std::size_t index = number_index(record, spec);
            params.numbers[index] = wanted.numbers[index];
        }
        add(reason_of(spec), spec.name + "=" + shown(record, spec));
    }

    static const char* reason_of(const ParamSpec& spec) {
        if (spec.name == "gain" || spec.name == "gains" || spec.name == "max") return "gain";
        return spec.name == "rounding" ? "rounding" : "parameter";
    }

    [[nodiscard]] std::string shown(const MeasureRecord& record, const ParamSpec& spec) const {
        std::string text = param_text(record, spec, m_now.measure.params);
        if (!text.empty()) return text;
        if (spec.type == ParamType::choice)
            return spec.choices[static_cast<std::size_t>(spec.default_value)];
        return "default";
    }

    void go_to_means() {
        take(&Protocol::digits, "rounding",
             to().digits < 0 ? "values not rounded"
                             : "values rounded to " + std::to_string(to().digits) + " digits");
        take(&Protocol::queries, "denominator", described(to().queries));
        take(&Protocol::relevant_only, "denominator",
             to().relevant_only ? "without queries that have nothing relevant"
                                : "with queries that have nothing relevant");
    }

    ProfileColumn m_now;
    const ProfileColumn& m_to;
    std::vector<ProfileStep> m_steps;
};

}  // namespace

std::vector<ProfileStep> steps_between(const ProfileColumn& from, const ProfileColumn& to) {
    return Way(from, to).steps();
}

}  // namespace rankline
