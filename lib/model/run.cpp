// SPDX-License-Identifier: MIT
#include <rankline/model/run.hpp>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

Place RunSlice::place_of(const RunEntry& entry) const {
    const char* const begin = source.data();
    if (begin == nullptr || entry.docid_data < begin || entry.docid_data > begin + source.size()) {
        return Place{std::string(file)};
    }
    const auto offset = static_cast<std::uint64_t>(entry.docid_data - begin);
    const std::size_t line_start = source.rfind('\n', offset) + 1;
    return Place{std::string(file), line_of(source, offset), offset - line_start + 1};
}

}  // namespace rankline
