// SPDX-License-Identifier: MIT
#include <rankline/convert/equivalents.hpp>

#include <tsl/robin_set.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <rankline/base/hash.hpp>
#include <rankline/convert/document_filter.hpp>
#include <rankline/convert/place_table.hpp>

namespace rankline {

/// Trees of documents by number, of which the root is the class. Numbers are in the order in which
/// documents are mentioned, and the smaller root stays one: it is the canonical document.
struct EquivalenceClasses::State {
    ListSource source;
    PlaceTable numbers;  ///< places in `ids`
    std::vector<std::string_view> ids;
    std::vector<std::uint32_t> links;  ///< of each document its parent; once settled, its class
    std::vector<Class> classes;        ///< once settled

    std::uint32_t number_of(std::string_view id) {
        const std::size_t number =
            numbers.find_or_put(hash_id(id), ids.size(),
                                [&](std::size_t place) { return same_id_bytes(ids[place], id); });
        if (number == ids.size()) {
            links.push_back(static_cast<std::uint32_t>(number));
            ids.push_back(id);
        }
        return static_cast<std::uint32_t>(number);
    }

    /// Halves the path on its way, which keeps all paths short.
    std::uint32_t root_of(std::uint32_t number) {
        while (links[number] != number) {
            links[number] = links[links[number]];
            number = links[number];
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
    const std::uint32_t first = m_state->root_of(m_state->number_of(canonical));
    const std::uint32_t second = m_state->root_of(m_state->number_of(other));
    m_state->links[std::max(first, second)] = std::min(first, second);
}

/// A parent has the smaller number, so its class is known already.
void EquivalenceClasses::settle() {
    State& state = *m_state;
    for (std::size_t number = 0; number < state.ids.size(); ++number) {
        std::uint32_t& link = state.links[number];
        if (link == number) {
            link = static_cast<std::uint32_t>(state.classes.size());
            state.classes.push_back({state.ids[number], hash_id(state.ids[number]), 0});
        } else {
            link = state.links[link];
        }
        ++state.classes[link].size;
    }
}

const EquivalenceClasses::Class* EquivalenceClasses::find(std::string_view docid,
                                                          std::uint64_t hash) const noexcept {
    const std::size_t number = m_state->numbers.find(
        hash, [&](std::size_t place) { return same_id_bytes(m_state->ids[place], docid); });
    return number == PlaceTable::none ? nullptr : &m_state->classes[m_state->links[number]];
}

const ListSource& EquivalenceClasses::source() const noexcept { return m_state->source; }

std::uint64_t EquivalenceClasses::largest() const noexcept {
    std::uint64_t largest = 0;
    for (const Class& each : m_state->classes) largest = std::max(largest, each.size);
    return largest;
}

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

    /// A class that is larger than any of near duplicates tells that the list is not one.
    [[nodiscard]] std::vector<std::string> account() const override {
        std::vector<std::string> account = DocumentFilter::account();
        account.back() +=
            "; the largest class has " + std::to_string(m_classes->largest()) + " documents";
        return account;
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
