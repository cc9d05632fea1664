// SPDX-License-Identifier: MIT
#include <limits>

#include <rankline/metrics/record.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline {

namespace {

double retrieved(const Topic& topic, const Params&) { return static_cast<double>(topic.retrieved); }

double relevant(const Topic& topic, const Params& params) {
    return static_cast<double>(topic.relevant(params.level));
}

double relevant_retrieved(const Topic& topic, const Params& params) {
    return static_cast<double>(topic.relevant_retrieved(params.level));
}

double nonrelevant_retrieved(const Topic& topic, const Params& params) {
    std::uint64_t judged = 0;
    for (const Hit& hit : topic.hits) judged += hit.grade >= 0 ? 1 : 0;
    return static_cast<double>(judged - topic.relevant_retrieved(params.level));
}

// trec_eval counts all positive grades here, whatever -l says.
double relevant_under_complete(const QrelsTopic& topic, const Params& params) {
    std::uint64_t total = 0;
    for (const GradeCount& each : topic.documents.grades()) {
        const bool counted = params.level_given ? each.grade >= params.level : each.grade > 0;
        if (counted) total += each.count;
    }
    return static_cast<double>(total);
}

/// What the counts have in common: whole numbers, summed over the queries.
MeasureRecord count_record(std::string name, TrecName trec) {
    MeasureRecord record;
    record.name = std::move(name);
    record.trec_names = {std::move(trec)};
    record.citation = "Common usage; trec_eval, National Institute of Standards and Technology.";
    record.undefined = "Always defined; 0 for a query that the run lacks.";
    record.aggregation = Aggregation::sum;
    record.counts = true;
    record.maximum = std::numeric_limits<double>::infinity();
    return record;
}

MeasureRecord run_id() {
    MeasureRecord record = count_record(
        "RunId",
        trec_name("runid", 0, {"official", "all_trec", "set", "all_prefs", "prefs", "qrels_jg"}));
    record.summary = "name of the run";
    record.definition =
        "The run id in the last line of the run file, as in trec_eval; a format without one has an "
        "empty name. Not a number: it has no value per query and cannot be compared.";
    record.undefined = "Empty when the format of the run has no name.";
    record.aggregation = Aggregation::run_id;
    record.counts = false;
    return record;
}

MeasureRecord queries() {
    MeasureRecord record = count_record(
        "NumQ",
        trec_name("num_q", 1, {"official", "all_trec", "set", "all_prefs", "prefs", "qrels_jg"}));
    record.summary = "number of queries the summary is over";
    record.definition =
        "The denominator of every mean: judged queries that the run has or, with -c, all judged "
        "queries. It has no value per query. Queries without a relevant document count.";
    record.differs =
        "MS MARCO's and T2Ranking's scripts print QueriesRanked, the queries of the run, judged or "
        "not.";
    record.undefined = "Always defined.";
    record.aggregation = Aggregation::query_count;
    return record;
}

MeasureRecord documents_retrieved() {
    MeasureRecord record =
        count_record("NumRet", trec_name("num_ret", 2, {"official", "all_trec", "set"}));
    record.summary = "documents retrieved";
    record.definition =
        "The length of the ranking, after -M has cut it and -J has taken out documents without a "
        "grade.";
    record.differs = "ir_measures' NumRet(rel=1) is NumRelRet here.";
    record.compute = retrieved;
    return record;
}

MeasureRecord documents_relevant() {
    MeasureRecord record =
        count_record("NumRel", trec_name("num_rel", 3, {"official", "all_trec", "set"}));
    record.summary = "relevant documents";
    record.definition =
        "The judged documents with a grade of at least rel, retrieved or not. Under -c the summary "
        "counts every document with a positive grade, whatever -l says, as trec_eval does; "
        "NumRel(rel=2) counts what it names.";
    record.undefined = "Always defined; a query that the run lacks counts its relevant documents.";
    record.has_level = true;
    record.compute = relevant;
    record.complete_value = relevant_under_complete;
    return record;
}

MeasureRecord documents_relevant_retrieved() {
    MeasureRecord record =
        count_record("NumRelRet", trec_name("num_rel_ret", 4, {"official", "all_trec", "set"}));
    record.summary = "relevant documents retrieved";
    record.definition = "The retrieved documents with a grade of at least rel.";
    record.differs =
        "ranx averages hits@k over queries where this is summed. A document with a negative grade "
        "is never relevant, even with rel=-1.";
    record.has_level = true;
    record.compute = relevant_retrieved;
    return record;
}

MeasureRecord documents_nonrelevant_retrieved() {
    MeasureRecord record =
        count_record("NumNonrelJudgedRet", trec_name("num_nonrel_judged_ret", 35, {"all_trec"}));
    record.summary = "documents retrieved that were judged and found not relevant";
    record.definition =
        "The retrieved documents with a grade from 0 up to below rel. Documents that are not in "
        "the qrels, or are there with a negative grade, do not count.";
    record.has_level = true;
    record.compute = nonrelevant_retrieved;
    record.asks_if_judged = true;
    return record;
}

}  // namespace

std::vector<MeasureRecord> counts_measures() {
    return {run_id(),
            queries(),
            documents_retrieved(),
            documents_relevant(),
            documents_relevant_retrieved(),
            documents_nonrelevant_retrieved()};
}

}  // namespace rankline
