// SPDX-License-Identifier: MIT
#include "rule_cases.hpp"

namespace rankline::test {

namespace {

using namespace std::string_literals;

/// Lines "1 Q0 DOCID RANK SCORE t" for each of a, b, c ... with these scores.
std::string scored(const std::vector<std::string>& scores) {
    std::string text;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        text += "1 Q0 "s + static_cast<char>('a' + i) + " " + std::to_string(i + 1) + " " +
                scores[i] + " t\n";
    }
    return text;
}

/// A case of which repair can mend nothing, though it mends others of the rule.
RuleCase beyond_repair(RuleCase each) {
    each.beyond_repair = true;
    return each;
}

const std::string two = "1 Q0 a 1 2 t\n1 Q0 b 2 1 t\n";

/// The two lines as gzip -n writes them.
const std::string packed =
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x33\x54\x08\x34\x50\x48\x54\x30\x54\x30"
    "\x52\x28\xe1\x32\x04\x71\x92\x80\x4c\x43\x20\x07\x00\xb6\xd8\xf9\xec\x1a\x00\x00\x00"s;

std::vector<RuleCase> encoding() {
    return {
        {"byte-order-mark", "\xef\xbb\xbf" + two, 1, 1, 1, two},
        {"invalid-utf8", "1 Q0 a\xff 1 2 t\n1 Q0 b\xc0\xaf 2 1 t\n", 2, 1, 7,
         "1 Q0 \xc3\xa9 1 2 t\n"},
        {"nul-byte", "1 Q0 a\0x 1 2 t\n"s, 1, 1, 7, "1 Q0 a0x 1 2 t\n"},
        {"carriage-return", "1 Q0 a 1 2 t\r\n1 Q0 b 2 1 t\r\n", 2, 1, 13, two},
        {"no-final-newline", "1 Q0 a 1 2 t\n1 Q0 b 2 1 t", 1, 2, 13, two},
    };
}

std::vector<RuleCase> layout() {
    const CheckSetup msmarco{.profile = "msmarco-passage", .own = "full_depth = false\n"};
    return {
        {"column-count", "1 Q0 a 1 2 t more\n1 Q0 b 2 1 t\n", 1, 1, 14, two},
        beyond_repair({"column-count", "1 Q0 a 1 2 t\n1 Q0 b 2 1\n", 1, 2, 11, two}),
        // A tag that is missing makes no score of the rank, nor a document of the second column.
        beyond_repair({"column-count", "1 Q0 a 1 2 t\n1 a 2 x t\n1 Q0 c 3 1 t\n", 1, 2, 10, two}),
        {"mixed-separators", "1 Q0 a 1 2 t\n1\tQ0\tb\t2\t1\tt\n", 1, 2, 1,
         "1\tQ0\ta\t1\t2\tt\n1\tQ0\tb\t2\t1\tt\n"},
        {"mixed-separators", "1 Q0\ta 1 2 t\n", 1, 1, 1, "1 Q0  a 1 2 t\n"},
        {"wrong-separator",
         "1\t7\t1\n1 8 2\n",
         1,
         2,
         1,
         "1\t7\t1\n1\t8\t2\n",
         msmarco,
         {"mixed-separators"}},
        {"wrong-separator", "1 Q0  a 1 2 t\n", 1, 1, 1, "1 Q0 a 1 2 t\n", {.profile = "beir"}},
        {"header-line",
         "qid\tpid\trank\tscore\n1\t7\t1\t2\n",
         1,
         1,
         1,
         "1\t7\t1\t2\n",
         {.profile = "t2ranking"}},
        {"missing-header",
         "1\ta\t1\n",
         1,
         1,
         1,
         "query-id\tcorpus-id\tscore\n1\ta\t1\n",
         {.profile = "beir-qrels"}},
        {"comment-line", "# x\n" + two + "#\n", 2, 1, 1, "1 Q0 #a 1 2 t\n"},
        {"blank-line", two + " \t\n", 1, 3, 1, two},
        {"leading-blanks", " 1 Q0 a 1 2 t\n", 1, 1, 1, "1 Q0 a 1 2 t\n"},
        {"trailing-blanks", "1 Q0 a 1 2 t \n", 1, 1, 14, "1 Q0 a 1 2 t\n"},
    };
}

std::vector<RuleCase> numbers() {
    const CheckSetup depth_two{.own = "depth = 2\n"};
    return {
        beyond_repair({"score-not-number", "1 Q0 a 1 2x t\n1 Q0 b 2 1 t\n", 1, 1, 10,
                       scored({"2e0", "+1."})}),
        {"score-not-finite", "1 Q0 a 1 inf t\n1 Q0 b 2 nan t\n1 Q0 c 3 -1e999 t\n", 3, 1, 10,
         scored({"1e300", "-1e300"})},
        {"decimal-comma",
         scored({"2,5", "1"}),
         1,
         1,
         10,
         scored({"2.5", "1"}),
         {},
         {"score-not-number"}},
        {"rank-not-integer", "1 Q0 a 1.0 2 t\n1 Q0 b 2 1 t\n", 1, 1, 8, two},
        {"rank-leading-zeros", "1 Q0 a 01 2 t\n1 Q0 b 2 1 t\n", 1, 1, 8, two},
        {"rank-base", "1 Q0 a 0 2 t\n1 Q0 b 1 1 t\n", 1, 1, 8, two},
        {"rank-duplicate", "1 Q0 a 1 3 t\n1 Q0 b 1 2 t\n1 Q0 c 2 1 t\n", 1, 2, 8,
         "1 Q0 a 1 3 t\n2 Q0 b 1 2 t\n"},
        {"rank-gap", "1 Q0 a 1 3 t\n1 Q0 b 3 2 t\n1 Q0 c 5 1 t\n", 1, 2, 8,
         "1 Q0 a 1 3 t\n2 Q0 b 1 2 t\n"},
        {"rank-beyond-depth",
         "1 Q0 a 1 3 t\n1 Q0 b 3 2 t\n",
         1,
         2,
         8,
         two,
         depth_two,
         {"rank-gap"}},
        {"lines-not-in-rank-order", "1 Q0 b 2 1 t\n1 Q0 a 1 2 t\n", 1, 2, 8, two},
        {"score-order", "1 Q0 a 1 1 t\n1 Q0 b 2 3 t\n1 Q0 c 3 2 t\n", 1, 2, 10, two},
    };
}

std::vector<RuleCase> documents() {
    return {
        {"duplicate-document",
         "1 Q0 a 1 3 t\n1 Q0 b 2 2 t\n2 Q0 a 1 1 t\n1 Q0 a 3 1 t\n",
         1,
         4,
         6,
         "1 Q0 a 1 3 t\n2 Q0 a 1 1 t\n",
         {},
         {"scattered-query"}},
        {"docid-pattern",
         "1 Q0 7x 1 2 t\n",
         1,
         1,
         6,
         "1 Q0 7 1 2 t\n",
         {.own = "docid = \"[0-9]+\"\n"}},
        {"unknown-document", "1 Q0 a 1 2 t\n1 Q0 c 2 1 t\n", 1, 2, 6, two, {.docids = "a\nb\n"}},
        {"excluded-document", two, 1, 1, 6, "2 Q0 a 1 2 t\n", {.excluded = "1 a\n"}},
        {"excluded-document", two, 1, 2, 6, "1 Q0 a 1 2 t\n", {.excluded = "b\n"}},
        {"docid-is-qid",
         "1 Q0 1 1 2 t\n1 Q0 b 2 1 t\n",
         1,
         1,
         6,
         "1 Q0 2 1 2 t\n",
         {.profile = "beir"}},
        {"mixed-case-ids", "1 Q0 D 1 2 t\n1 Q0 d 2 1 t\n", 1, 2, 6, "1 Q0 D 1 2 t\n2 Q0 d 1 1 t\n"},
        {"mixed-case-ids", "x Q0 a 1 2 t\nX Q0 a 1 2 t\n", 1, 2, 1, "x Q0 a 1 2 t\nY Q0 a 1 2 t\n"},
    };
}

std::vector<RuleCase> queries() {
    return {
        {"qid-pattern",
         "x1 Q0 a 1 2 t\n",
         1,
         1,
         1,
         "1 Q0 a 1 2 t\n",
         {.own = "qid = \"[0-9]+\"\n"}},
        {"unknown-query", "1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n", 1, 2, 1, two, {.topics = "1\n"}},
        {"unjudged-query", "1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n", 1, 2, 1, two, {.qrels = "1 0 a 1\n"}},
        {"missing-query", two, 1, 0, 0, two + "2 Q0 a 1 2 t\n", {.topics = "1\n2\n"}},
        {"missing-query", two, 1, 0, 0, two + "2 Q0 a 1 2 t\n", {.qrels = "1 0 a 1\n2 0 a 1\n"}},
        {"missing-query",
         two,
         1,
         0,
         0,
         two + "2 Q0 a 1 2 t\n",
         {.own = "required_queries = [1, \"2\"]\n"}},
        {"scattered-query", "1 Q0 a 1 2 t\n2 Q0 a 1 1 t\n1 Q0 b 2 1 t\n2 Q0 b 2 0 t\n", 2, 3, 1,
         two + "2 Q0 a 1 1 t\n"},
        {"too-many-documents",
         two,
         1,
         1,
         1,
         "1 Q0 a 1 2 t\n2 Q0 b 1 1 t\n",
         {.own = "depth = 1\n"},
         {"rank-beyond-depth"}},
        {"too-few-documents",
         "1 Q0 a 1 2 t\n",
         1,
         1,
         1,
         two,
         {.own = "depth = 2\nfull_depth = true\n"}},
    };
}

std::vector<RuleCase> names() {
    return {
        {"tag-pattern", "1 Q0 a 1 2 my:tag\n1 Q0 b 2 1 my:tag\n", 2, 1, 12, two},
        {"several-tags", "1 Q0 a 1 2 t\n1 Q0 b 2 1 u\n", 1, 2, 12, two},
        {"second-column", "1 0 a 1 2 t\n1 Q0 b 2 1 t\n", 1, 1, 3, two},
        {"unusual-iter", "1 vanilla_bert a 1 2 t\n", 1, 1, 3, "1 0 a 1 2 t\n", {.profile = "beir"}},
        beyond_repair({"unusual-iter", "1 4.5 a 1\n", 1, 1, 3, "1 0 a 1\n", {.profile = "qrels"}}),
    };
}

std::vector<RuleCase> ties() {
    const CheckSetup first_two{.own = "cutoffs = [2]\n"};
    return {
        {"tied-scores", scored({"2", "1", "1.0", "1e0"}), 1, 3, 10, scored({"3", "2", "1"})},
        {"ties-at-cutoff",
         scored({"3", "2", "2"}),
         1,
         3,
         10,
         scored({"2", "2", "1"}),
         first_two,
         {"tied-scores"},
         {"tied-scores"}},
        // The two scores that trec_eval 9.0.8 has as tied and 10.0 as different.
        {"float-ties", scored({"20.00000012", "20.00000011"}), 1, 2, 10,
         scored({"20.00012", "20.00011"})},
        {"printing-ties",
         scored({"0.5001", "0.5000", "0.5000"}),
         1,
         3,
         10,
         scored({"0.50012", "0.5000", "0.5000", "0.1000"}),
         {},
         {"tied-scores"},
         {"tied-scores"}},
        {"equal-scores", scored({"1", "1"}), 1, 1, 10, scored({"1"}), {}, {"tied-scores"}},
        {"reciprocal-rank-scores", scored({"1", "0.5", "0.3333"}), 1, 1, 10,
         scored({"1", "0.5", "0.34"})},
        {"few-judged",
         scored({"3", "2", "1"}),
         1,
         0,
         0,
         scored({"2", "1"}),
         {.qrels = "1 0 a 1\n1 0 z 0\n"}},
    };
}

std::vector<RuleCase> sizes() {
    return {
        {"damaged-archive", packed.substr(0, packed.size() - 9), 1, 0, 0, packed},
        {"empty-file", "\n", 1, 0, 0, two, {}, {"blank-line"}},
        {"empty-file", "", 1, 0, 0, two},
        {"file-too-large", two, 1, 0, 0, "1 Q0 a 1 2 t\n", {.own = "size_limit = 20\n"}},
        {"too-few-lines", two, 1, 0, 0, scored({"3", "2", "1"}), {.own = "least_lines = 3\n"}},
        {"too-few-queries", two, 1, 0, 0, two + "2 Q0 a 1 2 t\n", {.own = "least_queries = 2\n"}},
    };
}

std::vector<RuleCase> judgments() {
    const CheckSetup qrels{.profile = "qrels"};
    return {
        {"grade-not-integer", "1 0 a 0.5\n", 1, 1, 7, "1 0 a 3\n", qrels},
        {"negative-grade", "1 0 a -2\n1 0 b 1\n", 1, 1, 7, "1 0 a 0\n1 0 b 1\n", qrels},
        {"judged-twice",
         "1 0 a 1\n2 0 a 1\n1 0 a 1\n",
         1,
         3,
         5,
         "1 0 a 1\n2 0 a 1\n",
         qrels,
         {"scattered-query"}},
        beyond_repair({"judged-in-two-iterations",
                       "1 1 a 1\n1 2 a 0\n",
                       1,
                       2,
                       5,
                       "1 1 a 1\n1 2 b 0\n",
                       qrels,
                       {"unusual-iter"},
                       {"unusual-iter"}}),
        {"no-relevant-document", "1 0 a 0\n2 0 a 1\n", 1, 1, 1, "1 0 a 1\n2 0 a 1\n", qrels},
    };
}

}  // namespace

const std::vector<RuleCase>& rule_cases() {
    static const std::vector<RuleCase> all = [] {
        std::vector<RuleCase> cases;
        for (const auto& family : {encoding(), layout(), numbers(), documents(), queries(), names(),
                                   ties(), sizes(), judgments()})
            cases.insert(cases.end(), family.begin(), family.end());
        return cases;
    }();
    return all;
}

}  // namespace rankline::test
