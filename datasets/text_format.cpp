// SPDX-License-Identifier: MIT
#include <rankline/datasets/text_format.hpp>

#include <rankline/base/text.hpp>

namespace rankline {

void append_joined_text(std::string& out, const TextRecord& record) {
    const std::size_t before = out.size();
    for (const TextField& field : record.fields) {
        const std::string_view text = trimmed(field.text);
        if (field.name == "url" || text.empty()) continue;
        if (out.size() > before) out += ' ';
        out += text;
    }
}

}  // namespace rankline
