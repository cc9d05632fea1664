// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <rankline/base/error.hpp>
#include <rankline/cli/evaluate.hpp>

using namespace rankline;
using namespace rankline::cli;

namespace {

/// A folder with qrels and runs, gone at the end of the test.
class Folder {
public:
    Folder() {
        REQUIRE(::mkdtemp(m_path.data()) != nullptr);
        write("qrels", "1 0 a 1\n1 0 b 0\n2 0 c 1\n3 0 d 1\n");
        write("one.run", "1 Q0 a 1 2 one\n1 Q0 b 2 1 one\n2 Q0 x 1 1 one\n9 Q0 a 1 1 one\n");
        write("two.run", "1 Q0 b 1 2 two\n1 Q0 a 2 1 two\n");
        write("apart.run", "8 Q0 a 1 1 apart\n");
    }
    ~Folder() { std::filesystem::remove_all(m_path); }

    [[nodiscard]] std::string path(const std::string& name) const { return m_path + "/" + name; }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::string m_path = "rankline-evaluate-XXXXXX";
};

/// A command over the runs of the folder that writes to "out".
EvalCommand command_for(const Folder& folder, const std::vector<std::string>& runs) {
    EvalCommand command;
    command.input.qrels = folder.path("qrels");
    for (const std::string& run : runs) command.input.runs.push_back(folder.path(run));
    command.measures.names = {"AP"};
    command.output.path = folder.path("out");
    command.general.quiet = true;
    command.general.threads = 1;
    return command;
}

int evaluated(EvalCommand command) {
    Tool tool;
    tool.name = "ir-eval";
    tool.groups = eval_option_groups(command);
    return evaluate(command, tool);
}

}  // namespace

TEST_CASE("evaluate: the mean is over the queries of both sides, -c counts the others as 0") {
    const Folder folder;
    EvalCommand command = command_for(folder, {"one.run"});
    CHECK(evaluated(command) == 0);
    CHECK(folder.read("out") == "map                   \tall\t0.5000\n");
    command.scoring.queries = QuerySet::judged;
    CHECK(evaluated(command) == 0);
    CHECK(folder.read("out") == "map                   \tall\t0.3333\n");
    command.scoring.queries = QuerySet::run;
    command.output.per_query = true;
    CHECK(evaluated(command) == 0);
    CHECK(folder.read("out") ==
          "map                   \t1\t1.0000\n"
          "map                   \t2\t0.0000\n"
          "map                   \t9\t0.0000\n"
          "map                   \tall\t0.3333\n");
}

TEST_CASE("evaluate: several runs make a table, in the order given") {
    const Folder folder;
    CHECK(evaluated(command_for(folder, {"two.run", "one.run"})) == 0);
    CHECK(folder.read("out") ==
          "run          AP\n"
          "two.run  0.5000\n"
          "one.run  0.5000\n");
}

TEST_CASE("evaluate: a condition that holds for any run makes the answer 1, and is in the report") {
    const Folder folder;
    EvalCommand command = command_for(folder, {"one.run", "two.run"});
    command.output.format = "json";
    command.gates.conditions = {"P@1 > 0.4", "P@1 > 0.6"};
    CHECK(evaluated(command) == 1);
    CHECK(folder.read("out").find(R"({"condition": "P@1 > 0.4", "held": true},)") !=
          std::string::npos);
    CHECK(folder.read("out").find(R"({"condition": "P@1 > 0.6", "held": false})") !=
          std::string::npos);
    CHECK(folder.read("out").find(
              "\"measures\": [\n    {\"name\": \"AP\", \"trec_name\": \"map\"}\n") !=
          std::string::npos);
}

TEST_CASE("evaluate: JSON has the hashes of the inputs, the denominators and what was settled") {
    const Folder folder;
    EvalCommand command = command_for(folder, {"one.run"});
    command.output.format = "json";
    CHECK(evaluated(command) == 0);
    const std::string text = folder.read("out");
    CHECK(text.find("\"sha256\": \"") != std::string::npos);
    CHECK(text.find(R"("queries": {"judged": 3, "retrieved": 3, "scored": 2, "missing": 1, )"
                    R"("unjudged": 1, "no_relevant": 0})") != std::string::npos);
    CHECK(text.find(R"("ties": "docid-desc")") != std::string::npos);
    CHECK(text.find(R"("queries": "both")") != std::string::npos);
    CHECK(text.find(R"("level": 1,)") != std::string::npos);
    CHECK(text.find(R"("judged-only": false)") != std::string::npos);
    CHECK(text.find(R"("summary": {"AP": 0.5})") != std::string::npos);
    CHECK(
        text.find(R"({"kind": "missing-queries", "message": "judged queries are not in the run", )"
                  R"("count": 1})") != std::string::npos);
}

TEST_CASE("evaluate: a run that fails leaves the output as it was, even if others are fine") {
    const Folder folder;
    folder.write("out", "before");
    CHECK_THROWS_WITH_AS(evaluated(command_for(folder, {"one.run", "apart.run"})),
                         doctest::Contains("no query in common"), Error);
    CHECK(folder.read("out") == "before");
}

TEST_CASE("evaluate: --strict makes an error of a finding, and writes nothing") {
    const Folder folder;
    EvalCommand command = command_for(folder, {"one.run"});
    command.general.strict = true;
    CHECK_THROWS_WITH_AS(evaluated(command),
                         doctest::Contains("1 of 3 judged queries is not in the run (3)"), Error);
    CHECK_FALSE(std::filesystem::exists(folder.path("out")));
}

TEST_CASE("evaluate: a measure that the judgments cannot tell is an error") {
    const Folder folder;
    EvalCommand command = command_for(folder, {"one.run"});
    command.measures.names = {"prefs_simp"};
    CHECK_THROWS_AS(evaluated(command), Error);
}
