// SPDX-License-Identifier: MIT
#include <rankline/datasets/dataset_folder.hpp>

#include <filesystem>
#include <system_error>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

const std::vector<KnownFile>& files_of(const DatasetChoice& choice, DatasetPart part) {
    switch (part) {
        case DatasetPart::qrels:
            return choice.split->qrels;
        case DatasetPart::queries:
            return choice.split->queries;
        case DatasetPart::corpus:
            break;
    }
    return choice.dataset->corpus;
}

std::string below(const std::string& folder, const std::string& rest) {
    std::string path = (std::filesystem::path(folder) / rest).lexically_normal().string();
    if (path.size() > 1 && path.back() == '/') path.pop_back();
    return path;
}

std::string how_to_get(const DatasetChoice& choice, DatasetPart part) {
    const KnownDataset& dataset = *choice.dataset;
    const auto offers = [&](const std::vector<KnownDownload>& downloads) {
        for (const KnownDownload& download : downloads) {
            for (const std::string& held : download.holds) {
                if (held == name_of(part)) return true;
            }
        }
        return false;
    };
    if (offers(choice.split->downloads) || offers(dataset.downloads))
        return "scripts/fetch-dataset" +
               std::string(part == DatasetPart::corpus ? " --corpus " : " ") + choice.name() +
               " fetches it";
    return dataset.by_hand.empty() ? "it has to be got by hand" : dataset.by_hand;
}

/// What was looked for, and in which folders.
std::string places(const DatasetChoice& choice, DatasetPart part, const std::string& folder) {
    std::vector<std::string> paths;
    for (const KnownFile& file : files_of(choice, part)) paths.push_back(file.path);
    std::vector<std::string> folders;
    for (const std::string& holder : choice.dataset->folders)
        folders.push_back(below(folder, holder));
    return joined(paths, " and ") + ", as they are or compressed, in " + joined(folders);
}

}  // namespace

std::vector<FoundFile> possible_files(const DatasetChoice& choice, DatasetPart part,
                                      const std::string& folder) {
    std::vector<FoundFile> all;
    for (const KnownFile& file : files_of(choice, part)) {
        for (const std::string& holder : choice.dataset->folders) {
            const std::string path = below(below(folder, holder), file.path);
            for (const char* ending : {"", ".gz", ".bz2", ".xz", ".zst", ".lz4"})
                all.push_back({path + ending, &file});
        }
    }
    return all;
}

FoundFile find_dataset_file(const DatasetChoice& choice, DatasetPart part,
                            const std::string& folder) {
    if (files_of(choice, part).empty())
        throw Error(
            ErrorKind::usage,
            choice.name() + " has no " + name_of(part) +
                (choice.split->notes.empty() ? "" : ": " + joined(choice.split->notes, " ")));
    std::error_code error;
    for (FoundFile& file : possible_files(choice, part, folder)) {
        if (std::filesystem::exists(file.path, error)) return std::move(file);
    }
    throw Error(ErrorKind::usage, "the " + std::string(name_of(part)) + " of " + choice.name() +
                                      (part == DatasetPart::corpus ? " is" : " are") +
                                      " not there: looked for " + places(choice, part, folder) +
                                      "; " + how_to_get(choice, part));
}

Findings compare_counts(const DatasetChoice& choice, const KnownFile& known, const Qrels& qrels) {
    std::uint64_t judgments = 0;
    for (const QrelsTopic& topic : qrels.topics()) judgments += topic.lines.size();
    const std::uint64_t queries = qrels.topics().size();
    const auto message = [&](std::uint64_t found, const char* what, std::uint64_t expected) {
        return std::to_string(found) + " " + what + ", and not the " + std::to_string(expected) +
               " of " + choice.name();
    };
    Findings findings;
    if (known.queries && *known.queries != queries)
        findings.add({"dataset-queries", message(queries, "queries", *known.queries), 1, {}});
    if (!known.can_have(judgments))
        findings.add(
            {"dataset-judgments",
             message(judgments, "judgments", known.judgments ? *known.judgments : *known.records),
             1,
             {}});
    return findings;
}

}  // namespace rankline
