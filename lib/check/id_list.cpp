// SPDX-License-Identifier: MIT
#include <rankline/check/id_list.hpp>

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <rankline/base/id_hash.hpp>

namespace rankline {

namespace {

using IdSet = tsl::robin_set<std::string_view, IdHash>;

}  // namespace

struct IdList::State {
    std::string name;
    std::shared_ptr<const void> owner;
    IdSet set{};
    std::vector<std::string_view> ids{};
};

IdList::IdList(std::string name, std::span<const std::string_view> ids,
               std::shared_ptr<const void> owner) {
    const auto state = std::make_shared<State>(State{std::move(name), std::move(owner)});
    state->set.reserve(ids.size());
    for (const std::string_view id : ids) {
        if (state->set.insert(id).second) state->ids.push_back(id);
    }
    m_state = state;
}

bool IdList::contains(std::string_view id) const { return m_state->set.contains(id); }
const std::vector<std::string_view>& IdList::ids() const noexcept { return m_state->ids; }
const std::string& IdList::name() const noexcept { return m_state->name; }

struct PairList::State {
    std::shared_ptr<const void> owner;
    IdSet everywhere{};
    tsl::robin_map<std::string_view, IdSet, IdHash> by_query{};
};

PairList::PairList(std::span<const std::string_view> everywhere, std::span<const Pair> pairs,
                   std::shared_ptr<const void> owner) {
    const auto state = std::make_shared<State>(State{std::move(owner)});
    state->everywhere.insert(everywhere.begin(), everywhere.end());
    for (const auto& [qid, docid] : pairs) state->by_query[qid].insert(docid);
    m_state = state;
}

bool PairList::contains(std::string_view qid, std::string_view docid) const {
    if (m_state->everywhere.contains(docid)) return true;
    const auto found = m_state->by_query.find(qid);
    return found != m_state->by_query.end() && found->second.contains(docid);
}

}  // namespace rankline
