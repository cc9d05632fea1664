// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include <rankline/metrics/discount.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// Where Params::numbers has what.
enum Number : std::size_t { min_rel, max_rel, depth, own };

/// What a document of a grade is worth: from 0 at min_rel to 1 at max_rel. min_rel is not
/// negative, so that neither is any document worth something that was not judged.
class UnitGain {
public:
    explicit UnitGain(const Params& params)
        : m_lowest(params.numbers[min_rel]), m_highest(params.numbers[max_rel]) {}
    [[nodiscard]] double operator()(double grade) const noexcept { return steps(grade) / range(); }

    /// The gain in grades, and what is a gain of 1: sums of these are exact where grades are whole.
    [[nodiscard]] double steps(double grade) const noexcept {
        if (grade <= m_lowest) return 0;
        return grade >= m_highest ? range() : grade - m_lowest;
    }
    [[nodiscard]] double range() const noexcept {
        return m_highest > m_lowest ? m_highest - m_lowest : 1;
    }

private:
    double m_lowest;
    double m_highest;
};

/// Bounds what a value costs.
constexpr double deepest = 65536;

/// How many ranks the user can come to.
std::uint64_t reachable(const Params& params) {
    return std::min(params.cutoff, static_cast<std::uint64_t>(params.numbers[depth]));
}

/// A document that the user has just looked at.
struct Look {
    double rank = 0;       ///< from 1
    double gain = 0;       ///< of the document
    double collected = 0;  ///< of it and all before it
};

/// The gain per document that the user looks at, who goes on after each with the chance that
/// `goes_on` gives. Every rank counts, below the ranking too, since the user may come there: a few
/// operations each.
template <typename Continuation>
double expected_utility(const Topic& topic, const Params& params, Continuation goes_on) {
    const UnitGain unit_gain(params);
    const std::uint64_t end = reachable(params);
    auto hit = topic.hits.begin();
    Look look;
    double reaches = 1;
    double looks = 0;
    double utility = 0;
    for (std::uint64_t rank = 0; rank < end && reaches > 0; ++rank) {
        const bool is_hit = hit != topic.hits.end() && hit->rank == rank;
        look.rank += 1;
        look.gain = is_hit ? unit_gain((hit++)->grade) : 0;
        look.collected += look.gain;
        looks += reaches;
        utility += reaches * look.gain;
        reaches *= goes_on(look);
    }
    return utility / looks;
}

double square(double x) { return x * x; }

double inst(const Topic& topic, const Params& params) {
    const double wanted = params.numbers[own];
    return expected_utility(topic, params, [=](const Look& look) {
        const double x = look.rank + wanted + (wanted - look.collected);
        return square((x - 1) / x);
    });
}

double insq(const Topic& topic, const Params& params) {
    const double shift = 2 * params.numbers[own];
    return expected_utility(topic, params, [=](const Look& look) {
        return square((look.rank + shift - 1) / (look.rank + shift));
    });
}

// Counted in grades: 1 + 2/3 + 1/3, rounded one by one, would miss a T of 2.
double bpm(const Topic& topic, const Params& params) {
    const UnitGain unit_gain(params);
    const double wanted = params.numbers[own] * unit_gain.range();
    std::uint64_t looks = wanted > 0 ? reachable(params) : 1;
    double collected = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= looks) break;
        collected += unit_gain.steps(hit.grade);
        if (collected >= wanted) looks = hit.rank + 1;
    }
    return collected / unit_gain.range() / static_cast<double>(looks);
}

double nerr8(const Topic& topic, const Params& params) {
    return expected_utility(topic, params, [](const Look& look) { return 1 - look.gain; });
}

double nerr9(const Topic& topic, const Params& params) {
    return expected_utility(topic, params, [](const Look& look) {
        return look.rank / (look.rank + 1) * (1 - look.gain);
    });
}

double nerr10(const Topic& topic, const Params& params) {
    const double persistence = params.numbers[own];
    return expected_utility(topic, params,
                            [=](const Look& look) { return persistence * (1 - look.gain); });
}

double nerr11(const Topic& topic, const Params& params) {
    const double shift = 2 * params.numbers[own];
    return expected_utility(topic, params, [=](const Look& look) {
        return square((look.rank + shift - 1) / (look.rank + shift)) * (1 - look.gain);
    });
}

/// 1 / log2(2) + 1 / log2(3) + ... over the first `end` ranks, which no topic changes.
double discount_total(std::uint64_t end) {
    constexpr std::uint64_t table_end = 1000;
    const Log2Discount discount;
    static const std::array<double, table_end + 1> totals = [&] {
        std::array<double, table_end + 1> all{};
        for (std::uint64_t rank = 0; rank < table_end; ++rank) {
            all[rank + 1] = all[rank] + 1 / discount(rank);
        }
        return all;
    }();
    double total = totals[std::min(end, table_end)];
    for (std::uint64_t rank = table_end; rank < end; ++rank) total += 1 / discount(rank);
    return total;
}

double sdcg(const Topic& topic, const Params& params) {
    const UnitGain unit_gain(params);
    const Log2Discount discount;
    const std::uint64_t end = reachable(params);
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= end) break;
        const double gain = unit_gain(hit.grade);
        if (gain > 0) sum += gain / discount(hit.rank);
    }
    return sum > 0 ? sum / discount_total(end) : 0;
}

ParamSpec wanted_gain_param(double minimum) {
    ParamSpec wanted = number_param(
        "t", 1, "T, the gain that the user is after: this many documents of grade max_rel");
    wanted.minimum = minimum;
    wanted.maximum = deepest;  // no ranking gains more
    return wanted;
}

ParamSpec persistence_param() {
    ParamSpec persistence =
        number_param("p", 0.9, "phi, the chance of going on after a document that gains nothing");
    persistence.minimum = 0;
    persistence.maximum = 1;
    return persistence;
}

std::vector<ParamSpec> shared_params() {
    ParamSpec lowest = number_param("min_rel", 0, "grades up to this one gain 0");
    lowest.minimum = 0;
    ParamSpec highest = number_param("max_rel", 1, "grades from this one on gain 1");
    highest.minimum = 0;
    ParamSpec ranks = number_param("depth", 1000, "ranks that the user can come to");
    ranks.type = ParamType::integer;
    ranks.minimum = 1;
    ranks.maximum = deepest;
    return {lowest, highest, ranks};
}

constexpr char gains[] =
    " The gain of grade g is (g - min_rel) / (max_rel - min_rel), not below 0 nor above 1; "
    "unjudged documents gain 0.";
constexpr char weights[] =
    "The sum over ranks i of W(i) * gain(i), where W(i) is proportional to C(1) * ... * C(i - 1), "
    "C being the chance of going on to the next rank, and adds up to 1 ";
constexpr char over_depth[] =
    "over depth ranks, however many are retrieved: the ranking is cut there, and ranks below its "
    "end gain 0. ";
constexpr char over_cutoff[] =
    "over k ranks, however many are retrieved; a k above depth counts as depth. ";

constexpr char peers[] =
    "cwl_eval takes grades as gains, as they are, and documents in the order of the file; it has "
    "depth 1000 unless told otherwise, and can give unjudged documents the highest gain, for "
    "residuals. ir_measures, which calls it, has depth 1000 for good, and max_rel must be given "
    "there.";

constexpr char nearly_err[] =
    "Azzopardi, Mackenzie and Moffat, ERR is not C/W/L: Exploring the Relationship Between "
    "Expected Reciprocal Rank and Other Metrics, ICTIR 2021";

MeasureRecord user_model(std::string name, double (*compute)(const Topic&, const Params&)) {
    MeasureRecord record;
    record.name = std::move(name);
    record.differs = peers;
    record.undefined =
        "0 when nothing with a gain is retrieved. If max_rel is not above min_rel, grades above "
        "min_rel gain 1.";
    record.params = shared_params();
    record.compute = compute;
    return record;
}

std::string definition(const char* reach, std::string_view chance) {
    return std::string(weights) + reach + std::string(chance) + gains;
}

MeasureRecord sdcg_record() {
    MeasureRecord record = user_model("SDCG", sdcg);
    record.summary = "scaled DCG: mean gain of the first k documents, weighed by the log discount";
    record.definition =
        std::string(
            "The sum over the first k ranks of gain / log2(i + 1), divided by the sum of 1 / "
            "log2(i + 1) over k ranks, however many are retrieved: what DCG would be if k "
            "documents of grade max_rel were there. A k above depth counts as depth.") +
        gains;
    record.citation =
        "Moffat and Zobel, Rank-Biased Precision for Measurement of Retrieval Effectiveness, ACM "
        "Transactions on Information Systems 27(1), 2008.";
    record.differs =
        std::string(
            "Not nDCG, though cwl_eval prints it as NDCG-k: the ideal ranking of the query "
            "does not matter. ") +
        peers;
    record.cutoff = Cutoff::required_rank;
    record.additive = true;
    return record;
}

MeasureRecord inst_record() {
    MeasureRecord record = user_model("INST", inst);
    record.summary =
        "expected gain per document of a user who is after a gain of T and adapts to what is found";
    record.definition =
        definition(over_depth,
                   "C(i) = ((i + T + T(i) - 1) / (i + T + T(i)))^2, where T(i) is T less the gain "
                   "of the first i documents.");
    record.citation =
        "Moffat, Bailey, Scholer and Thomas, INST: An Adaptive Metric for Information Retrieval "
        "Evaluation, ADCS 2015.";
    record.differs =
        std::string(
            "The paper's user can go on for ever. cwl_eval takes a T below 0.5 too, where "
            "C rises with the gain, and below 0.25 above 1. ") +
        peers;
    record.params.push_back(wanted_gain_param(0.5));
    return record;
}

MeasureRecord insq_record() {
    MeasureRecord record = user_model("INSQ", insq);
    record.summary = "expected gain per document of a user who is after a gain of T";
    record.definition = definition(
        over_depth,
        "C(i) = ((i + 2T - 1) / (i + 2T))^2, so that W(i) is proportional to 1 / (i + 2T - 1)^2.");
    record.citation =
        "Moffat, Scholer and Thomas, Models and Metrics: IR Evaluation as a User Process, ADCS "
        "2012.";
    record.differs = std::string("The paper's user can go on for ever. ") + peers;
    record.params.push_back(wanted_gain_param(0));
    record.additive = true;
    return record;
}

MeasureRecord bpm_record() {
    MeasureRecord record = user_model("BPM", bpm);
    record.summary = "bejeweled player model: mean gain until a gain of T or k documents are had";
    record.definition =
        std::string(
            "The gain of the first n documents divided by n: n is the first rank where it is T or "
            "more, but k at most, however many are retrieved. A k above depth counts as depth.") +
        gains;
    record.citation =
        "Zhang, Liu, Li, Zhang, Xu and Ma, Evaluating Web Search with a Bejeweled Player Model, "
        "SIGIR 2017.";
    record.differs =
        std::string(
            "This is the paper's static model, whose T and K stay as they are. cwl_eval "
            "counts costs that can differ from document to document against K; here, and "
            "in ir_measures, each document costs 1. Both add up rounded gains: after 3, 2 and 1 on "
            "a "
            "scale to 3 they go on, with T = 2 not quite had; here whole grades are added. ") +
        peers;
    record.cutoff = Cutoff::required_rank;
    record.params.push_back(wanted_gain_param(0));
    record.sorted_extremes = false;  // small gains in front let a large one overshoot T later
    return record;
}

/// `equation` is that of the paper.
MeasureRecord nearly_err_record(const std::string& equation, const char* reach, const char* chance,
                                double (*compute)(const Topic&, const Params&)) {
    MeasureRecord record = user_model("NERR" + equation, compute);
    record.definition = definition(reach, chance);
    record.citation = std::string(nearly_err) + " (equation " + equation + ").";
    record.differs =
        std::string(
            "Neither ERR nor nERR: gains are linear in the grade, and the value is a mean over "
            "the documents looked at. ") +
        peers;
    return record;
}

MeasureRecord nerr8_record() {
    MeasureRecord record = nearly_err_record("8", over_cutoff, "C = 1 - gain.", nerr8);
    record.summary = "nearly ERR: a user who goes on unless satisfied, down to rank k";
    record.cutoff = Cutoff::required_rank;
    return record;
}

MeasureRecord nerr9_record() {
    MeasureRecord record =
        nearly_err_record("9", over_cutoff, "C(i) = i / (i + 1) * (1 - gain(i)).", nerr9);
    record.summary = "nearly ERR: a user who goes on unless satisfied or tired, down to rank k";
    record.cutoff = Cutoff::required_rank;
    return record;
}

MeasureRecord nerr10_record() {
    MeasureRecord record = nearly_err_record("10", over_depth, "C = p * (1 - gain).", nerr10);
    record.summary = "nearly ERR: a user who goes on unless satisfied, with the persistence of RBP";
    record.params.push_back(persistence_param());
    return record;
}

MeasureRecord nerr11_record() {
    MeasureRecord record = nearly_err_record(
        "11", over_depth, "C(i) = ((i + 2T - 1) / (i + 2T))^2 * (1 - gain(i)).", nerr11);
    record.summary =
        "nearly ERR: a user who goes on unless satisfied, with the persistence of INSQ";
    record.params.push_back(wanted_gain_param(0));
    return record;
}

}  // namespace

std::vector<MeasureRecord> user_models_measures() {
    return {sdcg_record(),  inst_record(),  insq_record(),   bpm_record(),
            nerr8_record(), nerr9_record(), nerr10_record(), nerr11_record()};
}

}  // namespace rankline
