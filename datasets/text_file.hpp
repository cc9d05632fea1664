// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <rankline/datasets/text_format.hpp>

namespace rankline {

/// Without \n or \r\n at the end.
[[nodiscard]] std::string_view without_line_end(std::string_view line);

/// A corpus or the queries of a collection: a file of a text a line, opened, its format known.
/// What is plain is mapped and never copied; what is compressed is decompressed anew in each pass,
/// block by block, so that memory does not grow with the file. Only standard input and pipes are
/// held in memory.
class TextFile {
public:
    /// `format` "" is told by the content. Throws Error(io), Error(input) for an empty or damaged
    /// file or one of no format, and Error(usage) for a format that does not exist.
    static TextFile open(const std::string& path, const std::string& format = {});

    /// Bytes that are already in memory; `name` is used in messages.
    static TextFile from_memory(std::string_view content, std::string name,
                                const std::string& format = {});

    [[nodiscard]] const TextFormat& format() const noexcept;
    [[nodiscard]] const std::string& name() const noexcept;

    /// The line that names the columns, with its line end; "" where the format has none.
    [[nodiscard]] std::string_view header() const noexcept;

    /// Whether lines stay where they are as long as this object lives, for `line_at`.
    [[nodiscard]] bool stays() const noexcept;

    /// A line that is not blank, without its line end, and where it begins in the content.
    using Visit = std::function<void(std::string_view line, std::uint64_t offset, unsigned worker)>;

    /// Visits all lines but the header, on several threads and in no particular order. What a visit
    /// throws without a file in its place is given file and line; of several errors the first in
    /// the file is told, whatever the number of threads.
    void for_each_line(unsigned threads, const Visit& visit) const;

    /// The line that begins at `offset`. Only of a file that stays.
    [[nodiscard]] std::string_view line_at(std::uint64_t offset) const;

    /// Hands on the lines that begin at `offsets`, ascending, as they are, with their line ends.
    void copy_lines(std::span<const std::uint64_t> offsets,
                    const std::function<void(std::string_view line)>& take) const;

    /// Throws `error` as one about the line that begins at `offset`. Costs a pass over what stands
    /// before it.
    [[noreturn]] void rethrow(const Error& error, std::uint64_t offset) const;

private:
    struct State;
    explicit TextFile(std::shared_ptr<State> state) : m_state(std::move(state)) {}
    static TextFile settle(std::shared_ptr<State> state, const std::string& format);
    void visit_lines(std::string_view text, std::uint64_t base, unsigned threads,
                     const Visit& visit) const;

    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
