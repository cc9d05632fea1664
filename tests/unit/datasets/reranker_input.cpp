// SPDX-License-Identifier: MIT
#include <rankline/base/hash.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/reranker_input.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const std::map<std::string_view, TextRecord> known_documents = {
    {"d1", {"d1", {{"title", "T \"1\""}, {"text", "a\tb\n\x01"}}}},
    {"d2", {"d2", {{"contents", "\xe6\xb3\xa2"}}}},
    {"d\t3", {"d\t3", {{"contents", ""}}}}};

RunEntry entry(std::string_view docid, double score) {
    return {docid.data(), static_cast<std::uint32_t>(docid.size()), RunEntry::no_rank, score,
            hash_id(docid)};
}

std::string written(const std::string& name, const std::vector<RunEntry>& ranked,
                    std::string_view text = "who\t?") {
    const RerankerWriter* writer = find_named(reranker_writers(), name);
    REQUIRE(writer != nullptr);
    std::string out = writer->head;
    writer->query({"q1", text, ranked,
                   [](const RunEntry& each) -> const TextRecord& {
                       return known_documents.at(each.docid());
                   }},
                  {}, out);
    return out + writer->tail;
}

}  // namespace

TEST_CASE("reranker input: RankLLM's request, which is read back as the run it was") {
    const std::string text = written("rankllm", {entry("d1", 2.5), entry("d2", 1)});
    CHECK(text ==
          "{\"query\": {\"text\": \"who\\t?\", \"qid\": \"q1\"}, \"candidates\": ["
          "{\"docid\": \"d1\", \"score\": 2.5, \"doc\": {\"title\": \"T \\\"1\\\"\", "
          "\"text\": \"a\\tb\\n\\u0001\"}}, "
          "{\"docid\": \"d2\", \"score\": 1.0, \"doc\": {\"contents\": \"\xe6\xb3\xa2\"}}]}\n");
    const ReadRun run = read_run(text, as_run("rankllm", "score"));
    CHECK(run.queries.at("q1") == Documents{{"d1", 2.5}, {"d2", 1}});
}

TEST_CASE("reranker input: the array is the same requests, and the same run") {
    const std::string text = written("rankllm_array", {entry("d2", -3), entry("d1", -1e300)});
    CHECK(text ==
          "[{\"query\": {\"text\": \"who\\t?\", \"qid\": \"q1\"}, \"candidates\": ["
          "{\"docid\": \"d2\", \"score\": -3.0, \"doc\": {\"contents\": \"\xe6\xb3\xa2\"}}, "
          "{\"docid\": \"d1\", \"score\": -1e+300, \"doc\": {\"title\": \"T \\\"1\\\"\", "
          "\"text\": \"a\\tb\\n\\u0001\"}}]}]\n");
    const ReadRun run = read_run(text, as_run("rankllm", "score"));
    CHECK(run.queries.at("q1") == Documents{{"d2", -3}, {"d1", -1e300}});
}

TEST_CASE("reranker input: pairs are columns, in which a line end becomes a blank") {
    CHECK(written("top1000", {entry("d1", 2.5), entry("d2", 1)}) ==
          "q1\td1\twho ?\tT \"1\" a b \x01\nq1\td2\twho ?\t\xe6\xb3\xa2\n");
    CHECK_THROWS_AS(written("pairs", {entry("d\t3", 1)}), Error);
    CHECK(written("rankllm", {entry("d\t3", 1)}).find("\"d\\t3\"") != std::string::npos);
}

TEST_CASE("reranker input: a score that JSON does not have is an error") {
    CHECK_THROWS_AS(written("rankllm", {entry("d2", std::numeric_limits<double>::infinity())}),
                    Error);
}
