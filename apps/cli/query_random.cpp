// SPDX-License-Identifier: MIT
#include <rankline/cli/query_random.hpp>

#include <rankline/stats/random.hpp>

namespace rankline::cli {

namespace {

/// FNV-1a (Fowler, Noll and Vo); hash_id differs from one start of the program to the next.
std::uint64_t lasting_hash(std::string_view id) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : id) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    return hash;
}

}  // namespace

RandomOfQuery random_of_query(std::uint64_t seed) {
    return [seed](std::string_view qid) -> RandomBelow {
        const RandomStream start(seed ^ lasting_hash(qid), RandomPurpose::tie_orders);
        return [stream = start](std::uint64_t bound) mutable { return stream.below(bound); };
    };
}

}  // namespace rankline::cli
