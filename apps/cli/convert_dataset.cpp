// SPDX-License-Identifier: MIT
#include <rankline/cli/convert_dataset.hpp>

#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline::cli {

namespace {

/// A file that the command takes from the dataset.
struct WantedFile {
    DatasetPart part;
    std::string* path;
};

/// What the user has not named. Texts are told by their content, as always; it is qrels whose
/// content may be read in two ways.
std::vector<WantedFile> wanted_files(ConvertCommand& command) {
    std::vector<WantedFile> wanted;
    const auto want = [&](DatasetPart part, std::string& path) {
        if (path.empty()) wanted.push_back({part, &path});
    };
    if (command.join.join) {
        want(DatasetPart::queries, command.join.queries);
        want(DatasetPart::corpus, command.join.corpus);
    }
    if (command.surgery.judged || command.surgery.unjudged)
        want(DatasetPart::qrels, command.surgery.qrels);
    return wanted;
}

void take_qrels_as_input(ConvertCommand& command, Problems& problems) {
    if (command.join.join || command.conversion.kind == ConvertedKind::run) {
        problems.add("IN is missing: a run; --dataset has the qrels alone");
        return;
    }
    for (const FoundFile& file : find_files(command.dataset, {DatasetPart::qrels}, problems)) {
        command.input.runs.push_back(file.path);
        command.dataset_files.push_back(file.path);
        if (command.input.qrels_format.empty()) command.input.qrels_format = file.known->format;
    }
}

void take_files(ConvertCommand& command, Problems& problems) {
    const std::vector<WantedFile> wanted = wanted_files(command);
    std::vector<DatasetPart> parts;
    for (const WantedFile& file : wanted) parts.push_back(file.part);
    const std::vector<FoundFile> found = find_files(command.dataset, parts, problems);
    for (std::size_t i = 0; i < found.size(); ++i) {
        *wanted[i].path = found[i].path;
        command.dataset_files.push_back(found[i].path);
    }
}

}  // namespace

std::string dataset_effect_on_conversions() {
    return "Without IN its qrels are converted. With a run: --join takes queries and corpus from "
           "it, --judged and --unjudged the qrels, unless options name other files; and documents "
           "whose id is that of the query are dropped where the benchmark does so (BEIR). Notes "
           "tell what was taken and applied.";
}

bool settle_dataset_files(ConvertCommand& command, Problems& problems) {
    const std::size_t told = problems.messages().size();
    if (command.dataset.given() && command.input.runs.empty()) {
        take_qrels_as_input(command, problems);
    } else {
        take_files(command, problems);
    }
    return problems.messages().size() == told;
}

std::vector<std::string> apply_dataset_conventions(ConvertCommand& command, ConvertedKind kind) {
    if (!command.dataset.given()) return {};
    const DatasetChoice choice = find_dataset(command.dataset.name);
    const KnownEvaluation& evaluation = choice.evaluation();
    std::vector<std::string> told;
    if (!command.dataset_files.empty()) told.push_back(joined(command.dataset_files));
    if (kind == ConvertedKind::run && evaluation.drops_own_query &&
        !command.surgery.drop_own_query) {
        command.surgery.drop_own_query = true;
        told.emplace_back("official convention: --drop-own-query");
    }
    if (kind == ConvertedKind::qrels && evaluation.level)
        command.qrels.official_level = *evaluation.level;
    if (told.empty())
        throw Error(ErrorKind::usage,
                    "--dataset: of no use here: it has no file and no convention that is missing");
    return {choice.name() + ": " + joined(told, "; ")};
}

}  // namespace rankline::cli
