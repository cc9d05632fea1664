// SPDX-License-Identifier: MIT
#include <rankline/datasets/known_dataset.hpp>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/datasets/registry_reader.hpp>

namespace rankline {

namespace {

std::string spelled(const KnownDataset& dataset, const KnownSplit& split) {
    return dataset.name + ":" + split.name;
}

/// The split of an alias, or none.
DatasetChoice find_alias(std::string_view name) {
    for (const KnownDataset& dataset : known_datasets()) {
        for (const KnownSplit& split : dataset.splits) {
            for (const std::string& alias : split.aliases) {
                if (alias == name) return {&dataset, &split};
            }
        }
    }
    return {};
}

const KnownDataset* find_by_name(std::string_view name) {
    for (const KnownDataset& dataset : known_datasets()) {
        if (dataset.name == name) return &dataset;
    }
    return nullptr;
}

[[noreturn]] void reject_split(const KnownDataset& dataset, const std::string& complaint) {
    std::vector<std::string> names;
    for (const KnownSplit& split : dataset.splits) names.push_back(spelled(dataset, split));
    throw Error(ErrorKind::usage, complaint + ": there is " + joined(names));
}

DatasetChoice only_split(const KnownDataset& dataset) {
    if (!dataset.parts.empty()) return {&dataset, nullptr};
    if (dataset.splits.size() == 1) return {&dataset, &dataset.splits.front()};
    reject_split(dataset, dataset.name + " has several splits");
}

/// The names that are this one behind a group: "scifact" or "scifact:test" for beir/scifact:test.
std::vector<std::string> names_in_groups(std::string_view name) {
    const std::string ending = "/" + std::string(name);
    std::vector<std::string> names = dataset_names();
    std::erase_if(names, [&](const std::string& each) {
        return !each.ends_with(ending) && !each.substr(0, each.rfind(':')).ends_with(ending);
    });
    return names;
}

[[noreturn]] void reject_name(std::string_view name) {
    const std::string complaint =
        "there is no dataset " + rankline::quoted(name) + "; --list-datasets shows all";
    const std::vector<std::string> in_groups = names_in_groups(name);
    if (!in_groups.empty())
        throw Error(ErrorKind::usage,
                    complaint + "; did you mean " + joined(in_groups, " or ") + "?");
    std::vector<std::string> names = dataset_names();
    if (name.find(':') == name.npos) {
        names.clear();
        for (const KnownDataset& dataset : known_datasets()) names.push_back(dataset.name);
    }
    throw Error(ErrorKind::usage, complaint + did_you_mean(name, names));
}

}  // namespace

const char* name_of(DatasetPart part) noexcept {
    switch (part) {
        case DatasetPart::qrels:
            return "qrels";
        case DatasetPart::queries:
            return "queries";
        case DatasetPart::corpus:
            return "corpus";
    }
    return "";
}

bool KnownFile::can_have(std::uint64_t judgments_found) const noexcept {
    if (judgments) return judgments_found == *judgments;
    return !records || judgments_found == *records || judgments_found + 1 == *records;
}

const std::vector<KnownDataset>& known_datasets() {
    static const std::vector<KnownDataset> all = [] {
        std::vector<KnownDataset> datasets;
        for (const std::string_view text : dataset_registry_texts()) {
            for (KnownDataset& dataset : read_dataset_family(text))
                datasets.push_back(std::move(dataset));
        }
        return datasets;
    }();
    return all;
}

std::string DatasetChoice::name() const {
    return split == nullptr ? dataset->name : spelled(*dataset, *split);
}

DatasetChoice find_dataset(std::string_view name) {
    if (const DatasetChoice alias = find_alias(name); alias.split != nullptr) return alias;
    const std::size_t colon = name.rfind(':');
    const KnownDataset* const dataset = find_by_name(name.substr(0, colon));
    if (dataset == nullptr) reject_name(name);
    if (colon == name.npos) return only_split(*dataset);
    for (const KnownSplit& split : dataset->splits) {
        if (split.name == name.substr(colon + 1)) return {dataset, &split};
    }
    if (!dataset->parts.empty())
        throw Error(ErrorKind::usage, dataset->name + " has no splits: it is the mean over " +
                                          joined(dataset->parts));
    reject_split(*dataset, "there is no " + rankline::quoted(name));
}

const KnownDataset& find_known_dataset(std::string_view name) {
    if (const KnownDataset* const dataset = find_by_name(name)) return *dataset;
    return *find_dataset(name).dataset;
}

std::vector<std::string> dataset_names() {
    std::vector<std::string> names;
    for (const KnownDataset& dataset : known_datasets()) {
        if (!dataset.parts.empty()) names.push_back(dataset.name);
        for (const KnownSplit& split : dataset.splits) names.push_back(spelled(dataset, split));
    }
    return names;
}

}  // namespace rankline
