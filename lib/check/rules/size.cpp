// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/check/context.hpp>

namespace rankline {

namespace {

void check_file(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
                CheckSink& sink) {
    const CheckProfile& profile = context.profile;
    if (facts.documents == 0) {
        sink.add(rules.use("empty-file"), nullptr,
                 [] { return std::string("there is no line of data"); });
        return;
    }
    if (profile.size_limit != 0 && facts.size > profile.size_limit) {
        sink.add(rules.use("file-too-large"), nullptr, [&] {
            return fmt::format("{} bytes, more than {}", facts.size, profile.size_limit);
        });
    }
    if (facts.documents < profile.least_lines) {
        sink.add(rules.use("too-few-lines"), nullptr, [&] {
            return fmt::format("{} lines, fewer than {}", facts.documents, profile.least_lines);
        });
    }
    if (facts.queries.size() < profile.least_queries) {
        sink.add(rules.use("too-few-queries"), nullptr, [&] {
            return fmt::format("{} queries, fewer than {}", facts.queries.size(),
                               profile.least_queries);
        });
    }
}

}  // namespace

std::vector<RuleFamily> size_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "damaged-archive",
         .summary = "a compressed file is damaged or cut short",
         .definition = "What was decompressed is not looked at.",
         .source = "zlib's gzread and Python's bz2 hand out what there is; the error is easily "
                   "lost behind a pipe.",
         .qrels = true},
        {.id = "unreadable-json",
         .summary = "a file of JSON cannot be read",
         .definition = "Where the profile takes JSON and the file begins like it: not JSON, or not "
                       "the members that a run has. Nothing else is looked at.",
         .source = "Python's json.load stops at what is not JSON; NaN, which json.dump writes and "
                   "json.load takes, is none to any other reader."},
        {.id = "wrong-json",
         .summary = "a run in JSON has another format than the profile takes",
         .definition = "Where the profile takes JSON and the file begins like it: as far as the "
                       "beginning tells, a run of a format that is not among the profile's. "
                       "Nothing else is looked at.",
         .source = "BEIR takes the members of json.load for queries, whatever they are; MTEB "
                   "wants them below a subset and a split."},
        {.id = "repeated-query-key",
         .summary = "an object of JSON has a query twice",
         .definition = "Each time but the first, where the queries of a run are the members of an "
                       "object. All documents are looked at as those of one query.",
         .source = "Python's json.load, and with it BEIR and MTEB, keeps the last and drops the "
                   "documents of the others without a word."},
        {.id = "empty-file",
         .summary = "there is no line of data",
         .definition = "Nothing but blank lines, comments and a header.",
         .source = "trec_eval exits with an error or prints nothing.",
         .qrels = true},
        {.id = "file-too-large",
         .severity = Severity::warning,
         .summary = "the file is larger than what is accepted",
         .definition = "Bytes as stored, against the profile's limit.",
         .source = "TIRA accepts 75 MB.",
         .qrels = true},
        {.id = "too-few-lines",
         .summary = "the file has too few lines",
         .definition = "Lines of data, against the profile's least.",
         .source = "TIRA's format check: at least 5 lines of a run, 10 of qrels.",
         .qrels = true},
        {.id = "too-few-queries",
         .summary = "the file has too few queries",
         .definition = "Against the profile's least.",
         .source = "TIRA's format check: at least 3.",
         .qrels = true}};
    family.file = check_file;
    return {family};
}

}  // namespace rankline
