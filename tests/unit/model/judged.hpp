// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::test {

/// Qrels of lines "qid group docid grade"; the group may be a subtopic or a stratum.
inline Qrels judged(std::string_view text, JudgmentKind kind) {
    QrelsBuilder builder(FileBytes::from_memory(text, "q"), kind, Duplicates::error);
    for (const std::string_view line : split(builder.text(), '\n')) {
        const auto fields = split_blanks(line);
        if (fields.empty()) continue;
        builder.add(fields[0], {fields[2], std::stod(std::string(fields[3])), fields[1], {}});
    }
    return builder.build();
}

}  // namespace rankline::test
