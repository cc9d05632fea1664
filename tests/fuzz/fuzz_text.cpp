// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/text_index.hpp>
#include <rankline/datasets/utf8.hpp>

#include "expect.hpp"

namespace rankline {
std::vector<TextFormat> RANKLINE_FUZZED_READER();
}

namespace {

using namespace rankline;

/// What is wanted is found, in its first line, and reads as UTF-8 with the id it was found by.
void read(std::string_view text, const std::string& format) {
    const TextFile file = TextFile::from_memory(text, "input", format);
    TextIndex index(file);
    TextScratch scratch;
    IdStore ids;
    std::vector<std::string_view> wanted;
    file.for_each_line(1, [&](std::string_view line, std::uint64_t offset, unsigned) {
        fuzz::expect(file.line_at(offset) == line);
        const std::string_view id = file.format().id(line, scratch);
        fuzz::expect(!id.empty());
        wanted.push_back(ids.keep(id));
        index.want(id, hash_id(id));
    });
    index.find(1);
    fuzz::expect(index.missing().empty() && index.wanted() + index.repeated() == wanted.size());
    TextRecord record;
    for (const std::string_view id : wanted) {
        fuzz::answer_or_error([&] {
            fuzz::expect(index.read(id, hash_id(id), InvalidUtf8::error, scratch, record));
            fuzz::expect(record.id == id && !record.fields.empty());
            for (const TextField& field : record.fields) fuzz::expect(is_utf8(field.text));
        });
        fuzz::answer_or_error([&] {
            static_cast<void>(index.read(id, hash_id(id), InvalidUtf8::replace, scratch, record));
        });
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<TextFormat> formats = RANKLINE_FUZZED_READER();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const TextFormat& format : formats)
        fuzz::answer_or_error([&] { read(text, format.name); });
    fuzz::answer_or_error([&] { read(text, ""); });
    return 0;
}
