// SPDX-License-Identifier: MIT
#include <rankline/eval/gate.hpp>

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/eval/measure_name.hpp>

namespace rankline {

namespace {

using Comparison = Gate::Comparison;

/// Where the comparison of a gate stands, and which it is.
struct Operator {
    std::size_t begin = 0;
    std::size_t size = 0;
    Comparison comparison = Comparison::less;
};

[[noreturn]] void fail(std::string_view gate, const std::string& what) {
    throw Error(ErrorKind::usage, "condition " + quoted(gate) + ": " + what);
}

std::optional<Operator> operator_at(std::string_view text, std::size_t i) {
    const char c = text[i];
    const bool with_equals = i + 1 < text.size() && text[i + 1] == '=';
    if (c == '<') {
        return with_equals ? Operator{i, 2, Comparison::less_equal}
                           : Operator{i, 1, Comparison::less};
    }
    if (c == '>') {
        return with_equals ? Operator{i, 2, Comparison::greater_equal}
                           : Operator{i, 1, Comparison::greater};
    }
    if (c == '=' && with_equals) return Operator{i, 2, Comparison::equal};
    if (c == '!' && with_equals) return Operator{i, 2, Comparison::not_equal};
    return std::nullopt;
}

// Parameters hold signs of equality of their own, ndcg.1=3 and P(rel=2)@5, but never two of them
// side by side, so that the first operator is the one.
Operator find_operator(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const auto found = operator_at(text, i)) return *found;
    }
    fail(text,
         "there is no comparison; write MEASURE OP NUMBER with OP one of < <= > >= == !=, as "
         "in 'nDCG@10 < 0.42'");
}

}  // namespace

bool Gate::holds(double value) const noexcept {
    if (std::isnan(value)) return true;
    switch (comparison) {
        case Comparison::less:
            return value < bound;
        case Comparison::less_equal:
            return value <= bound;
        case Comparison::greater:
            return value > bound;
        case Comparison::greater_equal:
            return value >= bound;
        case Comparison::equal:
            return value == bound;
        case Comparison::not_equal:
            return value != bound;
    }
    return true;
}

Gate parse_gate(std::string_view text, const MeasureRegistry& registry, double level) {
    const Operator found = find_operator(text);
    const std::string_view name = trimmed(text.substr(0, found.begin));
    const std::string_view bound = trimmed(text.substr(found.begin + found.size));
    if (name.empty()) fail(text, "no measure stands before the comparison");
    std::vector<Measure> measures = parse_measure(name, registry, level);
    if (measures.size() != 1) {
        fail(text, quoted(name) + " stands for " + std::to_string(measures.size()) +
                       " measures; name one, such as " + measures.front().name);
    }
    const Aggregation aggregation = measures.front().record->aggregation;
    if (aggregation == Aggregation::text || aggregation == Aggregation::run_id) {
        fail(text, measures.front().name + " is a text; a condition needs a number");
    }
    const std::optional<double> number = parse_double(bound);
    if (!number || std::isnan(*number)) {
        fail(text, quoted(bound) + " behind the comparison is not a number");
    }
    Gate gate;
    gate.text = std::string(text);
    gate.measure = std::move(measures.front());
    gate.comparison = found.comparison;
    gate.bound = *number;
    return gate;
}

}  // namespace rankline
