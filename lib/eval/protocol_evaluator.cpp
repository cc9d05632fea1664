// SPDX-License-Identifier: MIT
#include <rankline/eval/protocol_evaluator.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include <rankline/base/number.hpp>

namespace rankline {

namespace {

EvalOptions options_under(const Protocol& protocol, EvalOptions options, bool settled_queries) {
    using Order = Protocol::Order;
    options.float_scores = protocol.float_scores && protocol.order != Order::quicksort;
    options.ties = protocol.order == Order::score ? protocol.ties : TieRule::file;
    if (protocol.order != Order::score) options.duplicates = Duplicates::keep;
    options.relevant_only = protocol.relevant_only;
    if (settled_queries) options.queries = protocol.queries;
    return options;
}

/// Each kind once, as the part has it that met it most often.
Findings united_findings(const std::vector<RunScores>& parts) {
    std::vector<Finding> all;
    for (const RunScores& part : parts) {
        for (const Finding& finding : part.findings.all()) {
            const auto same = std::find_if(all.begin(), all.end(), [&](const Finding& each) {
                return each.kind == finding.kind;
            });
            if (same == all.end())
                all.push_back(finding);
            else if (finding.count > same->count)
                *same = finding;
        }
    }
    Findings united;
    for (Finding& finding : all) united.add(std::move(finding));
    return united;
}

/// The queries of all parts, and what is known about them beside their values.
RunScores unite(const std::vector<RunScores>& parts) {
    RunScores all;
    std::map<std::string_view, bool> missing;
    for (const RunScores& part : parts) {
        for (std::size_t i = 0; i < part.qids.size(); ++i)
            missing.emplace(part.qids[i], part.missing[i]);
    }
    for (const auto& [qid, is_missing] : missing) {
        all.qids.push_back(qid);
        all.missing.push_back(is_missing);
    }
    all.counts = parts.front().counts;
    all.counts.scored = all.qids.size();
    all.missing_qids = parts.front().missing_qids;
    all.unjudged_qids = parts.front().unjudged_qids;
    all.findings = united_findings(parts);
    return all;
}

/// As printf("%.5f") writes it and a reader reads it back.
double rounded(double value, int digits) {
    return digits < 0 ? value : parse_double(format_number(value, digits)).value_or(value);
}

}  // namespace

ProtocolEvaluator::ProtocolEvaluator(const Qrels& qrels, std::vector<ProfileColumn> columns,
                                     const EvalOptions& options, bool settled_queries,
                                     unsigned workers)
    : m_qrels(qrels), m_duplicates(options.duplicates) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Protocol& protocol = columns[i].protocol;
        auto group = std::find_if(m_groups.begin(), m_groups.end(),
                                  [&](const Group& each) { return each.protocol == protocol; });
        if (group == m_groups.end()) {
            m_groups.push_back({protocol, {}, {}, {}, nullptr, {}});
            group = m_groups.end() - 1;
        }
        group->columns.push_back(i);
        group->measures.push_back(columns[i].measure);
        m_measures.push_back(columns[i].measure);
    }
    for (Group& group : m_groups) {
        group.options = options_under(group.protocol, options, settled_queries);
        group.evaluator =
            std::make_unique<Evaluator>(qrels, group.measures, group.options, workers);
        group.orders.resize(std::max(1U, workers));
    }
}

void ProtocolEvaluator::visit(RunSlice slice, unsigned worker) {
    const Protocol plain{.ties = m_groups.front().protocol.ties,
                         .float_scores = m_groups.front().protocol.float_scores};
    // A lone group that takes the slice as it is may reorder it.
    if (m_groups.size() == 1 && m_groups.front().protocol == plain)
        return m_groups.front().evaluator->visit(slice, worker);
    for (Group& group : m_groups) {
        group.evaluator->visit(group.orders[worker].arrange(slice, group.protocol, m_duplicates),
                               worker);
    }
}

void ProtocolEvaluator::restart() {
    for (Group& group : m_groups) group.evaluator->restart();
}

ProtocolScores ProtocolEvaluator::finish(RunFacts facts) {
    std::vector<RunScores> parts;
    for (Group& group : m_groups) parts.push_back(group.evaluator->finish({}));
    ProtocolScores all;
    all.summary.resize(m_measures.size());
    all.scores = unite(parts);
    all.scores.facts = std::move(facts);
    all.scores.values.assign(all.scores.qids.size() * m_measures.size(),
                             std::numeric_limits<double>::quiet_NaN());
    all.scores.texts.resize(m_measures.size());
    all.counted.assign(all.scores.values.size(), false);
    for (std::size_t i = 0; i < parts.size(); ++i) add(m_groups[i], std::move(parts[i]), all);
    return all;
}

/// Puts the values of one protocol in their places. Both lists of queries ascend.
void ProtocolEvaluator::add(Group& group, RunScores part, ProtocolScores& all) const {
    const std::size_t wide = m_measures.size();
    const std::size_t narrow = group.measures.size();
    for (double& value : part.values) value = rounded(value, group.protocol.digits);
    std::size_t query = 0;
    for (std::size_t i = 0; i < all.scores.qids.size(); ++i) {
        const bool counts = query < part.qids.size() && part.qids[query] == all.scores.qids[i];
        for (std::size_t j = 0; j < narrow; ++j) {
            const std::size_t column = group.columns[j];
            all.counted[i * wide + column] = counts;
            if (counts) all.scores.values[i * wide + column] = part.value(query, j, narrow);
            if (group.measures[j].record->aggregation == Aggregation::text)
                all.scores.texts[column].push_back(counts ? part.texts[j][query] : "");
        }
        query += counts;
    }
    const std::vector<double> summary =
        summarise(part, group.measures, m_qrels, group.options.queries);
    for (std::size_t j = 0; j < narrow; ++j) all.summary[group.columns[j]] = summary[j];
}

}  // namespace rankline
