// SPDX-License-Identifier: MIT
#include <rankline/cli/query_random.hpp>

#include <rankline/stats/random.hpp>

namespace rankline::cli {

RandomOfQuery random_of_query(std::uint64_t seed) {
    return [seed](std::string_view qid) -> RandomBelow {
        const RandomStream start(seed_of_item(seed, qid), RandomPurpose::tie_orders);
        return [stream = start](std::uint64_t bound) mutable { return stream.below(bound); };
    };
}

}  // namespace rankline::cli
