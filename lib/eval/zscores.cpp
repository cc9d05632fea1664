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
    std::string file;

    [[nodiscard]] const Reference* find(std::string_view qid, const std::string& measure) const {
        const auto query = queries.find(qid);
        if (query == queries.end()) return nullptr;
        const auto reference = query->second.find(measure);
        return reference == query->second.end() ? nullptr : &reference->second;
    }
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
    if (state->queries.empty()) {
        throw Error(ErrorKind::input, Place{file.name()},
                    "no means and deviations: the file is empty");
    }
    state->file = file.name();
    ZScores zscores;
    zscores.m_state = std::move(state);
    return zscores;
}

void ZScores::apply(RunScores& scores, const std::vector<Measure>& measures) const {
    scores.zscored = true;
    Finding without_mean{"zscores-without-mean",
                         "a value has no mean in " + m_state->file + ": its z-score is -1000000",
                         0,
                         {}};
    for (std::size_t query = 0; query < scores.qids.size(); ++query) {
        for (std::size_t column = 0; column < measures.size(); ++column) {
            if (!measures[column].record->has_values()) continue;
            double& value = scores.values[query * measures.size() + column];
            // trec_eval keeps the logarithm per query, and that is what its reference is of.
            if (measures[column].record->aggregation == Aggregation::geometric_mean)
                value = geometric_term(value);
            const Reference* const reference =
                m_state->find(scores.qids[query], measures[column].trec_name);
            value = reference == nullptr ? missing : zscore(value, *reference);
            if (reference == nullptr) ++without_mean.count;
        }
    }
    scores.findings.add(std::move(without_mean));
}

}  // namespace rankline
