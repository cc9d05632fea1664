// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

char character(double grade) {
    if (grade < 0) return '.';
    return grade >= 10 ? '>' : static_cast<char>('0' + static_cast<int>(grade));
}

std::string text(const Topic& topic, const Params& params) {
    const auto length = static_cast<std::uint64_t>(params.numbers[0]);
    std::string grades(static_cast<std::size_t>(std::min(length, topic.retrieved)), '-');
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= grades.size()) break;
        grades[static_cast<std::size_t>(hit.rank)] = character(hit.grade);
    }
    return grades;
}

}  // namespace

std::vector<MeasureRecord> relevance_string_measures() {
    ParamSpec length = number_param("length", 10, "ranks shown");
    length.type = ParamType::integer;
    length.minimum = 0;
    length.maximum = 1000000;

    MeasureRecord record;
    record.name = "RelString";
    record.trec_names = {trec_name("relstring", 12, {"all_trec"})};
    record.summary = "the grades of the first documents, a character each";
    record.definition =
        "One character per rank: a grade from 0 to 9 as its digit (a fraction cut off), a higher "
        "one as >, - for a document that is not in the qrels and . for one that is there with a "
        "negative grade. A text per query, printed in single quotes by the trec format; no "
        "summary.";
    record.citation = "Buckley, trec_eval 9, National Institute of Standards and Technology, 2008.";
    record.differs =
        "pytrec_eval returns 0. Under -c trec_eval clears a query that the run lacks only with the "
        "default length; relstring.20 shows - for a made-up document.";
    record.undefined = "Empty when nothing is retrieved.";
    record.params = {length};
    record.aggregation = Aggregation::text;
    record.text = text;
    return {record};
}

}  // namespace rankline
