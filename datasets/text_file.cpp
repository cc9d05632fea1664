// SPDX-License-Identifier: MIT
#include <rankline/datasets/text_file.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include <rankline/base/compressed_file.hpp>
#include <rankline/base/text.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/foreign.hpp>
#include <rankline/datasets/line_stream.hpp>
#include <rankline/datasets/line_walk.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

struct TextFile::State {
    std::string name;
    std::optional<FileBytes> plain;
    std::optional<CompressedFile> compressed;
    const TextFormat* format = nullptr;
    std::string header;
};

namespace {

/// What the sniffers see: a hundred lines of passages, or of documents the first members.
constexpr std::size_t head_size = std::size_t{64} << 10;

/// A piece of work for a thread. Where a line begins it belongs to.
constexpr std::size_t piece_size = std::size_t{1} << 20;

/// The line that begins at `at`, with its line end.
std::string_view whole_line(std::string_view text, std::size_t at) {
    const char* const begin = text.data() + at;
    const char* const end = next_line(begin, text.data() + text.size());
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// As much of `text`, which goes on behind its first `head_size` bytes, as is whole lines.
std::string_view head_of(std::string_view text) {
    if (text.size() <= head_size) return text;
    const std::string_view head = text.substr(0, head_size);
    const std::size_t lines = head.rfind('\n') + 1;
    return lines > 0 ? head.substr(0, lines) : head;
}

std::string list_of_formats() {
    std::string list;
    for (const TextFormat& format : text_formats())
        list += (list.empty() ? "" : ", ") + format.name;
    return list;
}

const TextFormat& named_format(const std::string& name) {
    const TextFormat* format = find_named(text_formats(), name);
    if (format != nullptr) return *format;
    throw Error(ErrorKind::usage,
                fmt::format("no format of texts is called {}{} (known: {})", quoted(name),
                            did_you_mean(name, names_of(text_formats())), list_of_formats()));
}

/// Throws Error(input) that shows the first line if no format knows the text.
const TextFormat& sniffed_format(std::string_view head, const std::string& name) {
    const Place place{name};
    if (const std::string content = foreign_content(head); !content.empty())
        throw Error(ErrorKind::input, place, "this is " + content);
    if (trimmed(head).empty()) throw Error(ErrorKind::input, place, "no texts: the file is empty");
    if (const Guess<TextFormat> best = guess(text_formats(), head, name); best.format != nullptr)
        return *best.format;
    throw Error(ErrorKind::input, place,
                fmt::format("no format of corpora or queries has lines like these: {}; "
                            "--corpus-format or --queries-format can name one of: {}",
                            quoted(without_line_end(whole_line(head, 0))), list_of_formats()));
}

std::uint64_t count_lines(std::string_view text) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::string_view without_line_end(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

TextFile TextFile::settle(std::shared_ptr<State> state, const std::string& format) {
    std::optional<LineStream> stream;
    std::string_view text;
    if (state->compressed) {
        stream.emplace(*state->compressed);
        if (stream->next()) text = stream->block();
    } else {
        text = state->plain->bytes();
    }
    state->format =
        format.empty() ? &sniffed_format(head_of(text), state->name) : &named_format(format);
    if (state->format->has_header) state->header = whole_line(text, 0);
    return TextFile(std::move(state));
}

TextFile TextFile::open(const std::string& path, const std::string& format) {
    auto state = std::make_shared<State>();
    state->compressed = CompressedFile::open(path);
    if (!state->compressed) state->plain = FileBytes::open(path);
    state->name = state->compressed ? state->compressed->name() : state->plain->name();
    return settle(std::move(state), format);
}

TextFile TextFile::from_memory(std::string_view content, std::string name,
                               const std::string& format) {
    auto state = std::make_shared<State>();
    state->plain = FileBytes::from_memory(content, name);
    state->name = std::move(name);
    return settle(std::move(state), format);
}

const TextFormat& TextFile::format() const noexcept { return *m_state->format; }
const std::string& TextFile::name() const noexcept { return m_state->name; }
std::string_view TextFile::header() const noexcept { return m_state->header; }
bool TextFile::stays() const noexcept { return m_state->plain.has_value(); }

void TextFile::visit_lines(std::string_view text, std::uint64_t base, unsigned threads,
                           const Visit& visit) const {
    const std::size_t header = m_state->header.size();
    const char* const end = text.data() + text.size();
    const auto scan = [&](std::size_t piece, unsigned worker) {
        const char* at = text.data() + piece * piece_size;
        const char* const stop = text.data() + std::min((piece + 1) * piece_size, text.size());
        if (piece > 0 && at[-1] != '\n') at = next_line(at, stop);
        while (at < stop) {
            const std::uint64_t offset = base + static_cast<std::uint64_t>(at - text.data());
            const char* const next = next_line(at, end);
            const std::string_view line =
                without_line_end({at, static_cast<std::size_t>(next - at)});
            at = next;
            if (offset < header || trimmed(line).empty()) continue;
            try {
                visit(line, offset, worker);
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::input || !error.place().file.empty()) throw;
                rethrow(error, offset);
            }
        }
    };
    for_each_index((text.size() + piece_size - 1) / piece_size, threads, scan);
}

void TextFile::for_each_line(unsigned threads, const Visit& visit) const {
    if (m_state->plain) return visit_lines(m_state->plain->bytes(), 0, threads, visit);
    LineStream stream(*m_state->compressed);
    while (stream.next()) visit_lines(stream.block(), stream.offset(), threads, visit);
}

std::string_view TextFile::line_at(std::uint64_t offset) const {
    return without_line_end(whole_line(m_state->plain->bytes(), offset));
}

void TextFile::copy_lines(std::span<const std::uint64_t> offsets,
                          const std::function<void(std::string_view line)>& take) const {
    if (m_state->plain) {
        for (const std::uint64_t offset : offsets)
            take(whole_line(m_state->plain->bytes(), offset));
        return;
    }
    LineStream stream(*m_state->compressed);
    while (!offsets.empty() && stream.next()) {
        const std::uint64_t end = stream.offset() + stream.block().size();
        while (!offsets.empty() && offsets.front() < end) {
            take(whole_line(stream.block(), offsets.front() - stream.offset()));
            offsets = offsets.subspan(1);
        }
    }
}

void TextFile::rethrow(const Error& error, std::uint64_t offset) const {
    Place place{m_state->name, 1, error.place().column};
    if (m_state->plain) {
        place.line += count_lines(m_state->plain->bytes().substr(0, offset));
    } else {
        LineStream stream(*m_state->compressed);
        while (stream.next() && stream.offset() < offset)
            place.line += count_lines(stream.block().substr(0, offset - stream.offset()));
    }
    throw Error(error.kind(), place, error.what());
}

}  // namespace rankline
