// SPDX-License-Identifier: MIT
#include <rankline/check/checker.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include <rankline/base/hash.hpp>
#include <rankline/check/checker_result.hpp>
#include <rankline/check/first_rows.hpp>
#include <rankline/check/lines.hpp>
#include <rankline/check/query_checker.hpp>
#include <rankline/check/text_index.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

namespace {

/// Queries that one thread works on in one go.
struct Batch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Cuts where a thread has enough to do. Depends on the text alone, and so does what is found.
std::vector<Batch> batches_of(const QueryIndex& index) {
    constexpr std::uint64_t enough = std::uint64_t{1} << 20;
    std::vector<Batch> batches;
    std::uint64_t bytes = enough;
    for (std::size_t query = 0; query < index.queries.size(); ++query) {
        if (bytes >= enough) {
            batches.push_back({query, query});
            bytes = 0;
        }
        batches.back().end = query + 1;
        bytes += index.queries[query].bytes;
    }
    return batches;
}

/// The rows of a file of lines, query by query.
class LineChecker {
public:
    LineChecker(const TextPieces& pieces, const CheckContext& context, const RuleSet& rules)
        : m_context(context),
          m_rules(rules),
          m_reader(context.profile),
          m_index(index_queries(pieces, context.threads)),
          m_facts(m_index.queries.size()),
          m_begin(find_first(pieces, m_reader, [&](const CheckRow& row) {
              return row.columns >= context.profile.fewest_columns();
          })) {}

    void check(CheckSink& sink) {
        const std::vector<Batch> batches = batches_of(m_index);
        std::vector<CheckSink> sinks(batches.size(), CheckSink(m_context.cap));
        std::vector<std::unique_ptr<QueryChecker>> workers(m_context.threads);
        for_each_index(batches.size(), m_context.threads, [&](std::size_t i, unsigned worker) {
            if (!workers[worker])
                workers[worker] =
                    std::make_unique<QueryChecker>(m_context, m_rules, first_of_data());
            for (std::size_t query = batches[i].begin; query < batches[i].end; ++query)
                check_query(query, *workers[worker], sinks[i]);
        });
        for (CheckSink& each : sinks) sink.append(std::move(each));
    }

    /// Of the queries, without the lines before the first.
    [[nodiscard]] std::span<const QueryFacts> facts() {
        std::erase_if(m_facts, [](const QueryFacts& each) { return each.documents == 0; });
        return m_facts;
    }
    [[nodiscard]] const std::optional<CheckRow>& first() const { return m_begin.first; }

private:
    [[nodiscard]] const CheckRow* first_of_data() const {
        return m_begin.data ? &*m_begin.data : nullptr;
    }

    void check_query(std::size_t query, QueryChecker& checker, CheckSink& sink) {
        const QueryIndex::Query& indexed = m_index.queries[query];
        checker.begin(indexed.qid);
        for (std::size_t range = indexed.first;; range = m_index.ranges[range].next) {
            read_range(m_index.ranges[range], checker, sink);
            if (m_index.ranges[range].next == 0) break;
        }
        QueryFacts& facts = m_facts[query];
        facts = checker.finish_lines(sink);
        const std::size_t again = m_index.ranges[indexed.first].next;
        if (again != 0) facts.again = m_index.ranges[again].begin;
    }

    void read_range(const LineRange& range, QueryChecker& checker, CheckSink& sink) const {
        const std::string_view lines(range.begin,
                                     static_cast<std::size_t>(range.end - range.begin));
        for_each_line(lines, [&](std::string_view line) {
            CheckRow row = m_reader.read(line);
            const bool is_first = first() && line.data() == first()->line.data();
            if (is_first) row.kind = first()->kind;
            const bool is_short = row.columns < m_context.profile.fewest_columns();
            if (row.kind != RowKind::data || is_short) [[unlikely]]
                checker.add_other(row, sink);
            else
                checker.add(row);
        });
    }

    const CheckContext& m_context;
    const RuleSet& m_rules;
    RowReader m_reader;
    QueryIndex m_index;
    std::vector<QueryFacts> m_facts;
    FirstRows m_begin;
};

void check_whole(const FileFacts& facts, const CheckContext& context, const RuleSet& rules,
                 CheckSink& sink) {
    for (const RuleFamily& family : rule_families()) {
        if (family.file != nullptr) family.file(facts, context, rules, sink);
    }
}

}  // namespace

CheckResult unreadable_file(const std::string& name, std::string_view rule, const Error& error,
                            const CheckProfile& profile) {
    CheckResult result;
    result.file = name;
    add_finding(result, rule, {std::string(rule), error.what(), 1, error.place()}, profile);
    return result;
}

void add_finding(CheckResult& result, std::string_view rule, const Finding& finding,
                 const CheckProfile& profile) {
    const std::size_t index = find_rule(rule);
    const Severity severity = profile.severity_of(check_rules()[index]);
    if (severity == Severity::off) return;
    CheckedRule broken{index, severity, finding.count, {}};
    broken.findings.push_back({finding.first.line, finding.first.column, finding.message});
    const auto before = [](const CheckedRule& a, const CheckedRule& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.rule < b.rule;
    };
    result.broken.insert(
        std::upper_bound(result.broken.begin(), result.broken.end(), broken, before), broken);
}

CheckResult check_lines(const FileBytes& file, const CheckContext& context) {
    const RuleSet rules(context.profile);
    CheckSink sink(context.cap);
    const TextPieces pieces(file.bytes());
    LineChecker checker(pieces, context, rules);
    checker.check(sink);
    FileFacts facts;
    facts.name = file.name();
    facts.text = file.bytes();
    facts.byte_order_mark = file.has_byte_order_mark();
    facts.size = file.stored_size();
    facts.queries = checker.facts();
    facts.first = checker.first();
    facts.pieces = pieces.all();
    for (const QueryFacts& each : facts.queries) facts.documents += each.documents;
    check_whole(facts, context, rules, sink);
    return make_result(facts, std::move(sink), rules, pieces);
}

struct DocumentChecker::State {
    State(const FileBytes& bytes, const CheckContext& checked)
        : file(bytes),
          context(checked),
          rules(checked.profile),
          checker(checked, rules, nullptr),
          sink(checked.cap) {}
    const FileBytes& file;
    const CheckContext& context;
    RuleSet rules;
    QueryChecker checker;
    CheckSink sink;
    std::vector<QueryFacts> queries;
};

DocumentChecker::DocumentChecker(const FileBytes& file, const CheckContext& context)
    : m_state(std::make_unique<State>(file, context)) {}
DocumentChecker::~DocumentChecker() = default;

void DocumentChecker::visit(RunSlice slice, unsigned) {
    m_state->checker.begin(slice.qid);
    for (const RunEntry& entry : slice.entries) {
        CheckRow row;
        row.line = entry.docid();
        row.fields[static_cast<std::size_t>(Column::qid)] = slice.qid;
        row.fields[static_cast<std::size_t>(Column::docid)] = entry.docid();
        row.hash = entry.hash;
        row.score = entry.score;
        row.has_score = true;
        m_state->checker.add(row);
    }
    m_state->queries.push_back(m_state->checker.finish_documents(m_state->sink));
}

CheckResult DocumentChecker::finish() {
    FileFacts facts;
    facts.name = m_state->file.name();
    facts.text = m_state->file.bytes();
    facts.byte_order_mark = m_state->file.has_byte_order_mark();
    facts.has_lines = false;
    facts.size = m_state->file.stored_size();
    facts.queries = m_state->queries;
    for (const QueryFacts& each : facts.queries) facts.documents += each.documents;
    const TextPieces pieces(facts.text);
    facts.pieces = pieces.all();
    check_whole(facts, m_state->context, m_state->rules, m_state->sink);
    return make_result(facts, std::move(m_state->sink), m_state->rules, pieces);
}

}  // namespace rankline
