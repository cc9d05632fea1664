// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/base/file_bytes.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    fuzz::answer_or_error([&] {
        const FileBytes file =
            FileBytes::from_memory({reinterpret_cast<const char*>(data), size}, "input");
        const std::string_view text = file.bytes();
        // The content and the slack behind it can be read.
        std::uint64_t sum = 0;
        const std::size_t readable = text.size() + FileBytes::readable_slack;
        for (std::size_t i = 0; i < readable; ++i) {
            sum += static_cast<unsigned char>(text.data()[i]);
        }
        const volatile std::uint64_t used = sum;
        static_cast<void>(used);
        fuzz::expect(file.sha256().size() == 64);
    });
    return 0;
}
