// SPDX-License-Identifier: MIT
#include <rankline/datasets/column_ids.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

#include <rankline/base/decoder.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/base/text.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

namespace {

constexpr const char* has_blank = "it has a blank in it, which ends a column; csv and json hold it";

/// Whether one of eight bytes is a blank or a control character.
bool has_low_byte(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    return ((bytes - 0x21 * ones) & ~bytes & 0x80 * ones) != 0;
}

/// Nearly every id has no such byte and is not looked at byte by byte, which would cost more than
/// copying it.
bool is_surely_column(std::string_view id) {
    using hash_detail::load;
    constexpr std::size_t width = sizeof(std::uint64_t);
    if (id.empty()) return false;
    if (id.size() < width) {
        const std::uint64_t behind = ~std::uint64_t{0} << (8 * id.size());
        return !has_low_byte(hash_detail::load_up_to_8(id.data(), id.size()) | behind);
    }
    bool low = has_low_byte(load<std::uint64_t>(id.data() + id.size() - width));
    for (std::size_t i = 0; i + width < id.size(); i += width)
        low |= has_low_byte(load<std::uint64_t>(id.data() + i));
    return !low;
}

bool is_column(std::string_view id) {
    return is_surely_column(id) || (!id.empty() && std::none_of(id.begin(), id.end(), is_space));
}

}  // namespace

void require_column_qid(std::string_view format, std::string_view qid) {
    if (qid.starts_with('#'))
        fail_unwritable_qid(format, qid,
                            "a line that begins with # is a comment; csv and json hold it");
    if (qid.starts_with("\xef\xbb\xbf"))
        fail_unwritable_qid(format, qid, "it begins with a byte-order mark; csv and json hold it");
    // The id may come to stand first, and then decides what the file is taken for.
    const std::string_view compression = compression_of(qid);
    if (!compression.empty()) {
        fail_unwritable_qid(format, qid,
                            "it begins as " + std::string(compression) + " does; csv holds it");
    }
    if (!is_column(qid)) fail_unwritable_qid(format, qid, has_blank);
}

void require_column_docid(std::string_view format, std::string_view qid, std::string_view docid) {
    if (!is_column(docid)) fail_unwritable_docid(format, qid, docid, has_blank);
}

void require_column_ids(std::string_view format, std::string_view qid,
                        std::span<const RunEntry> ranked) {
    require_column_qid(format, qid);
    for (const RunEntry& entry : ranked) require_column_docid(format, qid, entry.docid());
}

}  // namespace rankline
