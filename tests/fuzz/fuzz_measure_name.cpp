// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    const std::string_view name(reinterpret_cast<const char*>(data), size);
    fuzz::answer_or_error(
        [&] { fuzz::expect(!parse_measure(name, measure_registry(), 1).empty()); });
    return 0;
}
