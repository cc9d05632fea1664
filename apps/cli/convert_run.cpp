// SPDX-License-Identifier: MIT
#include <rankline/cli/convert_run.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/output_options.hpp>
#include <rankline/cli/run_conversion.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/run_surgery.hpp>
#include <rankline/cli/text_join.hpp>
#include <rankline/cli/written_formats.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

/// An ir_metadata header as repro_eval writes it (Breuer et al., SIGIR 2022). Where the run id is
/// replaced, the header says so, too.
std::string metadata_header(const std::string& metadata, const std::string& new_tag) {
    if (metadata.empty()) return "";
    std::string header = "# ir_metadata.start\n";
    for (std::string_view line : split(metadata, '\n')) {
        if (line.empty()) continue;
        const bool replaced = !new_tag.empty() && line.starts_with("tag:");
        header += "# " + (replaced ? "tag: " + new_tag : std::string(line)) + "\n";
    }
    return header + "# ir_metadata.end\n";
}

/// A run on its way through ir-convert.
class RunCommand {
public:
    RunCommand(const ConvertCommand& command, std::vector<FileBytes> files)
        : m_options(command.conversion),
          m_score_option(option_on_scores(command.surgery)),
          m_surgery(command.surgery),
          m_join(command.join),
          m_general(command.general),
          m_inputs(std::move(files), settings_of(command), indexing_for(command)) {
        if (const Qrels* const judged = m_surgery.judgments())
            m_told.remarks.add(judged->name(),
                               count_findings(command.dataset, command.dataset_qrels, *judged));
    }

    void carry_out() {
        check_surgery();
        RunConversion conversion;
        conversion.make_operations = [this] { return m_surgery.make_operations(m_inputs.order()); };
        conversion.path = m_options.path;
        conversion.compression = m_options.compression;
        conversion.digits = digits_of(m_options.digits, -1);
        conversion.untie = m_options.untie || !m_options.splice.empty();
        conversion.allow_lossy = m_options.allow_lossy;
        conversion.strict = m_general.strict;
        conversion.threads = thread_count(static_cast<unsigned>(m_general.threads));
        if (m_join.join) {
            make_join(conversion);
        } else {
            make_run(conversion);
        }
        convert_run(m_inputs, conversion, m_told);
    }

    void print_notes(const Tool& tool) const {
        if (m_general.quiet) return;
        print_lines(tool, "note", m_notes);
        print_lines(tool, "note", m_told.remarks.lines());
        print_lines(tool, "note", m_told.accounts);
        print_lines(tool, "lost", m_told.losses);
    }

private:
    static Joining joining_of(const ConversionOptions& options) {
        if (options.merge) return Joining::merge;
        if (options.concat) return Joining::concat;
        return options.splice.empty() ? Joining::none : Joining::splice;
    }

    static ConversionInputs::Settings settings_of(const ConvertCommand& command) {
        const ConversionOptions& options = command.conversion;
        return {command.input,
                options.ties,
                joining_of(options),
                options.scores_from_ranks,
                thread_count(static_cast<unsigned>(command.general.threads)),
                command.surgery.drop_own_query,
                options.kind == ConvertedKind::run};
    }

    /// A guess that turns out wrong is corrected by beginning anew. It is known to be right once
    /// all queries were read, so that all have to be.
    static Indexing indexing_for(const ConvertCommand& command) {
        const bool some_unread =
            !command.conversion.splice.empty() || chooses_queries(command.surgery);
        const bool taken_back = !is_written_at_once(command.conversion.path);
        return some_unread || command.join.join || !taken_back ? Indexing::exact
                                                               : Indexing::guessed;
    }

    [[nodiscard]] WrittenFormat choose_format();
    /// What the output has a place for.
    struct Places {
        bool scores;
        bool tag;
        bool parts;
    };
    void check_used(const std::string& format, Places has) const;
    void check_surgery() const;
    void make_run(RunConversion& conversion);
    void make_join(RunConversion& conversion);
    [[nodiscard]] std::string choose_tag();
    [[nodiscard]] std::string choose_header();
    [[nodiscard]] std::string choose_part();
    void tell_made_up_scores(const RunTarget& target, bool marked);

    const ConversionOptions& m_options;
    std::string m_score_option;  ///< the first given that looks at scores
    RunSurgery m_surgery;
    const JoinOptions& m_join;
    const GeneralOptions& m_general;
    ConversionInputs m_inputs;
    WrittenFormat m_written;
    std::vector<std::string> m_notes;  ///< about what was asked for: no reason for --strict
    ConversionNotes m_told;
};

WrittenFormat RunCommand::choose_format() {
    const std::vector<WrittenFormat> all = written_run_formats();
    if (m_options.format.empty()) {
        const RunFile& file = m_inputs.runs().front().file();
        return writer_for(all, file.format(), file.bytes().name(), m_options.path, m_notes);
    }
    const WrittenFormat named = writer_named(all, m_options.format);
    if (named.writer == nullptr) {
        throw Error(ErrorKind::usage, "--to: " + m_options.format + " is a format of qrels, and " +
                                          m_inputs.name() + " is a run");
    }
    return named;
}

/// Options that would be passed over.
void RunCommand::check_used(const std::string& format, Places has) const {
    Problems problems;
    if (!has.scores && m_options.untie) problems.add("--untie: " + format + " has no scores");
    if (!has.scores && !m_options.digits.empty())
        problems.add("--digits: " + format + " has no scores");
    if (!has.parts && !m_options.part.empty())
        problems.add("--to-part: " + format + " holds one run");
    if (!has.tag && !m_options.tag.empty()) problems.add("--tag: " + format + " has no run id");
    problems.raise();
}

/// What would look at scores that mean nothing.
void RunCommand::check_surgery() const {
    if (m_score_option.empty() || m_inputs.has_scores()) return;
    throw Error(ErrorKind::usage,
                m_score_option + ": " + m_inputs.name() + " has ranks and no scores");
}

std::string RunCommand::choose_tag() {
    if (!m_options.tag.empty()) return m_options.tag;
    if (!m_inputs.has_scores()) return std::string(scores_from_ranks_tag);
    std::string tag(m_inputs.run_id());
    if (tag.empty()) return RunWriteOptions().tag;
    if (std::any_of(tag.begin(), tag.end(), is_space)) {
        std::replace_if(tag.begin(), tag.end(), is_space, '_');
        m_told.remarks.add(m_inputs.name(), "the run id " + quoted(m_inputs.run_id()) +
                                                " is written without its blanks: " + quoted(tag));
    }
    return tag;
}

std::string RunCommand::choose_header() {
    const std::optional<std::string> metadata = m_inputs.metadata();
    if (!metadata) {
        m_told.remarks.add(m_inputs.name(),
                           "the ir_metadata is left out, which not all runs have, or not the same");
        return "";
    }
    if (m_written.writer->has_comments) return metadata_header(*metadata, m_options.tag);
    if (!metadata->empty()) {
        m_told.remarks.add(m_inputs.name(), "its ir_metadata is left out, for which " +
                                                m_written.writer->name + " has no place");
    }
    return "";
}

/// Of a format whose files hold several runs.
std::string RunCommand::choose_part() {
    if (!m_options.part.empty()) return m_options.part;
    const std::optional<std::string> part = m_inputs.part();
    const std::string otherwise = RunWriteOptions().part;
    if (!part) {
        m_told.remarks.add(m_inputs.name(), "the names of their parts differ: written as " +
                                                otherwise + "; --to-part names another");
    }
    return part.value_or("").empty() ? otherwise : *part;
}

/// `marked`: the run id says so.
void RunCommand::tell_made_up_scores(const RunTarget& target, bool marked) {
    if (m_inputs.has_scores() || !target.keeps_scores) return;
    if (!m_options.scores_from_ranks) {
        m_told.remarks.add(m_inputs.name(),
                           "has no scores: those that are written are made up, 1/rank; "
                           "--scores-from-ranks says that this is meant");
    } else if (!marked) {
        m_notes.push_back(m_inputs.name() +
                          ": the scores are made up, 1/rank, and nothing in the " + target.name +
                          " that is written says so");
    }
}

void RunCommand::make_run(RunConversion& conversion) {
    m_written = choose_format();
    const RunWriter& writer = *m_written.writer;
    const std::vector<IndexedRun>& runs = m_inputs.runs();
    const bool of_lines = std::all_of(runs.begin(), runs.end(), [](const IndexedRun& run) {
        return run.file().format().lines != nullptr;
    });
    const bool has_scores = make_run_target(m_written, {}, of_lines).keeps_scores;
    check_used(writer.name, {has_scores, writer.has_tag, writer.part_head != nullptr});
    conversion.keeps_run_id = writer.has_tag && m_options.tag.empty();
    RunWriteOptions options{choose_tag(), conversion.digits};
    if (writer.part_head != nullptr) options.part = choose_part();
    conversion.target = make_run_target(m_written, options, of_lines);
    conversion.target.head.insert(0, choose_header());
    tell_made_up_scores(conversion.target, writer.has_tag && m_options.tag.empty());
}

void RunCommand::make_join(RunConversion& conversion) {
    const RerankerWriter& layout = reranker_layout(m_options.format, m_options.path);
    check_used(layout.name, {layout.has_scores, false, false});
    conversion.target = make_join_target(m_join, layout, conversion.digits, conversion.threads);
    if (layout.has_scores) tell_made_up_scores(conversion.target, false);
}

}  // namespace

void convert_run_files(const ConvertCommand& command, std::vector<FileBytes> files,
                       const Tool& tool) {
    RunCommand run(command, std::move(files));
    run.carry_out();
    run.print_notes(tool);
}

}  // namespace rankline::cli
