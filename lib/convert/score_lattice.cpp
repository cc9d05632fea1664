// SPDX-License-Identifier: MIT
#include <rankline/convert/score_lattice.hpp>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include <rankline/base/number.hpp>

namespace rankline {

namespace {

using Float = std::numeric_limits<float>;

std::int64_t bits_of(float value) { return std::bit_cast<std::int32_t>(value); }

/// The smallest power of two from which on 32-bit numbers are at least `step` apart. Below it the
/// multiples of `step` are farther apart than these, so that no two of them are read as one.
float first_sparse(double step) {
    float power = 1;
    while (static_cast<double>(power) * Float::epsilon() < step) power *= 2;
    while (static_cast<double>(power) / 2 * Float::epsilon() >= step) power /= 2;
    return power;
}

}  // namespace

ScoreLattice::ScoreLattice(int digits) : m_digits(digits), m_first(Float::min()) {
    if (digits < 0) return;
    m_scale = std::pow(10.0, digits);  // exact up to 10^22
    const float border = first_sparse(1 / m_scale);
    m_grid = std::llround(static_cast<double>(border) * m_scale);
    while (static_cast<double>(m_grid) / m_scale > border) --m_grid;
    m_first = std::nextafter(border, Float::infinity());
}

std::int64_t ScoreLattice::index(double score) const noexcept {
    const auto read = static_cast<float>(std::abs(score));
    std::int64_t index = 0;
    if (read >= m_first) {
        index = m_grid + 1 + bits_of(read) - bits_of(m_first);
    } else if (m_digits >= 0) {
        index = std::min<std::int64_t>(m_grid, std::llround(std::abs(score) * m_scale));
    }
    return score < 0 ? -index : index;
}

std::int64_t ScoreLattice::last() const noexcept {
    return m_grid + 1 + bits_of(Float::infinity()) - bits_of(m_first);
}

double ScoreLattice::score(std::int64_t index) const {
    const std::int64_t distance = std::abs(index);
    const double sign = index < 0 ? -1 : 1;
    if (distance <= m_grid) return sign * (static_cast<double>(distance) / m_scale);
    const auto bits = static_cast<std::int32_t>(distance - m_grid - 1 + bits_of(m_first));
    const auto value = std::bit_cast<float>(bits);
    if (std::isinf(value)) return sign * std::numeric_limits<double>::infinity();
    // The shortest text of a 32-bit number is much shorter than that of the 64-bit number it is.
    std::string text;
    if (m_digits >= 0) {
        append_fixed(text, value, m_digits);
    } else {
        constexpr std::size_t enough = 32;
        text.resize(enough);
        text.resize(static_cast<std::size_t>(
            std::to_chars(text.data(), text.data() + enough, value).ptr - text.data()));
    }
    const double read = parse_double(text).value_or(value);
    return sign * (static_cast<float>(read) == value ? read : static_cast<double>(value));
}

bool ScoreLattice::is_read_alike(double score) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto rounded = static_cast<float>(score);
    const auto below = static_cast<float>(std::nextafter(score, -infinity));
    const auto above = static_cast<float>(std::nextafter(score, infinity));
    if (below == above || std::abs(rounded) < Float::min()) return true;
    const std::string text = format_number(score, m_digits);
    float read = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), read);
    return result.ec == std::errc::result_out_of_range ? std::isinf(rounded) : read == rounded;
}

}  // namespace rankline
