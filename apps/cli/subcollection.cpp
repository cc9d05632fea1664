// SPDX-License-Identifier: MIT
#include <rankline/cli/subcollection.hpp>

#include <string>
#include <utility>
#include <vector>

#include <rankline/base/hash.hpp>
#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/run_surgery.hpp>
#include <rankline/cli/text_join.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/datasets/subcollection.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

/// What there is to note besides the corpus that is written.
struct Notes {
    Remarks remarks;
    std::vector<std::string> accounts;
};

/// The topics of the qrels that the choice of queries leaves.
std::vector<const QrelsTopic*> chosen_topics(const ConvertCommand& command, const Qrels& qrels,
                                             Notes& notes) {
    std::vector<std::string_view> qids;
    for (const QrelsTopic& topic : qrels.topics()) qids.push_back(topic.qid);
    const auto operations = RunSurgery(query_choice(command.surgery)).make_operations(RunOrder{});
    for (const auto& operation : operations) {
        operation->prepare(qids);
        notes.remarks.add(qrels.name(), operation->findings());
        for (const std::string& line : operation->account()) notes.accounts.push_back(line);
    }
    std::vector<const QrelsTopic*> chosen;
    for (const QrelsTopic& topic : qrels.topics()) {
        bool stays = true;
        for (const auto& operation : operations) stays = stays && operation->keeps(topic.qid);
        if (stays) chosen.push_back(&topic);
    }
    if (chosen.empty()) {
        notes.remarks.add(qrels.name(), "none of the queries is left");
        throw Error(ErrorKind::input, joined(notes.remarks.lines(), "\n"));
    }
    return chosen;
}

/// All that were judged, whatever they were judged for.
void want_judged(const std::vector<const QrelsTopic*>& topics, double lowest, TextIndex& wanted) {
    for (const QrelsTopic* topic : topics) {
        for (const Judgment& judgment : topic->documents.judgments()) {
            if (judgment.grade >= lowest) wanted.want(judgment.docid, hash_id(judgment.docid));
        }
    }
}

std::string description(const Subcollection& part, std::size_t queries) {
    const std::uint64_t judged = part.size() - part.drawn();
    return std::to_string(part.size()) + (part.size() == 1 ? " text: " : " texts: ") +
           std::to_string(judged) + " judged for " + std::to_string(queries) +
           (queries == 1 ? " query, " : " queries, ") + std::to_string(part.drawn()) +
           " drawn from the other ones";
}

}  // namespace

Option subcollection_option(std::optional<std::uint64_t>& target) {
    Binding binding = bind_whole(target, 1);
    // A number that is refused says all the same that the rest is meant for a sub-collection.
    binding.set = [&target, set = binding.set](const std::string& text) {
        target = 1;
        set(text);
    };
    return {
        .name = "subcollection",
        .value = "COUNT",
        .summary = "the input is a corpus: leave so many of its texts, with all that are judged",
        .details =
            "Those of --qrels (--min-grade 1: the relevant ones) for the queries that "
            "--keep-queries, --sample-queries and the like leave, or for all; of the other ones a "
            "sample drawn by --seed. The lines are those of the corpus, as they are and in its "
            "order. Each text draws a number from seed and id, so that a smaller sample is a part "
            "of a larger one. --corpus-format and --missing-texts are as for --join; --keep-corpus "
            "then restricts runs. T2Ranking's own scripts take the number of a line for the id, "
            "which is no longer true of a part.",
        .binding = std::move(binding)};
}

void check_subcollection(const ConvertCommand& command, Problems& problems) {
    const RunSurgeryOptions& surgery = command.surgery;
    if (command.input.runs.size() > 1) {
        problems.add(
            "--subcollection: one corpus at a time; cat joins files, compressed or not, but for "
            "those that have a header");
    }
    if (surgery.qrels.empty()) problems.add("--subcollection: --qrels has to say what is judged");
    check_query_choice(surgery, problems);
}

void make_subcollection(const ConvertCommand& command, const Tool& tool) {
    Notes notes;
    const Qrels qrels = read_qrels(command.surgery.qrels, {.format = command.input.qrels_format,
                                                           .duplicates = Duplicates::best,
                                                           .real_grades = true,
                                                           .rank_keys = command.input.rank_keys});
    const std::vector<const QrelsTopic*> topics = chosen_topics(command, qrels, notes);
    const TextFile corpus = TextFile::open(command.input.runs.front(), command.join.corpus_format);
    Subcollection part(corpus, *command.conversion.subcollection, command.surgery.seed.value_or(0));
    want_judged(topics, command.surgery.min_grade.value_or(0), part.wanted());
    Output output(command.conversion.path, command.conversion.compression);
    part.draw(thread_count(static_cast<unsigned>(command.general.threads)));
    check_found(part.wanted(), corpus.name(), "documents", qrels.name(), command.join.missing,
                notes.remarks);
    if (part.repeated() > 0) {
        notes.remarks.add(corpus.name(),
                          "of drawn documents with several texts the first is taken (" +
                              std::to_string(part.repeated()) + " not taken)");
    }
    if (part.size() < *command.conversion.subcollection) {
        notes.remarks.add(corpus.name(), "has texts of no more than " +
                                             std::to_string(part.size()) +
                                             " documents, which all stay");
    }
    notes.remarks.add(qrels.name(), count_findings(command.dataset, command.dataset_qrels, qrels));
    if (command.general.strict) notes.remarks.raise();
    part.write([&](std::string_view bytes) { output.write(bytes); });
    output.commit();
    if (command.general.quiet) return;
    print_lines(tool, "note", notes.remarks.lines());
    print_lines(tool, "note", notes.accounts);
    print_lines(tool, "note", {corpus.name() + ": " + description(part, topics.size())});
}

}  // namespace rankline::cli
