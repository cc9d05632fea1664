// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include <rankline/cli/dataset_options.hpp>

using namespace rankline;
using namespace rankline::cli;

namespace {

namespace fs = std::filesystem;

/// A folder with the files of beir/scifact:test, all empty, but for the corpus.
class ScifactFolder {
public:
    ScifactFolder() {
        REQUIRE(::mkdtemp(m_path.data()) != nullptr);
        fs::create_directories(m_path + "/scifact/qrels");
        std::ofstream(m_path + "/scifact/qrels/test.tsv");
        std::ofstream(m_path + "/scifact/queries.jsonl");
    }
    ScifactFolder(const ScifactFolder&) = delete;
    ScifactFolder& operator=(const ScifactFolder&) = delete;
    ~ScifactFolder() { fs::remove_all(m_path); }

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path = "rankline-dataset-XXXXXX";
};

}  // namespace

TEST_CASE("files of a dataset: in the order in which they were asked for, with their formats") {
    const ScifactFolder folder;
    Problems problems;
    const auto files = find_files({"beir/scifact:test", folder.path()},
                                  {DatasetPart::queries, DatasetPart::qrels}, problems);
    CHECK(problems.messages().empty());
    REQUIRE(files.size() == 2);
    CHECK(files[0].path == folder.path() + "/scifact/queries.jsonl");
    CHECK(files[1].path == folder.path() + "/scifact/qrels/test.tsv");
    CHECK(files[1].known->format == "beir");
}

TEST_CASE("files of a dataset: all or none, and each that is missing is told") {
    const ScifactFolder folder;
    const auto problems_of = [](const DatasetOptions& options) {
        Problems problems;
        CHECK(find_files(options, {DatasetPart::qrels, DatasetPart::corpus}, problems).empty());
        return problems.messages();
    };
    CHECK(problems_of({}).empty());
    CHECK(problems_of({"beir/scifact:test", folder.path()}).size() == 1);
    CHECK(problems_of({"beir/fiqa:test", folder.path()}).size() == 2);
    CHECK(problems_of({"beir/scifact:test", folder.path() + "/none"}).size() == 1);
    CHECK(problems_of({"", folder.path()}).size() == 1);
    const auto parts = problems_of({"beir/cqadupstack", folder.path()});
    REQUIRE(parts.size() == 1);
    CHECK(parts.front().find("name one of beir/cqadupstack/android") != std::string::npos);
}
