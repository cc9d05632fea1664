// SPDX-License-Identifier: MIT
#include <rankline/base/number.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>

using rankline::format_number;
using rankline::parse_double;
using rankline::parse_integer;

TEST_CASE("number: a double is the whole text or nothing") {
    CHECK(parse_double("14.904499") == 14.904499);
    CHECK(parse_double("-1e-3") == -0.001);
    CHECK(parse_double("+2.5") == 2.5);
    CHECK(parse_double("inf") == std::numeric_limits<double>::infinity());
    CHECK(std::isnan(*parse_double("NaN")));
    for (const char* text : {"", " 1", "1 ", "1,5", "x1", "1x", "0x10", "+-1", "++1", "--1", "."}) {
        CAPTURE(text);
        CHECK_FALSE(parse_double(text).has_value());
    }
}

TEST_CASE("number: what is too large or too small for a double becomes infinity or zero, as in C") {
    CHECK(parse_double("1e400") == std::numeric_limits<double>::infinity());
    CHECK(parse_double("-1e400") == -std::numeric_limits<double>::infinity());
    CHECK(parse_double("1e-400") == 0.0);
}

TEST_CASE("number: an integer that does not fit 64 bits is not an integer") {
    CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    CHECK(parse_integer("+7") == 7);
    CHECK_FALSE(parse_integer("9223372036854775808").has_value());
    CHECK_FALSE(parse_integer("1.0").has_value());
    CHECK_FALSE(parse_integer("").has_value());
}

TEST_CASE("number: fixed digits are printf's, byte for byte") {
    // Halves that are exact in binary round to even, others by their exact binary value.
    for (const double value : {0.5, 0.12345, 0.00005, 0.00015, 1.00005, 2.5, 1e22, 1e-9, -0.00004,
                               123456.78905, 0.06250, 0.03125, 1.0 / 3.0, 0.28125}) {
        char expected[64];
        std::snprintf(expected, sizeof expected, "%.4f", value);
        CHECK(format_number(value, 4) == expected);
    }
    CHECK(format_number(-std::numeric_limits<double>::quiet_NaN(), 4) == "nan");
}

TEST_CASE("number: the shortest text reads back as the same double") {
    CHECK(format_number(0.1, -1) == "0.1");
    CHECK(format_number(0.1 + 0.2, -1) == "0.30000000000000004");
    CHECK(format_number(3.0, -1) == "3");
    for (const double value : {1.0 / 3.0, 5e-324, 1.7976931348623157e308}) {
        CHECK(parse_double(format_number(value, -1)) == value);
    }
}
