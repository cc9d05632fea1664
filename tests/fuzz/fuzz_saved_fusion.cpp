// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/fusion/saved_fusion.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz::answer_or_error([&] {
        const std::string written = to_json(read_saved_fusion(text, "input"));
        fuzz::expect(to_json(read_saved_fusion(written, "written")) == written);
    });
    return 0;
}
