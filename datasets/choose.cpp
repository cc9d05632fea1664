// SPDX-License-Identifier: MIT
#include <rankline/datasets/choose.hpp>

#include <rankline/base/text.hpp>

namespace rankline {

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
