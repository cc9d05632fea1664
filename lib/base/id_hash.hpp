// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include <rankline/base/hash.hpp>

namespace rankline {

/// hash_id for the hash tables of libraries, keyed by ids.
struct IdHash {
    std::size_t operator()(std::string_view id) const noexcept { return hash_id(id); }
};

}  // namespace rankline
