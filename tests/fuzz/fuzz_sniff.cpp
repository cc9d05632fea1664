// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/datasets/format.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    fuzz::answer_or_error([&] {
        const FileBytes file =
            FileBytes::from_memory({reinterpret_cast<const char*>(data), size}, "input");
        for (const RunFormat& format : run_formats()) static_cast<void>(format.sniff(file.bytes()));
        for (const QrelsFormat& format : qrels_formats()) {
            static_cast<void>(format.sniff(file.bytes()));
        }
    });
    return 0;
}
