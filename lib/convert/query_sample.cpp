// SPDX-License-Identifier: MIT
#include <rankline/convert/query_sample.hpp>

#include <algorithm>
#include <utility>

#include <rankline/stats/random.hpp>

namespace rankline {

namespace {

using Drawn = std::pair<std::uint64_t, std::string_view>;

Drawn draw(std::string_view qid, std::uint64_t seed) {
    return {RandomStream(seed_of_item(seed, qid), RandomPurpose::samples).next(), qid};
}

/// The greatest of the numbers that stay, with its query; `count` is at least 1 and less than there
/// are queries.
Drawn last_of_sample(const std::vector<std::string_view>& qids, std::size_t count,
                     std::uint64_t seed) {
    std::vector<Drawn> drawn;
    drawn.reserve(qids.size());
    for (const std::string_view qid : qids) drawn.push_back(draw(qid, seed));
    const auto last = drawn.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::nth_element(drawn.begin(), last, drawn.end());
    return *last;
}

}  // namespace

QueryStep sample_queries(std::uint64_t count, std::uint64_t seed) {
    const auto choose = [=](const std::vector<std::string_view>& qids, Findings& findings) {
        if (count > qids.size()) {
            findings.add({"sample-larger-than-run",
                          "--sample-queries " + std::to_string(count) + ": there are only " +
                              std::to_string(qids.size()) + " queries, which all stay",
                          1,
                          {}});
        }
        if (count >= qids.size()) return qids;
        std::vector<std::string_view> left;
        if (count == 0) return left;
        const Drawn last = last_of_sample(qids, static_cast<std::size_t>(count), seed);
        std::copy_if(qids.begin(), qids.end(), std::back_inserter(left),
                     [&](std::string_view qid) { return draw(qid, seed) <= last; });
        return left;
    };
    return {"--sample-queries", choose};
}

}  // namespace rankline
