// SPDX-License-Identifier: MIT
#include <rankline/cli/other_tables.hpp>

#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

void check_other_table(const EvalCommand& command, const std::string& option, Problems& problems) {
    const std::string& format = command.output.format;
    if (!format.empty() && format != "table" && format != "tsv")
        problems.add(option + " prints a table: -f is table or tsv, not " + format);
    std::vector<std::string> idle;
    const auto add = [&idle](bool given, const char* name) {
        if (given) idle.emplace_back(name);
    };
    add(!command.gates.conditions.empty(), "--fail-if");
    add(!command.scoring.zscores.empty(), "-Z");
    add(!command.summary.aggregates.empty(), "--aggregate");
    add(!command.summary.groups.empty(), "--group-by");
    add(command.output.no_summary, "-n");
    add(command.policy.policy.has_value(), "--policy");
    add(command.scoring.residual, "--residual");
    add(is_over_ties(command.scoring), "--ties expected or interval");
    if (!idle.empty())
        problems.add(option + " prints no scores of runs: " + joined(idle) +
                     (idle.size() == 1 ? " has" : " have") + " no effect");
}

void check_tables(const EvalCommand& command, Problems& problems) {
    std::vector<std::string> tables;
    if (!command.explain_query.empty()) tables.emplace_back("--explain-query");
    if (command.suggest_judgments) tables.emplace_back("--suggest-judgments");
    if (!command.profile.why.empty()) tables.emplace_back("--why");
    if (tables.size() > 1) problems.add(joined(tables) + ": each prints a table; give one of them");
}

}  // namespace rankline::cli
