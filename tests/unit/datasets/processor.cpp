// SPDX-License-Identifier: MIT
#include <rankline/datasets/processor.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/number.hpp>

#include "../random.hpp"

using namespace rankline;

namespace {

using Parse = bool (*)(std::string_view text, double& value);
using Classify = BlockMasks (*)(const char* bytes);
using Matches = bool (*)(const char* text, const BytePattern& pattern);

/// Every way to read a number that this machine can run.
std::vector<Parse> parsers() {
    std::vector<Parse> all = {AnyProcessor::parse_decimal};
#if defined(__x86_64__)
    if (has_avx2()) all.push_back(Avx2Processor::parse_decimal);
#endif
    return all;
}

std::vector<Classify> classifiers() {
    std::vector<Classify> all = {AnyProcessor::classify};
#if defined(__x86_64__)
    if (has_avx2()) all.push_back(Avx2Processor::classify);
#endif
    return all;
}

std::vector<Matches> matchers() {
    std::vector<Matches> all = {matches_portable, AnyProcessor::matches};
#if defined(__x86_64__)
    if (has_avx2()) all.push_back(Avx2Processor::matches);
#endif
    return all;
}

std::string random_number(Random& random) {
    std::string text;
    if (random.below(4) == 0) text += '-';
    for (std::uint64_t i = random.below(9); i > 0; --i)
        text += static_cast<char>('0' + random.below(10));
    if (random.below(3) > 0) text += '.';
    for (std::uint64_t i = random.below(14); i > 0; --i)
        text += static_cast<char>('0' + random.below(10));
    if (random.below(20) == 0) text += "e.-x/:"[random.below(6)];
    return text;
}

/// With bytes behind it that must not matter: all that may be read, digits and points among them.
bool parse(Parse parser, const std::string& text, double& value) {
    const std::string stored = text + "7.77777777777777777777777777777777";
    return parser(std::string_view(stored).substr(0, text.size()), value);
}

}  // namespace

TEST_CASE("processor: a number that is taken is what the careful parser gives") {
    for (const Parse parser : parsers()) {
        Random random(1);
        int taken = 0;
        for (int round = 0; round < 200000; ++round) {
            const std::string text = random_number(random);
            double value = 0;
            if (!parse(parser, text, value)) continue;
            ++taken;
            CAPTURE(text);
            const auto careful = parse_double(text);
            REQUIRE(careful.has_value());
            REQUIRE(value == *careful);
        }
        CHECK(taken > 50000);
    }
}

TEST_CASE("processor: the usual numbers are taken") {
    for (const Parse parser : parsers()) {
        for (const char* text :
             {"0", "7", "-3", "14.904499", "0.89091682434", "-1234.5678901", "12.3456789012345"}) {
            CAPTURE(text);
            double value = 0;
            REQUIRE(parse(parser, text, value));
            CHECK(value == *parse_double(text));
        }
    }
}

TEST_CASE("processor: what is no plain number is left alone") {
    for (const Parse parser : parsers()) {
        for (const char* text : {"", "-", ".", ".5", "5.", "1e5", "nan", "--1", "1.2.3", "+1",
                                 "1.2345678901234567", "1234567890123456", "12 4", "1\xb2"}) {
            CAPTURE(text);
            double value = 0;
            CHECK_FALSE(parse(parser, text, value));
        }
    }
}

TEST_CASE("processor: blanks and newlines of a block are found, whatever the bytes") {
    Random random(1);
    for (int round = 0; round < 2000; ++round) {
        std::array<char, 64> bytes{};
        for (char& byte : bytes) {
            // Half of them near the characters that matter.
            byte = static_cast<char>(random.below(2) == 0 ? random.below(256) : random.below(34));
        }
        const BlockMasks expected = classify_portable(bytes.data());
        for (const Classify classify : classifiers()) {
            const BlockMasks masks = classify(bytes.data());
            REQUIRE(masks.blank == expected.blank);
            REQUIRE(masks.newline == expected.newline);
        }
    }
}

TEST_CASE("processor: a text matches a pattern if it begins with it, whatever stands behind") {
    Random random(1);
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int i = 0; i < 64; ++i) text += static_cast<char>(random.below(256));
        const std::size_t size = random.below(BytePattern::most + 1);
        std::string start = text.substr(0, size);
        const bool changed = size > 0 && random.below(2) == 0;
        if (changed) start[random.below(size)] ^= static_cast<char>(1 + random.below(255));
        const BytePattern pattern(start);
        for (const Matches matches : matchers()) REQUIRE(matches(text.data(), pattern) != changed);
    }
}
