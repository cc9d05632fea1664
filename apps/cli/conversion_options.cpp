// SPDX-License-Identifier: MIT
#include <rankline/cli/conversion_options.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/compression_option.hpp>
#include <rankline/cli/join_options.hpp>
#include <rankline/cli/output_options.hpp>
#include <rankline/cli/run_target.hpp>
#include <rankline/cli/written_formats.hpp>
#include <rankline/datasets/qrels_losses.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<ConvertedKind, Choice>> kind_choices() {
    return {{ConvertedKind::run, {"run", "what a system retrieved", {}}},
            {ConvertedKind::qrels, {"qrels", "relevance judgments", {}}}};
}

std::vector<std::pair<TieRule, Choice>> tie_choices() {
    return {{TieRule::docid_descending,
             {"docid-desc", "the greater document id first, by bytes: trec_eval", {}}},
            {TieRule::docid_ascending, {"docid-asc", "the smaller document id first: Lucene", {}}},
            {TieRule::rank, {"rank", "as the rank column has it, then as in the file", {}}},
            {TieRule::file, {"file", "as in the file", {}}}};
}

/// All that runs or qrels are written as, and what --join makes of runs. Which of the two a name is
/// of is not known yet: `beir` is a table of qrels, and another name for JSON of a run. So it stays
/// as it was typed.
Binding bind_written_format(std::string& target) {
    std::vector<Choice> all = writer_choices(written_run_formats());
    for (Choice& qrels : writer_choices(all_writers<QrelsTarget>(qrels_formats()))) {
        const auto run = std::find_if(all.begin(), all.end(),
                                      [&](const Choice& each) { return each.name == qrels.name; });
        if (run == all.end()) {
            all.push_back({qrels.name, "qrels: " + qrels.meaning, qrels.aliases});
        } else {
            run->meaning += "; qrels: " + qrels.meaning;
            run->aliases.insert(run->aliases.end(), qrels.aliases.begin(), qrels.aliases.end());
        }
    }
    for (Choice& layout : reranker_layouts()) {
        if (std::none_of(all.begin(), all.end(),
                         [&](const Choice& each) { return each.name == layout.name; }))
            all.push_back(std::move(layout));
    }
    all.push_back({"text", "a table, of --agreement only", {}});
    Binding binding = bind_name(target, all);
    binding.set = [&target, all = std::move(all)](const std::string& text) {
        static_cast<void>(find_choice(all, text));
        target = text;
    };
    return binding;
}

}  // namespace

std::vector<Option> conversion_input_options(ConversionOptions& target) {
    std::vector<Option> options;
    options.push_back({.name = "kind",
                       .value = "KIND",
                       .summary = "whether the inputs are runs or qrels",
                       .details = "Told by the content if not given, and by -T or -R; only JSON "
                                  "without fractions can be either.",
                       .binding = bind_choice(target.kind, kind_choices())});
    options.push_back({.name = "merge",
                       .summary =
                           "the inputs are shards of one run or of qrels: unite each query's "
                           "documents",
                       .details = "Documents are ranked by score anew; --duplicates says which of "
                                  "two mentions of one counts, --disagreement which of two grades.",
                       .binding = bind_flag(target.merge)});
    options.push_back({.name = "concat",
                       .summary = "the inputs have different queries: one after the other",
                       .details = "A query that is in two of them is an error.",
                       .binding = bind_flag(target.concat)});
    options.push_back(
        {.name = "splice",
         .value = "TOP",
         .summary = "put the documents of TOP, a reranked top of the run, before its other ones",
         .details = "Of each query first the documents of TOP, ranked and with the scores as there "
                    "(in any format, told by the content); then the others in their order, all "
                    "moved down by the same amount if their scores would reach up to those of TOP. "
                    "Then no score is equal to the one before, as --untie says, so that any tool "
                    "reads this very order. A query or document of TOP that is not in the run is "
                    "an error; queries that are not in TOP stay ranked as they are, with a note. "
                    "It comes before all other steps; the run id is that of TOP.",
         .binding = bind_text(target.splice),
         .takes_file = true});
    return options;
}

std::vector<Option> conversion_output_options(ConversionOptions& target) {
    std::vector<Option> options;
    options.push_back({.letters = "f",
                       .name = "to",
                       .aliases = {"format"},
                       .value = "NAME",
                       .summary = "format of the output",
                       .details =
                           "If not given it is that of the input, or the one that the ending of -o "
                           "stands for. --list-formats describes them.",
                       .binding = bind_written_format(target.format)});
    options.push_back(path_option(target.path));
    options.push_back(compression_option(target.compression));
    options.push_back({.name = "to-part",
                       .value = "SUBSET/SPLIT",
                       .summary = "under which name mteb has the run",
                       .details = "If not given it is that of the input, or default/test.",
                       .binding = bind_text(target.part)});
    options.push_back(
        {.name = "allow-lossy",
         .summary = "convert even if something is lost",
         .details =
             "As scores, or grades, in a format that has none. What is lost is told in a note.",
         .binding = bind_flag(target.allow_lossy)});
    return options;
}

std::vector<Option> run_score_options(ConversionOptions& target) {
    std::vector<Option> options;
    options.push_back({.name = "ties",
                       .value = "RULE",
                       .summary = "order of documents with equal scores",
                       .binding = bind_choice(target.ties, tie_choices())});
    options.push_back(
        {.name = "scores-from-ranks",
         .summary = "score documents by 1/rank, whatever their scores",
         .details = "As is done, with a note, where a run has no scores and the output needs some. "
                    "For rankings whose scores are not those they were ranked by, as after a "
                    "listwise rerank.",
         .binding = bind_flag(target.scores_from_ranks)});
    options.push_back(digits_option(target.digits));
    options.back().details =
        "Of a score. The default is max: the shortest text that reads back as the same number. "
        "Fewer digits tie scores that differ further behind, which is a loss. --precision is the "
        "same.";
    options.push_back(
        {.name = "untie",
         .summary = "change tied scores so that every score is below the one before",
         .details = "Even where they are read as 32-bit numbers, and where --digits cuts them. "
                    "Documents stay where they are, and as few scores are changed as can be.",
         .binding = bind_flag(target.untie)});
    options.push_back({.name = "tag",
                       .value = "TEXT",
                       .summary = "run id of the output; that of the input if not given",
                       .binding = bind_text(target.tag)});
    return options;
}

void check_conversion(const ConversionOptions& options, std::size_t inputs, Problems& problems) {
    if (options.merge && options.concat)
        problems.add("--merge and --concat are two ways to make one of several inputs: give one");
    if (!options.splice.empty() && (options.merge || options.concat))
        problems.add("--splice is about one run: --merge or --concat first, then --splice");
    if (inputs > 1 && !options.merge && !options.concat) {
        problems.add(std::to_string(inputs) +
                     " inputs: --merge if they are shards of one, --concat if they have different "
                     "queries; --agreement compares two qrels");
    }
    if (std::any_of(options.tag.begin(), options.tag.end(), is_space))
        problems.add("--tag: " + quoted(options.tag) + " has a blank in it");
}

}  // namespace rankline::cli
