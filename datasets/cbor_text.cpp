// SPDX-License-Identifier: MIT
#include <rankline/datasets/cbor_text.hpp>

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

constexpr std::array<const char*, 8> kind_names = {
    "an integer", "an integer", "bytes", "a text", "an array", "a map", "a tag", "a simple value"};

const char* name_of(CborKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

/// IEEE 754 binary16 (RFC 8949, appendix D).
double half_precision(std::uint64_t bits) {
    const auto exponent = static_cast<int>(bits >> 10 & 31);
    const auto mantissa = static_cast<double>(bits & 1023);
    double value = 0;
    if (exponent == 0) {
        value = std::ldexp(mantissa, -24);
    } else if (exponent != 31) {
        value = std::ldexp(mantissa + 1024, exponent - 25);
    } else {
        value = mantissa == 0 ? std::numeric_limits<double>::infinity()
                              : std::numeric_limits<double>::quiet_NaN();
    }
    return (bits & 0x8000) != 0 ? -value : value;
}

}  // namespace

void CborReader::fail(const std::string& message) const {
    throw Error(ErrorKind::input, Place{m_file},
                fmt::format("{} (at byte {})", message, m_position));
}

std::string_view CborReader::take(std::uint64_t count) {
    if (count > m_bytes.size() - m_position) {
        fail("the CBOR ends within an item: the file is cut short");
    }
    const std::string_view taken = m_bytes.substr(m_position, count);
    m_position += taken.size();
    return taken;
}

CborKind CborReader::kind() const {
    if (at_end()) fail("the CBOR ends where an item is due: the file is cut short");
    return static_cast<CborKind>(static_cast<unsigned char>(m_bytes[m_position]) >> 5);
}

bool CborReader::take_break() {
    if (at_end() || static_cast<unsigned char>(m_bytes[m_position]) != 0xff) return false;
    ++m_position;
    return true;
}

CborReader::Head CborReader::head() {
    Head head{kind(), 0, false, 0};
    const unsigned low = static_cast<unsigned char>(take(1).front()) & 31U;
    if (low < 24) {
        head.value = low;
    } else if (low < 28) {
        head.width = 1U << (low - 24);
        for (const char byte : take(head.width)) {
            head.value = head.value << 8 | static_cast<unsigned char>(byte);
        }
    } else {
        const bool may_be_indefinite = head.kind == CborKind::bytes ||
                                       head.kind == CborKind::text ||
                                       head.kind == CborKind::array || head.kind == CborKind::map;
        if (low != 31 || !may_be_indefinite) {
            --m_position;
            fail("a byte that is not CBOR, or a break with nothing to end");
        }
        head.indefinite = true;
    }
    return head;
}

std::optional<CborKind> CborReader::kind_of_first_value() const {
    CborReader ahead = *this;
    if (ahead.kind() != CborKind::map) return std::nullopt;
    const Head start = ahead.head();
    if (start.indefinite ? ahead.take_break() : start.value == 0) return std::nullopt;
    ahead.skip();
    return ahead.kind();
}

void CborReader::map(std::string_view what, const std::function<void()>& visit) {
    if (kind() != CborKind::map) {
        fail(fmt::format("{} has to be a map, not {}", what, name_of(kind())));
    }
    const Head start = head();
    if (start.indefinite) {
        while (!take_break()) visit();
    } else {
        for (std::uint64_t i = 0; i < start.value; ++i) visit();
    }
}

std::string_view CborReader::id(std::string_view what,
                                const std::function<std::string_view(std::string_view)>& keep) {
    const CborKind found = kind();
    const bool integer = found == CborKind::unsigned_integer || found == CborKind::negative_integer;
    if (!integer && found != CborKind::text) {
        fail(fmt::format("{} has to be a text or an integer, not {}", what, name_of(found)));
    }
    const Head start = head();
    if (integer) {
        // CBOR's negative integers are -1 - value.
        if (found == CborKind::unsigned_integer) return keep(std::to_string(start.value));
        if (start.value > std::numeric_limits<std::int64_t>::max()) {
            fail(fmt::format("{} is below -2^63", what));
        }
        return keep(std::to_string(-1 - static_cast<std::int64_t>(start.value)));
    }
    if (start.indefinite) {
        fail(fmt::format("{} is a text in chunks, which no writer of runs makes", what));
    }
    if (start.value == 0) fail(fmt::format("{} is empty", what));
    return take(start.value);
}

double CborReader::floating_point(const Head& head) const {
    switch (head.width) {
        case 2:
            return half_precision(head.value);
        case 4:
            return std::bit_cast<float>(static_cast<std::uint32_t>(head.value));
        case 8:
            return std::bit_cast<double>(head.value);
        default:
            return std::numeric_limits<double>::quiet_NaN();  // null, true, undefined, ...
    }
}

double CborReader::number(std::string_view what) {
    const CborKind found = kind();
    double value = std::numeric_limits<double>::quiet_NaN();
    if (found == CborKind::unsigned_integer) value = static_cast<double>(head().value);
    if (found == CborKind::negative_integer) value = -1.0 - static_cast<double>(head().value);
    if (found == CborKind::simple) value = floating_point(head());
    if (std::isnan(value)) fail(fmt::format("{} is not a number", what));
    return value;
}

void CborReader::skip() {
    /// Items still due in each open container; `endless` where a break ends it.
    constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();
    constexpr std::size_t deepest = 256;
    std::vector<std::uint64_t> due = {1};
    while (!due.empty()) {
        if (due.back() == 0 || (due.back() == endless && take_break())) {
            due.pop_back();
            continue;
        }
        if (due.back() != endless) --due.back();
        const Head item = head();
        const bool container = item.kind == CborKind::array || item.kind == CborKind::map;
        const bool string = item.kind == CborKind::bytes || item.kind == CborKind::text;
        if (item.indefinite) {
            due.push_back(endless);
        } else if (container) {
            const std::uint64_t per_entry = item.kind == CborKind::map ? 2 : 1;
            if (item.value > m_bytes.size()) {
                fail("a container with more items than the file has bytes");
            }
            due.push_back(item.value * per_entry);
        } else if (string) {
            static_cast<void>(take(item.value));
        } else if (item.kind == CborKind::tag) {
            due.push_back(1);
        }
        if (due.size() > deepest) fail("CBOR nested more than 256 deep");
    }
}

}  // namespace rankline
