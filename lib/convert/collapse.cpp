// SPDX-License-Identifier: MIT
#include <rankline/convert/collapse.hpp>

#include <atomic>
#include <cmath>
#include <utility>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/convert/place_table.hpp>

namespace rankline {

namespace {

/// What is known of a document while its passages go by, best first.
struct Gathered {
    std::uint64_t passages = 0;             ///< that count
    std::optional<std::uint64_t> number{};  ///< of the passage with the lowest; nothing is lower
};

class CollapsePassages final : public RunOperation {
public:
    CollapsePassages(PassageIds ids, CollapseSettings settings, RunOrder order)
        : m_ids(std::move(ids)), m_settings(settings), m_order(order) {}

    std::size_t apply(std::string_view qid, std::span<RunEntry> ranked, IdStore&) const override {
        if (!m_order.by_score) rank_entries(ranked, m_order.ties);
        PlaceTable table(ranked.size());
        std::vector<Gathered> gathered;
        gathered.reserve(ranked.size());
        std::size_t whole = 0;
        for (const RunEntry passage : ranked) {
            RunEntry document = passage;
            whole += name_document(document) ? 0 : 1;
            const Gathered found{1, number_of(qid, passage, document)};
            const std::size_t next = gathered.size();
            const std::size_t place = table.find_or_put(document.hash, next, [&](std::size_t one) {
                return same_id_bytes(ranked[one].docid(), document.docid());
            });
            if (place == next) {
                ranked[place] = document;
                gathered.push_back(found);
            } else {
                add_passage(ranked[place], gathered[place], passage.score, found);
            }
        }
        const std::span<RunEntry> documents = ranked.first(gathered.size());
        finish_scores(qid, documents, gathered);
        rank_entries(documents, m_order.ties);
        count(ranked.size(), documents.size(), whole);
        return documents.size();
    }

    [[nodiscard]] bool may_fail() const override { return m_settings.scores != PassageScores::max; }

    [[nodiscard]] Findings findings() const override {
        Findings findings;
        findings.add({"passages-without-document",
                      m_ids.name() + ": an id that is not a passage's is taken for a document",
                      m_whole,
                      {}});
        return findings;
    }

    [[nodiscard]] std::vector<std::string> account() const override {
        const std::uint64_t documents = m_documents;
        return {"--collapse: " + std::to_string(documents) +
                (documents == 1 ? " document" : " documents") + " made of " +
                std::to_string(m_passages)};
    }

private:
    /// Gives a passage the id of its document; false if it is none.
    [[nodiscard]] bool name_document(RunEntry& entry) const {
        const std::optional<std::string_view> document = m_ids.document_of(entry.docid());
        if (!document) return false;
        entry.docid_data = document->data();
        entry.docid_size = static_cast<std::uint32_t>(document->size());
        entry.hash = hash_id(*document);
        return true;
    }

    [[nodiscard]] std::optional<std::uint64_t> number_of(std::string_view qid,
                                                         const RunEntry& passage,
                                                         const RunEntry& document) const {
        const bool whole = passage.docid() == document.docid();
        if (m_settings.scores != PassageScores::first || whole) return std::nullopt;
        const auto number = passage_number(passage.docid(), document.docid());
        if (number) return number;
        throw Error(ErrorKind::input, "passage " + quoted(passage.docid()) + " of query " +
                                          quoted(qid) +
                                          " has no number behind its document's id, which "
                                          "--collapse first looks at");
    }

    void add_passage(RunEntry& document, Gathered& gathered, double score,
                     const Gathered& found) const {
        switch (m_settings.scores) {
            case PassageScores::max:
                return;
            case PassageScores::first:
                if (found.number >= gathered.number) return;
                document.score = score;
                gathered.number = found.number;
                return;
            case PassageScores::sum:
            case PassageScores::mean:
                if (gathered.passages == m_settings.top) return;
                document.score += score;
                ++gathered.passages;
                return;
        }
    }

    void finish_scores(std::string_view qid, std::span<RunEntry> documents,
                       std::span<const Gathered> gathered) const {
        const bool mean = m_settings.scores == PassageScores::mean;
        if (!mean && m_settings.scores != PassageScores::sum) return;
        for (std::size_t place = 0; place < documents.size(); ++place) {
            RunEntry& document = documents[place];
            if (gathered[place].passages > 1 && !std::isfinite(document.score)) {
                throw Error(ErrorKind::input, "the scores of the passages of document " +
                                                  quoted(document.docid()) + " of query " +
                                                  quoted(qid) + " have no finite sum");
            }
            if (mean) document.score /= static_cast<double>(gathered[place].passages);
        }
    }

    void count(std::size_t passages, std::size_t documents, std::size_t whole) const {
        m_passages.fetch_add(passages, std::memory_order_relaxed);
        m_documents.fetch_add(documents, std::memory_order_relaxed);
        m_whole.fetch_add(whole, std::memory_order_relaxed);
    }

    PassageIds m_ids;
    CollapseSettings m_settings;
    RunOrder m_order;
    mutable std::atomic<std::uint64_t> m_passages = 0;
    mutable std::atomic<std::uint64_t> m_documents = 0;
    mutable std::atomic<std::uint64_t> m_whole = 0;  ///< ids that are not a passage's
};

}  // namespace

std::unique_ptr<RunOperation> collapse_passages(PassageIds ids, CollapseSettings settings,
                                                RunOrder order) {
    return std::make_unique<CollapsePassages>(std::move(ids), settings, order);
}

}  // namespace rankline
