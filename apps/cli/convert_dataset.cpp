// SPDX-License-Identifier: MIT
#include <rankline/cli/convert_dataset.hpp>

#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline::cli {

namespace {

/// A file that the command takes from the dataset, and where its path goes.
struct WantedFile {
    DatasetPart part;
    std::string* path;
};

/// What the user has not named. `input` stands for an IN that is not there.
std::vector<WantedFile> wanted_files(ConvertCommand& command, std::string& input) {
    std::vector<WantedFile> wanted;
    const auto want = [&](DatasetPart part, std::string& path) {
        if (path.empty()) wanted.push_back({part, &path});
    };
    const bool cuts_corpus = command.conversion.subcollection.has_value();
    if (command.dataset.given() && command.input.runs.empty())
        want(cuts_corpus ? DatasetPart::corpus : DatasetPart::qrels, input);
    if (command.join.join) {
        want(DatasetPart::queries, command.join.queries);
        want(DatasetPart::corpus, command.join.corpus);
    }
    if (command.surgery.judged || command.surgery.unjudged || cuts_corpus)
        want(DatasetPart::qrels, command.surgery.qrels);
    return wanted;
}

void take_files(ConvertCommand& command, Problems& problems) {
    std::string input;
    const std::vector<WantedFile> wanted = wanted_files(command, input);
    std::vector<DatasetPart> parts;
    parts.reserve(wanted.size());
    for (const WantedFile& file : wanted) parts.push_back(file.part);
    const std::vector<FoundFile> found = find_files(command.dataset, parts, problems);
    for (std::size_t i = 0; i < found.size(); ++i) {
        *wanted[i].path = found[i].path;
        command.dataset_files.push_back(found[i].path);
        if (wanted[i].part == DatasetPart::qrels) command.dataset_qrels = found[i];
        // Texts are told by their content, as always; qrels may be read in two ways.
        const bool is_input = wanted[i].path == &input && wanted[i].part == DatasetPart::qrels;
        if (is_input && command.input.qrels_format.empty())
            command.input.qrels_format = found[i].known->format;
    }
    if (!input.empty()) command.input.runs.push_back(std::move(input));
}

}  // namespace

std::string dataset_effect_on_conversions() {
    return "Without IN its qrels are converted, or with --subcollection its corpus cut down. "
           "--join "
           "takes queries and corpus from it, and --judged, --unjudged and --subcollection the "
           "qrels, unless options name other files. Of a run documents whose id is that of the "
           "query are dropped where the benchmark does so (BEIR). Notes tell what was taken and "
           "applied.";
}

bool settle_dataset_files(ConvertCommand& command, Problems& problems) {
    const std::size_t told = problems.messages().size();
    const bool of_run = command.join.join || command.conversion.kind == ConvertedKind::run;
    if (command.dataset.given() && command.input.runs.empty() && of_run) {
        problems.add("IN is missing: a run, which --dataset does not have");
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
