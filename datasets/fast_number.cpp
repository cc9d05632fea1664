// SPDX-License-Identifier: MIT
#include <rankline/datasets/fast_number.hpp>

#if defined(__x86_64__)

namespace rankline::fast_number_detail {

namespace {

consteval SixteenBytes all(std::uint8_t byte) {
    SixteenBytes bytes{};
    bytes.fill(byte);
    return bytes;
}

}  // namespace

alignas(16) const SixteenBytes all_points = all('.');
alignas(16) const SixteenBytes all_zeros = all('0');
alignas(16) const SixteenBytes all_nines = all(9);

}  // namespace rankline::fast_number_detail

#endif
