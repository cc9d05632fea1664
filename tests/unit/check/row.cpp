// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>

#include <rankline/base/text.hpp>
#include <rankline/check/row.hpp>

using namespace rankline;

namespace {

/// Followed by what no line has: it must not be taken for a part of one.
std::string with_slack(const std::string& line) { return line + std::string(64, ' ') + "x"; }

}  // namespace

TEST_CASE("row: columns of any length stand where splitting at blanks finds them") {
    const CheckProfile& profile = find_check_profile("trec");
    const RowReader reader(profile);
    // Lengths around the eight bytes that are looked at together, control characters and bytes
    // with the highest bit set among them.
    const std::string letters =
        "ab\x01"
        "c\x7f\x80\xa0\xff"
        "defghij\x1f"
        "klmno";
    for (std::size_t length = 1; length <= letters.size(); ++length) {
        for (const std::string separator : {" ", "\t", "  \t", "\v", "\f \n\r"}) {
            std::string line;
            for (std::size_t i = 0; i < 6; ++i)
                line += letters.substr(0, 1 + (length + i) % letters.size()) + separator;
            const std::string text = with_slack(line);
            const std::string_view view = std::string_view(text).substr(0, line.size());
            const std::vector<std::string_view> expected = split_blanks(view);
            const CheckRow row = reader.read(view);
            CAPTURE(line);
            REQUIRE(row.columns == expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i)
                CHECK(row[profile.columns[i]] == expected[i]);
            CHECK(first_column(view) == expected.front());
        }
    }
}

TEST_CASE("row: what is no line of data, and the bytes behind a line") {
    const RowReader reader(find_check_profile("trec"));
    const auto read = [&](const std::string& line) {
        static std::string text;
        text = with_slack(line);
        return reader.read(std::string_view(text).substr(0, line.size()));
    };
    CHECK(read("").kind == RowKind::blank);
    CHECK(read(" \t\r").kind == RowKind::blank);
    CHECK(read("# 1 Q0 a 1 2 t").kind == RowKind::comment);
    CHECK(read("a").columns == 1);
    CHECK(read("abcdefgh").columns == 1);
    const CheckRow row = read("1 Q0 a 1 2.5 t more and more\r");
    CHECK(row.kind == RowKind::data);
    CHECK(row.columns == 9);
    CHECK(row.extra == "more and more");
    CHECK(row.score == 2.5);
    CHECK(row.rank == 1);
}
