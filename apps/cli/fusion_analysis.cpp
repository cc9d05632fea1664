// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_analysis.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/fusion_trials.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

constexpr int digits = 4;

std::string run_name(const Fusion& fusion, std::size_t run) {
    return fusion.inputs().runs()[run].file().bytes().name();
}

// --- What each run contributes ---------------------------------------------------------------

/// The index of a query, and the document that was asked for, if one was.
struct Asked {
    std::size_t query;
    std::string_view docid;
};

/// A query id may hold a colon: the longest one that is there is meant.
Asked find_query(const Fusion& fusion, std::string_view text) {
    const std::vector<std::string_view>& qids = fusion.inputs().qids();
    for (std::size_t end = text.size();; end = text.rfind(':', end - 1)) {
        const std::string_view qid = text.substr(0, end);
        const auto found = std::lower_bound(qids.begin(), qids.end(), qid);
        if (found != qids.end() && *found == qid) {
            return {static_cast<std::size_t>(found - qids.begin()),
                    end == text.size() ? std::string_view{} : text.substr(end + 1)};
        }
        if (end == 0 || text.rfind(':', end - 1) == std::string_view::npos) break;
    }
    throw Error(ErrorKind::usage, "--explain: no run has the query " + quoted(text) +
                                      " (QID or QID:DOCID; the first are " + first_ids(qids) + ")");
}

/// Fused scores of the documents of a pool.
std::vector<double> scores_of(const StoredPool& pool, const FusionSettings& settings) {
    std::vector<RankedList> lists;
    FusionScratch scratch;
    std::vector<double> scores(pool.documents().size());
    settings.method->fuse(pool.view({}, lists), settings.arguments, scratch, scores);
    return scores;
}

/// Fused scores if a run had nothing to say; 0 for a document that would not be there.
std::vector<double> scores_without(const StoredPool& pool, std::size_t run,
                                   const FusionSettings& settings) {
    std::vector<std::uint32_t> kept;
    const std::vector<double> others = scores_of(pool.silenced(run, kept), settings);
    std::vector<double> scores(pool.documents().size(), 0);
    for (std::size_t i = 0; i < kept.size(); ++i) scores[kept[i]] = others[i];
    return scores;
}

/// Per document, where a list has it; nothing where it does not.
std::vector<std::optional<std::size_t>> positions(const RankedList& list, std::size_t documents) {
    std::vector<std::optional<std::size_t>> places(documents);
    for (std::size_t i = 0; i < list.documents.size(); ++i) places[list.documents[i]] = i;
    return places;
}

/// What one run has to do with the documents of the query.
struct Share {
    std::string name;
    RankedList list;
    std::vector<std::optional<std::size_t>> places;
    std::vector<double> without;  ///< fused scores if the run had nothing to say
};

std::vector<std::string> share_row(const Share& share, std::uint32_t document, double score) {
    const std::optional<std::size_t> place = share.places[document];
    const bool held = place && *place < share.list.held;
    return {share.name, held ? format_number(share.list.ranks[*place], -1) : "-",
            place ? format_number(share.list.scores[*place], 6) : "-",
            format_number(score - share.without[document], 6)};
}

// --- What each run is worth --------------------------------------------------------------------

std::vector<std::string> header(const FusionJudge& judge, bool changes) {
    std::vector<std::string> row = {"runs"};
    for (const Measure& measure : judge.measures) {
        row.push_back(measure.name);
        if (changes) row.emplace_back("change");
    }
    return row;
}

std::vector<double> means(const std::vector<double>& values, std::size_t measures) {
    const std::vector<std::size_t> queries = all_indexes(values.size() / measures);
    std::vector<double> all;
    for (std::size_t i = 0; i < measures; ++i) all.push_back(mean_of(values, measures, i, queries));
    return all;
}

std::string signed_number(double value) {
    return (value < 0 ? "" : "+") + format_number(value, digits);
}

std::vector<std::string> row_of(const std::string& name, const std::vector<double>& values) {
    std::vector<std::string> row = {name};
    for (const double value : values) row.push_back(format_number(value, digits));
    return row;
}

/// A row of means, each with its distance from a base; "-" where there is none.
std::vector<std::string> row_of(const std::string& name, const std::vector<double>& values,
                                const std::vector<double>& base) {
    std::vector<std::string> row = {name};
    for (std::size_t i = 0; i < values.size(); ++i) {
        row.push_back(format_number(values[i], digits));
        row.push_back(base.empty() ? "-" : signed_number(values[i] - base[i]));
    }
    return row;
}

FusionPoint point_of(const FusionSettings& settings) {
    return {settings.arguments.numbers, settings.lists.weights};
}

std::vector<double> means_of_fusion(FusionTrials& trials, const FusionSettings& settings,
                                    const FusionJudge& judge) {
    return means(trials.values(point_of(settings), settings.arguments.model),
                 judge.measures.size());
}

/// Over the queries of all runs: one that only this run has counts 0 without it.
std::vector<double> means_without(const Fusion& fusion, std::size_t run, const FusionTrials& trials,
                                  const FusionJudge& judge) {
    Fusion others = fusion.without(run);
    FusionTrials rest(others, judge.qrels, judge.measures, judge.options);
    const std::size_t measures = judge.measures.size();
    const std::vector<double> values =
        rest.values(point_of(others.settings()), others.settings().arguments.model);
    std::vector<double> all(trials.qids().size() * measures, 0);
    for (std::size_t query = 0; query < rest.qids().size(); ++query) {
        const auto place =
            std::lower_bound(trials.qids().begin(), trials.qids().end(), rest.qids()[query]);
        // Without a run that lacked it, --queries intersect finds a query that is not in question.
        if (place == trials.qids().end() || *place != rest.qids()[query]) continue;
        const auto row = static_cast<std::size_t>(place - trials.qids().begin());
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(query * measures), measures,
                    all.begin() + static_cast<std::ptrdiff_t>(row * measures));
    }
    return means(all, measures);
}

std::vector<double> means_of_run(FusionTrials& trials, std::size_t run, const FusionJudge& judge) {
    return means(trials.values_of_run(run), judge.measures.size());
}

}  // namespace

Rows explain_fusion(Fusion& fusion, const std::string& query) {
    const Asked asked = find_query(fusion, query);
    const std::span<RunEntry> ranked = fusion.fuse(asked.query, 0);
    const StoredPool pool(fusion.fuser(0).pool());
    std::vector<RankedList> lists;
    const Pool view = pool.view({}, lists);
    std::vector<Share> shares;
    for (std::size_t run = 0; run < lists.size(); ++run) {
        shares.push_back({run_name(fusion, run), lists[run],
                          positions(lists[run], view.documents.size()),
                          scores_without(pool, run, fusion.settings())});
    }
    Rows rows = {{"qid", "docid", "rank", "score", "run", "run_rank", "run_score", "contribution"}};
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (!asked.docid.empty() && ranked[i].docid() != asked.docid) continue;
        const auto document = static_cast<std::uint32_t>(
            std::find_if(view.documents.begin(), view.documents.end(),
                         [&](const RunEntry& each) { return each.docid() == ranked[i].docid(); }) -
            view.documents.begin());
        for (const Share& share : shares) {
            std::vector<std::string> row = {std::string(view.qid), std::string(ranked[i].docid()),
                                            std::to_string(i + 1),
                                            format_number(ranked[i].score, 6)};
            const std::vector<std::string> cells = share_row(share, document, ranked[i].score);
            row.insert(row.end(), cells.begin(), cells.end());
            rows.push_back(std::move(row));
        }
    }
    if (rows.size() == 1) {
        throw Error(ErrorKind::usage, "--explain: the fused ranking of the query does not have " +
                                          quoted(asked.docid) + "; -k 0 keeps all documents");
    }
    return rows;
}

Rows ablation(Fusion& fusion, const FusionJudge& judge) {
    FusionTrials trials(fusion, judge.qrels, judge.measures, judge.options);
    const std::vector<double> whole = means_of_fusion(trials, fusion.settings(), judge);
    Rows rows = {header(judge, true), row_of("all", whole, {})};
    for (std::size_t run = 0; run < trials.runs(); ++run) {
        rows.push_back(row_of("without:" + run_name(fusion, run),
                              means_without(fusion, run, trials, judge), whole));
    }
    for (std::size_t run = 0; run < trials.runs(); ++run) {
        rows.push_back(
            row_of("only:" + run_name(fusion, run), means_of_run(trials, run, judge), whole));
    }
    return rows;
}

Rows oracle(Fusion& fusion, const FusionJudge& judge) {
    FusionTrials trials(fusion, judge.qrels, judge.measures, judge.options);
    Rows rows = {header(judge, false)};
    for (std::size_t run = 0; run < trials.runs(); ++run)
        rows.push_back(row_of("only:" + run_name(fusion, run), means_of_run(trials, run, judge)));
    rows.push_back(row_of("all", means_of_fusion(trials, fusion.settings(), judge)));
    rows.push_back(row_of("oracle", means(trials.values_of_oracle(), judge.measures.size())));
    return rows;
}

}  // namespace rankline::cli
