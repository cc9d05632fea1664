// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/fusion/method_name.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz::answer_or_error([&] {
        const MethodCall call = parse_method(text);
        require_numbers(call);
        fuzz::expect(parse_method(method_text(call)).numbers == call.numbers);
    });
    return 0;
}
