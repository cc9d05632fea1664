// SPDX-License-Identifier: MIT
#include <rankline/model/partial_order.hpp>

#include <algorithm>
#include <bit>

namespace rankline {

void PartialOrder::add_step(std::span<const std::uint32_t> better,
                            std::span<const std::uint32_t> worse) {
    m_steps.push_back({{better.begin(), better.end()}, {worse.begin(), worse.end()}});
}

std::uint64_t PartialOrder::bytes_to_close() const noexcept {
    return (std::uint64_t{m_documents} + m_steps.size()) * words() * sizeof(std::uint64_t);
}

// What is reached from `node` is reached from its predecessor too, and so is the node itself where
// it is a document.
void PartialOrder::merge_into(std::size_t node, std::size_t predecessor) noexcept {
    const std::uint64_t* from = m_reached.data() + node * words();
    std::uint64_t* to = m_reached.data() + predecessor * words();
    for (std::size_t word = 0; word < words(); ++word) to[word] |= from[word];
    if (node < m_documents) to[node / 64] |= std::uint64_t{1} << (node % 64);
}

// Kahn's topological order taken from the end: a node is final once all its successors are.
std::optional<std::pair<std::uint32_t, std::uint32_t>> PartialOrder::close() {
    const std::size_t nodes = m_documents + m_steps.size();
    m_reached.assign(nodes * words(), 0);
    std::vector<std::uint64_t> open(nodes, 0);  // successors that are not final yet
    std::vector<std::vector<std::uint32_t>> steps_to(m_documents);
    for (std::size_t step = 0; step < m_steps.size(); ++step) {
        open[m_documents + step] = m_steps[step].worse.size();
        for (const std::uint32_t document : m_steps[step].better) ++open[document];
        for (const std::uint32_t document : m_steps[step].worse) {
            steps_to[document].push_back(static_cast<std::uint32_t>(m_documents + step));
        }
    }
    std::vector<std::size_t> final_nodes;
    for (std::size_t node = 0; node < nodes; ++node) {
        if (open[node] == 0) final_nodes.push_back(node);
    }
    for (std::size_t next = 0; next < final_nodes.size(); ++next) {
        const std::size_t node = final_nodes[next];
        const auto& predecessors =
            node < m_documents ? steps_to[node] : m_steps[node - m_documents].better;
        for (const std::uint32_t predecessor : predecessors) {
            merge_into(node, predecessor);
            if (--open[predecessor] == 0) final_nodes.push_back(predecessor);
        }
    }
    if (final_nodes.size() == nodes) return std::nullopt;
    return find_cycle(open);
}

// Every node that never became final has a successor of the same kind, so that walking from one to
// the next must come back to a document seen before. Only taken to word an error.
std::pair<std::uint32_t, std::uint32_t> PartialOrder::find_cycle(
    const std::vector<std::uint64_t>& open) const {
    const auto is_open = [&](std::uint32_t node) { return open[node] > 0; };
    std::uint32_t here = 0;
    while (!is_open(here)) ++here;
    std::vector<bool> seen(m_documents, false);
    while (true) {
        seen[here] = true;
        for (std::size_t step = 0; step < m_steps.size(); ++step) {
            const auto& [better, worse] = m_steps[step];
            if (!is_open(static_cast<std::uint32_t>(m_documents + step))) continue;
            if (std::find(better.begin(), better.end(), here) == better.end()) continue;
            const std::uint32_t next = *std::find_if(worse.begin(), worse.end(), is_open);
            if (seen[next]) return {here, next};
            here = next;
            break;
        }
    }
}

std::uint64_t PartialOrder::count_after(std::size_t better, std::size_t begin, std::size_t end,
                                        std::span<const std::uint64_t> kept) const noexcept {
    std::uint64_t count = 0;
    const std::uint64_t* bits = row(better);
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
        std::uint64_t mask = kept[word];
        if (word * 64 < begin) mask &= ~std::uint64_t{0} << (begin - word * 64);
        if (end - word * 64 < 64) mask &= (std::uint64_t{1} << (end - word * 64)) - 1;
        count += static_cast<std::uint64_t>(std::popcount(bits[word] & mask));
    }
    return count;
}

}  // namespace rankline
