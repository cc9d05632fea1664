// SPDX-License-Identifier: MIT
#include <rankline/cli/convert_qrels.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/first_problems.hpp>
#include <rankline/cli/output_options.hpp>
#include <rankline/cli/qrels_agreement.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/run_surgery.hpp>
#include <rankline/cli/written_formats.hpp>
#include <rankline/convert/binary_grades.hpp>
#include <rankline/convert/chosen_judgments.hpp>
#include <rankline/convert/highest_grades.hpp>
#include <rankline/datasets/qrels_losses.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/datasets/write_qrels.hpp>

namespace rankline::cli {

namespace {

/// Calls `action`; an error about judgments gets the name of the file they come from.
template <class Action>
void with_name(const std::string& name, Action action) {
    try {
        action();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::input) throw;
        throw Error(error.kind(), Place{name}, error.what());
    }
}

/// Qrels on their way through ir-convert. What is read is small enough to be held: the judgments
/// of MS MARCO's training queries are 500,000 lines.
class QrelsCommand {
public:
    QrelsCommand(const ConvertCommand& command, std::vector<FileBytes> files)
        : m_options(command.conversion),
          m_surgery(command.qrels),
          m_choice(command.surgery),
          m_general(command.general) {
        Problems problems;
        for (FileBytes& file : files)
            problems.attempt([&] { read(std::move(file), qrels_read_options(command.input)); });
        problems.raise();
        m_remarks.add(m_qrels.front().name(),
                      count_findings(command.dataset, command.dataset_qrels, m_qrels.front()));
    }

    void carry_out() { m_surgery.agreement ? print_agreement() : convert(); }

    void print_notes(const Tool& tool) const {
        if (m_general.quiet) return;
        print_lines(tool, "note", m_notes);
        print_lines(tool, "note", m_remarks.lines());
        print_lines(tool, "note", m_accounts);
        print_lines(tool, "lost", m_losses.lines());
    }

private:
    void read(FileBytes file, const QrelsReadOptions& options);
    void convert();
    void print_agreement();
    void require_judgments(const Judgments& judgments);
    [[nodiscard]] Judgments united();
    void require_one_kind() const;
    void require_different_queries() const;
    void settle_conflicts(const MergedJudgments& merged);
    [[nodiscard]] Judgments changed(Judgments judgments, const std::string& name);
    [[nodiscard]] ComparedQrels compared(std::size_t input);
    [[nodiscard]] QrelsTarget choose_target();
    [[nodiscard]] double settle_level(const QrelsTarget& target);
    void find_losses(const Judgments& judgments, const QrelsTarget& target,
                     const QrelsWriteOptions& options);
    void note_blind_readers(const Judgments& judgments, const QrelsWriter& writer);
    [[nodiscard]] std::string name() const;

    const ConversionOptions& m_options;
    const QrelsConversionOptions& m_surgery;
    RunSurgery m_choice;
    const GeneralOptions& m_general;
    std::vector<Qrels> m_qrels;  ///< all judgments view them
    std::vector<Judgments> m_judgments;
    std::string m_format;              ///< of the first input
    std::vector<std::string> m_notes;  ///< about what was asked for: no reason for --strict
    Remarks m_remarks;
    std::vector<std::string> m_accounts;
    Remarks m_losses;
};

void QrelsCommand::read(FileBytes file, const QrelsReadOptions& options) {
    std::string format;
    m_qrels.push_back(read_qrels(std::move(file), options, &format));
    if (m_format.empty()) m_format = format;
    m_judgments.push_back(judgments_of(m_qrels.back()));
    m_remarks.add(m_qrels.back().name(), m_qrels.back().findings());
}

std::string QrelsCommand::name() const {
    if (m_qrels.size() == 1) return m_qrels.front().name();
    return std::to_string(m_qrels.size()) + " qrels";
}

void QrelsCommand::convert() {
    const QrelsTarget target = choose_target();
    const QrelsWriteOptions options{settle_level(target)};
    Judgments judgments = changed(united(), name());
    require_judgments(judgments);
    note_blind_readers(judgments, *target.writer);
    if (m_general.strict) m_remarks.raise();
    find_losses(judgments, target, options);
    if (judgments.kind != target.format->kind) judgments = highest_grades(std::move(judgments));
    Output output(m_options.path, m_options.compression);
    const auto write = [&](const std::function<void(std::string_view)>& put) {
        with_name(name(), [&] { write_qrels(judgments, *target.writer, options, put); });
    };
    // What is out cannot be taken back, and an id that cannot be written may be the last one.
    if (is_written_at_once(m_options.path)) write([](std::string_view) {});
    write([&](std::string_view text) { output.write(text); });
    output.commit();
}

/// With all that was noticed, a mistyped list maybe.
void QrelsCommand::require_judgments(const Judgments& judgments) {
    if (!judgments.topics.empty()) return;
    m_remarks.add(name(), "none of the judgments is left");
    throw Error(ErrorKind::input, joined(m_remarks.lines(), "\n"));
}

QrelsTarget QrelsCommand::choose_target() {
    const std::vector<QrelsTarget> all = all_writers<QrelsTarget>(qrels_formats());
    const QrelsFormat& read = *find_named(qrels_formats(), m_format);
    const QrelsTarget target =
        m_options.format.empty()
            ? writer_for(all, read, m_qrels.front().name(), m_options.path, m_notes)
            : writer_named(all, m_options.format);
    if (target.writer == nullptr) {
        throw Error(ErrorKind::usage, "--to: " + m_options.format + " is a format of runs, and " +
                                          m_qrels.front().name() + " has qrels");
    }
    if (m_surgery.level && target.writer->grades != GradesHeld::relevant) {
        throw Error(ErrorKind::usage, "--level: of no use, " + target.writer->name +
                                          " has grades; --binarise makes two of them");
    }
    return target;
}

double QrelsCommand::settle_level(const QrelsTarget& target) {
    if (m_surgery.level) return *m_surgery.level;
    const double level = QrelsWriteOptions().level;
    const double official = m_surgery.official_level.value_or(level);
    if (official != level && target.writer->grades == GradesHeld::relevant)
        m_notes.push_back("official convention: --level " + format_number(official, -1));
    return official;
}

void QrelsCommand::find_losses(const Judgments& judgments, const QrelsTarget& target,
                               const QrelsWriteOptions& options) {
    with_name(name(), [&] { m_losses.add(name(), qrels_losses(judgments, target, options)); });
    if (m_losses.lines().empty() || m_options.allow_lossy) return;
    throw Error(ErrorKind::input,
                "would be lost: " + joined(m_losses.lines(), "\nwould be lost: ") +
                    "\n--allow-lossy converts all the same");
}

/// Nothing is lost to those who read the grades.
void QrelsCommand::note_blind_readers(const Judgments& judgments, const QrelsWriter& writer) {
    if (writer.blind_readers.empty()) return;
    std::size_t count = 0;
    for (const TopicJudgments& topic : judgments.topics) {
        count += static_cast<std::size_t>(
            std::count_if(topic.lines.begin(), topic.lines.end(),
                          [](const Judgment& judgment) { return judgment.grade <= 0; }));
    }
    if (count == 0) return;
    m_remarks.add(name(), writer.blind_readers + " pass over grades, and take for relevant what " +
                              writer.name + " lists: " + std::to_string(count) + " of " +
                              std::to_string(judgments.count()) + " judgments are not");
}

Judgments QrelsCommand::united() {
    if (m_judgments.size() == 1) return std::move(m_judgments.front());
    require_one_kind();
    if (m_options.concat) require_different_queries();
    MergedJudgments merged =
        merged_judgments(m_judgments, m_surgery.disagreement.value_or(GradeChoice::first));
    settle_conflicts(merged);
    return std::move(merged.judgments);
}

void QrelsCommand::require_one_kind() const {
    for (std::size_t i = 1; i < m_judgments.size(); ++i) {
        if (m_judgments[i].kind == m_judgments.front().kind) continue;
        throw Error(ErrorKind::input, Place{m_qrels[i].name()},
                    fmt::format("has {}, and {} has {}: only qrels of one kind become one",
                                name_of(m_judgments[i].kind), m_qrels.front().name(),
                                name_of(m_judgments.front().kind)));
    }
}

void QrelsCommand::require_different_queries() const {
    std::vector<std::pair<std::string_view, std::size_t>> queries;
    for (std::size_t i = 0; i < m_judgments.size(); ++i) {
        for (const TopicJudgments& topic : m_judgments[i].topics)
            queries.emplace_back(topic.qid, i);
    }
    std::sort(queries.begin(), queries.end());
    FirstProblems problems;
    for (std::size_t i = 1; i < queries.size(); ++i) {
        if (queries[i].first != queries[i - 1].first) continue;
        problems.add([&] {
            return query_in_two_files(queries[i].first,
                                      Place{m_qrels[queries[i - 1].second].name()},
                                      Place{m_qrels[queries[i].second].name()});
        });
    }
    problems.raise(queries_in_two_files);
}

void QrelsCommand::settle_conflicts(const MergedJudgments& merged) {
    if (!merged.conflict) return;
    const GradeConflict& conflict = *merged.conflict;
    const std::string what = fmt::format(
        "{} judged differently (first: document {} of query {} has grade {} in {} and {} in {})",
        merged.conflicts == 1 ? "1 document is"
                              : std::to_string(merged.conflicts) + " documents are",
        quoted(conflict.first.docid), quoted(conflict.qid), format_number(conflict.first.grade, -1),
        m_qrels[conflict.first_file].name(), format_number(conflict.second.grade, -1),
        m_qrels[conflict.second_file].name());
    if (!m_surgery.disagreement) {
        throw Error(ErrorKind::input,
                    what + "; --disagreement max, min, mean or first says which grade counts");
    }
    m_notes.push_back(what + ": --disagreement " + name_of(*m_surgery.disagreement));
}

/// The choice of queries and documents, then other grades.
Judgments QrelsCommand::changed(Judgments judgments, const std::string& name) {
    const auto operations = m_choice.make_operations({});
    judgments = chosen_judgments(std::move(judgments), operations);
    for (const auto& operation : operations) {
        m_remarks.add(name, operation->findings());
        for (std::string& line : operation->account())
            m_accounts.push_back((m_surgery.agreement ? name + ": " : "") + std::move(line));
    }
    if (!m_surgery.grade_map.empty()) {
        const GradeMap map(m_surgery.grade_map);
        with_name(name, [&] { judgments = mapped_grades(std::move(judgments), map); });
    }
    if (m_surgery.binarise) judgments = binary_grades(std::move(judgments), *m_surgery.binarise);
    return judgments;
}

ComparedQrels QrelsCommand::compared(std::size_t input) {
    const std::string& name = m_qrels[input].name();
    Judgments judgments = changed(std::move(m_judgments[input]), name);
    if (judgments.kind != JudgmentKind::graded) {
        m_remarks.add(name, std::string("has ") + name_of(judgments.kind) +
                                ": the highest grade of each document is compared");
    }
    return {name, highest_grades(std::move(judgments))};
}

void QrelsCommand::print_agreement() {
    const ComparedQrels first = compared(0);
    const ComparedQrels second = compared(1);
    if (m_general.strict) m_remarks.raise();
    const bool json = m_options.format == "json";
    Output output(m_options.path, m_options.compression);
    output.write(agreement_text(
        first, second, {json, m_surgery.per_query, digits_of(m_options.digits, json ? -1 : 4)}));
    output.commit();
}

}  // namespace

void convert_qrels_files(const ConvertCommand& command, std::vector<FileBytes> files,
                         const Tool& tool) {
    QrelsCommand qrels(command, std::move(files));
    qrels.carry_out();
    qrels.print_notes(tool);
}

}  // namespace rankline::cli
