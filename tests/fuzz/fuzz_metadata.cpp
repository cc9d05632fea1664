// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rankline/bundle/metadata.hpp>
#include <rankline/bundle/msmarco_metadata.hpp>
#include <rankline/bundle/mteb_metadata.hpp>
#include <rankline/bundle/tira_metadata.hpp>

#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rankline;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz::answer_or_error([&] {
        const Metadata metadata = parse_metadata(text, "m");
        (void)msmarco_metadata_problems(metadata, "20240131-a");
        (void)tira_metadata_problems(metadata);
        if (mteb_metadata_problems(metadata).empty())
            fuzz::expect(mteb_results_folder(metadata).starts_with("results/"));
        if (metadata.type != Metadata::Type::map) return;
        // What is written reads back as the same.
        const std::string json = metadata_json(metadata);
        fuzz::expect(metadata_json(parse_metadata(json, "m")) == json);
    });
    return 0;
}
