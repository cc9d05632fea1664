// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string_view>
#include <vector>

#include <rankline/base/id_store.hpp>
#include <rankline/datasets/text_file.hpp>

namespace rankline {

/// What becomes of bytes of a text that are not UTF-8, which is all that rerankers and JSON take.
enum class InvalidUtf8 {
    error,    ///< an error that says where they stand
    replace,  ///< each becomes U+FFFD
};

/// Where in a file of texts those stand that somebody wants: their ids are gathered first, then one
/// pass over the file finds them. A slot of 24 bytes and a copy of its id is all that is kept of a
/// text, and nothing of the texts that nobody wants, so memory grows with the run and not with the
/// corpus. (Of a compressed corpus, where nothing can be found again, the wanted lines are kept.)
///
/// There is no index in a file beside the corpus: it would have to hold all ids, be made by just
/// such a pass, and be found out of date, to save a pass that runs at the speed of the disk, and of
/// memory where the corpus was read before.
class TextIndex {
public:
    /// `file` must outlive the index.
    explicit TextIndex(const TextFile& file) : m_file(file) {}

    /// Called by several threads at once, before `find`. `hash` is hash_id(id); ids are copied.
    void want(std::string_view id, std::uint64_t hash);

    /// Told of the lines whose ids nobody wants; by several threads at once.
    using Unwanted = std::function<void(std::string_view id, std::uint64_t offset)>;

    /// Passes over the file. An id that stands there more than once is that of its first line.
    void find(unsigned threads, const Unwanted& unwanted = {});

    [[nodiscard]] std::uint64_t wanted() const noexcept;
    /// Lines whose id was wanted and had been found in a line before.
    [[nodiscard]] std::uint64_t repeated() const noexcept;
    /// The wanted ids that were not found, in byte order.
    [[nodiscard]] std::vector<std::string_view> missing() const;
    /// Where the lines begin that were found, ascending.
    [[nodiscard]] std::vector<std::uint64_t> offsets() const;

    /// Whether the file has a text that was wanted.
    [[nodiscard]] bool has(std::string_view id, std::uint64_t hash) const noexcept {
        return where(id, hash) != nowhere;
    }

    /// Reads a text that was wanted; false if the file does not have it. Throws Error(input) with
    /// its place for a line that cannot be read. Called by several threads at once, each with a
    /// `scratch` of its own, which `record` views.
    [[nodiscard]] bool read(std::string_view id, std::uint64_t hash, InvalidUtf8 invalid,
                            TextScratch& scratch, TextRecord& record) const;

private:
    static constexpr std::uint64_t nowhere = ~std::uint64_t{0};

    struct Slot {
        const char* id = nullptr;
        std::uint32_t size = 0;
        std::uint32_t tag = 0;          ///< of the hash: bytes are compared where it fits
        std::uint64_t where = nowhere;  ///< offset in the file, or address of the line's copy
    };
    /// A part of the table with a lock of its own. Which one an id is in, the hash says.
    struct Shard {
        std::mutex mutex;
        std::vector<Slot> slots;  ///< a power of two of them
        std::size_t count = 0;
        std::uint64_t repeated = 0;
        IdStore ids;
        IdStore lines;
    };
    struct Line {
        std::string_view text;
        std::uint64_t offset;
    };

    [[nodiscard]] static std::size_t shard_of(std::uint64_t hash) noexcept {
        return hash >> shard_shift;
    }
    [[nodiscard]] static std::size_t slot_of(const Shard& shard, std::string_view id,
                                             std::uint64_t hash);
    static void grow(Shard& shard);
    [[nodiscard]] std::uint64_t where(std::string_view id, std::uint64_t hash) const noexcept;
    void make_filter();
    /// False: nobody wants an id of this hash.
    [[nodiscard]] bool may_be_wanted(std::uint64_t hash) const noexcept {
        const std::uint64_t bit = hash & m_filter_mask;
        return (m_filter[bit / 64] >> (bit % 64) & 1) != 0;
    }
    void found(Shard& shard, Slot& slot, const Line& line) const;
    [[nodiscard]] Line line_at(std::uint64_t where) const;

    static constexpr unsigned shard_bits = 6;
    static constexpr unsigned shard_shift = 64 - shard_bits;
    const TextFile& m_file;
    std::array<Shard, std::size_t{1} << shard_bits> m_shards;
    std::vector<std::uint64_t> m_filter;  ///< a bit for each hash that is wanted
    std::uint64_t m_filter_mask = 0;
};

}  // namespace rankline
