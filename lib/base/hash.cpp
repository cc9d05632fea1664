// SPDX-License-Identifier: MIT
#include <rankline/base/hash.hpp>

#include <sys/random.h>

namespace rankline::hash_detail {

namespace {

std::uint64_t random_seed() {
    std::uint64_t value = 0;
    // Early in the boot of a machine there may be no randomness yet: any number will do.
    if (::getrandom(&value, sizeof value, GRND_NONBLOCK) != sizeof value) value = multiplier;
    return value;
}

}  // namespace

const std::uint64_t seed = random_seed();

}  // namespace rankline::hash_detail
