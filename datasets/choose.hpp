// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

/// The beginning of a file, cut at a line end if the file goes on, and as long as it takes to have
/// a line that is no comment. Only this much of a compressed file is waited for: its reader may
/// start while the rest is being decompressed.
[[nodiscard]] std::string_view sniffed_head(const FileBytes& file);

/// The file name in lower case without the endings of compression: "RUN.tsv.gz" is "run.tsv".
[[nodiscard]] std::string plain_name(const std::string& path);

/// A format and how sure it is; nullptr if every format says no.
template <class Format>
struct Guess {
    const Format* format = nullptr;
    Sniff sure = Sniff::no;
};

/// The surest of `formats` about a text that begins with `head`; of equally sure ones the first
/// that has the file's extension, else the first.
template <class Format>
[[nodiscard]] Guess<Format> guess(const std::vector<Format>& formats, std::string_view head,
                                  const std::string& path) {
    const std::string name = plain_name(path);
    Guess<Format> best;
    bool best_by_name = false;
    for (const Format& format : formats) {
        const Sniff sure = format.sniff(head);
        const bool by_name =
            std::any_of(format.extensions.begin(), format.extensions.end(),
                        [&](const std::string& extension) { return name.ends_with(extension); });
        if (sure == Sniff::no || sure < best.sure) continue;
        if (sure == best.sure && (best_by_name || !by_name)) continue;
        best = {&format, sure};
        best_by_name = by_name;
    }
    return best;
}

/// The format with this name or alias, or nullptr.
template <class Format>
[[nodiscard]] const Format* find_named(const std::vector<Format>& formats,
                                       const std::string& name) {
    for (const Format& format : formats) {
        const bool alias =
            std::find(format.aliases.begin(), format.aliases.end(), name) != format.aliases.end();
        if (alias || format.name == name) return &format;
    }
    return nullptr;
}

/// All names and aliases.
template <class Format>
[[nodiscard]] std::vector<std::string> names_of(const std::vector<Format>& formats) {
    std::vector<std::string> names;
    for (const Format& format : formats) {
        names.push_back(format.name);
        names.insert(names.end(), format.aliases.begin(), format.aliases.end());
    }
    return names;
}

}  // namespace rankline
