// SPDX-License-Identifier: MIT
#include <rankline/convert/listed_documents.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include <rankline/base/hash.hpp>
#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

std::uint64_t hash_for_query(std::uint64_t docid_hash, std::string_view qid) {
    return docid_hash + hash_id(qid) * hash_detail::multiplier;
}

/// Calls `act(place, hash_of(place))` for all places below `count`. Slots of the table are asked
/// for some places ahead, which hides most of the time that memory takes.
template <class HashOf, class Act>
void for_each_hash(const PlaceTable& table, std::size_t count, HashOf hash_of, Act act) {
    constexpr std::size_t lookahead = 16;
    std::array<std::uint64_t, lookahead> hashes{};
    for (std::size_t place = 0; place < count + lookahead; ++place) {
        std::uint64_t& hash = hashes[place % lookahead];
        if (place >= lookahead) act(place - lookahead, hash);
        if (place >= count) continue;
        hash = hash_of(place);
        table.expect(hash);
    }
}

}  // namespace

DocumentList::DocumentList(DocumentIds ids)
    : m_ids(std::move(ids)), m_for_all(m_ids.for_all.size()), m_by_query(m_ids.by_query.size()) {
    const std::vector<std::string_view>& docids = m_ids.for_all;
    for_each_hash(
        m_for_all, docids.size(), [&](std::size_t place) { return hash_id(docids[place]); },
        [&](std::size_t next, std::uint64_t hash) {
            m_for_all.find_or_put(hash, next, [&](std::size_t place) {
                return same_id_bytes(docids[place], docids[next]);
            });
        });
    const std::vector<ListedDocument>& pairs = m_ids.by_query;
    for_each_hash(
        m_by_query, pairs.size(),
        [&](std::size_t place) {
            return hash_for_query(hash_id(pairs[place].docid), pairs[place].qid);
        },
        [&](std::size_t next, std::uint64_t hash) {
            m_by_query.find_or_put(hash, next, [&](std::size_t place) {
                return pairs[place].qid == pairs[next].qid &&
                       pairs[place].docid == pairs[next].docid;
            });
        });
}

bool DocumentList::has(std::string_view qid, const RunEntry& entry) const {
    const auto is_same = [&](std::size_t place) {
        return same_id_bytes(m_ids.for_all[place], entry.docid());
    };
    if (m_for_all.find(entry.hash, is_same) != PlaceTable::none) return true;
    if (m_ids.by_query.empty()) return false;
    const auto is_same_pair = [&](std::size_t place) {
        const ListedDocument& pair = m_ids.by_query[place];
        return pair.qid == qid && pair.docid == entry.docid();
    };
    return m_by_query.find(hash_for_query(entry.hash, qid), is_same_pair) != PlaceTable::none;
}

/// In a long list a document is three places of memory that no cache has: slot, entry and id. Each
/// is asked for, for all of the documents, before the first answer is waited for.
std::uint32_t DocumentList::find(std::string_view qid, std::span<const RunEntry> few) const {
    for (const RunEntry& entry : few) m_for_all.expect(entry.hash);
    std::array<const std::string_view*, at_once> guesses{};
    std::size_t guessed = 0;
    for (const RunEntry& entry : few) {
        const std::size_t place = m_for_all.guess(entry.hash);
        if (place == PlaceTable::none) continue;
        guesses[guessed] = &m_ids.for_all[place];
        __builtin_prefetch(guesses[guessed++]);
    }
    for (const std::string_view* id : std::span(guesses).first(guessed))
        __builtin_prefetch(id->data());
    std::uint32_t listed = 0;
    for (std::size_t i = 0; i < few.size(); ++i) {
        if (has(qid, few[i])) listed |= std::uint32_t{1} << i;
    }
    return listed;
}

namespace {

class ListedDocuments final : public DocumentFilter {
public:
    ListedDocuments(std::string option, std::shared_ptr<const DocumentList> list, bool kept)
        : DocumentFilter(std::move(option)), m_list(std::move(list)), m_kept(kept) {}

    std::size_t apply(std::string_view qid, std::span<RunEntry> ranked, IdStore&) const override {
        constexpr std::size_t at_once = DocumentList::at_once;
        std::size_t place = 0;
        std::uint32_t listed = 0;
        const std::size_t left = keep_if(ranked, [&](const RunEntry&) {
            const std::size_t bit = place % at_once;
            if (bit == 0) {
                const std::size_t few = std::min(at_once, ranked.size() - place);
                listed = m_list->find(qid, ranked.subspan(place, few));
            }
            ++place;
            return ((listed >> bit & 1) != 0) == m_kept;
        });
        if (left != (m_kept ? 0 : ranked.size())) m_met.store(true, std::memory_order_relaxed);
        return left;
    }

    [[nodiscard]] Findings findings() const override {
        Findings findings = DocumentFilter::findings();
        if (!m_met) {
            const DocumentIds& ids = m_list->ids();
            const std::string_view first =
                ids.for_all.empty() ? ids.by_query.front().docid : ids.for_all.front();
            findings.add({"listed-documents-unknown",
                          option() + ": none of the listed documents is there, " + quoted(first) +
                              " for one",
                          1, ids.source.place_of(first)});
        }
        return findings;
    }

private:
    std::shared_ptr<const DocumentList> m_list;
    bool m_kept;
    mutable std::atomic<bool> m_met = false;  ///< some document of the run is listed
};

}  // namespace

std::unique_ptr<RunOperation> keep_documents(std::shared_ptr<const DocumentList> list) {
    return std::make_unique<ListedDocuments>("--keep-docs", std::move(list), true);
}

std::unique_ptr<RunOperation> keep_corpus(std::shared_ptr<const DocumentList> list) {
    return std::make_unique<ListedDocuments>("--keep-corpus", std::move(list), true);
}

std::unique_ptr<RunOperation> drop_documents(std::shared_ptr<const DocumentList> list) {
    return std::make_unique<ListedDocuments>("--drop-docs", std::move(list), false);
}

}  // namespace rankline
