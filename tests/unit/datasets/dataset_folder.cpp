// SPDX-License-Identifier: MIT
#include <rankline/datasets/dataset_folder.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

namespace fs = std::filesystem;

/// A folder of data with empty files, gone at the end of the test.
class DataFolder {
public:
    DataFolder() { fs::create_directories(m_path); }
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;
    ~DataFolder() { fs::remove_all(m_path); }

    void add(const std::string& name) const {
        fs::create_directories((m_path / name).parent_path());
        std::ofstream((m_path / name).string());
    }
    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    fs::path m_path = fs::temp_directory_path() / ("rankline-data-" + std::to_string(::getpid()));
};

std::string found(const DataFolder& folder, const char* name, DatasetPart part) {
    const std::string path = find_dataset_file(find_dataset(name), part, folder.path()).path;
    return path.substr(folder.path().size() + 1);
}

std::vector<std::string> kinds(const Findings& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings.all()) all.push_back(finding.kind);
    return all;
}

Qrels judged(const std::string& text) {
    const TemporaryFile file(text, "qrels");
    return read_qrels(file.path(), {});
}

}  // namespace

TEST_CASE("folder of data: files are found as they are distributed, packed or not") {
    const DataFolder folder;
    folder.add("beir/scifact/qrels/test.tsv.gz");
    CHECK(found(folder, "beir/scifact:test", DatasetPart::qrels) ==
          "beir/scifact/qrels/test.tsv.gz");
    folder.add("qrels/qrels.beir-v1.0.0-scifact.test.txt");
    CHECK(found(folder, "beir/scifact:test", DatasetPart::qrels) ==
          "beir/scifact/qrels/test.tsv.gz");
    folder.add("beir/scifact/qrels/test.tsv");
    CHECK(found(folder, "beir/scifact:test", DatasetPart::qrels) == "beir/scifact/qrels/test.tsv");
    folder.add("scifact/corpus.jsonl");
    CHECK(found(folder, "beir/scifact:test", DatasetPart::corpus) == "scifact/corpus.jsonl");
    folder.add("qrels.dev.small.tsv");
    CHECK(found(folder, "msmarco-passage:dev-small", DatasetPart::qrels) == "qrels.dev.small.tsv");
    folder.add("T2Ranking/data/queries.dev.tsv");
    CHECK(found(folder, "t2ranking:retrieval-dev", DatasetPart::queries) ==
          "T2Ranking/data/queries.dev.tsv");
}

TEST_CASE(
    "folder of data: what is missing is told with where it was looked for, and how to get it") {
    const DataFolder folder;
    const auto told = [&](const char* name, DatasetPart part) -> std::string {
        try {
            (void)find_dataset_file(find_dataset(name), part, folder.path());
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            return error.what();
        }
        return "";
    };
    const std::string scifact = told("beir/scifact:test", DatasetPart::qrels);
    CHECK(scifact.find("looked for scifact/qrels/test.tsv") != scifact.npos);
    CHECK(scifact.find("scripts/fetch-dataset beir/scifact:test fetches it") != scifact.npos);
    const std::string corpus = told("beir/scifact:test", DatasetPart::corpus);
    CHECK(corpus.find("scripts/fetch-dataset --corpus beir/scifact:test") != corpus.npos);
    CHECK(told("t2ranking:retrieval-dev", DatasetPart::qrels).find("git clone") !=
          std::string::npos);
    CHECK(told("msmarco-passage:eval-small", DatasetPart::qrels).find("not public") !=
          std::string::npos);
}

TEST_CASE("folder of data: counts that are not those of the registry are findings") {
    const DatasetChoice choice = find_dataset("beir/scifact:test");
    KnownFile known;
    known.queries = 2;
    known.judgments = 3;
    CHECK(kinds(compare_counts(choice, known, judged("1 0 a 1\n1 0 b 0\n2 0 a 1\n"))).empty());
    CHECK(kinds(compare_counts(choice, known, judged("1 0 a 1\n1 0 b 0\n3 0 a 1\n4 0 a 1\n"))) ==
          std::vector<std::string>{"dataset-queries", "dataset-judgments"});
    known.queries = std::nullopt;
    known.judgments = std::nullopt;
    CHECK(kinds(compare_counts(choice, known, judged("1 0 a 1\n"))).empty());
}
