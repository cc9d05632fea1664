// SPDX-License-Identifier: MIT
#include <limits>

#include <rankline/metrics/discount.hpp>
#include <rankline/metrics/gains.hpp>
#include <rankline/metrics/ideal_gain.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double cumulated_gain(const Topic& topic, const Params& params) {
    const Log2Discount discount;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        const double gain = gain_of(params, hit.grade);
        if (gain != 0) sum += gain / discount(hit.rank);
    }
    return sum;
}

double ideal_cumulated_gain(const Topic& topic, const Params& params) {
    return ideal_discounted_gain(topic.grades, params);
}

double normalized(const Topic& topic, const Params& params) {
    const double ideal = ideal_cumulated_gain(topic, params);
    return ideal > 0 ? cumulated_gain(topic, params) / ideal : 0;
}

// Averaged over the relevant documents: DCG over ideal DCG at the rank of each retrieved one, and
// at the end of both rankings for each of the others.
double averaged_over_relevant(const Topic& topic, const Params& params) {
    const Log2Discount discount;
    const IdealGains gains(topic.grades, params);
    if (gains.levels().empty()) return 0;
    IdealCursor cursor(gains.levels());
    std::uint64_t relevant = 0;
    double ideal = 0;
    const auto advance_to = [&](std::uint64_t end) {
        while (relevant < end) {
            const double gain = cursor.next();
            if (gain == 0) return;
            ideal += gain / discount(relevant);
            ++relevant;
        }
    };
    std::uint64_t found = 0;
    double actual = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        const double gain = gain_of(params, hit.grade);
        if (gain == 0) continue;
        actual += gain / discount(hit.rank);
        if (gain < 0) continue;
        advance_to(hit.rank + 1);
        sum += actual / ideal;
        ++found;
    }
    advance_to(std::numeric_limits<std::uint64_t>::max());
    sum += static_cast<double>(relevant - found) * actual / ideal;
    return sum > 0 ? sum / static_cast<double>(relevant) : 0;
}

// Averaged over the ranks where the gain of the ideal ranking changes, and the last rank.
double averaged_over_levels(const Topic& topic, const Params& params) {
    if (topic.relevant(params.level) == 0) return 0;
    const Log2Discount discount;
    const IdealGains ideal_gains(topic.grades, params);
    const std::span<const GainLevel> levels = ideal_gains.levels();
    if (levels.empty()) return 0;
    auto hit = topic.hits.begin();
    double actual = 0;
    const auto advance_to = [&](std::uint64_t end) {
        for (; hit != topic.hits.end() && hit->rank < end; ++hit) {
            const double gain = gain_of(params, hit->grade);
            if (gain != 0) actual += gain / discount(hit->rank);
        }
    };
    std::uint64_t rank = 0;
    double ideal = 0;
    double sum = 0;
    double points = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const std::uint64_t end = rank + levels[level].documents;
        for (; rank < end; ++rank) ideal += levels[level].gain / discount(rank);
        if (level + 1 < levels.size() && levels[level + 1].gain == levels[level].gain) continue;
        advance_to(rank);
        sum += actual / ideal;
        ++points;
    }
    // trec_eval does not look again where one document is all that follows the ideal ranking.
    if (topic.retrieved > rank + 1) {
        advance_to(topic.retrieved);
        sum += actual / ideal;
        ++points;
    }
    return sum / points;
}

constexpr char jarvelin[] =
    "J\xC3\xA4rvelin and Kek\xC3\xA4l\xC3\xA4inen, Cumulated Gain-Based Evaluation of IR "
    "Techniques, ACM Transactions on Information Systems 20(4), 2002; 2^g - 1: Burges et al., "
    "Learning to Rank Using Gradient Descent, ICML 2005.";

TrecName gain_name(std::string name, int position, std::vector<std::string> nicknames) {
    TrecName trec = trec_name(std::move(name), position, std::move(nicknames));
    trec.pairs = true;
    return trec;
}

MeasureRecord gain_record(std::string name, TrecName trec) {
    MeasureRecord record;
    record.name = std::move(name);
    record.trec_names = {std::move(trec)};
    record.citation = jarvelin;
    record.params = gain_params();
    record.refusal = refuse_empty_table;
    return record;
}

/// Of a measure that is a sum of discounted gains.
void show_terms(MeasureRecord& record) {
    record.gain = gain_of;
    record.discount = [](std::uint64_t rank) { return Log2Discount()(rank); };
}

MeasureRecord ndcg() {
    MeasureRecord record = gain_record("nDCG", gain_name("ndcg", 23, {"all_trec"}));
    record.trec_names.push_back(trec_name("ndcg_cut", 26, {"all_trec"}, trec_rank_cutoffs()));
    record.summary = "discounted cumulated gain over that of the ideal ranking";
    record.definition =
        "nDCG = DCG / IDCG, with DCG the sum over ranks i of gain / log2(i + 1) and IDCG that of "
        "the judged documents sorted by gain. The gain of a document is its grade (linear) unless "
        "gain or gains say otherwise (gain=exp2 is 2^g - 1, gain=table only what gains lists, "
        "fractions too); unjudged documents gain 0. nDCG@k cuts both sums at rank k; "
        "without k both go to their ends, so that a ranking of 20 documents has another nDCG than "
        "nDCG@20. rel and -l do not matter: all grades count.";
    record.differs =
        "gdeval.pl, LETOR, Kaggle and ir_measures' dcg='exp-log2' use gain=exp2; trec_eval, "
        "pytrec_eval, BEIR, MTEB and T2Ranking linear gains. trec_eval's ndcg_cut knows no gains, "
        "and its ndcg confuses gains that differ by less than 1 (values above 1 occur); ranx drops "
        "grades below its relevance level. No gain can be given to negative grades.";
    record.undefined = "0 when the query has no document with a positive gain.";
    record.cutoff = Cutoff::optional_rank;
    record.compute = normalized;
    record.additive = true;
    show_terms(record);
    return record;
}

MeasureRecord dcg() {
    MeasureRecord record = gain_record("DCG", gain_name("dcg", 21, {}));
    record.summary = "discounted cumulated gain";
    record.definition =
        "The sum over ranks i (the first k for DCG@k) of gain / log2(i + 1): the numerator of "
        "nDCG.";
    record.differs =
        "J\xC3\xA4rvelin and Kek\xC3\xA4l\xC3\xA4inen leave the first b ranks undiscounted; this, "
        "as trec_eval and nearly everybody since, discounts from rank 2.";
    record.undefined = "0 when nothing with a gain is retrieved.";
    record.cutoff = Cutoff::optional_rank;
    record.maximum = std::numeric_limits<double>::infinity();
    record.compute = cumulated_gain;
    record.additive = true;
    show_terms(record);
    return record;
}

MeasureRecord ideal_dcg() {
    MeasureRecord record = gain_record("IDCG", gain_name("ideal_dcg", 22, {}));
    record.summary = "discounted cumulated gain of the ideal ranking";
    record.definition =
        "DCG of the judged documents with a positive gain, sorted by gain (the first k for "
        "IDCG@k): the denominator of nDCG. Does not depend on the run.";
    record.undefined = "0 when the query has no document with a positive gain.";
    record.cutoff = Cutoff::optional_rank;
    record.maximum = std::numeric_limits<double>::infinity();
    record.higher_is_better = false;  // nor worse: it says nothing of the run
    record.compute = ideal_cumulated_gain;
    record.additive = true;
    return record;
}

MeasureRecord ndcg_over_relevant() {
    MeasureRecord record = gain_record("nDCGRel", gain_name("ndcg_rel", 24, {"all_trec"}));
    record.summary = "nDCG averaged over the relevant documents";
    record.definition =
        "The mean over all documents with a positive gain of DCG / IDCG, both cut at the rank of "
        "the document; for one that is not retrieved both are taken to their ends.";
    record.citation = std::string("Buckley, trec_eval 9 (experimental), 2008; ") + jarvelin;
    record.undefined = "0 when the query has no document with a positive gain.";
    record.compute = averaged_over_relevant;
    return record;
}

MeasureRecord ndcg_over_levels() {
    MeasureRecord record = gain_record("RnDCG", gain_name("Rndcg", 25, {"all_trec"}));
    record.summary = "nDCG averaged over the ranks where the ideal gain changes";
    record.definition =
        "With n1 documents of the highest gain, n2 of the next and so on: the mean of DCG / IDCG "
        "cut at ranks n1, n1 + n2, ..., and once more at the end of the ranking if that is longer "
        "by two documents or more. Levels of equal gain are one.";
    record.citation = std::string("Buckley, trec_eval 9 (experimental), 2008; ") + jarvelin;
    record.undefined =
        "0 when the query has no document with a positive gain, or none of grade rel or more (for "
        "nothing else does rel matter here). trec_eval prints nan in some of these cases.";
    record.has_level = true;
    record.compute = averaged_over_levels;
    return record;
}

}  // namespace

std::vector<MeasureRecord> ndcg_measures() {
    return {ndcg(), dcg(), ideal_dcg(), ndcg_over_relevant(), ndcg_over_levels()};
}

}  // namespace rankline
