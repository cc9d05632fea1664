// SPDX-License-Identifier: MIT
#include <rankline/datasets/subcollection.hpp>

#include <algorithm>
#include <string>

namespace rankline {

void Subcollection::draw(unsigned threads) {
    m_wanted.find(threads,
                  [&](std::string_view id, std::uint64_t offset) { m_sample.offer(id, offset); });
    m_offsets = m_wanted.offsets();
    if (m_offsets.size() > m_size) {
        throw Error(ErrorKind::input,
                    std::to_string(m_offsets.size()) + " texts have to be in a sub-collection of " +
                        std::to_string(m_size) + ": a larger one, or fewer queries?");
    }
    const std::vector<DrawnPlace> drawn = m_sample.take(m_size - m_offsets.size());
    m_drawn = drawn.size();
    for (const DrawnPlace& each : drawn) {
        m_offsets.push_back(each.place);
        m_repeated += each.repeats;
    }
    std::sort(m_offsets.begin(), m_offsets.end());
}

void Subcollection::write(const std::function<void(std::string_view bytes)>& take) const {
    take(m_corpus.header());
    m_corpus.copy_lines(m_offsets, take);
}

}  // namespace rankline
