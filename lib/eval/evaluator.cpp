// SPDX-License-Identifier: MIT
#include <rankline/eval/evaluator.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include <rankline/eval/expectation.hpp>
#include <rankline/eval/judgment_kinds.hpp>
#include <rankline/eval/query_notes.hpp>
#include <rankline/eval/spread_measurer.hpp>
#include <rankline/eval/topic_view.hpp>

namespace rankline {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool is_text(const Measure& measure) { return measure.record->aggregation == Aggregation::text; }

/// The ranks at which a measure or -M cuts, ascending: where a tie changes a value by chance.
std::vector<std::uint64_t> cutoffs_of(const std::vector<Measure>& measures, std::uint64_t depth) {
    std::set<std::uint64_t> cutoffs;
    for (const Measure& measure : measures) cutoffs.insert(measure.params.cutoff);
    cutoffs.insert(depth);
    cutoffs.erase(Params::no_cutoff);
    return {cutoffs.begin(), cutoffs.end()};
}

/// What the measures read of a topic besides hits and grades.
/// A ranking that is drawn has no ties.
TopicExtras extras_of(const std::vector<Measure>& measures, const Qrels& qrels, bool drawn) {
    const auto any = [&](bool MeasureRecord::*reads) {
        return std::any_of(measures.begin(), measures.end(),
                           [reads](const Measure& measure) { return measure.record->*reads; });
    };
    TopicExtras extras;
    extras.ties = !drawn && any(&MeasureRecord::reads_ties);
    if (any(&MeasureRecord::reads_judged_elsewhere)) extras.judged_ids.emplace(qrels);
    return extras;
}

/// The highest grade of a topic; minus infinity if nothing was judged.
double highest_of(const QrelsTopic& topic) {
    const std::span<const GradeCount> grades = topic.documents.grades();
    return grades.empty() ? -std::numeric_limits<double>::infinity() : grades.front().grade;
}

/// The values of one query: a row of numbers, with the numerators and denominators of the pooled
/// measures behind them, and of texts for the measures that are text.
struct Row {
    std::uint64_t retrieved = 0;
    std::vector<double> values;
    std::vector<double> variances;  ///< as `values`, if there is a policy
    std::vector<std::string> texts;
    Sampled sampled{};
};

/// What is reused from query to query by one thread.
struct Worker {
    TopicView view;
    SpreadMeasurer spread;
    DuplicateFilter duplicates;
    std::vector<std::pair<std::string_view, Row>> unjudged;
    RunSlice last;  ///< for the place of a finding; its entries are gone
};

/// The row of a topic while it is being filled. Pieces of a query whose lines are scattered can
/// come from two threads at once; who comes second may go, since all the lines come together later.
class RowClaim {
public:
    explicit RowClaim(std::atomic_flag& busy)
        : m_busy(busy), m_won(!busy.test_and_set(std::memory_order_acquire)) {}
    RowClaim(const RowClaim&) = delete;
    RowClaim& operator=(const RowClaim&) = delete;
    ~RowClaim() {
        if (m_won) m_busy.clear(std::memory_order_release);
    }
    [[nodiscard]] bool won() const { return m_won; }

private:
    std::atomic_flag& m_busy;
    bool m_won;
};

}  // namespace

struct Evaluator::State {
    State(const Qrels& judgments, const std::vector<Measure>& columns, const EvalOptions& settings,
          unsigned threads)
        : qrels(judgments),
          measures(columns),
          options(settings),
          workers(std::max(1U, threads),
                  Worker{{judgments.kind(), settings.judged_only,
                          extras_of(columns, judgments, settings.policy != nullptr)},
                         {judgments, columns, settings},
                         {},
                         {},
                         {}}),
          cutoffs(cutoffs_of(columns, settings.depth)) {
        for (std::size_t i = 0; i < measures.size(); ++i) {
            if (is_text(measures[i])) text_columns.push_back(i);
            if (measures[i].record->ratio != nullptr) pooled_columns.push_back(i);
        }
        width = measures.size() * (has_ends(options.spread) ? 3 : 1) + 2 * pooled_columns.size();
        start_run();
    }

    const Qrels& qrels;
    const std::vector<Measure>& measures;
    EvalOptions options;
    std::vector<Worker> workers;
    std::vector<std::uint64_t> cutoffs;
    std::vector<std::size_t> text_columns;
    std::vector<std::size_t> pooled_columns;
    std::size_t width =
        0;  ///< numbers in a row: values, ratios, and lows and highs if there are any
    std::vector<double> values;                   ///< [topic * width + place in the row]
    std::vector<std::vector<std::string>> texts;  ///< [topic][text column]
    std::vector<QueryNotes> notes;                ///< per topic
    std::vector<double> variances;                ///< as `values`, if there is a policy
    std::unique_ptr<std::atomic_flag[]> busy =    ///< per topic
        std::make_unique<std::atomic_flag[]>(qrels.topics().size());

    void start_run();
    [[nodiscard]] ValueRow row_at(double* first) const;
    void measure(const Topic& topic, double* row, std::vector<std::string>& text_row) const;
    std::span<RunEntry> rank(RunSlice& slice, Worker& worker) const;
    Sampled score(const QrelsTopic* judged, std::string_view qid, std::span<const RunEntry> ranked,
                  Worker& worker, const ValueRow& row, std::vector<std::string>& text_row) const;
    void expect(const QrelsTopic* judged, std::string_view qid, std::span<const RunEntry> entries,
                Worker& worker, double* row, double* variances) const;
    void score_missing(std::size_t topic);
    [[nodiscard]] std::vector<std::pair<std::string_view, Row>> unjudged() const;
    [[nodiscard]] std::vector<double> summed_variances(
        std::span<const std::pair<std::string_view, Row>> unjudged) const;
    void append(RunScores& scores, std::string_view qid, bool missing, const ValueRow& row,
                const std::vector<std::string>& text_row) const;
    [[nodiscard]] const RunSlice& longest_source() const;
};

void Evaluator::State::start_run() {
    values.assign(qrels.topics().size() * width, 0);
    texts.assign(text_columns.empty() ? 0 : qrels.topics().size(), {});
    notes.assign(qrels.topics().size(), {});
    variances.assign(options.policy == nullptr ? 0 : values.size(), 0);
    for (Worker& worker : workers) {
        worker.unjudged.clear();
        worker.last = {};
    }
}

ValueRow Evaluator::State::row_at(double* first) const {
    if (!has_ends(options.spread)) return {first, nullptr, nullptr};
    double* const lows = first + measures.size() + 2 * pooled_columns.size();
    return {first, lows, lows + measures.size()};
}

void Evaluator::State::measure(const Topic& topic, double* row,
                               std::vector<std::string>& text_row) const {
    double* ratios = row + measures.size();
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const Measure& each = measures[i];
        if (!each.record->has_values()) {
            row[i] = nan;
        } else if (each.record->ratio != nullptr) {
            const Ratio ratio = each.record->ratio(topic, each.params);
            row[i] = ratio.value();
            *ratios++ = ratio.numerator;
            *ratios++ = ratio.denominator;
        } else if (topic.missing && each.record->missing) {
            row[i] = *each.record->missing;
        } else {
            row[i] = each.record->compute(topic, each.params);
        }
    }
    text_row.clear();
    for (const std::size_t column : text_columns) {
        text_row.push_back(measures[column].record->text(topic, measures[column].params));
    }
}

/// `ranked` is not cut yet: a tie may reach across the cut.
Sampled Evaluator::State::score(const QrelsTopic* judged, std::string_view qid,
                                std::span<const RunEntry> ranked, Worker& worker,
                                const ValueRow& row, std::vector<std::string>& text_row) const {
    const auto cut = ranked.first(std::min<std::uint64_t>(ranked.size(), options.depth));
    Topic topic = judged == nullptr ? worker.view.unjudged(cut) : worker.view.judge(*judged, cut);
    topic.qid = qid;
    topic.collection_size = options.collection_size;
    measure(topic, row.values, text_row);
    return worker.spread.measure(ranked, judged, topic, row);
}

/// Puts expectations in the place of the values of a query, and their variances into `variances`.
/// `entries` are ranked and not yet cut. Of a pooled measure the quotient of the expectations.
void Evaluator::State::expect(const QrelsTopic* judged, std::string_view qid,
                              std::span<const RunEntry> entries, Worker& worker, double* row,
                              double* variances_row) const {
    std::vector<double> drawn(width);
    std::vector<std::string> texts_of_draw;
    Expectation expectation(width);
    const bool exact = options.policy->for_each_ranking(
        qid, entries, [&](std::span<const RunEntry> ranked, double weight) {
            (void)score(judged, qid, ranked, worker, row_at(drawn.data()), texts_of_draw);
            expectation.add(drawn, weight);
        });
    for (std::size_t i = 0; i < width; ++i) {
        if (i < measures.size() && !measures[i].record->has_values()) continue;
        row[i] = expectation.means()[i];
        variances_row[i] = exact ? 0 : expectation.variance_of_mean(i);
    }
    const double* ratio = row + measures.size();
    for (const std::size_t column : pooled_columns) {
        row[column] = Ratio{ratio[0], ratio[1]}.value();
        ratio += 2;
    }
}

void Evaluator::State::score_missing(std::size_t index) {
    Topic topic = workers.front().view.judge(qrels.topics()[index], {});
    topic.collection_size = options.collection_size;
    topic.missing = true;
    std::vector<std::string> none;
    const ValueRow row = row_at(values.data() + index * width);
    measure(topic, row.values, texts.empty() ? none : texts[index]);
    if (row.lows == nullptr) return;
    std::copy_n(row.values, measures.size(), row.lows);
    std::copy_n(row.values, measures.size(), row.highs);
}

Evaluator::Evaluator(const Qrels& qrels, const std::vector<Measure>& measures,
                     const EvalOptions& options, unsigned workers) {
    require_judgments(measures, options.spread, qrels);
    m_state = std::make_unique<State>(qrels, measures, options, workers);
}
Evaluator::~Evaluator() = default;

/// The ranking of a slice: scores as precise as asked for, each document once, in order.
std::span<RunEntry> Evaluator::State::rank(RunSlice& slice, Worker& worker) const {
    if (slice.settled && options.ties == TieRule::docid_descending && !options.float_scores)
        return slice.entries;
    if (options.float_scores) {
        constexpr double largest = std::numeric_limits<float>::max();
        for (RunEntry& entry : slice.entries) {
            if (std::isfinite(entry.score))
                entry.score = std::clamp(entry.score, -largest, largest);
            entry.score = static_cast<float>(entry.score);
        }
        slice.strictly_descending = false;
    }
    const std::size_t kept = worker.duplicates.apply(slice, options.duplicates);
    if (kept < slice.entries.size()) slice.strictly_descending = false;
    const std::span<RunEntry> entries = slice.entries.first(kept);
    if (!slice.strictly_descending) rank_entries(entries, options.ties);
    return entries;
}

void Evaluator::visit(RunSlice slice, unsigned worker_index) {
    State& s = *m_state;
    Worker& worker = s.workers[worker_index];
    worker.last = slice;
    const std::optional<std::size_t> topic = s.qrels.find(slice.qid);
    if (!topic && s.options.queries != QuerySet::run) {
        // Not scored, so not ranked; but a document that is there twice is an error all the same.
        (void)worker.duplicates.apply(slice, s.options.duplicates);
        worker.unjudged.push_back({slice.qid, {slice.entries.size(), {}, {}, {}}});
        return;
    }
    const std::span<RunEntry> entries = s.rank(slice, worker);
    const bool by_policy = s.options.policy != nullptr;
    if (!topic) {
        Row row{slice.entries.size(), std::vector<double>(s.width), {}, {}};
        double* const values = row.values.data();
        row.sampled = s.score(nullptr, slice.qid, entries, worker, s.row_at(values), row.texts);
        if (by_policy) {
            row.variances.resize(s.width);
            s.expect(nullptr, slice.qid, entries, worker, values, row.variances.data());
        }
        worker.unjudged.emplace_back(slice.qid, std::move(row));
        return;
    }
    const RowClaim claim(s.busy[*topic]);
    if (!claim.won()) return;
    const QrelsTopic& judged = s.qrels.topics()[*topic];
    QueryNotes& notes = s.notes[*topic];
    notes = QueryNotes{};
    notes.present = true;
    notes.dropped = slice.entries.size() - entries.size();
    if (!slice.strictly_descending && !by_policy) {
        notice_cut_ties(entries, s.cutoffs, notes);
        notice_mixed_ties(entries.first(std::min<std::uint64_t>(entries.size(), s.options.depth)),
                          judged, notes);
    }
    std::vector<std::string> none;
    notes.sampled =
        s.score(&judged, slice.qid, entries, worker, s.row_at(s.values.data() + *topic * s.width),
                s.texts.empty() ? none : s.texts[*topic]);
    if (by_policy)
        s.expect(&judged, judged.qid, entries, worker, s.values.data() + *topic * s.width,
                 s.variances.data() + *topic * s.width);
}

/// Queries of the run that nobody judged, by qid ascending, each once: a scattered query was
/// visited twice, and its last row counts.
std::vector<std::pair<std::string_view, Row>> Evaluator::State::unjudged() const {
    std::map<std::string_view, const Row*> rows;
    for (const Worker& worker : workers) {
        for (const auto& [qid, row] : worker.unjudged) {
            const Row*& kept = rows[qid];
            if (kept == nullptr || row.retrieved >= kept->retrieved) kept = &row;
        }
    }
    std::vector<std::pair<std::string_view, Row>> sorted;
    sorted.reserve(rows.size());
    for (const auto& [qid, row] : rows) sorted.emplace_back(qid, *row);
    return sorted;
}

/// Queries are drawn for independently.
std::vector<double> Evaluator::State::summed_variances(
    std::span<const std::pair<std::string_view, Row>> unjudged) const {
    std::vector<double> sums(width, 0);
    for (std::size_t i = 0; i < variances.size(); ++i) sums[i % width] += variances[i];
    for (const auto& [qid, row] : unjudged) {
        for (std::size_t i = 0; i < row.variances.size(); ++i) sums[i] += row.variances[i];
    }
    sums.resize(measures.size());
    return sums;
}

void Evaluator::State::append(RunScores& scores, std::string_view qid, bool missing,
                              const ValueRow& row, const std::vector<std::string>& text_row) const {
    scores.qids.push_back(qid);
    scores.missing.push_back(missing);
    scores.values.insert(scores.values.end(), row.values, row.values + measures.size());
    if (has_ends(options.spread)) {
        scores.lows.insert(scores.lows.end(), row.lows, row.lows + measures.size());
        scores.highs.insert(scores.highs.end(), row.highs, row.highs + measures.size());
    }
    for (std::size_t i = 0; i < text_columns.size(); ++i) {
        scores.texts[text_columns[i]].push_back(text_row[i]);
    }
    const double* ratio = row.values + measures.size();
    for (const std::size_t column : pooled_columns) {
        scores.ratios[column].push_back({ratio[0], ratio[1]});
        ratio += 2;
    }
}

/// The source of a slice may be a beginning of the text: the longest has all places.
const RunSlice& Evaluator::State::longest_source() const {
    return std::max_element(workers.begin(), workers.end(),
                            [](const Worker& a, const Worker& b) {
                                return a.last.source.size() < b.last.source.size();
                            })
        ->last;
}

std::span<RunEntry> Evaluator::rank(RunSlice slice, unsigned worker) {
    return m_state->rank(slice, m_state->workers[worker]);
}

void Evaluator::restart() { m_state->start_run(); }

RunScores Evaluator::finish(RunFacts facts) {
    State& s = *m_state;
    RunScores scores;
    scores.facts = std::move(facts);
    scores.texts.resize(s.measures.size());
    scores.ratios.resize(s.measures.size());
    std::vector<std::pair<std::string_view, Row>> unjudged = s.unjudged();
    const std::vector<std::string> none(s.text_columns.size());

    auto extra = unjudged.begin();
    const auto append_unjudged_before = [&](const std::string_view* qid) {
        for (; extra != unjudged.end() && (qid == nullptr || extra->first < *qid); ++extra) {
            scores.unjudged_qids.push_back(extra->first);
            if (s.options.queries != QuerySet::run) continue;
            ++scores.counts.no_relevant;
            Row& row = extra->second;
            s.notes.emplace_back().sampled = row.sampled;
            s.append(scores, extra->first, false, s.row_at(row.values.data()), row.texts);
        }
    };
    for (std::size_t i = 0; i < s.qrels.topics().size(); ++i) {
        const QrelsTopic& topic = s.qrels.topics()[i];
        append_unjudged_before(&topic.qid);
        const bool missing = !s.notes[i].present;
        if (missing) scores.missing_qids.push_back(topic.qid);
        if (missing && s.options.queries != QuerySet::judged) continue;
        if (s.options.relevant_only && highest_of(topic) <= 0) {
            scores.findings.add({"queries-without-relevant",
                                 "judged queries without a relevant document are in no mean",
                                 1,
                                 {}});
            continue;
        }
        if (missing) s.score_missing(i);
        s.append(scores, topic.qid, missing, s.row_at(s.values.data() + i * s.width),
                 s.texts.empty() ? none : s.texts[i]);
        if (highest_of(topic) < s.options.level) ++scores.counts.no_relevant;
    }
    append_unjudged_before(nullptr);
    if (!s.variances.empty()) scores.variances = s.summed_variances(unjudged);

    scores.counts.judged = s.qrels.topics().size();
    scores.counts.missing = scores.missing_qids.size();
    scores.counts.unjudged = unjudged.size();
    scores.counts.retrieved = scores.counts.judged - scores.counts.missing + scores.counts.unjudged;
    scores.counts.scored = scores.qids.size();
    tell(s.notes, s.options.spread, s.longest_source(), scores.findings);
    s.start_run();
    return scores;
}

}  // namespace rankline
