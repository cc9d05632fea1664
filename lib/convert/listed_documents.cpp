// SPDX-License-Identifier: MIT
#include <rankline/convert/listed_documents.hpp>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <atomic>
#include <cstdint>

#include <rankline/base/hash.hpp>
#include <rankline/base/id_hash.hpp>
#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

/// A query's number, from 1, in front of a document id; 0 stands for all queries.
struct NumberedDocument {
    std::string_view docid;
    std::uint64_t query;

    bool operator==(const NumberedDocument&) const = default;
};

std::uint64_t hash_numbered(std::uint64_t docid_hash, std::uint64_t query) {
    return docid_hash + query * hash_detail::multiplier;
}

struct NumberedHash {
    std::size_t operator()(const NumberedDocument& key) const noexcept {
        return hash_numbered(hash_id(key.docid), key.query);
    }
};

/// One table for all queries: lists of a few documents for each of many queries would be as many
/// allocations.
class Table {
public:
    explicit Table(const DocumentIds& list) {
        m_documents.reserve(list.documents.size());
        for (const auto& [qid, docid] : list.documents) m_documents.insert({docid, number_of(qid)});
    }

    /// The number of a query that documents are listed for; 0 if there are none.
    [[nodiscard]] std::uint64_t find_query(std::string_view qid) const {
        const auto place = m_queries.find(qid);
        return place == m_queries.end() ? 0 : place->second;
    }

    [[nodiscard]] bool has(const RunEntry& entry, std::uint64_t query) const {
        if (m_for_all && contains(entry, 0)) return true;
        return query != 0 && contains(entry, query);
    }

private:
    std::uint64_t number_of(std::string_view qid) {
        if (qid.empty()) {
            m_for_all = true;
            return 0;
        }
        return m_queries.try_emplace(qid, m_queries.size() + 1).first->second;
    }

    [[nodiscard]] bool contains(const RunEntry& entry, std::uint64_t query) const {
        return m_documents.contains(NumberedDocument{entry.docid(), query},
                                    hash_numbered(entry.hash, query));
    }

    tsl::robin_map<std::string_view, std::uint64_t, IdHash> m_queries;
    tsl::robin_set<NumberedDocument, NumberedHash> m_documents;
    bool m_for_all = false;  ///< some documents are listed for all queries
};

class ListedDocuments final : public DocumentFilter {
public:
    ListedDocuments(const DocumentIds& list, bool kept)
        : DocumentFilter(kept ? "--keep-docs" : "--drop-docs"),
          m_source(list.source),
          m_table(list),
          m_kept(kept) {
        if (!list.documents.empty()) m_first = list.documents.front().docid;
    }

    std::size_t apply(std::string_view qid, std::span<RunEntry> ranked, IdStore&) const override {
        const std::uint64_t query = m_table.find_query(qid);
        const std::size_t left = keep_if(
            ranked, [&](const RunEntry& entry) { return m_table.has(entry, query) == m_kept; });
        if (left != (m_kept ? 0 : ranked.size())) m_met.store(true, std::memory_order_relaxed);
        return left;
    }

    [[nodiscard]] Findings findings() const override {
        Findings findings = DocumentFilter::findings();
        if (!m_met) {
            findings.add({"listed-documents-unknown",
                          option() + ": the run has none of the listed documents; the first is " +
                              quoted(m_first),
                          1, m_source.place_of(m_first)});
        }
        return findings;
    }

private:
    ListSource m_source;
    Table m_table;
    bool m_kept;
    std::string_view m_first;
    mutable std::atomic<bool> m_met = false;  ///< some document of the run is listed
};

}  // namespace

std::unique_ptr<RunOperation> keep_documents(const DocumentIds& list) {
    return std::make_unique<ListedDocuments>(list, true);
}

std::unique_ptr<RunOperation> drop_documents(const DocumentIds& list) {
    return std::make_unique<ListedDocuments>(list, false);
}

}  // namespace rankline
