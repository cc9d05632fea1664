// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include <rankline/base/error.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/known_dataset.hpp>
#include <rankline/datasets/registry_reader.hpp>

using namespace rankline;

namespace {

/// The message of the Error that is thrown, "" if there is none.
template <typename Action>
std::string complaint(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != text.npos;
}

const std::set<std::string> text_formats = {
    "beir",     "msmarco",   "msmarco_doc", "msmarco_v2_passage", "msmarco_v2_doc",
    "pyserini", "t2ranking", "trec_topics", "trec_xml",
};

/// Below a folder, and nowhere else.
void check_path(const std::string& path) {
    CAPTURE(path);
    CHECK_FALSE(path.empty());
    CHECK(path.front() != '/');
    CHECK_FALSE(has("/" + path + "/", "/../"));
}

void check_checksum(const std::string& checksum, std::size_t digits) {
    CAPTURE(checksum);
    if (!checksum.empty())
        CHECK(std::regex_match(checksum, std::regex("[0-9a-f]{" + std::to_string(digits) + "}")));
}

void check_files(const std::vector<KnownFile>& files, const std::set<std::string>& formats) {
    for (const KnownFile& file : files) {
        check_path(file.path);
        CAPTURE(file.path);
        CAPTURE(file.format);
        CHECK(formats.contains(file.format));
        check_checksum(file.md5, 32);
        CHECK_FALSE(file.from.empty());
    }
}

void check_downloads(const std::vector<KnownDownload>& downloads) {
    for (const KnownDownload& download : downloads) {
        check_path(download.path);
        CAPTURE(download.url);
        CHECK(download.url.starts_with("https://"));
        CHECK(std::set<std::string>{"", "zip", "tar", "tar.gz"}.contains(download.unpack));
        CHECK_FALSE(download.holds.empty());
        for (const std::string& part : download.holds)
            CHECK(std::set<std::string>{"qrels", "queries", "corpus"}.contains(part));
        check_checksum(download.md5, 32);
        check_checksum(download.sha256, 64);
        CHECK_FALSE(download.from.empty());
    }
}

std::set<std::string> qrels_format_names() {
    std::set<std::string> names;
    for (const QrelsFormat& format : qrels_formats()) names.insert(format.name);
    return names;
}

/// A family of one dataset, changed by replacing `old` with `other`.
std::string family(const std::string& old = "", const std::string& other = "") {
    std::string text = R"({
      "family": "F", "folders": [""], "sources": {"s": "A page"},
      "licences": {"free": {"note": "Free.", "from": ["s"]}},
      "evaluations": {"e": {"measures": ["AP"], "queries": "judged", "from": ["s"]}},
      "datasets": [{"name": "d", "title": "D", "licence": "free", "evaluation": "e",
        "splits": [{"name": "test", "qrels": [
          {"path": "q.txt", "format": "trec", "queries": 2, "from": ["s"]}]}]}]})";
    if (const std::size_t at = text.find(old); !old.empty() && at != text.npos)
        text.replace(at, old.size(), other);
    return text;
}

}  // namespace

TEST_CASE("known datasets: every name that can be given means one split or dataset") {
    std::set<std::string> seen;
    for (const KnownDataset& dataset : known_datasets()) {
        CAPTURE(dataset.name);
        CHECK(seen.insert(dataset.name).second);
        CHECK(dataset.splits.empty() != dataset.parts.empty());
        for (const KnownSplit& split : dataset.splits) {
            CAPTURE(split.name);
            const std::string name = dataset.name + ":" + split.name;
            CHECK(seen.insert(name).second);
            CHECK(find_dataset(name).split == &split);
            for (const std::string& alias : split.aliases) {
                CHECK(seen.insert(alias).second);
                CHECK(find_dataset(alias).split == &split);
            }
        }
        for (const std::string& part : dataset.parts) CHECK(find_dataset(part).split != nullptr);
    }
}

TEST_CASE("known datasets: TREC-COVID is scored to another depth from round 4 on") {
    // "starting in Round 4, NIST changed from nDCG@10 to nDCG@20":
    // docs/experiments-covid-doc2query.md of Anserini.
    for (const char* early : {"round1", "round2", "round3"})
        CHECK(find_dataset(std::string("trec-covid:") + early).evaluation().measures.front() ==
              "nDCG@10");
    for (const char* late : {"round4", "round5"})
        CHECK(find_dataset(std::string("trec-covid:") + late).evaluation().measures.front() ==
              "nDCG@20");
}

TEST_CASE("known datasets: those of the benchmark are there, CQADupStack with its forums") {
    // The table of BEIR's README: 18 datasets, one of which has parts.
    std::size_t beir = 0;
    for (const KnownDataset& dataset : known_datasets()) {
        const bool is_part = dataset.name.starts_with("beir/cqadupstack/");
        if (dataset.family == "BEIR" && !is_part) ++beir;
    }
    CHECK(beir == 18 + 1);  // and MS MARCO
    CHECK(find_dataset("beir/cqadupstack").dataset->parts.size() == 12);
    for (const char* name : {"msmarco-passage:dev-small", "msmarco-document:dev", "robust04",
                             "t2ranking:retrieval-dev", "trec-covid:complete"})
        CHECK(find_dataset(name).split != nullptr);
    for (const char* year : {"dl19", "dl20"}) {
        CHECK(find_dataset(std::string("msmarco-passage:") + year).split != nullptr);
        CHECK(find_dataset(std::string("msmarco-document:") + year).split != nullptr);
    }
    for (const char* year : {"dl21", "dl22", "dl23"}) {
        CHECK(find_dataset(std::string("msmarco-passage-v2:") + year).split != nullptr);
        CHECK(find_dataset(std::string("msmarco-document-v2:") + year).split != nullptr);
    }
}

TEST_CASE("known datasets: every file has a path below the folder, a format and a source") {
    const std::set<std::string> formats = qrels_format_names();
    for (const KnownDataset& dataset : known_datasets()) {
        CAPTURE(dataset.name);
        CHECK_FALSE(dataset.title.empty());
        CHECK_FALSE(dataset.folders.empty());
        CHECK_FALSE(dataset.licence.empty());
        CHECK_FALSE(dataset.licence_from.empty());
        CHECK(dataset.by_hand.empty() == dataset.by_hand_from.empty());
        check_files(dataset.corpus, text_formats);
        check_downloads(dataset.downloads);
        for (const KnownSplit& split : dataset.splits) {
            CAPTURE(split.name);
            check_files(split.qrels, formats);
            check_files(split.queries, text_formats);
            check_downloads(split.downloads);
            // What is not public says so, and what is there can be got.
            CHECK((!split.qrels.empty() || !split.notes.empty()));
            CHECK((!split.downloads.empty() || !dataset.downloads.empty() ||
                   !dataset.by_hand.empty()));
        }
    }
}

TEST_CASE("known datasets: a record that is not as it should be is named") {
    CHECK(read_dataset_family(family()).size() == 1);
    const auto told = [](const std::string& old, const std::string& other) {
        return complaint([&] { (void)read_dataset_family(family(old, other)); });
    };
    CHECK(has(told("\"title\"", "\"titel\""), "F, datasets: there is no member \"titel\""));
    CHECK(has(told("\"title\": \"D\", ", ""), "F, datasets: has no title"));
    CHECK(has(told("\"queries\": 2", "\"queries\": -2"), "queries is no count"));
    CHECK(has(told("\"queries\": 2, \"from\": [\"s\"]", "\"queries\": 2, \"from\": [\"t\"]"),
              "refers to \"t\", which is not there"));
    CHECK(has(told("\"queries\": 2, \"from\": [\"s\"]", "\"queries\": 2"),
              "does not say where it is from"));
    CHECK(has(told("\"evaluation\": \"e\"", "\"evaluation\": \"f\""), "refers to \"f\""));
    CHECK(has(told("[\"AP\"]", "[]"), "has no measures"));
    CHECK(has(told("\"path\": \"q.txt\", ", ""), "has no path"));
    CHECK(has(told("\"name\": \"test\", \"qrels\"", "\"name\": \"test\", \"judged\""),
              "no member \"judged\""));
    CHECK(has(told("[\"s\"]}]}]}]}", "[\"s\"]"), "registry of datasets: a family: "));
}

TEST_CASE("known datasets: a name that is not there is answered with the nearest") {
    const auto told = [](const char* name) { return complaint([&] { (void)find_dataset(name); }); };
    CHECK(has(told("beir/scifct"), "did you mean beir/scifact"));
    CHECK(has(told("scifact"), "did you mean beir/scifact:train or beir/scifact:test?"));
    CHECK(has(told("scifact:test"), "did you mean beir/scifact:test?"));
    CHECK(has(told("msmarco-passage:dl18"), "msmarco-passage:dl19"));
    CHECK(has(told("beir/quora"), "several splits: there is beir/quora:dev, beir/quora:test"));
    CHECK(has(told("beir/cqadupstack:test"), "has no splits"));
    CHECK(has(told(""), "there is no dataset \"\""));
    CHECK(has(told(":"), "there is no dataset \":\""));
    CHECK(find_dataset("beir/scifact/test").name() == "beir/scifact:test");
    CHECK(find_dataset("beir/nq").name() == "beir/nq:test");
    CHECK(find_known_dataset("beir/nq:test").name == "beir/nq");
}

TEST_CASE("known files: of records it is open whether a header is one of them") {
    KnownFile file;
    CHECK(file.can_have(7));
    file.records = 8;
    CHECK(file.can_have(7));
    CHECK(file.can_have(8));
    CHECK_FALSE(file.can_have(9));
    file.judgments = 8;
    CHECK_FALSE(file.can_have(7));
}
