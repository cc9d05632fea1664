// SPDX-License-Identifier: MIT
#include <rankline/datasets/choose.hpp>

#include <rankline/base/text.hpp>
#include <rankline/datasets/json_text.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

/// How much of a text the sniffers see: a hundred lines of any columns, and of JSON the first
/// record unless its first field is a novel.
constexpr std::size_t least_head = std::size_t{64} << 10;

/// Whether this is the beginning of JSON or of something binary, which need not have lines. Of JSON
/// it is too short without a value: an id may be as long as a head.
bool needs_no_lines(std::string_view head) {
    const std::string_view line = first_line(head);
    if (line.empty()) return false;
    if (const std::optional<JsonOutline> outline = json_outline(head))
        return outline->first.has_value();
    const bool printable = line.front() > ' ' && line.front() <= '~';
    return !printable || line.front() == '{' || line.front() == '[' ||
           head.find('\0') != std::string_view::npos;
}

}  // namespace

std::string_view sniffed_head(const FileBytes& file) {
    for (std::size_t size = least_head;; size *= 2) {
        const FileBytes::Available available = file.wait(size);
        if (available.complete && available.bytes.size() <= size) return available.bytes;
        const std::string_view head = available.bytes.substr(0, size);
        const std::string_view lines = head.substr(0, head.rfind('\n') + 1);
        if (!first_line(lines).empty()) return lines;
        if (needs_no_lines(head)) return head;
    }
}

std::string plain_name(const std::string& path) {
    std::string name = lower_case(path);
    bool stripped = true;
    while (stripped) {
        stripped = false;
        for (const std::string_view ending : {".gz", ".zst", ".xz", ".bz2", ".lz4"}) {
            if (!name.ends_with(ending)) continue;
            name.resize(name.size() - ending.size());
            stripped = true;
        }
    }
    return name;
}

std::string head_of(const RunWriter& writer, const RunWriteOptions& options) {
    return writer.part_head == nullptr ? writer.head : writer.part_head(options.part);
}

}  // namespace rankline
