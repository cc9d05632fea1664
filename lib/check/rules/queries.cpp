// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <tsl/robin_set.h>

#include <rankline/base/error.hpp>
#include <rankline/base/id_hash.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

using IdSet = tsl::robin_set<std::string_view, IdHash>;

/// Asks each query of the file, and each that should be there.
class QueryCheck {
public:
    QueryCheck(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
               CheckSink& sink)
        : m_facts(facts), m_context(context), m_rules(rules), m_sink(sink) {
        for (const QueryFacts& each : facts.queries) m_there.insert(each.qid);
    }

    void check() {
        const CheckProfile& profile = m_context.profile;
        if (profile.qid) check_pattern(*profile.qid);
        check_known();
        check_missing();
        check_scattered();
        if (profile.depth) check_depth(*profile.depth);
    }

private:
    void check_pattern(const Pattern& pattern) {
        const RuleUse rule = m_rules.use("qid-pattern");
        for (const QueryFacts& each : m_facts.queries) {
            if (pattern.matches(each.qid)) continue;
            m_sink.add(rule, each.at, [&] {
                return fmt::format("query {} does not match {}", quoted(each.qid), pattern.text());
            });
        }
    }

    void check_known() {
        if (m_context.topics != nullptr) {
            const RuleUse rule = m_rules.use("unknown-query");
            for (const QueryFacts& each : m_facts.queries) {
                if (m_context.topics->contains(each.qid)) continue;
                m_sink.add(rule, each.at, [&] {
                    return fmt::format("query {} is not in {}", quoted(each.qid),
                                       m_context.topics->name());
                });
            }
        } else if (m_context.qrels != nullptr) {
            const RuleUse rule = m_rules.use("unjudged-query");
            for (const QueryFacts& each : m_facts.queries) {
                if (m_context.qrels->find(each.qid)) continue;
                m_sink.add(rule, each.at,
                           [&] { return fmt::format("query {} is not judged", quoted(each.qid)); });
            }
        }
    }

    void tell_missing(std::string_view qid, std::string_view where) {
        if (!m_there.insert(qid).second) return;
        m_sink.add(m_rules.use("missing-query"), nullptr,
                   [&] { return fmt::format("query {} of {} is missing", quoted(qid), where); });
    }

    void check_missing() {
        for (const std::string& qid : m_context.profile.required_queries)
            tell_missing(qid, "the profile");
        if (m_context.topics != nullptr) {
            for (const std::string_view qid : m_context.topics->ids())
                tell_missing(qid, m_context.topics->name());
        }
        if (m_context.qrels == nullptr) return;
        for (const QrelsTopic& topic : m_context.qrels->topics())
            tell_missing(topic.qid, m_context.qrels->name());
    }

    void check_scattered() {
        if (!m_facts.has_lines) return;
        const RuleUse rule = m_rules.use("scattered-query");
        for (const QueryFacts& each : m_facts.queries) {
            if (each.again == nullptr) continue;
            m_sink.add(rule, each.again, [&] {
                return fmt::format("query {} goes on after another one", quoted(each.qid));
            });
        }
    }

    void check_depth(std::uint64_t depth) {
        const RuleUse many = m_rules.use("too-many-documents");
        const RuleUse few = m_rules.use("too-few-documents");
        const auto tell = [&](RuleUse rule, const QueryFacts& query, const char* than) {
            m_sink.add(rule, query.at, [&] {
                return fmt::format("query {} has {} document{}, {} than {}", quoted(query.qid),
                                   query.documents, query.documents == 1 ? "" : "s", than, depth);
            });
        };
        for (const QueryFacts& each : m_facts.queries) {
            if (each.documents > depth) tell(many, each, "more");
            if (each.documents < depth && m_context.profile.full_depth) tell(few, each, "fewer");
        }
    }

    const FileFacts& m_facts;
    const CheckContext& m_context;
    const RuleSet& m_rules;
    CheckSink& m_sink;
    IdSet m_there;
};

void check_file(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
                CheckSink& sink) {
    QueryCheck(facts, context, rules, sink).check();
}

}  // namespace

std::vector<RuleFamily> queries_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "qid-pattern",
         .summary = "a query id does not look like one",
         .definition = "The id as a whole does not match the profile's pattern. Counted by "
                       "queries, as all of these are.",
         .source = "MS MARCO's scripts read query ids as integers and stop at others.",
         .qrels = true},
        {.id = "unknown-query",
         .summary = "a query is not one of the topics",
         .definition = "With --topics: the id is not in the file.",
         .source = "NIST's check_*.pl: unknown topic.",
         .repair = "taken out",
         .qrels = true},
        {.id = "unjudged-query",
         .summary = "a query is not judged",
         .definition = "With --qrels and without --topics: the qrels do not have the query. Given "
                       "topics, unknown-query is asked instead.",
         .source = "trec_eval passes over such a query in silence, T2Ranking's script counts it "
                   "in its means.",
         .repair = "taken out, if it is an error in the profile"},
        {.id = "missing-query",
         .summary = "a query is missing",
         .definition = "A query of the topics, of the qrels or of the profile's list has no "
                       "document.",
         .source = "NIST's check_*.pl: no documents for a topic. trec_eval and BEIR take the mean "
                   "over the queries that are there; MS MARCO counts 0 for the others.",
         .qrels = true},
        {.id = "scattered-query",
         .severity = Severity::warning,
         .summary = "the lines of a query do not stand together",
         .definition = "A query goes on after a line of another one; the place is where it first "
                       "does.",
         .source = "NIST's check_*.pl then do not find duplicates; readers that work query by "
                   "query see two. 17 of the 270 qrels of Anserini are like this.",
         .repair = "put together",
         .qrels = true},
        {.id = "too-many-documents",
         .summary = "a query has more documents than the depth",
         .definition = "Lines of the query, duplicates included.",
         .source = "NIST's MAX_RET, mostly 1000; MS MARCO's documents 100.",
         .repair = "cut to the depth; of equal scores those stay that trec_eval ranks first"},
        {.id = "too-few-documents",
         .severity = Severity::warning,
         .summary = "a query has fewer documents than the depth",
         .definition = "Where the profile wants lists of full length.",
         .source = "MS MARCO's run_eval.py warns unless there are exactly 1000 (100) lines for "
                   "each query; NIST's check_*.pl of some tracks warn."}};
    family.file = check_file;
    return {family};
}

}  // namespace rankline
