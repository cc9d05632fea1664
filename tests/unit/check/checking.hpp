// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/check/checker.hpp>
#include <rankline/check/profile_file.hpp>
#include <rankline/check/repair.hpp>

#include "rule_cases.hpp"

namespace rankline::test {

/// Adds lines "qid iter docid grade" to a builder.
inline Qrels read_judgments(const std::string& text) {
    QrelsBuilder builder(FileBytes::from_memory(text, "qrels"), JudgmentKind::graded,
                         Duplicates::error);
    for (const std::string_view line : split(builder.text(), '\n')) {
        const std::vector<std::string_view> fields = split_blanks(line);
        if (fields.size() == 4)
            builder.add(fields[0], {.docid = fields[2], .grade = fields[3] == "0" ? 0.0 : 1.0});
    }
    return builder.build();
}

/// Lines of an id each.
inline IdList read_ids(const std::string& text) {
    const auto owner = std::make_shared<const std::string>(text);
    return {"list", split_blanks(*owner), owner};
}

/// Lines of a query and a document, or of a document alone.
inline PairList read_pairs(const std::string& text) {
    const auto owner = std::make_shared<const std::string>(text);
    std::vector<std::string_view> everywhere;
    std::vector<PairList::Pair> pairs;
    for (const std::string_view line : split(*owner, '\n')) {
        const std::vector<std::string_view> fields = split_blanks(line);
        if (fields.size() == 1) everywhere.push_back(fields[0]);
        if (fields.size() == 2) pairs.emplace_back(fields[0], fields[1]);
    }
    return {everywhere, pairs, owner};
}

/// A context with all that its parts need to live.
class Checking {
public:
    explicit Checking(const CheckSetup& setup, unsigned threads = 1, std::uint64_t cap = 0)
        : m_profile(read_profile(FileBytes::from_memory(
              "base = \"" + setup.profile + "\"\n" + setup.own, "own.toml"))) {
        if (!setup.qrels.empty()) m_qrels = read_judgments(setup.qrels);
        if (!setup.topics.empty()) m_topics = read_ids(setup.topics);
        if (!setup.docids.empty()) m_docids = read_ids(setup.docids);
        if (!setup.excluded.empty()) m_excluded = read_pairs(setup.excluded);
        m_context.emplace(CheckContext{.profile = m_profile,
                                       .qrels = m_qrels ? &*m_qrels : nullptr,
                                       .topics = m_topics ? &*m_topics : nullptr,
                                       .docids = m_docids ? &*m_docids : nullptr,
                                       .excluded = m_excluded ? &*m_excluded : nullptr,
                                       .cap = cap,
                                       .threads = threads});
    }

    [[nodiscard]] CheckResult check(const std::string& text) const {
        try {
            return check_lines(FileBytes::from_memory(text, "text"), *m_context);
        } catch (const Error& error) {
            return unreadable_file("text", "damaged-archive", error, m_profile);
        }
    }
    [[nodiscard]] std::string repair(const std::string& text, const std::string& tag = "") const {
        std::string repaired;
        repair_lines(FileBytes::from_memory(text, "text"), *m_context, tag,
                     [&](std::string_view piece) { repaired += piece; });
        return repaired;
    }
    [[nodiscard]] const CheckContext& context() const { return *m_context; }

private:
    CheckProfile m_profile;
    std::optional<Qrels> m_qrels;
    std::optional<IdList> m_topics;
    std::optional<IdList> m_docids;
    std::optional<PairList> m_excluded;
    std::optional<CheckContext> m_context;
};

/// Ids of the rules that are broken, sorted.
inline std::vector<std::string> broken_rules(const CheckResult& result) {
    std::vector<std::string> ids;
    for (const CheckedRule& broken : result.broken) ids.push_back(check_rules()[broken.rule].id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace rankline::test
