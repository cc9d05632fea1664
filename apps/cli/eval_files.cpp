// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_files.hpp>

#include <optional>
#include <utility>

#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

/// Reads a run for the errors in it.
class Reader final : public RunVisitor {
public:
    void visit(RunSlice, unsigned) override {}
};

void try_to_read_run(const std::string& path, const EvalCommand& command) {
    Reader reader;
    static_cast<void>(RunFile::open(path, run_read_options(command, {})).read(reader));
}

/// Whether the files can be read the other way round, of which there are no two opinions: in JSON
/// and in tables with a header qrels and runs look alike, but runs have fractions for scores.
bool are_swapped(const std::string& qrels, const std::string& run, const EvalCommand& command) {
    if (qrels == "-" || run == "-") return false;
    try {
        try_to_read_run(qrels, command);
        static_cast<void>(read_qrels(run, qrels_read_options(command.input)));
        return true;
    } catch (const Error&) {
        return false;
    }
}

void add_trouble_of_runs(const EvalCommand& command, Problems& problems) {
    const std::size_t before = problems.messages().size();
    for (const std::string& run : command.input.runs) {
        problems.attempt([&] { try_to_read_run(run, command); });
    }
    if (problems.messages().size() > before) return;
    const std::string& qrels = command.input.qrels;
    const std::string& run = command.input.runs.front();
    if (!are_swapped(qrels, run, command)) return;
    problems.add(qrels + " can be read as a run and " + run +
                 " as qrels: are the arguments swapped?");
}

}  // namespace

RunReadOptions run_read_options(const EvalCommand& command, FileBytes::Progress progress) {
    RunReadOptions options;
    options.format = command.input.run_format;
    options.rank_by = command.input.rank_by;
    options.ranks_needed = command.scoring.ties == TieChoice{TieRule::rank};
    options.threads = thread_count(static_cast<unsigned>(command.general.threads));
    options.part = command.input.part;
    options.rank_keys = command.input.rank_keys;
    options.progress = std::move(progress);
    return options;
}

Qrels read_eval_qrels(const EvalCommand& command, std::string& format) {
    const InputOptions& input = command.input;
    std::optional<Qrels> qrels;
    Problems problems;
    problems.attempt([&] { qrels = read_qrels(input.qrels, qrels_read_options(input), &format); });
    if (!qrels) add_trouble_of_runs(command, problems);
    problems.raise();
    return *std::move(qrels);
}

}  // namespace rankline::cli
