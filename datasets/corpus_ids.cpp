// SPDX-License-Identifier: MIT
#include <rankline/base/id_store.hpp>
#include <rankline/datasets/id_lists.hpp>
#include <rankline/datasets/text_file.hpp>

namespace rankline {

/// Of the file nothing is kept: its ids are few bytes among many.
DocumentIds read_corpus_ids(const std::string& path) {
    const TextFile file = TextFile::open(path);
    const auto ids = std::make_shared<IdStore>();
    DocumentIds list{{.file = file.name(), .owner = ids}};
    TextScratch scratch;
    file.for_each_line(1, [&](std::string_view line, std::uint64_t, unsigned) {
        list.for_all.push_back(ids->keep(file.format().id(line, scratch)));
    });
    if (list.for_all.empty())
        throw Error(ErrorKind::input, Place{file.name()}, "no texts: there is only a header");
    return list;
}

}  // namespace rankline
