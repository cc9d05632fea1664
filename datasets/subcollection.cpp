// SPDX-License-Identifier: MIT
#include <rankline/datasets/subcollection.hpp>

#include <tsl/robin_set.h>

#include <algorithm>
#include <string>

namespace rankline {

namespace {

/// Where the texts begin that have drawn the same number as another one, ascending.
std::vector<std::uint64_t> places_of_equal_numbers(const std::vector<DrawnPlace>& drawn) {
    std::vector<std::uint64_t> places;
    for (std::size_t i = 0; i + 1 < drawn.size(); ++i) {
        if (drawn[i].number != drawn[i + 1].number) continue;
        if (places.empty() || places.back() != drawn[i].place) places.push_back(drawn[i].place);
        places.push_back(drawn[i + 1].place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

}  // namespace

void Subcollection::draw(unsigned threads) {
    m_wanted.find(threads,
                  [&](std::string_view id, std::uint64_t offset) { m_sample.offer(id, offset); });
    m_offsets = m_wanted.offsets();
    if (m_offsets.size() > m_size) {
        throw Error(ErrorKind::input,
                    std::to_string(m_offsets.size()) + " texts have to be in a sub-collection of " +
                        std::to_string(m_size) + ": a larger one, or fewer queries?");
    }
    std::vector<DrawnPlace> drawn = m_sample.take(m_size - m_offsets.size());
    drop_repeated(drawn);
    m_drawn = drawn.size();
    for (const DrawnPlace& each : drawn) m_offsets.push_back(each.place);
    std::sort(m_offsets.begin(), m_offsets.end());
}

/// Equal ids have drawn equal numbers, so that only texts of equal numbers are looked at again.
void Subcollection::drop_repeated(std::vector<DrawnPlace>& drawn) {
    const std::vector<std::uint64_t> suspects = places_of_equal_numbers(drawn);
    if (suspects.empty()) return;
    TextScratch scratch;
    tsl::robin_set<std::string> ids;
    tsl::robin_set<std::uint64_t> repeated;
    auto place = suspects.begin();
    m_corpus.copy_lines(suspects, [&](std::string_view line) {
        if (!ids.emplace(m_corpus.format().id(without_line_end(line), scratch)).second)
            repeated.insert(*place);
        ++place;
    });
    m_repeated = repeated.size();
    std::erase_if(drawn, [&](const DrawnPlace& each) { return repeated.contains(each.place); });
}

void Subcollection::write(const std::function<void(std::string_view bytes)>& take) const {
    take(m_corpus.header());
    m_corpus.copy_lines(m_offsets, take);
}

}  // namespace rankline
