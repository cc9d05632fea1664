// SPDX-License-Identifier: MIT
#include <rankline/convert/equivalents.hpp>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <atomic>
#include <utility>
#include <vector>

#include <rankline/base/hash.hpp>
#include <rankline/base/id_hash.hpp>
#include <rankline/convert/document_filter.hpp>

namespace rankline {

/// Trees of documents by number, of which the root is the class. Numbers are in the order in which
/// documents are mentioned, and the smaller root stays one: it is the canonical document.
struct EquivalenceClasses::State {
    ListSource source;
    tsl::robin_map<std::string_view, std::size_t, IdHash> numbers;
    std::vector<std::string_view> ids;
    std::vector<std::size_t> parents;
    std::vector<Class> classes;           ///< once settled
    std::vector<std::size_t> classes_of;  ///< of each document, likewise

    std::size_t number_of(std::string_view id) {
        const auto [place, is_new] = numbers.try_emplace(id, ids.size());
        if (is_new) {
            parents.push_back(ids.size());
            ids.push_back(id);
        }
        return place->second;
    }

    /// Halves the path on its way, which keeps all paths short.
    std::size_t root_of(std::size_t number) {
        while (parents[number] != number) {
            parents[number] = parents[parents[number]];
            number = parents[number];
        }
        return number;
    }
};

EquivalenceClasses::EquivalenceClasses(ListSource source) : m_state(std::make_unique<State>()) {
    m_state->source = std::move(source);
}
EquivalenceClasses::EquivalenceClasses(EquivalenceClasses&&) noexcept = default;
EquivalenceClasses::~EquivalenceClasses() = default;

void EquivalenceClasses::join(std::string_view canonical, std::string_view other) {
    const std::size_t first = m_state->root_of(m_state->number_of(canonical));
    const std::size_t second = m_state->root_of(m_state->number_of(other));
    m_state->parents[std::max(first, second)] = std::min(first, second);
}

void EquivalenceClasses::settle() {
    State& state = *m_state;
    state.classes.clear();
    state.classes_of.resize(state.ids.size());
    for (std::size_t number = 0; number < state.ids.size(); ++number) {
        const std::size_t root = state.root_of(number);
        if (root == number) {
            state.classes_of[number] = state.classes.size();
            state.classes.push_back({state.ids[number], hash_id(state.ids[number]), 0});
        } else {
            state.classes_of[number] = state.classes_of[root];
        }
        ++state.classes[state.classes_of[number]].size;
    }
}

const EquivalenceClasses::Class* EquivalenceClasses::find(std::string_view docid,
                                                          std::uint64_t hash) const noexcept {
    const auto place = m_state->numbers.find(docid, hash);
    if (place == m_state->numbers.end()) return nullptr;
    return &m_state->classes[m_state->classes_of[place->second]];
}

const ListSource& EquivalenceClasses::source() const noexcept { return m_state->source; }

namespace {

class FirstOfEquivalents final : public DocumentFilter {
public:
    FirstOfEquivalents(std::shared_ptr<const EquivalenceClasses> classes, EquivalentName name,
                       RunOrder order)
        : DocumentFilter("--equivalents"),
          m_classes(std::move(classes)),
          m_name(name),
          m_order(order) {}

    std::size_t apply(std::string_view, std::span<RunEntry> ranked, IdStore&) const override {
        tsl::robin_set<const EquivalenceClasses::Class*> taken;
        bool met = false;
        bool renamed = false;
        const std::size_t left = keep_if(ranked, [&](const RunEntry& entry) {
            const EquivalenceClasses::Class* const its = m_classes->find(entry.docid(), entry.hash);
            if (its == nullptr) return true;
            met = true;
            renamed |= its->canonical != entry.docid();
            // Most classes of a list are pairs of which a query has retrieved one.
            return its->size == 1 || taken.insert(its).second;
        });
        if (met) m_met.store(true, std::memory_order_relaxed);
        if (renamed && m_name == EquivalentName::canonical) rename(ranked.first(left));
        return left;
    }

    [[nodiscard]] Findings findings() const override {
        Findings findings = DocumentFilter::findings();
        if (!m_met) {
            findings.add({"equivalents-unknown", "--equivalents: none of these documents is there",
                          1, Place{m_classes->source().file}});
        }
        return findings;
    }

private:
    void rename(std::span<RunEntry> ranked) const {
        for (RunEntry& entry : ranked) {
            const EquivalenceClasses::Class* const its = m_classes->find(entry.docid(), entry.hash);
            if (its == nullptr) continue;
            entry.docid_data = its->canonical.data();
            entry.docid_size = static_cast<std::uint32_t>(its->canonical.size());
            entry.hash = its->hash;
        }
        if (m_order.by_score) rank_entries(ranked, m_order.ties);
    }

    std::shared_ptr<const EquivalenceClasses> m_classes;
    EquivalentName m_name;
    RunOrder m_order;
    mutable std::atomic<bool> m_met = false;  ///< some document of the run is in a class
};

}  // namespace

std::unique_ptr<RunOperation> first_of_equivalents(
    std::shared_ptr<const EquivalenceClasses> classes, EquivalentName name, RunOrder order) {
    return std::make_unique<FirstOfEquivalents>(std::move(classes), name, order);
}

}  // namespace rankline
