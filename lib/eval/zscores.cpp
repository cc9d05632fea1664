// SPDX-License-Identifier: MIT
#include <rankline/eval/zscores.hpp>

#include <map>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

struct Reference {
    double mean = 0;
    double deviation = 0;
};

double zscore(double value, const Reference& reference) {
    if (reference.deviation != 0) return (value - reference.mean) / reference.deviation;
    return value == reference.mean ? 0 : ZScores::missing;
}

double number_field(std::string_view field, const Place& place) {
    const auto value = parse_double(field);
    if (!value) throw Error(ErrorKind::input, place, "not a number: " + quoted(field));
    return *value;
}

}  // namespace

struct ZScores::State {
    using Measures = std::map<std::string, Reference, std::less<>>;
    std::map<std::string, Measures, std::less<>> queries;
};

ZScores ZScores::read(const std::string& path) {
    const FileBytes file = FileBytes::open(path);
    auto state = std::make_shared<State>();
    Place place{file.name()};
    for (const std::string_view line : split(file.bytes(), '\n')) {
        ++place.line;
        const std::vector<std::string_view> fields = split_blanks(line);
        if (fields.empty()) continue;
        if (fields.size() != 4) {
            throw Error(
                ErrorKind::input, place,
                "a z-score line is \"qid measure mean stddev\", not " + quoted(trimmed(line)));
        }
        state->queries[std::string(fields[0])][std::string(fields[1])] = {
            number_field(fields[2], place), number_field(fields[3], place)};
    }
    ZScores zscores;
    zscores.m_state = std::move(state);
    return zscores;
}

void ZScores::apply(RunScores& scores, const std::vector<Measure>& measures) const {
    scores.zscored = true;
    for (std::size_t query = 0; query < scores.qids.size(); ++query) {
        const auto known = m_state->queries.find(scores.qids[query]);
        for (std::size_t column = 0; column < measures.size(); ++column) {
            if (measures[column].record->compute == nullptr) continue;
            double& value = scores.values[query * measures.size() + column];
            if (known == m_state->queries.end()) {
                value = missing;
                continue;
            }
            const auto reference = known->second.find(measures[column].trec_name);
            // trec_eval keeps the logarithm per query, and that is what its reference is of.
            if (measures[column].record->aggregation == Aggregation::geometric_mean)
                value = geometric_term(value);
            value = reference == known->second.end() ? missing : zscore(value, reference->second);
        }
    }
}

}  // namespace rankline
