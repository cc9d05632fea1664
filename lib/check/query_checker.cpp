// SPDX-License-Identifier: MIT
#include <rankline/check/query_checker.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include <rankline/base/hash.hpp>

namespace rankline {

namespace {

const QrelsTopic* judgments_of(const Qrels* qrels, std::string_view qid) {
    if (qrels == nullptr) return nullptr;
    const auto topic = qrels->find(qid);
    return topic ? &qrels->topics()[*topic] : nullptr;
}

}  // namespace

QueryChecker::QueryChecker(const CheckContext& context, const RuleSet& rules, const CheckRow* first)
    : m_context(context) {
    for (const RuleFamily& family : rule_families()) {
        if (family.make != nullptr) m_checks.push_back(family.make(context, rules, first));
    }
}

void QueryChecker::begin(std::string_view qid) {
    m_qid = qid;
    m_rows.clear();
    m_shorts.clear();
    m_others.clear();
    m_short_count = 0;
    m_first_short = nullptr;
}

void QueryChecker::add_other(const CheckRow& row, CheckSink& sink) {
    constexpr std::size_t most = 1024;
    if (row.kind == RowKind::data) {
        if (m_short_count++ == 0) m_first_short = row.line.data();
        m_shorts.push_back(row);
    } else {
        m_others.push_back(row);
    }
    if (m_shorts.size() + m_others.size() < most) return;
    for (const auto& check : m_checks) check->lines({{}, m_shorts, m_others}, sink);
    m_shorts.clear();
    m_others.clear();
}

QueryFacts QueryChecker::finish_lines(CheckSink& sink) {
    for (const auto& check : m_checks) check->lines({m_rows, m_shorts, m_others}, sink);
    return finish_documents(sink);
}

QueryFacts QueryChecker::finish_documents(CheckSink& sink) {
    QueryFacts facts;
    facts.qid = m_qid;
    facts.documents = m_rows.size() + m_short_count;
    facts.at = first_line();
    if (m_rows.empty()) return facts;
    rank();
    const QueryRows query{m_qid, m_rows, m_by_score, judgments_of(m_context.qrels, m_qid),
                          m_short_count == 0};
    for (const auto& check : m_checks) check->query(query, sink);
    count_judged(query, facts);
    return facts;
}

const char* QueryChecker::first_line() const {
    if (m_rows.empty()) return m_first_short;
    const char* const first = m_rows.front().line.data();
    return m_first_short == nullptr ? first : std::min(first, m_first_short, std::less<>());
}

void QueryChecker::rank() {
    m_by_score.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].has_score && !std::isnan(m_rows[i].score))
            m_by_score.push_back(static_cast<std::uint32_t>(i));
    }
    const auto higher = [this](std::uint32_t a, std::uint32_t b) {
        return m_rows[a].score > m_rows[b].score;
    };
    if (!std::is_sorted(m_by_score.begin(), m_by_score.end(), higher))
        std::stable_sort(m_by_score.begin(), m_by_score.end(), higher);
}

std::span<const std::uint32_t> QueryChecker::first_documents(std::size_t depth) {
    if (m_context.profile.order == CheckOrder::score && !m_by_score.empty())
        return std::span(m_by_score).first(std::min(depth, m_by_score.size()));
    m_by_rank.resize(m_rows.size());
    std::iota(m_by_rank.begin(), m_by_rank.end(), std::uint32_t{0});
    const auto end =
        m_by_rank.begin() + static_cast<std::ptrdiff_t>(std::min(depth, m_by_rank.size()));
    std::partial_sort(m_by_rank.begin(), end, m_by_rank.end(),
                      [this](std::uint32_t a, std::uint32_t b) {
                          const CheckRow& one = m_rows[a];
                          const CheckRow& other = m_rows[b];
                          if (one.has_rank != other.has_rank) return one.has_rank;
                          return std::pair(one.rank, a) < std::pair(other.rank, b);
                      });
    return {m_by_rank.begin(), end};
}

void QueryChecker::count_judged(const QueryRows& query, QueryFacts& facts) {
    constexpr std::size_t depth = 10;
    if (query.judged == nullptr) return;
    for (const std::uint32_t place : first_documents(depth)) {
        const CheckRow& row = query.rows[place];
        const Judgment* judgment = query.judged->documents.find(row[Column::docid], row.hash);
        facts.judged += judgment != nullptr ? 1 : 0;
        ++facts.looked_at;
    }
}

}  // namespace rankline
