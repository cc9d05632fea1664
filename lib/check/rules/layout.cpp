// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

constexpr unsigned mark_both = mark_blank | mark_tab;

/// How columns are separated, in words; RowMarks of these two alone.
std::string separators_of(unsigned marks) {
    if (marks == mark_both) return "blanks and tabs";
    if (marks == mark_blank) return "blanks";
    return marks == mark_tab ? "tabs" : "other characters";
}

class LayoutCheck final : public RowCheck {
public:
    LayoutCheck(const CheckContext& context, const RuleSet& rules, const CheckRow* first)
        : m_profile(context.profile),
          m_separators(first == nullptr ? 0 : first->marks & mark_both),
          m_least(m_profile.fewest_columns()),
          m_count(rules.use("column-count")),
          m_mixed(rules.use("mixed-separators")),
          m_wrong(rules.use("wrong-separator")),
          m_header(rules.use("header-line")),
          m_comment(rules.use("comment-line")),
          m_blank(rules.use("blank-line")),
          m_leading(rules.use("leading-blanks")),
          m_trailing(rules.use("trailing-blanks")) {}

    void lines(const RowBlock& block, CheckSink& sink) override {
        for (const CheckRow& row : block.rows) check_row(row, sink);
        for (const CheckRow& row : block.shorts) check_row(row, sink);
        for (const CheckRow& row : block.others) check_other(row, sink);
    }

private:
    void check_row(const CheckRow& row, CheckSink& sink) const {
        if (row.columns < m_least || row.columns > m_profile.columns.size()) [[unlikely]]
            tell_count(row, sink);
        const unsigned separators = row.marks & mark_both;
        const bool differs = m_separators != 0 && separators != m_separators;
        if (differs || separators == mark_both) [[unlikely]]
            tell_mixture(row, separators, sink);
        check_separator(row, sink);
        check_ends(row, sink);
    }

    void tell_count(const CheckRow& row, CheckSink& sink) const {
        const char* const at =
            row.extra.empty() ? row.line.data() + row.line.size() : row.extra.data();
        sink.add(m_count, at, [&] {
            return fmt::format(
                "{} column{}, not {}{}: {}", row.columns, row.columns == 1 ? "" : "s",
                m_least < m_profile.columns.size() ? fmt::format("{} to ", m_least) : std::string(),
                m_profile.columns.size(), quoted(row.line));
        });
    }

    void tell_mixture(const CheckRow& row, unsigned separators, CheckSink& sink) const {
        if (separators == 0) return;  // a single column
        sink.add(m_mixed, row.line.data(), [&] {
            if (separators == mark_both)
                return std::string("blanks and tabs between the columns of one line");
            return fmt::format("{} between the columns, where the first line has {}",
                               separators_of(separators), separators_of(m_separators));
        });
    }

    void check_separator(const CheckRow& row, CheckSink& sink) const {
        if (m_profile.separator == Separator::blanks) return;
        const bool tabs = m_profile.separator == Separator::tab;
        const unsigned right = tabs ? mark_tab : mark_blank;
        constexpr unsigned any = mark_blank | mark_tab | mark_other | mark_several;
        if ((row.marks & any & ~right) == 0) return;
        sink.add(m_wrong, row.line.data(), [&] {
            const bool several = (row.marks & any & ~right) == mark_several;
            return fmt::format(
                "columns are separated by {}, not by one {}",
                several ? "several characters" : separators_of(row.marks & mark_both),
                tabs ? "tab" : "blank");
        });
    }

    void check_ends(const CheckRow& row, CheckSink& sink) const {
        if ((row.marks & mark_leading) != 0)
            sink.add(m_leading, row.line.data(),
                     [] { return std::string("blanks before the first column"); });
        if ((row.marks & mark_trailing) != 0)
            sink.add(m_trailing, row.line.data() + row.line.size(),
                     [] { return std::string("blanks behind the last column"); });
    }

    void check_other(const CheckRow& row, CheckSink& sink) const {
        if (row.kind == RowKind::blank)
            sink.add(m_blank, row.line.data(),
                     [] { return std::string("a line without columns"); });
        if (row.kind == RowKind::comment)
            sink.add(m_comment, row.line.data(),
                     [&] { return "a line that begins with #: " + quoted(row.line); });
        if (row.kind == RowKind::header && !m_profile.header)
            sink.add(m_header, row.line.data(),
                     [&] { return "a line of column names: " + quoted(row.line); });
    }

    const CheckProfile& m_profile;
    unsigned m_separators;  ///< RowMarks of the first line
    std::size_t m_least;
    RuleUse m_count, m_mixed, m_wrong, m_header, m_comment, m_blank, m_leading, m_trailing;
};

void check_file(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
                CheckSink& sink) {
    if (!facts.has_lines) return;
    const bool headed = facts.first && facts.first->kind == RowKind::header;
    if (context.profile.header && !headed) {
        sink.add(rules.use("missing-header"), facts.text.data(),
                 [] { return std::string("the first line does not name the columns"); });
    }
}

Rule rule_of(std::string id, std::string summary, std::string definition, std::string source) {
    Rule rule;
    rule.id = std::move(id);
    rule.summary = std::move(summary);
    rule.definition = std::move(definition);
    rule.source = std::move(source);
    rule.qrels = true;
    return rule;
}

Rule warning_of(Rule rule) {
    rule.severity = Severity::warning;
    return rule;
}

Rule repaired(Rule rule, std::string how) {
    rule.repair = std::move(how);
    return rule;
}

}  // namespace

std::vector<RuleFamily> layout_rules() {
    RuleFamily family;
    family.rules = {
        repaired(rule_of("column-count", "a line has too many or too few columns",
                         "Columns are what stands between runs of blanks and tabs. Lines that are "
                         "blank or begin with # are no lines of columns. Of a line with too few "
                         "nothing else is asked, since nobody knows which are missing.",
                         "NIST's check_*.pl want exactly six; pytrec_eval, ir_measures and ranx "
                         "too; trec_eval 9.0.8 exits with 2 at five."),
                 "columns behind the last of a run are taken out, unless they may be another line "
                 "or the "
                 "columns those of another format; a missing one cannot be made up"),
        repaired(rule_of("mixed-separators", "some columns are separated by blanks, others by tabs",
                         "In one line, or in a line otherwise than in the first. Counted by lines.",
                         "What splits at tabs, or at blanks, sees other columns than trec_eval."),
                 "written with one separator"),
        repaired(rule_of("wrong-separator", "columns are not separated as the profile has it",
                         "Where a profile wants one tab or one blank between two columns. Counted "
                         "by lines.",
                         "MS MARCO's and T2Ranking's scripts split at tabs, BEIR's load_runfile at "
                         "one blank, beyond which it sees empty columns."),
                 "written with the profile's"),
        repaired(rule_of("header-line", "the first line names columns",
                         "The first line of data has known column names for query and document, "
                         "and no number.",
                         "Every evaluation program takes it as a document of a query that nobody "
                         "knows, or stops."),
                 "taken out"),
        repaired(rule_of("missing-header", "the first line does not name the columns",
                         "Where a profile has a header, as BEIR's qrels do.",
                         "BEIR's loader passes over the first line, whatever it is: a judgment is "
                         "lost."),
                 "written"),
        repaired(
            rule_of("comment-line", "a line begins with #", "As those of an ir_metadata header.",
                    "trec_eval 9, pytrec_eval, ranx, ir_measures and NIST's check_*.pl take "
                    "it as a line of wrong columns; trec_eval 10 passes over it."),
            "taken out"),
        repaired(warning_of(rule_of("blank-line", "a line without columns",
                                    "Nothing but blanks and tabs.",
                                    "trec_eval passes over it; readers that split lines stop.")),
                 "taken out"),
        repaired(warning_of(rule_of("leading-blanks", "blanks before the first column",
                                    "Blanks or tabs at the start of a line with columns.",
                                    "What splits at single characters sees an empty query id.")),
                 "taken out"),
        repaired(warning_of(rule_of("trailing-blanks", "blanks behind the last column",
                                    "Blanks or tabs before the line end; a carriage return is not "
                                    "one of them.",
                                    "What splits at single characters sees one more column; 4 of "
                                    "the 270 qrels of Anserini have them.")),
                 "taken out")};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow* first) -> std::unique_ptr<RowCheck> {
        return std::make_unique<LayoutCheck>(context, rules, first);
    };
    family.file = check_file;
    return {family};
}

}  // namespace rankline
