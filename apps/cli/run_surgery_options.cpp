// SPDX-License-Identifier: MIT
#include <rankline/cli/run_surgery_options.hpp>

#include <rankline/cli/binding.hpp>
#include <rankline/convert/query_fold.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<std::optional<PassageScores>, Choice>> collapse_choices() {
    return {
        {PassageScores::max, {"max", "the highest of its passages", {"maxp"}}},
        {PassageScores::first, {"first", "that of the passage with the lowest number", {"firstp"}}},
        {PassageScores::sum, {"sum", "the sum over its passages", {"sump"}}},
        {PassageScores::mean, {"mean", "the mean over its passages", {}}}};
}

/// An option that names a file.
Option file_option(const std::string& name, std::string& target, std::string summary,
                   std::string details) {
    return {.name = name,
            .value = "FILE",
            .summary = std::move(summary),
            .details = std::move(details),
            .binding = bind_text(target),
            .recorded = true,
            .takes_file = true};
}

Binding bind_fold(std::string& target) {
    Binding binding = bind_text(target);
    binding.set = [&target](const std::string& text) {
        static_cast<void>(parse_query_fold(text));
        target = text;
    };
    return binding;
}

std::vector<Option> query_choice_options(RunSurgeryOptions& target) {
    std::vector<Option> options;
    options.push_back(
        file_option("keep-queries", target.keep_queries, "leave the queries listed in a file",
                    "A list, an id per line, or any file that has the ids: queries, qrels or runs "
                    "of columns, where a line begins with one; JSON records with _id, id or qid; "
                    "JSON whose keys are the ids."));
    options.push_back(file_option("drop-queries", target.drop_queries,
                                  "drop the queries listed in a file",
                                  "Files as for --keep-queries."));
    options.push_back({.name = "fold",
                       .value = "I/N",
                       .summary = "leave the I-th of N folds of the queries",
                       .details =
                           "Folds are drawn by --seed from the ids in byte order, so runs of "
                           "the same queries have the same folds, and ir-fuse --tune has "
                           "them too. --drop-fold I/N is what training takes.",
                       .binding = bind_fold(target.fold),
                       .recorded = true});
    options.push_back({.name = "drop-fold",
                       .value = "I/N",
                       .summary = "leave all other folds",
                       .binding = bind_fold(target.drop_fold),
                       .recorded = true});
    options.push_back({.name = "sample-queries",
                       .value = "COUNT",
                       .summary = "leave so many queries, drawn by --seed",
                       .details =
                           "A smaller sample is a part of a larger one, and runs of the same "
                           "queries have the same sample.",
                       .binding = bind_whole(target.sample_queries, 1),
                       .recorded = true});
    options.push_back({.name = "seed",
                       .value = "NUMBER",
                       .summary = "for folds and samples: another number, others",
                       .details = "The default is 0.",
                       .binding = bind_whole(target.seed, 0),
                       .recorded = true});
    return options;
}

std::vector<Option> document_choice_options(RunSurgeryOptions& target) {
    std::vector<Option> options;
    options.push_back(file_option(
        "keep-docs", target.keep_docs, "leave the documents listed in a file",
        "A document id per line, or a query id and a document id where a document is listed for "
        "that query alone; a table with a header of both; JSON records with _id, id or docid, such "
        "as a corpus of BEIR; JSON as {qid: [docid]}."));
    options.push_back(file_option("drop-docs", target.drop_docs,
                                  "drop the documents listed in a file",
                                  "Files as for --keep-docs."));
    options.push_back(file_option("keep-corpus", target.keep_corpus,
                                  "leave the documents that a corpus has",
                                  "As one that --subcollection made. Files as for --corpus."));
    options.push_back({.name = "judged",
                       .summary = "leave the documents that --qrels has a grade for",
                       .details =
                           "As with -J of ir-eval a negative grade is none; --min-grade says "
                           "otherwise.",
                       .binding = bind_flag(target.judged),
                       .recorded = true});
    options.push_back({.name = "unjudged",
                       .summary = "leave the other ones, as for residual collections",
                       .binding = bind_flag(target.unjudged),
                       .recorded = true});
    options.push_back(file_option("qrels", target.qrels,
                                  "judgments for --judged, --unjudged and --subcollection",
                                  "In any format of --list-formats."));
    options.push_back({.name = "min-grade",
                       .value = "GRADE",
                       .summary = "lowest grade that counts as judged",
                       .details = "The default is 0. With 1 --judged leaves what is relevant.",
                       .binding = bind_real(target.min_grade),
                       .recorded = true});
    options.push_back({.name = "drop-own-query",
                       .summary = "drop a document whose id is that of the query",
                       .details = "What BEIR and MTEB call ignore_identical_ids.",
                       .binding = bind_flag(target.drop_own_query),
                       .recorded = true});
    return options;
}

std::vector<Option> merging_options(RunSurgeryOptions& target) {
    std::vector<Option> options;
    options.push_back(file_option(
        "equivalents", target.equivalents, "leave the best of documents that are equivalent",
        "Lines of equivalent ids, the canonical one first, as the near duplicates of MS MARCO v2; "
        "or CANONICAL:ID,ID as those of TREC CAsT. Classes that share a document are one."));
    options.push_back({.name = "canonical-ids",
                       .summary = "with --equivalents: call documents by the canonical id",
                       .details = "As anserini's dedup.py does. Equal scores are put in the order "
                                  "of the new ids, as --ties has it.",
                       .binding = bind_flag(target.canonical_ids),
                       .recorded = true});
    options.push_back({.name = "collapse",
                       .value = "METHOD",
                       .summary = "turn passages into documents, each with a score of",
                       .details = "The run is ranked by these scores, whatever ranked it before, "
                                  "equal ones as --ties has "
                                  "it.",
                       .binding = bind_choice(target.collapse, collapse_choices()),
                       .recorded = true});
    options.push_back({.name = "collapse-top",
                       .value = "COUNT",
                       .summary = "with --collapse sum or mean: of the best passages only",
                       .details = "So many of each document, or all that it has.",
                       .binding = bind_whole(target.collapse_top, 1),
                       .recorded = true});
    options.push_back({.name = "passage-delimiter",
                       .value = "TEXT",
                       .summary = "what ends the document's id in that of a passage",
                       .details =
                           "The first time it stands there, as in Anserini and Pyserini. The "
                           "default is #, as in msmarco_v2.1_doc_00_0#4_5974.",
                       .binding = bind_text(target.passage_delimiter),
                       .recorded = true});
    options.push_back({.name = "passage-pattern",
                       .value = "REGEX",
                       .summary = "or a regular expression whose group is the document's id",
                       .details = "In RE2's syntax: '^(.*)_[0-9]+$' for D1555982_3.",
                       .binding = bind_text(target.passage_pattern),
                       .recorded = true});
    return options;
}

std::vector<Option> cut_options(RunSurgeryOptions& target) {
    std::vector<Option> options;
    options.push_back({.name = "min-score",
                       .value = "SCORE",
                       .summary = "leave documents with this score or a higher one",
                       .binding = bind_real(target.min_score),
                       .recorded = true});
    options.push_back({.letters = "k",
                       .name = "depth",
                       .value = "COUNT",
                       .summary = "leave the best so many documents of each query",
                       .details = "Which of equal scores stay is what --ties says.",
                       .binding = bind_whole(target.depth, 1),
                       .recorded = true});
    return options;
}

bool averages(const RunSurgeryOptions& options) {
    return options.collapse == PassageScores::sum || options.collapse == PassageScores::mean;
}

void check_documents(const RunSurgeryOptions& options, Problems& problems) {
    const bool by_judgment = options.judged || options.unjudged;
    if (options.judged && options.unjudged)
        problems.add("--judged and --unjudged together leave nothing: give one of them");
    if (by_judgment && options.qrels.empty())
        problems.add(std::string(options.judged ? "--judged" : "--unjudged") +
                     ": --qrels has to say what is judged");
    const auto idle = [&](const char* option) {
        problems.add(std::string(option) +
                     " is about --judged and --unjudged, of which none is given");
    };
    if (!by_judgment && !options.qrels.empty()) idle("--qrels");
    if (!by_judgment && options.min_grade) idle("--min-grade");
}

void check_merging(const RunSurgeryOptions& options, Problems& problems) {
    if (options.canonical_ids && options.equivalents.empty())
        problems.add("--canonical-ids is about --equivalents, which is not given");
    const auto idle = [&](const char* option) {
        problems.add(std::string(option) + " is about --collapse, which is not given");
    };
    if (!options.collapse && !options.passage_delimiter.empty()) idle("--passage-delimiter");
    if (!options.collapse && !options.passage_pattern.empty()) idle("--passage-pattern");
    if (options.collapse_top && !averages(options))
        problems.add("--collapse-top is about --collapse sum and mean");
    if (!options.passage_delimiter.empty() && !options.passage_pattern.empty())
        problems.add("--passage-delimiter and --passage-pattern both tell the document: give one");
    if (!options.passage_pattern.empty()) {
        problems.attempt(
            [&] { static_cast<void>(PassageIds::by_pattern(options.passage_pattern)); });
    }
}

}  // namespace

std::vector<Option> run_surgery_options(RunSurgeryOptions& target) {
    return concatenated({query_choice_options(target), document_choice_options(target),
                         merging_options(target), cut_options(target)});
}

RunSurgeryOptions query_choice(const RunSurgeryOptions& options) {
    RunSurgeryOptions choice;
    choice.keep_queries = options.keep_queries;
    choice.drop_queries = options.drop_queries;
    choice.fold = options.fold;
    choice.drop_fold = options.drop_fold;
    choice.sample_queries = options.sample_queries;
    choice.seed = options.seed;
    return choice;
}

bool chooses_queries(const RunSurgeryOptions& options) {
    return draws_queries(options) || !options.keep_queries.empty() || !options.drop_queries.empty();
}

bool draws_queries(const RunSurgeryOptions& options) {
    return !options.fold.empty() || !options.drop_fold.empty() || options.sample_queries;
}

std::string option_on_scores(const RunSurgeryOptions& options) {
    if (averages(options)) return "--collapse";
    return options.min_score ? "--min-score" : "";
}

std::vector<std::string> run_surgery_files(const RunSurgeryOptions& options) {
    std::vector<std::string> files;
    for (const std::string* file :
         {&options.keep_queries, &options.drop_queries, &options.keep_docs, &options.drop_docs,
          &options.keep_corpus, &options.qrels, &options.equivalents}) {
        if (!file->empty()) files.push_back(*file);
    }
    return files;
}

void check_query_choice(const RunSurgeryOptions& options, Problems& problems) {
    if (!options.fold.empty() && !options.drop_fold.empty())
        problems.add("--fold and --drop-fold: give one of them");
}

void check_run_surgery(const RunSurgeryOptions& options, Problems& problems) {
    check_query_choice(options, problems);
    if (options.seed && !draws_queries(options))
        problems.add("--seed: of no effect without --fold, --drop-fold or --sample-queries");
    check_documents(options, problems);
    check_merging(options, problems);
}

}  // namespace rankline::cli
