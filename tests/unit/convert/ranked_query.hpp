// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/base/hash.hpp>
#include <rankline/convert/run_operation.hpp>

namespace rankline::test {

/// Documents with scores, in the order given: best first.
using Ranked = std::vector<std::pair<std::string, double>>;

inline std::vector<RunEntry> entries_of(const Ranked& documents) {
    std::vector<RunEntry> entries;
    for (const auto& [docid, score] : documents) {
        RunEntry entry;
        entry.docid_data = docid.data();
        entry.docid_size = static_cast<std::uint32_t>(docid.size());
        entry.hash = hash_id(docid);
        entry.score = score;
        entries.push_back(entry);
    }
    return entries;
}

/// What operations, one behind the other, leave of the documents of a query. An entry whose hash is
/// not that of its id is shown as such.
inline Ranked applied(const std::vector<const RunOperation*>& operations, std::string_view qid,
                      const Ranked& documents) {
    IdStore ids;
    std::vector<RunEntry> entries = entries_of(documents);
    for (const RunOperation* operation : operations)
        entries.resize(operation->apply(qid, entries, ids));
    Ranked left;
    for (const RunEntry& entry : entries) {
        const bool hashed = entry.hash == hash_id(entry.docid());
        left.emplace_back(hashed ? std::string(entry.docid()) : "wrong hash", entry.score);
    }
    return left;
}

inline Ranked applied(const RunOperation& operation, std::string_view qid,
                      const Ranked& documents) {
    return applied(std::vector{&operation}, qid, documents);
}

/// The findings as they are told, a line each; "" if there is none.
inline std::string told(const RunOperation& operation) {
    std::string text;
    const Findings findings = operation.findings();
    for (const Finding& finding : findings.all())
        text += (text.empty() ? "" : "\n") + to_string(finding);
    return text;
}

}  // namespace rankline::test
