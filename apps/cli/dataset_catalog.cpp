// SPDX-License-Identifier: MIT
#include <rankline/cli/dataset_catalog.hpp>

#include <algorithm>
#include <vector>

#include <rankline/base/number.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/datasets/known_dataset.hpp>

namespace rankline::cli {

namespace {

std::string counted(const std::optional<std::uint64_t>& count, const char* what) {
    return count ? ", " + std::to_string(*count) + " " + what : "";
}

/// Lines of a record, each with where it is from.
class Lines {
public:
    void add(const std::string& text, const std::string& from) {
        m_text += wrapped(text, 6) + wrapped("[" + from + "]", 8);
    }
    [[nodiscard]] std::string under(const std::string& heading) const {
        return m_text.empty() ? "" : "  " + heading + "\n" + m_text;
    }

private:
    std::string m_text;
};

void add_files(const std::vector<KnownFile>& files, Lines& lines) {
    for (const KnownFile& file : files) {
        lines.add(file.path + " (" + file.format + ")" + counted(file.queries, "queries") +
                      counted(file.judgments, "judgments") + counted(file.records, "records") +
                      (file.md5.empty() ? "" : ", md5 " + file.md5),
                  file.from);
    }
}

void add_downloads(const std::vector<KnownDownload>& downloads, Lines& lines) {
    for (const KnownDownload& download : downloads) {
        lines.add(download.url + " (" + joined(download.holds) + ")" +
                      counted(download.bytes, "bytes") +
                      (download.md5.empty() ? "" : ", md5 " + download.md5) +
                      (download.sha256.empty() ? "" : ", sha256 " + download.sha256),
                  download.from);
    }
}

std::string explain_evaluation(const KnownEvaluation& evaluation) {
    std::string text = "measures: " + joined(evaluation.measures);
    if (!evaluation.profile.empty()) text += "; computed as: " + evaluation.profile;
    if (evaluation.level)
        text += "; lowest relevant grade: " + format_number(*evaluation.level, -1);
    text += "; queries: " + evaluation.queries;
    if (evaluation.depth) text += "; at most " + std::to_string(*evaluation.depth) + " documents";
    if (!evaluation.check.empty()) text += "; profile of ir-check: " + evaluation.check;
    text += ".";
    for (const std::string& note : evaluation.notes) text += " " + note;
    Lines lines;
    lines.add(text, evaluation.from);
    return lines.under("Evaluation");
}

std::string explain_split(const KnownSplit& split) {
    std::string text;
    if (!split.aliases.empty()) text += part("Also called", joined(split.aliases));
    text += part("Notes", joined(split.notes, " "));
    Lines qrels;
    add_files(split.qrels, qrels);
    Lines queries;
    add_files(split.queries, queries);
    Lines downloads;
    add_downloads(split.downloads, downloads);
    return text + qrels.under("Judgments, the first that is there") + queries.under("Queries") +
           downloads.under("Source") + explain_evaluation(split.evaluation);
}

std::string folders_of(const KnownDataset& dataset) {
    std::vector<std::string> folders;
    for (const std::string& folder : dataset.folders)
        folders.push_back(folder.empty() ? "FOLDER" : "FOLDER/" + folder);
    return joined(folders);
}

std::string explain_whole(const KnownDataset& dataset) {
    Lines corpus;
    add_files(dataset.corpus, corpus);
    Lines downloads;
    add_downloads(dataset.downloads, downloads);
    Lines by_hand;
    if (!dataset.by_hand.empty()) by_hand.add(dataset.by_hand, dataset.by_hand_from);
    Lines licence;
    licence.add(dataset.licence, dataset.licence_from);
    return corpus.under("Documents") + downloads.under("Source of all splits") +
           by_hand.under("By hand") + licence.under("Licence") +
           part("Folders that are looked into", folders_of(dataset));
}

}  // namespace

std::string dataset_list() {
    std::size_t width = 0;
    for (const std::string& name : dataset_names()) width = std::max(width, name.size());
    std::string text;
    std::string family;
    for (const KnownDataset& dataset : known_datasets()) {
        if (dataset.family != family) {
            text += (family.empty() ? "" : "\n") + dataset.family + "\n";
            family = dataset.family;
        }
        if (!dataset.parts.empty())
            text += "  " + padded(dataset.name, width + 2) + dataset.title + "\n";
        for (const KnownSplit& split : dataset.splits)
            text +=
                "  " + padded(dataset.name + ":" + split.name, width + 2) + dataset.title + "\n";
    }
    return text;
}

std::string explain_dataset(const std::string& name) {
    const KnownDataset& dataset = find_known_dataset(name);
    std::string text = dataset.name + " - " + dataset.title + "\n";
    if (!dataset.parts.empty())
        return text + part("Parts", joined(dataset.parts)) +
               explain_evaluation(dataset.evaluation) + explain_whole(dataset);
    const KnownSplit* const chosen = dataset.name == name ? nullptr : find_dataset(name).split;
    for (const KnownSplit& split : dataset.splits) {
        if (chosen == nullptr || chosen == &split)
            text += "\n" + dataset.name + ":" + split.name + "\n" + explain_split(split);
    }
    return text + "\n" + explain_whole(dataset);
}

}  // namespace rankline::cli
