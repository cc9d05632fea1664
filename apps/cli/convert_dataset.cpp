// SPDX-License-Identifier: MIT
#include <rankline/cli/convert_dataset.hpp>

#include <rankline/base/text.hpp>

namespace rankline::cli {

namespace {

/// Takes files of a dataset for what the user has left open.
class DatasetFiles {
public:
    DatasetFiles(const ChosenDataset& chosen, ConvertCommand& command, Problems& problems)
        : m_chosen(chosen), m_command(command), m_problems(problems) {}

    /// `path` and `format` are empty, or the user's.
    void take(DatasetPart part, std::string& path, std::string& format) {
        if (!path.empty()) return;
        const auto file = find_file(m_chosen, part, m_problems);
        if (!file) return;
        path = file->path;
        if (format.empty()) format = file->known->format;
        m_command.notes.push_back(m_chosen.choice.name() + ": " + name_of(part) + " from " + path);
    }

private:
    const ChosenDataset& m_chosen;
    ConvertCommand& m_command;
    Problems& m_problems;
};

void take_files(ConvertCommand& command, DatasetFiles& files) {
    if (command.input.runs.empty()) {
        std::string qrels;
        files.take(DatasetPart::qrels, qrels, command.input.qrels_format);
        if (!qrels.empty()) command.input.runs.push_back(qrels);
        return;
    }
    if (command.surgery.judged || command.surgery.unjudged) {
        std::string format;  // told by the content
        files.take(DatasetPart::qrels, command.surgery.qrels, format);
    }
    if (command.join.join) {
        files.take(DatasetPart::queries, command.join.queries, command.join.queries_format);
        files.take(DatasetPart::corpus, command.join.corpus, command.join.corpus_format);
    }
}

/// BEIR's evaluate() drops them from the ranking unless it is told not to.
bool drops_own_query(const KnownEvaluation& evaluation) { return evaluation.profile == "beir"; }

}  // namespace

void settle_dataset_files(ConvertCommand& command, Problems& problems) {
    const auto chosen = choose_dataset(command.dataset, problems);
    if (!chosen) return;
    if (chosen->choice.split == nullptr) {
        problems.add("--dataset: " + chosen->choice.name() +
                     " has no files of its own: name one of " +
                     joined(chosen->choice.dataset->parts));
        return;
    }
    DatasetFiles files(*chosen, command, problems);
    take_files(command, files);
}

void apply_official_conventions(ConvertCommand& command) {
    if (!command.dataset.given()) return;
    const DatasetChoice choice = find_dataset(command.dataset.name);
    const KnownEvaluation& evaluation = choice.evaluation();
    std::vector<std::string> applied;
    if (evaluation.depth && !command.surgery.depth) {
        command.surgery.depth = evaluation.depth;
        applied.push_back("--depth " + std::to_string(*evaluation.depth));
    }
    if (drops_own_query(evaluation) && !command.surgery.drop_own_query) {
        command.surgery.drop_own_query = true;
        applied.emplace_back("--drop-own-query");
    }
    if (!applied.empty())
        command.notes.push_back(choice.name() + ": official conventions: " + joined(applied, " "));
}

}  // namespace rankline::cli
