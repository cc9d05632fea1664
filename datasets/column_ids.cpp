// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_ids.hpp>

#include <algorithm>

#include <rankline/base/text.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

namespace {

constexpr const char* has_blank = "it has a blank in it, which ends a column; csv and json hold it";

bool is_column(std::string_view id) {
    return !id.empty() && std::none_of(id.begin(), id.end(), is_space);
}

}  // namespace

void require_column_ids(std::string_view format, std::string_view qid,
                        std::span<const RunEntry> ranked) {
    if (qid.starts_with('#'))
        fail_unwritable_qid(format, qid,
                            "a line that begins with # is a comment; csv and json hold it");
    if (qid.starts_with("\xef\xbb\xbf"))
        fail_unwritable_qid(format, qid, "it begins with a byte-order mark; csv and json hold it");
    if (!is_column(qid)) fail_unwritable_qid(format, qid, has_blank);
    for (const RunEntry& entry : ranked) {
        if (!is_column(entry.docid())) fail_unwritable_docid(format, qid, entry.docid(), has_blank);
    }
}

}  // namespace rankline
