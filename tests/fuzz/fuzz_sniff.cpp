// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/datasets/format.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // From memory, as the head of a file is, so that what is read behind the end is seen.
    const rankline::FileBytes file =
        rankline::FileBytes::from_memory({reinterpret_cast<const char*>(data), size}, "input");
    for (const auto& format : rankline::run_formats()) static_cast<void>(format.sniff(file.bytes()));
    for (const auto& format : rankline::qrels_formats()) static_cast<void>(format.sniff(file.bytes()));
    return 0;
}
