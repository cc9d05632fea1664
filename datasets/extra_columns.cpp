// SPDX-License-Identifier: MIT
#include <rankline/datasets/extra_columns.hpp>

#include <fmt/format.h>

#include <string_view>

#include <rankline/base/text.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

void tell_extra_columns(const FileBytes& file, std::size_t count, Findings& findings) {
    constexpr std::size_t enough = 1 << 16;
    const std::string_view text = file.bytes();
    for (const Row& row : sample_rows(text.substr(0, enough))) {
        if (row.size() <= count) continue;
        const auto offset = static_cast<std::size_t>(row[count].data() - text.data());
        const std::size_t column = offset - (text.rfind('\n', offset) + 1) + 1;
        findings.add({"extra-columns",
                      fmt::format("columns behind the first {} are not read", count), 1,
                      Place{file.name(), line_of(text, offset), column}});
        return;
    }
}

}  // namespace rankline
