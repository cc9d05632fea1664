// SPDX-License-Identifier: MIT
#include <rankline/cli/check.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/checker.hpp>
#include <rankline/check/repair.hpp>
#include <rankline/cli/check_effect.hpp>
#include <rankline/cli/check_report.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/input_options.hpp>
#include <rankline/cli/measure_options.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/submit.hpp>
#include <rankline/cli/version.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

/// All that files are held against, read once.
class References {
public:
    References(const CheckCommand& command, const CheckProfile& profile) {
        Problems problems;
        problems.attempt([&] {
            if (!command.qrels.empty()) m_qrels = read_qrels(command.qrels, {});
        });
        problems.attempt([&] {
            if (!command.topics.empty()) m_topics = topics_of(read_query_ids(command.topics));
        });
        problems.attempt([&] {
            if (!command.docids.empty()) m_docids = docids_of(read_collection_ids(command.docids));
        });
        problems.attempt([&] {
            if (!command.excluded.empty())
                m_excluded = excluded_by(read_document_ids(command.excluded));
        });
        problems.raise();
        m_context.emplace(
            CheckContext{.profile = profile,
                         .qrels = m_qrels ? &*m_qrels : nullptr,
                         .topics = m_topics ? &*m_topics : nullptr,
                         .docids = m_docids ? &*m_docids : nullptr,
                         .excluded = m_excluded ? &*m_excluded : nullptr,
                         .cap = command.cap,
                         .threads = thread_count(static_cast<unsigned>(command.general.threads))});
    }

    [[nodiscard]] const CheckContext& context() const { return *m_context; }

    /// Of what is not needed any more.
    [[nodiscard]] std::optional<Qrels> take_qrels() { return std::move(m_qrels); }

private:
    static IdList topics_of(const QueryIds& list) {
        return {list.source.file, list.qids, list.source.owner};
    }
    static IdList docids_of(const DocumentIds& list) {
        return {list.source.file, list.for_all, list.source.owner};
    }
    static PairList excluded_by(const DocumentIds& list) {
        std::vector<PairList::Pair> pairs;
        for (const auto& [qid, docid] : list.by_query) pairs.emplace_back(qid, docid);
        return {list.for_all, pairs, list.source.owner};
    }

    std::optional<Qrels> m_qrels;
    std::optional<IdList> m_topics;
    std::optional<IdList> m_docids;
    std::optional<PairList> m_excluded;
    std::optional<CheckContext> m_context;
};

std::string one_run(const std::string& part) {
    return "--part " + rankline::quoted(part) + ": this file holds one run";
}

/// Whether a file is JSON: no line of columns begins like this, but for an id that nobody has.
bool is_json(const FileBytes& file) {
    const std::string_view content = trimmed(file.bytes().substr(0, 4096));
    return content.starts_with('{') || content.starts_with('[');
}

bool takes(const CheckProfile& profile, const RunFormat& format) {
    return std::any_of(profile.json.begin(), profile.json.end(), [&](const std::string& name) {
        return find_named(run_formats(), name) == &format;
    });
}

/// A run in JSON of a format that the profile does not take.
CheckResult wrong_json(const FileBytes& file, const RunFormat& format,
                       const CheckProfile& profile) {
    const Error error(ErrorKind::input, Place{file.name()},
                      "a run of format " + format.name + ", where profile " + profile.name +
                          " takes " + joined(profile.json) + "; ir-convert --to " +
                          profile.json.front() + " makes one of it");
    return unreadable_file(file.name(), "wrong-json", error, profile);
}

/// A run in JSON, by the format that its beginning tells.
CheckResult check_json(const FileBytes& file, const std::string& part,
                       const CheckContext& context) {
    try {
        const RunFormat* format = guess(run_formats(), sniffed_head(file), file.name()).format;
        if (format == nullptr || format->lines != nullptr)
            throw Error(ErrorKind::input, Place{file.name()},
                        "JSON of a shape that no run has; ir-eval --list-formats tells the shapes");
        if (!takes(context.profile, *format)) {
            CheckResult wrong = wrong_json(file, *format, context.profile);
            if (!wrong.broken.empty()) return wrong;  // else the profile has turned it off
        }
        if (!part.empty() && format->parts == nullptr)
            throw Error(ErrorKind::usage, Place{file.name()}, one_run(part));
        DocumentChecker checker(file, context);
        IdStore ids;
        RunReadOptions options;
        options.part = part;
        const RunFacts facts = format->read({file, ids, format->rank_by.front(), options, checker});
        CheckResult result = checker.finish();
        for (const Finding& finding : facts.findings.all()) {
            if (finding.kind == "repeated-query-key")
                add_finding(result, finding.kind, finding, context.profile);
        }
        return result;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::input) throw;
        return unreadable_file(file.name(), "unreadable-json", error, context.profile);
    }
}

CheckResult check_file(const FileBytes& file, const std::string& part,
                       const CheckContext& context) {
    if (!context.profile.json.empty() && is_json(file)) return check_json(file, part, context);
    if (!part.empty()) throw Error(ErrorKind::usage, Place{file.name()}, one_run(part));
    return check_lines(file, context);
}

/// What a file in which no line has the columns of the profile may be instead; "" if that is not
/// known. A file of the other kind is the commonest mistake.
std::string other_shape(const FileBytes& file, const CheckedFile& checked) {
    const CheckResult& result = checked.original ? *checked.original : checked.result;
    if (result.documents == 0 || result.count("column-count") < result.documents) return "";
    const std::string_view head = sniffed_head(file);
    const Guess<RunFormat> run = guess(run_formats(), head, file.name());
    const Guess<QrelsFormat> qrels = guess(qrels_formats(), head, file.name());
    const std::string start =
        "no line has the columns of profile " + checked.profile.name + ", but this looks like ";
    if (qrels.sure >= Sniff::likely && qrels.sure > run.sure)
        return start + "qrels of format " + qrels.format->name;
    if (run.sure >= Sniff::likely) return start + "a run of format " + run.format->name;
    return "";
}

std::vector<OrderEffect> effects_of(const FileBytes& file, const CheckResult& result,
                                    const CheckCommand& command, const CheckContext& context) {
    if (context.qrels == nullptr || result.count("score-order") == 0) return {};
    try {
        return order_effects(file, *context.qrels, effect_measures(command), context.threads);
    } catch (const Error& error) {
        // What keeps a run from being read is told as what it is.
        if (error.kind() != ErrorKind::input || result.count(Severity::error) == 0) throw;
        return {};
    }
}

/// Writes the repaired copy. Returns the queries of which nothing is left.
std::vector<std::string> repair(const FileBytes& file, const CheckCommand& command,
                                const CheckContext& context, Output& output) {
    if (!context.profile.json.empty() && is_json(file)) {
        throw Error(ErrorKind::input, Place{file.name()},
                    "--fix is for files of lines; ir-convert makes one of JSON");
    }
    std::vector<std::string> emptied = repair_lines(
        file, context, command.tag, [&](std::string_view text) { output.write(text); });
    output.commit();
    return emptied;
}

/// All of a file; an archive that is damaged shows only when it has been decompressed.
FileBytes open_whole(const std::string& path) {
    FileBytes file = FileBytes::open(path);
    static_cast<void>(file.bytes());
    return file;
}

CheckedFile check_one(const FileBytes& file, const CheckCommand& command,
                      const CheckContext& context, Output* fixed) {
    CheckedFile checked{context.profile, check_file(file, command.part, context)};
    if (fixed == nullptr) {
        checked.effects = effects_of(file, checked.result, command, context);
        return checked;
    }
    checked.emptied = repair(file, command, context, *fixed);
    checked.original = std::move(checked.result);
    checked.result = check_file(open_whole(command.fix), command.part, context);
    return checked;
}

/// `fixed`, if not null, takes the repaired copy, the file of --fix.
CheckedFile check_path(const std::string& path, const CheckCommand& command,
                       const CheckContext& context, Output* fixed, Remarks& remarks,
                       std::optional<FileBytes>& file) {
    try {
        file.emplace(open_whole(path));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::input) throw;
        return {context.profile,
                unreadable_file(error.place().file, "damaged-archive", error, context.profile)};
    }
    CheckedFile checked = check_one(*file, command, context, fixed);
    remarks.add(file->name(), other_shape(*file, checked));
    return checked;
}

void check_fix(const CheckCommand& command, Problems& problems) {
    if (command.fix.empty()) {
        if (!command.tag.empty()) problems.add("--tag: of no effect without --fix");
        return;
    }
    if (command.files.size() > 1) problems.add("--fix: repairs one file, and there are several");
    if (is_written_at_once(command.fix))
        problems.add("--fix: needs a file, which is read again to be checked");
    if (std::any_of(command.tag.begin(), command.tag.end(), is_space))
        problems.add("--tag: " + rankline::quoted(command.tag) + " has a blank in it");
}

void write(Output& output, const std::string& text) {
    output.write(text);
    output.commit();
}

}  // namespace

std::vector<Operand> check_operands(CheckCommand& command) {
    return {{.name = "FILE",
             .summary = "a run, or with --kind qrels judgments, with any compression; one of all "
                        "files may be -, which is standard input; with --submit beir NAME=RUN",
             .set = [&command](const std::string& text) { command.files.push_back(text); },
             .repeats = true,
             .left_out = [&command] { return submits_without_files(command); }}};
}

std::vector<OptionGroup> check_option_groups(CheckCommand& command) {
    return {
        {"Profile", check_profile_options(command)},
        {"What files are held against", check_reference_options(command)},
        {"Repair", check_repair_options(command)},
        {"Submission", submission_options(command.submission)},
        {"Report", check_report_options(command)},
        {"General", check_general_options(command)},
        {"Information", concatenated({check_information_options(), submission_information_options(),
                                      information_options()})}};
}

void check_check_command(CheckCommand& command, Problems& problems) {
    const bool submits = !command.submission.kind.empty();
    std::vector<std::string> inputs = submits ? submission_files(command) : command.files;
    if (!submits) inputs.push_back(command.qrels);
    inputs.insert(inputs.end(), {command.topics, command.docids, command.excluded});
    std::erase(inputs, "");
    check_files(inputs, problems);
    check_outputs({{"-o", command.output}, {"--errlog", command.errlog}, {"--fix", command.fix}},
                  inputs, problems);
    check_fix(command, problems);
    check_submission(command, problems);
    problems.attempt([&] { static_cast<void>(settled_profile(command)); });
    check_measures({effect_measures(command), 1}, problems);
    if (!command.measures.empty() && command.qrels.empty())
        problems.add("-m: of no effect without --qrels");
}

CheckedFile check_run(const std::string& path, const CheckCommand& command,
                      const CheckProfile& profile, Remarks& remarks,
                      std::optional<OpenedRun>& opened) {
    References references(command, profile);
    std::optional<FileBytes> file;
    CheckedFile checked = check_path(path, command, references.context(), nullptr, remarks, file);
    if (file) opened.emplace(OpenedRun{std::move(*file), references.take_qrels()});
    return checked;
}

std::string report_text(const CheckReport& report, const std::string& format) {
    for (const CheckReportFormat& known : check_report_formats()) {
        if (known.name == format) return known.text(report);
    }
    return "";
}

int exit_code_of(const CheckReport& report, const CheckCommand& command) {
    const bool fails =
        std::any_of(report.files.begin(), report.files.end(),
                    [&](const CheckedFile& file) { return report.fails(file.result); }) ||
        std::any_of(report.parts.begin(), report.parts.end(),
                    [&](const CheckedPart& part) { return report.fails(part); });
    constexpr int exit_of_nist = 255;
    if (!fails) return exit_done;
    return command.nist ? exit_of_nist : exit_negative;
}

int check(const CheckCommand& command, const Tool& tool) {
    const CheckProfile profile = settled_profile(command);
    // All are opened before anything is checked: none is written when another cannot be.
    Output told(command.output);
    std::optional<Output> errlog;
    std::optional<Output> fixed;
    if (!command.errlog.empty()) errlog.emplace(command.errlog);
    if (!command.fix.empty()) fixed.emplace(command.fix);
    const References references(command, profile);
    CheckReport report{tool.name, version(), {}, command.general.strict};
    Remarks remarks;
    for (const std::string& path : command.files) {
        std::optional<FileBytes> file;
        report.files.push_back(check_path(path, command, references.context(),
                                          fixed ? &*fixed : nullptr, remarks, file));
    }
    write(told, report_text(report, command.format));
    if (!command.general.quiet) print_lines(tool, "note", remarks.lines());
    if (errlog) write(*errlog, nist_error_log(report));
    return exit_code_of(report, command);
}

}  // namespace rankline::cli
