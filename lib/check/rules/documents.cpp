// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>
#include <rankline/check/seen_ids.hpp>

namespace rankline {

namespace {

class DocumentCheck final : public RowCheck {
public:
    DocumentCheck(const CheckContext& context, const RuleSet& rules)
        : m_context(context),
          m_pattern(rules.use("docid-pattern")),
          m_unknown(rules.use("unknown-document")),
          m_excluded(rules.use("excluded-document")),
          m_identical(rules.use("docid-is-qid")),
          m_duplicate(rules.use("duplicate-document")) {}

    void query(const QueryRows& query, CheckSink& sink) override {
        if (m_context.profile.kind == CheckedKind::run && m_duplicate.on)
            check_duplicates(query, sink);
        if (m_context.profile.docid) check_pattern(query, *m_context.profile.docid, sink);
        if (m_context.docids != nullptr) check_known(query, *m_context.docids, sink);
        if (m_context.excluded != nullptr) check_excluded(query, *m_context.excluded, sink);
        if (!m_context.profile.identical_ids) check_identical(query, sink);
    }

private:
    void check_duplicates(const QueryRows& query, CheckSink& sink) {
        m_seen.find(query.rows, [&](const CheckRow& row, const CheckRow&) {
            tell(m_duplicate, query, row, "was retrieved before", sink);
        });
    }

    void check_pattern(const QueryRows& query, const Pattern& pattern, CheckSink& sink) const {
        for (const CheckRow& row : query.rows) {
            if (pattern.matches(row[Column::docid])) continue;
            sink.add(m_pattern, row.at(Column::docid), [&] {
                return fmt::format("document {} does not match {}", quoted(row[Column::docid]),
                                   pattern.text());
            });
        }
    }

    void check_known(const QueryRows& query, const IdList& docids, CheckSink& sink) const {
        for (const CheckRow& row : query.rows) {
            if (docids.contains(row[Column::docid])) continue;
            sink.add(m_unknown, row.at(Column::docid), [&] {
                return fmt::format("document {} is not in {}", quoted(row[Column::docid]),
                                   docids.name());
            });
        }
    }

    void check_excluded(const QueryRows& query, const PairList& excluded, CheckSink& sink) const {
        for (const CheckRow& row : query.rows) {
            if (excluded.contains(query.qid, row[Column::docid]))
                tell(m_excluded, query, row, "is excluded", sink);
        }
    }

    void check_identical(const QueryRows& query, CheckSink& sink) const {
        for (const CheckRow& row : query.rows) {
            if (row[Column::docid] == query.qid)
                tell(m_identical, query, row, "has the id of the query", sink);
        }
    }

    static void tell(RuleUse rule, const QueryRows& query, const CheckRow& row, const char* what,
                     CheckSink& sink) {
        sink.add(rule, row.at(Column::docid), [&] {
            return fmt::format("document {} of query {} {}", quoted(row[Column::docid]),
                               quoted(query.qid), what);
        });
    }

    const CheckContext& m_context;
    RuleUse m_pattern, m_unknown, m_excluded, m_identical, m_duplicate;
    SeenIds m_seen;
};

}  // namespace

std::vector<RuleFamily> documents_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "duplicate-document",
         .summary = "a query retrieves a document twice",
         .definition = "Each line but the first of a query and a document, however far apart they "
                       "stand.",
         .source = "trec_eval exits with 4 and scores nothing; MS MARCO's scripts print a line and "
                   "exit with 0; NIST's check_*.pl find it where the lines of a query are "
                   "together; TIRA's format check wants none.",
         .repair = "the line that ranks highest stays"},
        {.id = "docid-pattern",
         .summary = "a document id does not look like one of the collection",
         .definition = "The id as a whole does not match the profile's pattern.",
         .source = "NIST's check_*.pl have a pattern for each track, as ^NCT[0-9]+$; MS MARCO's "
                   "passage script reads ids as integers and stops at others.",
         .qrels = true},
        {.id = "unknown-document",
         .summary = "a document is not in the collection",
         .definition = "With --docids: the id is not in the list.",
         .source = "NIST's check_*.pl with a list of documents; TREC-COVID's lists of valid ids.",
         .qrels = true},
        {.id = "excluded-document",
         .summary = "a document is excluded for the query",
         .definition = "With --exclude: the pair of query and document, or the document, is in "
                       "the list.",
         .source = "BRIGHT excludes documents for each query; TREC-COVID those judged in earlier "
                   "rounds.",
         .repair = "taken out"},
        {.id = "docid-is-qid",
         .summary = "a document has the id of its query",
         .definition = "Where the profile forbids it.",
         .source = "BEIR's evaluation drops such documents (ignore_identical_ids), others do not: "
                   "the same run has two values.",
         .repair = "taken out"}};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<DocumentCheck>(context, rules);
    };
    return {family};
}

}  // namespace rankline
