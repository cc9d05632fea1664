// SPDX-License-Identifier: MIT
#include <cmath>
#include <vector>

#include <rankline/metrics/discount.hpp>
#include <rankline/metrics/novelty.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

// Where the parameters stand in Params::numbers.
constexpr std::size_t alpha_place = 0;
constexpr std::size_t beta_place = 1;

/// What the gain at a rank, counted from 0, is multiplied by.
using Weight = double (*)(std::uint64_t rank, const Params& params);

double logarithmic(std::uint64_t rank, const Params&) {
    static const Log2Discount discount;
    return 1 / discount(rank);
}
double reciprocal(std::uint64_t rank, const Params&) { return 1 / static_cast<double>(rank + 1); }
double geometric(std::uint64_t rank, const Params& params) {
    return std::pow(params.numbers[beta_place], static_cast<double>(rank));
}

template <Weight weigh>
double gained(const Topic& topic, const Params& params) {
    NoveltyGains gains(topic.subtopics->subtopics(), params.numbers[alpha_place]);
    double sum = 0;
    for (const SubtopicHit& hit : topic.subtopic_hits) {
        if (hit.rank >= params.cutoff) break;
        double gain = 0;
        for_each_relevant(hit.grades, params.level,
                          [&](std::uint32_t subtopic) { gain += gains.take(subtopic); });
        if (gain != 0) sum += gain * weigh(hit.rank, params);
    }
    return sum;
}

template <Weight weigh>
double ideally_gained(const Topic& topic, const Params& params) {
    IdealNovelty ideal(*topic.subtopics, params.level, params.numbers[alpha_place]);
    double sum = 0;
    for (std::uint64_t rank = 0; rank < params.cutoff; ++rank) {
        const double gain = ideal.next();
        if (gain == 0) break;
        sum += gain * weigh(rank, params);
    }
    return sum;
}

/// What one subtopic would gain if every document down to the cutoff were relevant to it.
template <Weight weigh>
double gained_at_most(const Params& params) {
    double gain = 1;
    double sum = 0;
    for (std::uint64_t rank = 0; rank < params.cutoff; ++rank) {
        const double before = sum;
        sum += gain * weigh(rank, params);
        if (sum == before) break;  // nor does what follows, which is less, change it
        gain *= 1 - params.numbers[alpha_place];
    }
    return sum;
}

double subtopics_of(const Topic& topic, const Params& params) {
    return static_cast<double>(count_relevant(*topic.subtopics, params.level).subtopics);
}

/// Normalised by what no collection can surpass.
template <Weight weigh>
double over_most(const Topic& topic, const Params& params) {
    const double sum = gained<weigh>(topic, params);
    if (sum == 0) return 0;
    return sum / (subtopics_of(topic, params) * gained_at_most<weigh>(params));
}

/// Normalised by what this collection has.
template <Weight weigh>
double over_ideal(const Topic& topic, const Params& params) {
    const double sum = gained<weigh>(topic, params);
    return sum == 0 ? 0 : sum / ideally_gained<weigh>(topic, params);
}

double novelty_and_rank_biased(const Topic& topic, const Params& params) {
    const double sum = gained<geometric>(topic, params);
    if (sum == 0) return 0;
    const double left = (1 - params.numbers[alpha_place]) * params.numbers[beta_place];
    return (1 - left) * sum / subtopics_of(topic, params);
}

double average_precision_of_subtopics(const Topic& topic, const Params& params) {
    const RelevantCounts relevant = count_relevant(*topic.subtopics, params.level);
    if (relevant.subtopics == 0) return 0;
    std::vector<std::uint64_t> found(relevant.documents.size(), 0);
    double sum = 0;
    for (const SubtopicHit& hit : topic.subtopic_hits) {
        for_each_relevant(hit.grades, params.level, [&](std::uint32_t subtopic) {
            const double precision =
                static_cast<double>(++found[subtopic]) / static_cast<double>(hit.rank + 1);
            sum += precision / static_cast<double>(relevant.documents[subtopic]);
        });
    }
    return sum / static_cast<double>(relevant.subtopics);
}

double precision_of_subtopics(const Topic& topic, const Params& params) {
    std::uint64_t found = 0;
    for (const SubtopicHit& hit : topic.subtopic_hits) {
        if (hit.rank >= params.cutoff) break;
        for_each_relevant(hit.grades, params.level, [&](std::uint32_t) { ++found; });
    }
    if (found == 0) return 0;
    return static_cast<double>(found) /
           (static_cast<double>(params.cutoff) * subtopics_of(topic, params));
}

double subtopic_recall(const Topic& topic, const Params& params) {
    std::vector<bool> seen(topic.subtopics->subtopics(), false);
    std::uint64_t found = 0;
    for (const SubtopicHit& hit : topic.subtopic_hits) {
        if (hit.rank >= params.cutoff) break;
        for_each_relevant(hit.grades, params.level, [&](std::uint32_t subtopic) {
            if (!seen[subtopic]) ++found;
            seen[subtopic] = true;
        });
    }
    return found == 0 ? 0 : static_cast<double>(found) / subtopics_of(topic, params);
}

/// How far a ranking can surpass the greedy one, e / (e - 1): what any number of documents gain
/// together is a submodular function of their set, and weights do not grow with the rank.
constexpr double most_over_greedy = 1.5819767068693265;

constexpr char alpha_gain[] =
    "At each rank a document gains, for each subtopic it is relevant to, (1 - alpha)^s, with s the "
    "documents above it that are relevant to that subtopic too. ";
constexpr char most[] =
    " That is divided by what k documents would make that are all relevant to all N subtopics, N "
    "* sum of (1 - alpha)^(i-1)";
constexpr char greedy[] =
    " That is divided by the same of the ideal ranking, which is made greedily of the judged "
    "documents: next is always the one that gains the most behind those above it, of several the "
    "one with the greatest docid. The best ranking of all would be NP-hard to find and can be "
    "better, so that values above 1 occur, up to e / (e - 1) = 1.58 (Nemhauser, Wolsey and Fisher "
    "1978).";
constexpr char relevance[] =
    " Relevant to a subtopic is what has a grade of rel or more there, and never what has a "
    "negative one; how much more does not matter.";
constexpr char subtopics[] =
    " N is the number of subtopics to which some judged document is relevant; they weigh the "
    "same.";
constexpr char as_ndeval[] =
    "The value is ndeval's, which does not go below rank 20, takes the rank column for the ranks "
    "(here --rank-by rank) and ends at a negative grade; pyndeval leaves tied documents as the run "
    "has them.";
constexpr char no_relevant[] = "0 when no judged document is relevant to a subtopic.";

constexpr char clarke_2008[] =
    "Clarke, Kolla, Cormack, Vechtomova, Ashkan, B\xC3\xBCttcher and MacKinnon, Novelty and "
    "Diversity in Information Retrieval Evaluation, SIGIR 2008; normalisation: Clarke, Craswell, "
    "Soboroff and Ashkan, A Comparative Analysis of Cascade Measures for Novelty and Diversity, "
    "WSDM 2011.";
constexpr char clarke_2009[] =
    "Clarke, Kolla and Vechtomova, An Effectiveness Measure for Ambiguous and Underspecified "
    "Queries, ICTIR 2009.";
constexpr char chapelle[] =
    "Chapelle, Ji, Liao, Velipasaoglu, Lai and Wu, Intent-Based Diversification of Web Search "
    "Results: Metrics and Algorithms, Information Retrieval 14(6), 2011.";
constexpr char agrawal[] =
    "Agrawal, Gollapudi, Halverson and Ieong, Diversifying Search Results, WSDM 2009.";
constexpr char zhai[] =
    "Zhai, Cohen and Lafferty, Beyond Independent Relevance: Methods and Evaluation Metrics for "
    "Subtopic Retrieval, SIGIR 2003.";

ParamSpec share_param(std::string name, std::string meaning) {
    ParamSpec spec = number_param(std::move(name), 0.5, std::move(meaning));
    spec.minimum = 0;
    spec.maximum = 1;
    return spec;
}
ParamSpec alpha_param() {
    return share_param("alpha", "how much of a subtopic's gain each document takes away");
}

MeasureRecord diversity_record(std::string name, std::vector<std::string> aliases) {
    MeasureRecord record;
    record.name = std::move(name);
    record.aliases = std::move(aliases);
    record.differs = as_ndeval;
    record.undefined = no_relevant;
    record.has_level = true;
    record.judgments = JudgmentKind::subtopics;
    return record;
}

MeasureRecord alpha_dcg() {
    MeasureRecord record = diversity_record("alpha_DCG", {"\xCE\xB1_DCG", "alpha-DCG"});
    record.summary = "DCG of subtopics, each document on one making the next less worth";
    record.definition = std::string(alpha_gain) +
                        "The sum over the first k ranks i is of gain / log2(i + 1)." + most +
                        " / log2(i + 1)." + std::string(relevance) + subtopics;
    record.citation = clarke_2008;
    record.differs = std::string(as_ndeval) +
                     " ndeval forgets to divide at k = 1. In the paper of 2008 nothing is divided.";
    record.cutoff = Cutoff::required_rank;
    record.params = {alpha_param()};
    record.compute = over_most<logarithmic>;
    return record;
}

MeasureRecord alpha_ndcg() {
    MeasureRecord record = diversity_record("alpha_nDCG", {"\xCE\xB1_nDCG", "alpha-nDCG"});
    record.summary = "alpha_DCG over that of the ideal ranking";
    record.definition = std::string(alpha_gain) +
                        "The sum over the first k ranks i, or all, is of gain / log2(i + 1)." +
                        greedy + relevance;
    record.citation = clarke_2008;
    record.cutoff = Cutoff::optional_rank;
    record.params = {alpha_param()};
    record.maximum = most_over_greedy;
    record.compute = over_ideal<logarithmic>;
    return record;
}

MeasureRecord err_ia() {
    MeasureRecord record = diversity_record("ERR_IA", {"ERR-IA"});
    record.summary = "intent-aware expected reciprocal rank";
    record.definition = std::string(alpha_gain) +
                        "The sum over the first k ranks i is of gain / i." + most + " / i." +
                        std::string(relevance) + subtopics;
    record.citation = chapelle;
    record.differs =
        std::string(as_ndeval) +
        " ndeval forgets to divide at k = 1. The paper divides by N alone, has grades where this "
        "has alpha, and intents of unequal weight: with one grade and equal weights its value at k "
        "is this one times alpha * sum over i up to k of (1 - alpha)^(i-1) / i.";
    record.cutoff = Cutoff::required_rank;
    record.params = {alpha_param()};
    record.compute = over_most<reciprocal>;
    return record;
}

MeasureRecord nerr_ia() {
    MeasureRecord record = diversity_record("nERR_IA", {"nERR-IA"});
    record.summary = "ERR_IA over that of the ideal ranking";
    record.definition = std::string(alpha_gain) +
                        "The sum over the first k ranks i, or all, is of gain / i." + greedy +
                        relevance;
    record.citation = chapelle;
    record.cutoff = Cutoff::optional_rank;
    record.params = {alpha_param()};
    record.maximum = most_over_greedy;
    record.compute = over_ideal<reciprocal>;
    return record;
}

std::vector<ParamSpec> user_params() {
    return {alpha_param(), share_param("beta", "chance of going on to the next document")};
}

MeasureRecord nrbp() {
    MeasureRecord record = diversity_record("NRBP", {});
    record.summary = "novelty- and rank-biased precision";
    record.definition = std::string(alpha_gain) +
                        "The sum over all ranks i of gain * beta^(i-1), times (1 - (1 - alpha) * "
                        "beta) / N, which makes 1 of an endless ranking of documents that are all "
                        "relevant to all N subtopics." +
                        std::string(relevance) + subtopics;
    record.citation = clarke_2009;
    record.undefined = std::string(no_relevant) +
                       " With alpha 0 and beta 1 the sum has no bound; 0 by the factor.";
    record.differs =
        "The value is ndeval's, which takes the rank column for the order (here --rank-by rank) "
        "and ends at a negative grade; pyndeval leaves tied documents as the run has them.";
    record.params = user_params();
    record.compute = novelty_and_rank_biased;
    return record;
}

MeasureRecord nnrbp() {
    MeasureRecord record = diversity_record("nNRBP", {});
    record.summary = "NRBP over that of the ideal ranking";
    record.definition = std::string(alpha_gain) +
                        "The sum over all ranks i is of gain * beta^(i-1)." + greedy + relevance;
    record.citation = clarke_2009;
    record.differs =
        "The value is ndeval's, but for its nan where nothing is relevant; it takes the rank "
        "column for the order (here --rank-by rank) and ends at a negative grade.";
    record.params = user_params();
    record.maximum = most_over_greedy;
    record.compute = over_ideal<geometric>;
    return record;
}

MeasureRecord ap_ia() {
    MeasureRecord record = diversity_record("AP_IA", {"MAP_IA", "MAP-IA"});
    record.summary = "average precision, averaged over subtopics";
    record.definition =
        std::string(
            "The mean over the N subtopics of the AP that the ranking has with that "
            "subtopic's judgments alone. It is 1 only where one ranking is ideal for all "
            "subtopics.") +
        std::string(relevance) + subtopics;
    record.citation = agrawal;
    record.differs =
        "The value is ndeval's, which takes the rank column for the order (here --rank-by rank) "
        "and ends at a negative grade. In the paper intents have weights.";
    record.compute = average_precision_of_subtopics;
    return record;
}

MeasureRecord p_ia() {
    MeasureRecord record = diversity_record("P_IA", {"P-IA"});
    record.summary = "precision, averaged over subtopics";
    record.definition =
        std::string(
            "The mean over the N subtopics of P@k, with a document relevant or not to each "
            "subtopic for itself. A ranking shorter than k is divided by k all the same.") +
        std::string(relevance) + subtopics;
    record.citation = agrawal;
    record.cutoff = Cutoff::required_rank;
    record.compute = precision_of_subtopics;
    return record;
}

MeasureRecord subtopic_recall_record() {
    MeasureRecord record = diversity_record("StRecall", {"strec"});
    record.summary = "subtopic recall";
    record.definition =
        std::string(
            "The share of the N subtopics to which one of the first k documents, or of "
            "all, is relevant.") +
        std::string(relevance) + subtopics;
    record.citation = zhai;
    record.cutoff = Cutoff::optional_rank;
    record.compute = subtopic_recall;
    return record;
}

}  // namespace

std::vector<MeasureRecord> diversity_measures() {
    return {alpha_dcg(), alpha_ndcg(), err_ia(),
            nerr_ia(),   nrbp(),       nnrbp(),
            ap_ia(),     p_ia(),       subtopic_recall_record()};
}

}  // namespace rankline
