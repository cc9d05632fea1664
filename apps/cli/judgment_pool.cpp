// SPDX-License-Identifier: MIT
#include <rankline/cli/judgment_pool.hpp>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <tuple>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/other_tables.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/judgment_effect.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/eval/topic_view.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

/// Binary, because the scale of graded gains of RBP is the highest grade of the query: weights of
/// queries would not be on one scale.
constexpr char default_measure[] = "RBP(p=0.8,rel=1)";
constexpr std::uint64_t default_depth = 100;

/// Weights are counted in units of this: sums of whole numbers are exact, in any order of the runs,
/// and what rounding leaves of a difference of values does not decide which document comes first.
constexpr double units_of_weight = 1e12;

/// A document without a grade in one run.
struct Hole {
    std::string_view docid;
    std::uint32_t rank = 0;  ///< from 1
    double weight = 0;       ///< in units
};

/// One query in one run.
struct Holes {
    std::size_t lines = 0;
    std::vector<Hole> list;
};

struct Suggestion {
    std::string_view qid;
    std::string_view docid;
    double weight = 0;
    std::uint64_t runs = 0;  ///< that retrieve it
    std::uint32_t best_rank = 0;
};

bool matters_more(const Suggestion& a, const Suggestion& b) {
    return std::tie(b.weight, a.best_rank, a.qid, a.docid) <
           std::tie(a.weight, b.best_rank, b.qid, b.docid);
}

double highest_grade(const Qrels& qrels) {
    double highest = 0;
    for (const QrelsTopic& topic : qrels.topics()) {
        if (!topic.documents.grades().empty())
            highest = std::max(highest, topic.documents.grades().front().grade);
    }
    if (highest > 0) return highest;
    throw Error(ErrorKind::input, Place{qrels.name()},
                "no grade is above 0, so there is none for --suggest-judgments to try");
}

/// Finds the holes of a run while it is read.
class HoleFinder final : public RunVisitor {
public:
    HoleFinder(const EvalPlan& plan, const Qrels& qrels, unsigned threads)
        : m_plan(plan),
          m_qrels(qrels),
          m_evaluator(qrels, plan.measures, plan.options, threads),
          m_queries(qrels.topics().size()) {
        const double grade = highest_grade(qrels);
        m_workers.reserve(threads);
        for (unsigned i = 0; i < threads; ++i) {
            m_workers.push_back(
                {{}, TopicView(qrels.kind(), false), JudgmentEffect(plan.measures.front(), grade)});
        }
    }

    void visit(RunSlice slice, unsigned worker_index) override {
        Worker& worker = m_workers[worker_index];
        worker.copy.assign(slice.entries.begin(), slice.entries.end());
        RunSlice copy = slice;
        copy.entries = worker.copy;
        m_evaluator.visit(copy, worker_index);
        const std::optional<std::size_t> topic = m_qrels.find(slice.qid);
        if (!topic) return;
        Holes found = holes(slice, m_qrels.topics()[*topic], worker, worker_index);
        const std::scoped_lock lock(m_mutex);
        Holes& query = m_queries[*topic];
        if (found.lines >= query.lines) query = std::move(found);
    }

    /// Ends the run: what it is worth, for the notes, and its holes by topic.
    std::pair<RunScores, std::vector<Holes>> finish(RunFacts facts) {
        return {m_evaluator.finish(std::move(facts)), std::exchange(m_queries, {})};
    }

private:
    struct Worker {
        std::vector<RunEntry> copy;
        TopicView view;
        JudgmentEffect effect;
    };

    [[nodiscard]] Holes holes(const RunSlice& slice, const QrelsTopic& judged, Worker& worker,
                              unsigned worker_index) {
        std::span<const RunEntry> ranked = m_evaluator.rank(slice, worker_index);
        ranked = ranked.first(std::min<std::uint64_t>(ranked.size(), m_plan.options.depth));
        Topic topic = worker.view.judge(judged, ranked);
        topic.collection_size = m_plan.options.collection_size;
        worker.effect.start(topic);
        Holes found{slice.entries.size(), {}};
        auto hit = topic.hits.begin();
        for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
            const bool is_hit = hit != topic.hits.end() && hit->rank == rank;
            const bool is_judged = is_hit && hit->grade >= 0;
            if (is_hit) ++hit;
            if (is_judged) continue;
            const double weight = std::round(worker.effect.at(rank) * units_of_weight);
            found.list.push_back({ranked[rank].docid(), rank + 1, weight});
        }
        return found;
    }

    const EvalPlan& m_plan;
    const Qrels& m_qrels;
    Evaluator m_evaluator;
    std::vector<Worker> m_workers;
    std::mutex m_mutex;
    std::vector<Holes> m_queries;  ///< by topic
};

/// Gathers the holes of all runs, by topic.
class JudgmentPool {
public:
    explicit JudgmentPool(const Qrels& qrels) : m_qrels(qrels), m_queries(qrels.topics().size()) {}

    /// The ids must stay where they are.
    void add(const std::vector<Holes>& run) {
        for (std::size_t topic = 0; topic < m_queries.size(); ++topic) {
            std::vector<Hole>& query = m_queries[topic];
            query.insert(query.end(), run[topic].list.begin(), run[topic].list.end());
        }
    }

    /// The first `count` of all queries or, query by query, of each.
    [[nodiscard]] std::vector<Suggestion> first(std::uint64_t count, bool per_query) {
        std::vector<Suggestion> all;
        std::size_t done = 0;
        for (std::size_t topic = 0; topic < m_queries.size(); ++topic) {
            add_suggestions(m_qrels.topics()[topic].qid, m_queries[topic], all);
            if (per_query) done = keep_first(count, done, all);
        }
        if (!per_query) keep_first(count, 0, all);
        return all;
    }

private:
    /// Keeps what matters most of those from `begin` on; returns how many there are then.
    static std::size_t keep_first(std::uint64_t count, std::size_t begin,
                                  std::vector<Suggestion>& all) {
        const std::size_t kept = std::min<std::uint64_t>(count, all.size() - begin);
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(begin);
        std::partial_sort(from, from + static_cast<std::ptrdiff_t>(kept), all.end(), matters_more);
        all.resize(begin + kept);
        return all.size();
    }

    static void add_suggestions(std::string_view qid, std::vector<Hole>& holes,
                                std::vector<Suggestion>& all) {
        std::sort(holes.begin(), holes.end(),
                  [](const Hole& a, const Hole& b) { return a.docid < b.docid; });
        for (auto hole = holes.begin(); hole != holes.end();) {
            Suggestion document{qid, hole->docid, 0, 0, hole->rank};
            for (; hole != holes.end() && hole->docid == document.docid; ++hole) {
                document.weight += hole->weight;
                document.best_rank = std::min(document.best_rank, hole->rank);
                ++document.runs;
            }
            if (document.weight > 0) all.push_back(document);
        }
    }

    const Qrels& m_qrels;
    std::vector<std::vector<Hole>> m_queries;
};

Rows table_of(const std::vector<Suggestion>& suggestions, int digits) {
    Rows rows = {{"qid", "docid", "weight", "runs", "best-rank"}};
    for (const Suggestion& each : suggestions) {
        rows.push_back({std::string(each.qid), std::string(each.docid),
                        format_number(each.weight / units_of_weight, digits),
                        std::to_string(each.runs), std::to_string(each.best_rank)});
    }
    return rows;
}

/// With the defaults of --suggest-judgments.
EvalPlan pool_plan(EvalCommand command, JudgmentKind kind) {
    if (command.measures.names.empty()) command.measures.names = {default_measure};
    if (!command.scoring.depth) command.scoring.depth = default_depth;
    command.scoring.queries = QuerySet::both;
    return make_plan(command, kind);
}

void check_measure(const Measure& measure, Problems& problems) {
    if (measure.record->compute == nullptr)
        problems.add("--suggest-judgments: " + measure.name + " is not a number for each query");
    else if (measure.record->reads_judged_elsewhere)
        problems.add("--suggest-judgments: " + measure.name +
                     " looks at what other queries judged, and not at what one judgment changes");
    else if (measure.record->judgments != JudgmentKind::graded)
        problems.add("--suggest-judgments: " + measure.name +
                     " does not read graded judgments, one for each document");
}

void remark(const RunScores& scores, const std::string& name, Remarks& remarks) {
    // No judgment is suggested for a query that one of the files lacks.
    remarks.add(name, missing_remark(scores, counted_under(QuerySet::run)));
    remarks.add(name, unjudged_remark(scores, counted_under(QuerySet::both)));
    remarks.add(name, scores.facts.findings);
    remarks.add(name, scores.findings);
}

}  // namespace

Option suggest_judgments_option(std::optional<std::uint64_t>& target) {
    return {.name = "suggest-judgments",
            .value = "N",
            .summary = "print the unjudged documents whose judgments would matter most",
            .details =
                "With a weight: what the places of the document in the runs would be worth to the "
                "measure of -m, summed up over the runs, if it alone were judged, with the highest "
                "grade of the qrels. A measure such as AP, which goes down when there is more to "
                "find, is compared with what it would be if the document were not retrieved. The "
                "default is " +
                std::string(default_measure) +
                ": the weights of Moffat, Webber and Zobel (2007). Runs are cut to the depth of "
                "-M, by default " +
                std::to_string(default_depth) +
                ". N documents over all judged queries or, with -q, of each. -f is table or "
                "tsv.",
            .binding = bind_whole(target, 1)};
}

void check_suggest_judgments(const EvalCommand& command, Problems& problems) {
    if (!command.suggest_judgments) return;
    check_other_table(command, "--suggest-judgments", problems);
    if (command.scoring.judged_only)
        problems.add("--suggest-judgments is about the documents that -J takes out");
    if (command.scoring.queries)
        problems.add(
            "--suggest-judgments is about queries both judged and in a run: --queries and "
            "-c have no effect");
    Problems told_already;
    check_measures(command.measures, told_already);
    if (!told_already.messages().empty() || command.measures.names.empty()) return;
    const std::vector<Measure> measures =
        parse_measures(command.measures.names, measure_registry(), command.measures.level);
    if (measures.size() > 1)
        problems.add("--suggest-judgments weighs with one measure, and -m names " +
                     std::to_string(measures.size()));
    else
        check_measure(measures.front(), problems);
}

std::string suggest_judgments(const EvalCommand& command, const Qrels& qrels, Remarks& remarks) {
    const EvalPlan plan = pool_plan(command, qrels.kind());
    const RunReadOptions reading = run_read_options(command, {});
    JudgmentPool pool(qrels);
    std::vector<RunFile> files;  // have the ids
    Problems problems;
    for (const std::string& path : command.input.runs) {
        problems.attempt([&] {
            HoleFinder finder(plan, qrels, reading.threads);
            files.push_back(RunFile::open(path, reading));
            const auto [scores, holes] = finder.finish(files.back().read(finder));
            const std::string& name = files.back().bytes().name();
            require_common_queries(scores, name, qrels.name());
            remark(scores, name, remarks);
            pool.add(holes);
        });
    }
    problems.raise();
    const Rows rows = table_of(pool.first(*command.suggest_judgments, command.output.per_query),
                               digits_of(command.output, 4));
    return command.output.format == "tsv" ? tab_separated(rows) : aligned(rows);
}

}  // namespace rankline::cli
