// SPDX-License-Identifier: MIT
#include <rankline/model/judged_ids.hpp>

#include <tsl/robin_set.h>

#include <rankline/base/id_hash.hpp>

namespace rankline {

struct JudgedIds::Table {
    tsl::robin_set<std::string_view, IdHash> ids;
};

JudgedIds::JudgedIds(const Qrels& qrels) {
    auto table = std::make_shared<Table>();
    for (const QrelsTopic& topic : qrels.topics()) {
        for (const Judgment& judgment : topic.documents.judgments()) {
            if (judgment.grade >= 0) table->ids.insert(judgment.docid);
        }
    }
    m_table = std::move(table);
}

bool JudgedIds::contains(std::string_view docid, std::uint64_t hash) const noexcept {
    return m_table->ids.contains(docid, hash);
}

}  // namespace rankline
