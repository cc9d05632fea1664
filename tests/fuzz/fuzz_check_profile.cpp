// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rankline/check/profile_file.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const char* name : {"input.toml", "input.yaml"}) {
        fuzz::answer_or_error([&] {
            const CheckProfile profile = read_profile(FileBytes::from_memory(text, name));
            const std::string written = profile_toml(profile);
            const FileBytes file = FileBytes::from_memory(written, "written.toml");
            fuzz::expect(profile_toml(read_profile(file)) == written);
        });
    }
    return 0;
}
