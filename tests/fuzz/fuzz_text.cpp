// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/indexed_run.hpp>
#include <rankline/datasets/reranker_input.hpp>
#include <rankline/datasets/subcollection.hpp>
#include <rankline/datasets/text_index.hpp>
#include <rankline/datasets/utf8.hpp>

#include "expect.hpp"

namespace rankline {
extern std::vector<TextFormat> (*const fuzzed_reader)();
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

/// What is written for rerankers reads back as the run that it was written from.
void write(std::string_view text, const std::string& format) {
    const TextFile file = TextFile::from_memory(text, "input", format);
    TextScratch scratch;
    TextRecord record;
    file.for_each_line(1, [&](std::string_view line, std::uint64_t, unsigned) {
        const std::string repaired = with_replacement_characters(line) + std::string(64, '\0');
        file.format().read(std::string_view(repaired).substr(0, repaired.size() - 64), scratch,
                           record);
        RunEntry entry;
        entry.docid_data = record.id.data();
        entry.docid_size = static_cast<std::uint32_t>(record.id.size());
        const RerankerQuery query{record.id,
                                  record.fields.back().text,
                                  {&entry, 1},
                                  [&](const RunEntry&) -> const TextRecord& { return record; }};
        for (const RerankerWriter& writer : reranker_writers()) {
            fuzz::answer_or_error([&] {
                std::string written = writer.head;
                writer.query(query, {}, written);
                written += writer.tail;
                fuzz::expect(is_utf8(written));
                if (!writer.has_scores) return;
                const IndexedRun run(
                    RunFile::open(FileBytes::from_memory(written, "written"), {"rankllm"}));
                fuzz::expect(run.qids().size() == 1 && run.qids().front() == record.id);
            });
        }
    });
}

/// A part of a corpus is so large as it should be, has what it has to have, and each text once.
void cut(std::string_view text, const std::string& format) {
    const TextFile file = TextFile::from_memory(text, "input", format);
    TextScratch scratch;
    std::set<std::string> all;
    std::set<std::string> wanted;
    file.for_each_line(1, [&](std::string_view line, std::uint64_t, unsigned) {
        const std::string id(file.format().id(line, scratch));
        if (all.insert(id).second && all.size() % 3 == 0) wanted.insert(id);
    });
    const std::uint64_t size = wanted.size() + all.size() / 3;
    Subcollection part(file, size, text.size());
    for (const std::string& id : wanted) part.wanted().want(id, hash_id(id));
    part.draw(1);
    fuzz::expect(part.size() == size);
    std::string written;
    part.write([&](std::string_view bytes) { written += bytes; });
    if (part.size() == 0) return;
    const TextFile made = TextFile::from_memory(written, "part", file.format().name);
    std::set<std::string> left;
    made.for_each_line(1, [&](std::string_view line, std::uint64_t, unsigned) {
        fuzz::expect(left.emplace(made.format().id(line, scratch)).second);
    });
    fuzz::expect(left.size() == part.size());
    fuzz::expect(std::includes(left.begin(), left.end(), wanted.begin(), wanted.end()));
    fuzz::expect(std::includes(all.begin(), all.end(), left.begin(), left.end()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<TextFormat> formats = fuzzed_reader();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const TextFormat& format : formats) {
        fuzz::answer_or_error([&] { read(text, format.name); });
        fuzz::answer_or_error([&] { write(text, format.name); });
        fuzz::answer_or_error([&] { cut(text, format.name); });
    }
    fuzz::answer_or_error([&] { read(text, ""); });
    fuzz::answer_or_error([&] { write(text, ""); });
    fuzz::answer_or_error([&] { cut(text, ""); });
    return 0;
}
