// SPDX-License-Identifier: MIT
#include <rankline/metrics/bpref_value.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) { return bpref(topic, params.level); }

}  // namespace

std::vector<MeasureRecord> bpref_measures() {
    MeasureRecord record;
    record.name = "Bpref";
    record.trec_names = {trec_name("bpref", 8, {"official", "all_trec"})};
    record.summary =
        "binary preference: how seldom judged nonrelevant documents precede relevant "
        "ones";
    record.definition =
        "bpref = (1/R) * sum over retrieved relevant documents of 1 - min(n, R) / min(N, R), with "
        "n the judged nonrelevant documents ranked before it, N all judged nonrelevant ones and R "
        "the relevant ones; the quotient is 0 while n is 0. Documents that are not in the qrels, "
        "or have a negative grade there, are passed over.";
    record.citation =
        "Buckley and Voorhees, Retrieval Evaluation with Incomplete Information, SIGIR 2004.";
    record.differs =
        "The paper divides by R where trec_eval since version 8, and this, divide by min(N, R). "
        "trec_eval reads past its table of grades when -l exceeds the highest grade of the topic. "
        "ranx counts grade -1 as nonrelevant and is undefined where R or N is 0.";
    record.undefined = "0 when the query has no relevant document.";
    record.has_level = true;
    record.compute = compute;
    record.asks_if_judged = true;
    return {record};
}

}  // namespace rankline
