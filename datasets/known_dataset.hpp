// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rankline {

/// What a file of a dataset holds.
enum class DatasetPart { qrels, queries, corpus };

/// "qrels", "queries" or "corpus".
[[nodiscard]] const char* name_of(DatasetPart part) noexcept;

/// A file as it is distributed. What no source says is left open.
struct KnownFile {
    std::string path;    ///< below one of the folders of the dataset: "scifact/qrels/test.tsv"
    std::string format;  ///< of qrels a name of qrels_formats(); of texts "msmarco", "beir", ...
    std::optional<std::uint64_t> queries;    ///< of qrels: distinct queries
    std::optional<std::uint64_t> judgments;  ///< of qrels: lines, without a header
    std::optional<std::uint64_t> records;    ///< lines as published; a header may be one of them
    std::string md5;                         ///< of the file itself, lower case; "": not known
    std::string from;                        ///< which sources say so, in words

    /// Whether a file with so many judgments can be this one.
    [[nodiscard]] bool can_have(std::uint64_t judgments_found) const noexcept;
};

/// Something to fetch.
struct KnownDownload {
    std::string url;
    std::string path;    ///< below the first folder of the dataset
    std::string unpack;  ///< "zip", "tar", "tar.gz", or "" for a file that is used as it is
    std::vector<std::string> holds;  ///< names of DatasetPart
    std::optional<std::uint64_t> bytes;
    std::string md5;     ///< lower case; "": not known
    std::string sha256;  ///< likewise
    std::string from;
};

/// How a dataset is officially evaluated.
struct KnownEvaluation {
    std::string profile;                 ///< of --as; "": none
    std::string check;                   ///< the profile of ir-check for its runs; "": none
    std::vector<std::string> measures;   ///< never empty
    std::optional<double> level;         ///< the lowest grade that is relevant
    std::string queries;                 ///< "judged", "both" or "run": what the means are over
    std::optional<std::uint64_t> depth;  ///< documents per query that a run may have
    bool drops_own_query = false;        ///< documents with the id of the query do not count
    std::vector<std::string> notes;      ///< conventions, a sentence each
    std::string from;
};

/// Queries that are judged, and evaluated, together.
struct KnownSplit {
    std::string name;                  ///< "test"
    std::vector<std::string> aliases;  ///< whole names: "beir/scifact/test"
    std::vector<KnownFile> qrels;      ///< the same judgments as several places distribute them;
                                       ///< empty: not public
    std::vector<KnownFile> queries;
    std::vector<KnownDownload> downloads;
    KnownEvaluation evaluation;
    std::vector<std::string> notes;
};

/// A dataset of the registry, datasets/registry/*.json.
struct KnownDataset {
    std::string name;  ///< "beir/scifact"
    std::string title;
    std::string family;
    std::vector<std::string> folders;  ///< where its files may lie below a folder of data, "" for
                                       ///< that one itself; fetched ones go to the first
    std::string licence;
    std::string licence_from;
    std::vector<KnownFile> corpus;
    std::vector<KnownDownload> downloads;  ///< besides those of the splits
    std::string by_hand;                   ///< how to get what cannot be downloaded; "": nothing
    std::string by_hand_from;
    KnownEvaluation evaluation;  ///< of splits that have none of their own
    std::vector<KnownSplit> splits;
    std::vector<std::string> parts;  ///< datasets whose mean is this one's value; it has no splits
};

/// All of the registry, in its order. The text is part of the library. Throws Error(internal) if a
/// record is not as it should be, naming it.
[[nodiscard]] const std::vector<KnownDataset>& known_datasets();

/// A split of a dataset; `split` is null for a dataset of parts.
struct DatasetChoice {
    const KnownDataset* dataset = nullptr;
    const KnownSplit* split = nullptr;

    /// "beir/scifact:test", or the dataset's name where there is no split.
    [[nodiscard]] std::string name() const;
    [[nodiscard]] const KnownEvaluation& evaluation() const noexcept {
        return split != nullptr ? split->evaluation : dataset->evaluation;
    }
};

/// By "NAME:SPLIT", NAME alone where that leaves no choice, or an alias. Throws Error(usage) with
/// the splits there are, or the nearest names.
[[nodiscard]] DatasetChoice find_dataset(std::string_view name);

/// Throws Error(usage) with the nearest names.
[[nodiscard]] const KnownDataset& find_known_dataset(std::string_view name);

/// Every NAME:SPLIT, and the NAMEs of datasets of parts.
[[nodiscard]] std::vector<std::string> dataset_names();

/// The text of each file of datasets/registry; generated from the list in CMakeLists.txt.
[[nodiscard]] const std::vector<std::string_view>& dataset_registry_texts();

}  // namespace rankline
