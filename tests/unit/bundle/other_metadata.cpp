// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include <rankline/bundle/mteb_metadata.hpp>
#include <rankline/bundle/tira_metadata.hpp>

using namespace rankline;

namespace {

using Lines = std::vector<std::string>;

const std::string tira = R"(actor: {team: A team}
data: {test collection: {name: set-20240131-test}}
implementation: {source: {repository: https://example.org/code}}
method: {name: BM25, description: as it comes}
)";

const std::string mteb =
    R"(model_meta: {name: org/a model, revision: 0123456789abcdef0123456789abcdef01234567}
task_name: SciFact
dataset_revision: 0228b52cf27578f30900b9e5271d331663a030d7
mteb_version: 2.14.0
split: test
languages: [eng-Latn]
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

Lines tira_problems(const std::string& text) {
    return tira_metadata_problems(parse_metadata(text, "m"));
}

Lines mteb_problems(const std::string& from, const std::string& to) {
    return mteb_metadata_problems(parse_metadata(replaced(mteb, from, to), "m"));
}

}  // namespace

TEST_CASE("tira: metadata needs five fields, each a text") {
    CHECK(tira_problems(tira) == Lines{});
    CHECK(tira_problems("tag: x") ==
          Lines{"actor.team: is missing", "data.test collection.name: is missing",
                "implementation.source.repository: is missing", "method.name: is missing",
                "method.description: is missing"});
    CHECK(tira_problems(replaced(tira, "A team", "''")) == Lines{"actor.team: is empty"});
    CHECK(tira_problems(replaced(tira, "A team", "5")) ==
          Lines{"actor.team: is a number, not a text"});
    CHECK(tira_problems("- a") == Lines{"is no map of names and values"});
}

TEST_CASE("tira: of a list of maps each has the field, as TIRA's report_missing_fields asks") {
    CHECK(tira_problems(replaced(tira, "{name: BM25, description: as it comes}",
                                 "[{name: a, description: b}, {name: c}]")) ==
          Lines{"method.description: is missing"});
}

TEST_CASE("tira: a skeleton that was not filled in is told wherever it was not") {
    CHECK(tira_problems(replaced(tira, "BM25", "ENTER_VALUE_HERE") +
                        "platform: {software: [see ENTER_VALUE_HERE]}\n") ==
          Lines{"method.name: still is ENTER_VALUE_HERE",
                "platform.software: still is ENTER_VALUE_HERE"});
}

TEST_CASE("mteb: metadata that is in order, and its folder") {
    const Metadata metadata = parse_metadata(mteb, "m");
    CHECK(mteb_metadata_problems(metadata) == Lines{});
    // As test_correct_folder_structure.py: a blank is "_", a slash "__".
    CHECK(mteb_results_folder(metadata) ==
          "results/org__a_model/0123456789abcdef0123456789abcdef01234567/");
}

TEST_CASE("mteb: what the tests of the results repository refuse is told") {
    CHECK(mteb_problems("org/a model", "model") ==
          Lines{"model_meta.name: \"model\" has no organisation: \"org/model\""});
    CHECK(mteb_problems("org/a model", "../model") ==
          Lines{"model_meta.name: \"../model\" cannot be the name of a folder"});
    // Each of the two has a test of its own: "external" and the like are no SHA-1.
    CHECK(mteb_problems("0123456789abcdef0123456789abcdef01234567", "external").size() == 1);
    CHECK(mteb_problems("0123456789abcdef0123456789abcdef01234567", "'1'") == Lines{});
    CHECK(mteb_problems("2.14.0", "1.38.0") ==
          Lines{"mteb_version: \"1.38.0\" is not taken any more: at least 2.0.0"});
    CHECK(mteb_problems("[eng-Latn]", "eng-Latn") ==
          Lines{"languages: is no list of texts such as eng-Latn"});
    CHECK(mteb_problems("SciFact", "a/b") ==
          Lines{"task_name: \"a/b\" cannot be the name of a file"});
    CHECK(mteb_problems("split", "spilt") ==
          Lines{"split: is missing", "\"spilt\": there is no such field; did you mean split?"});
    CHECK(mteb_problems("split: test", "split: test\nignore_identical_ids: 1") ==
          Lines{"ignore_identical_ids: is a number, not true or false"});
}
