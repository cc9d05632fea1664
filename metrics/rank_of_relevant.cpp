// SPDX-License-Identifier: MIT
#include <limits>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

bool is_relevant(const Hit& hit, const Params& params) {
    return hit.grade >= params.level && hit.grade >= 0;
}

/// Where a document counts as found that is not among the first k: behind them.
double behind(const Params& params) { return static_cast<double>(params.cutoff) + 1; }

double first_rank(const Topic& topic, const Params& params) {
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        if (is_relevant(hit, params)) return static_cast<double>(hit.rank + 1);
    }
    return behind(params);
}

/// The relevant documents that a mean or median is over.
std::uint64_t documents_ranked(const Topic& topic, const Params& params) {
    const bool with_missed = params.numbers[0] == 0;
    return with_missed ? topic.relevant(params.level)
                       : topic.relevant_retrieved(params.level, params.cutoff);
}

double mean_rank(const Topic& topic, const Params& params) {
    const std::uint64_t documents = documents_ranked(topic, params);
    if (documents == 0) return behind(params);
    std::uint64_t found = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        if (!is_relevant(hit, params)) continue;
        sum += static_cast<double>(hit.rank + 1);
        ++found;
    }
    sum += static_cast<double>(documents - found) * behind(params);
    return sum / static_cast<double>(documents);
}

/// The rank of the relevant document at `place` of them, from 0.
double rank_at(const Topic& topic, const Params& params, std::uint64_t place) {
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        if (!is_relevant(hit, params)) continue;
        if (place == 0) return static_cast<double>(hit.rank + 1);
        --place;
    }
    return behind(params);
}

double median_rank(const Topic& topic, const Params& params) {
    const std::uint64_t documents = documents_ranked(topic, params);
    if (documents == 0) return behind(params);
    const double lower = rank_at(topic, params, (documents - 1) / 2);
    return documents % 2 == 1 ? lower : (lower + rank_at(topic, params, documents / 2)) / 2;
}

MeasureRecord rank_record(std::string name) {
    MeasureRecord record;
    record.name = std::move(name);
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.higher_is_better = false;
    record.minimum = 1;
    record.maximum = std::numeric_limits<double>::infinity();
    record.undefined =
        "k + 1 when no relevant document is among the first k, or there is none; a query that the "
        "run lacks too, under -c.";
    return record;
}

MeasureRecord first() {
    MeasureRecord record = rank_record("FirstRank");
    record.aliases = {"MeanR"};
    record.summary = "rank of the first relevant document";
    record.definition =
        "The rank, from 1, of the first document of grade rel or more; k + 1 when none is among "
        "the first k, whatever the length of the ranking. Lower is better. Its mean over queries "
        "is "
        "what retrieval across images, texts and music calls mean rank (MeanR), its median MedR; "
        "to "
        "rank everything take the size of the collection for k.";
    record.citation =
        "Hodosh, Young and Hockenmaier, Framing Image Description as a Ranking Task, Journal of "
        "Artificial Intelligence Research 47, 2013.";
    record.differs =
        "Scripts for image-text matching rank the whole collection, so that nothing is missed, and "
        "some round the median down.";
    record.compute = first_rank;
    return record;
}

ParamSpec missed_param() {
    ParamSpec missed;
    missed.name = "missed";
    missed.type = ParamType::choice;
    missed.choices = {"behind", "skip"};
    missed.meaning =
        "relevant documents that are not among the first k have rank k + 1, or are left out";
    return missed;
}

constexpr char common_usage[] =
    "Common usage; mean rank: Bordes et al., Translating Embeddings for Modeling Multi-relational "
    "Data, NIPS 2013.";

MeasureRecord mean() {
    MeasureRecord record = rank_record("MeanRank");
    record.summary = "mean rank of the relevant documents";
    record.definition =
        "The mean of the ranks, from 1, of all documents of grade rel or more; those that are not "
        "among the first k count as found at k + 1, or with missed=skip not at all. Lower is "
        "better.";
    record.citation = common_usage;
    record.differs =
        "Where each query has one relevant document, as in link prediction, it is FirstRank.";
    record.params = {missed_param()};
    record.compute = mean_rank;
    record.sorted_extremes = false;  // skip: one more, late among the first k, makes it worse
    return record;
}

MeasureRecord median() {
    MeasureRecord record = rank_record("MedianRank");
    record.summary = "median rank of the relevant documents";
    record.definition =
        "The median of the ranks, from 1, of all documents of grade rel or more, of an even number "
        "the mean of the two in the middle; those that are not among the first k count as found at "
        "k + 1, or with missed=skip not at all. Lower is better.";
    record.citation = common_usage;
    record.differs =
        "The median over queries of the first relevant rank (MedR) is another thing: see "
        "FirstRank.";
    record.params = {missed_param()};
    record.compute = median_rank;
    record.sorted_extremes = false;  // skip: one more, late among the first k, makes it worse
    return record;
}

}  // namespace

std::vector<MeasureRecord> rank_of_relevant_measures() { return {first(), mean(), median()}; }

}  // namespace rankline
