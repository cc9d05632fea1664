// SPDX-License-Identifier: MIT
#include <rankline/cli/compression_option.hpp>

#include <utility>
#include <vector>

#include <rankline/cli/binding.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<Compression, Choice>> compression_choices() {
    return {
        {Compression::by_name, {"auto", "as the file's name ends: .gz, .zst, .xz, .bz2, .lz4", {}}},
        {Compression::none, {"none", "not at all", {}}},
        {Compression::gzip, {"gzip", "with neither name nor time in it", {"gz"}}},
        {Compression::zstd, {"zstd", "the fastest that is also small", {"zst"}}},
        {Compression::xz, {"xz", "the smallest, and slow", {}}},
        {Compression::bzip2, {"bzip2", "what MS MARCO takes; slow", {"bz2"}}},
        {Compression::lz4, {"lz4", "the fastest", {}}}};
}

}  // namespace

Option compression_option(Compression& target) {
    return {.name = "compress",
            .value = "HOW",
            .summary = "how output is compressed",
            .details =
                "Equal content is equal bytes. Of standard output nothing is compressed "
                "unless this is given.",
            .binding = bind_choice(target, compression_choices())};
}

}  // namespace rankline::cli
