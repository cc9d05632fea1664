// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/check/context.hpp>

namespace rankline {

namespace {

void check_file(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
                CheckSink& sink) {
    if (context.qrels == nullptr || context.profile.kind == CheckedKind::qrels) return;
    std::uint64_t queries = 0;
    double sum = 0;
    for (const QueryFacts& each : facts.queries) {
        if (each.looked_at == 0) continue;
        ++queries;
        sum += static_cast<double>(each.judged) / each.looked_at;
    }
    const double share = sum / static_cast<double>(queries);
    constexpr double least = 0.5;
    if (queries == 0 || share >= least) return;
    sink.add(rules.use("few-judged"), nullptr, [&] {
        return fmt::format(
            "{:.1f} % of the first ten documents are judged, on average over {} quer{}",
            100 * share, queries, queries == 1 ? "y" : "ies");
    });
}

}  // namespace

std::vector<RuleFamily> judged_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "few-judged",
         .severity = Severity::warning,
         .summary = "few of the first documents are judged",
         .definition = "With --qrels: of the first ten documents (fewer where a query has fewer) "
                       "of the judged queries less than half are judged on average. Told once.",
         .source = "A document that nobody judged counts as not relevant: the values say more "
                   "about the pool than about the run. Expected where one document per query is "
                   "judged, as in MS MARCO's dev set."}};
    family.file = check_file;
    return {family};
}

}  // namespace rankline
