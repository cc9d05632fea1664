// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include <rankline/metrics/discount.hpp>
#include <rankline/metrics/gains.hpp>
#include <rankline/metrics/ideal_gain.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// What was met of a stratum on the way down a ranking.
struct Met {
    double documents = 0;  ///< in the pool
    double judged = 0;
    double relevant = 0;
};

using MetStrata = std::vector<Met>;

void meet(MetStrata& met, const Hit& hit, std::uint32_t stratum, double level) {
    Met& here = met[stratum];
    ++here.documents;
    if (hit.grade < 0) return;
    ++here.judged;
    if (hit.grade >= level) ++here.relevant;
}

/// The expected number of relevant documents among those met. Smoothed as sample_eval does: where
/// nothing is judged a third is taken to be relevant.
double expected_relevant(const MetStrata& met) {
    constexpr double epsilon = 0.00001;
    double sum = 0;
    for (const Met& each : met) {
        sum += each.documents * (each.relevant + epsilon) / (each.judged + 3 * epsilon);
    }
    return sum;
}

double relevant_in_sample(const Stratum& stratum, double level) {
    double relevant = 0;
    for (const GradeCount& each : stratum.grades) {
        if (each.grade >= level) relevant += static_cast<double>(each.count);
    }
    return relevant;
}

/// Each relevant document of the sample stands for as many of the pool as its stratum's weight.
double average_precision_of_sample(const Topic& topic, const Params& params) {
    const std::span<const Stratum> strata = topic.strata->strata();
    double all_relevant = 0;
    for (const Stratum& each : strata) {
        all_relevant += relevant_in_sample(each, params.level) * each.weight();
    }
    if (all_relevant == 0) return 0;
    MetStrata met(strata.size());
    double sum = 0;
    for (std::size_t i = 0; i < topic.hits.size() && topic.hits[i].rank < params.cutoff; ++i) {
        const Hit& hit = topic.hits[i];
        const std::uint32_t stratum = topic.hit_strata[i];
        if (hit.grade >= params.level && hit.grade >= 0) {
            const double precision =
                (1 + expected_relevant(met)) / static_cast<double>(hit.rank + 1);
            sum += precision * strata[stratum].weight();
        }
        meet(met, hit, stratum, params.level);
    }
    return sum / all_relevant;
}

/// The grades of the pool, estimated from the sample: to whole documents.
std::vector<GradeCount> estimated_grades(std::span<const GradeCount> judged,
                                         std::span<const Stratum> strata) {
    std::vector<GradeCount> estimated;
    for (const GradeCount& grade : judged) {
        double documents = 0;
        for (const Stratum& stratum : strata) {
            for (const GradeCount& each : stratum.grades) {
                if (each.grade != grade.grade) continue;
                documents += static_cast<double>(each.count) * stratum.weight();
            }
        }
        estimated.push_back({grade.grade, static_cast<std::uint64_t>(std::floor(documents + 0.5))});
    }
    return estimated;
}

/// Per stratum the mean gain of the judged documents met stands for all that were met.
double discounted_gain_of_sample(const Topic& topic, const Params& params) {
    const Log2Discount discount;
    MetStrata met(topic.strata->strata().size());
    std::vector<double> gains(met.size(), 0);
    for (std::size_t i = 0; i < topic.hits.size() && topic.hits[i].rank < params.cutoff; ++i) {
        const Hit& hit = topic.hits[i];
        const std::uint32_t stratum = topic.hit_strata[i];
        gains[stratum] += gain_of(params, hit.grade) / discount(hit.rank);
        meet(met, hit, stratum, params.level);
    }
    double sum = 0;
    for (std::size_t stratum = 0; stratum < met.size(); ++stratum) {
        const Met& each = met[stratum];
        if (each.judged > 0) sum += each.documents * gains[stratum] / each.judged;
    }
    return sum;
}

double normalized_gain_of_sample(const Topic& topic, const Params& params) {
    const double ideal =
        ideal_discounted_gain(estimated_grades(topic.grades, topic.strata->strata()), params);
    return ideal > 0 ? discounted_gain_of_sample(topic, params) / ideal : 0;
}

MeasureRecord sample_record(std::string name) {
    MeasureRecord record;
    record.name = std::move(name);
    record.citation =
        "Yilmaz, Kanoulas and Aslam, A Simple and Efficient Sampling Method for Estimating AP and "
        "NDCG, SIGIR 2008; sample_eval.pl, National Institute of Standards and Technology, 2011.";
    record.cutoff = Cutoff::optional_rank;
    record.judgments = JudgmentKind::strata;
    record.maximum = std::numeric_limits<double>::infinity();
    return record;
}

MeasureRecord xinfap() {
    MeasureRecord record = sample_record("xinfAP");
    record.summary = "average precision inferred from a stratified sample of the pool";
    record.definition =
        "Qrels list the whole pool with the stratum of each document, and a negative grade where "
        "it "
        "was not sampled for judging. A sampled document stands for w = (documents / sampled ones) "
        "of its stratum. At each retrieved relevant document, at rank i, the expected precision is "
        "(1 + E) / i, with E the sum over strata of d (r + e) / (s + 3e): d documents of the "
        "stratum above it, s of them sampled, r of these relevant, e = 0.00001. xinfAP is the sum "
        "of "
        "w times expected precision over these documents, divided by the sum of w over all "
        "relevant documents of the sample. With @k only the first k ranks are looked at. Can "
        "exceed "
        "1, being an estimate.";
    record.differs =
        "sample_eval.pl calls it infAP and cuts rankings at rank 1000: that is xinfAP@1000. "
        "TRECVID's version of 2012 multiplies it by R/1000 where the estimated number of relevant "
        "documents R exceeds 1000. trec_eval's infAP knows one stratum, smooths with 2e, and "
        "divides "
        "by the documents judged relevant.";
    record.undefined = "0 when no relevant document was sampled.";
    record.has_level = true;
    record.compute = average_precision_of_sample;
    return record;
}

MeasureRecord infndcg() {
    MeasureRecord record = sample_record("infNDCG");
    record.aliases = {"inf_nDCG"};
    record.summary = "nDCG inferred from a stratified sample of the pool";
    record.definition =
        "Qrels as for xinfAP. DCG is the sum over strata of d * (sum of gain / log2(rank + 1) over "
        "the sampled documents retrieved) / s, with d the retrieved documents of the stratum and s "
        "the sampled ones of these. It is divided by the DCG of the ideal ranking of as many "
        "documents of each grade as the sample lets expect, rounded to the nearest whole number: "
        "each sampled document stands for (documents / sampled ones) of its stratum. With @k both "
        "are cut at rank k. All grades count, whatever -l says. Can exceed 1, being an estimate.";
    record.differs =
        "sample_eval.pl cuts rankings at rank 1000: that is infNDCG@1000. Where it expects more "
        "than 1000 documents with a gain it adds one more document to its ideal ranking for each "
        "grade behind rank 1000, and it sorts grades as texts, so that 10 comes behind 9. It "
        "takes the zeros in front of a run's query ids away. Its version of 2010 did not round.";
    record.undefined = "0 when no document with a positive gain was sampled.";
    record.params = gain_params();
    record.refusal = refuse_empty_table;
    record.compute = normalized_gain_of_sample;
    return record;
}

}  // namespace

std::vector<MeasureRecord> stratified_sample_measures() { return {xinfap(), infndcg()}; }

}  // namespace rankline
