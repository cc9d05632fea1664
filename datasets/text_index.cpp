// SPDX-License-Identifier: MIT
#include <rankline/datasets/text_index.hpp>

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <utility>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/utf8.hpp>

namespace rankline {

namespace {

constexpr std::size_t first_capacity = 16;

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }

/// What stands before the copy of a line.
struct LineHead {
    std::uint64_t offset;
    std::uint64_t size;
};

/// A copy behind which may be read as far as simdjson does.
const char* copy_line(IdStore& store, std::string_view text, std::uint64_t offset) {
    const LineHead head{offset, text.size()};
    std::string copy(sizeof head + text.size() + FileBytes::readable_slack, '\0');
    std::memcpy(copy.data(), &head, sizeof head);
    std::memcpy(copy.data() + sizeof head, text.data(), text.size());
    return store.keep(copy).data();
}

const char* copy_at(std::uint64_t where) { return std::bit_cast<const char*>(where); }

LineHead head_at(std::uint64_t where) {
    LineHead head;
    std::memcpy(&head, copy_at(where), sizeof head);
    return head;
}

/// Where an id belongs in a table of `capacity` slots. The upper bits of the hash chose the shard.
std::size_t first_slot(std::uint32_t tag, std::size_t capacity) {
    return (tag * hash_detail::multiplier >> 20) & (capacity - 1);
}

}  // namespace

/// The slot of an id, or the empty one where it belongs. The table is not full.
std::size_t TextIndex::slot_of(const Shard& shard, std::string_view id, std::uint64_t hash) {
    const std::uint32_t tag = tag_of(hash);
    const std::size_t mask = shard.slots.size() - 1;
    for (std::size_t i = first_slot(tag, shard.slots.size());; i = (i + 1) & mask) {
        const Slot& slot = shard.slots[i];
        if (slot.id == nullptr) return i;
        if (slot.tag == tag && same_id_bytes({slot.id, slot.size}, id)) return i;
    }
}

void TextIndex::grow(Shard& shard) {
    const std::size_t capacity = std::max(first_capacity, 2 * shard.slots.size());
    const std::vector<Slot> old = std::exchange(shard.slots, std::vector<Slot>(capacity));
    for (const Slot& slot : old) {
        if (slot.id == nullptr) continue;
        std::size_t i = first_slot(slot.tag, capacity);
        while (shard.slots[i].id != nullptr) i = (i + 1) & (capacity - 1);
        shard.slots[i] = slot;
    }
}

void TextIndex::want(std::string_view id, std::uint64_t hash) {
    Shard& shard = m_shards[shard_of(hash)];
    const std::scoped_lock lock(shard.mutex);
    if (4 * (shard.count + 1) > 3 * shard.slots.size()) grow(shard);
    Slot& slot = shard.slots[slot_of(shard, id, hash)];
    if (slot.id != nullptr) return;
    const std::string_view kept = shard.ids.keep(id);
    slot.id = kept.data();
    slot.size = static_cast<std::uint32_t>(kept.size());
    slot.tag = tag_of(hash);
    ++shard.count;
}

/// Most lines of a corpus are of ids that nobody wants, and each look at a table that is larger
/// than the caches waits for memory. With 16 bits or more for an id, the filter is a tenth of the
/// table and lets one in sixteen of the others through.
void TextIndex::make_filter() {
    constexpr std::uint64_t bits_per_id = 16;
    const std::uint64_t bits = std::bit_ceil(std::max<std::uint64_t>(64, bits_per_id * wanted()));
    m_filter.assign(bits / 64, 0);
    m_filter_mask = bits - 1;
    for (const Shard& shard : m_shards) {
        for (const Slot& slot : shard.slots) {
            if (slot.id == nullptr) continue;
            const std::uint64_t bit = hash_id(slot.id, slot.size) & m_filter_mask;
            m_filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
    }
}

void TextIndex::find(unsigned threads, const Unwanted& unwanted) {
    make_filter();
    std::vector<TextScratch> scratch(std::max(1U, threads));
    const auto look_up = [&](std::string_view line, std::uint64_t offset, unsigned worker) {
        const std::string_view id = m_file.format().id(line, scratch[worker]);
        const std::uint64_t hash = hash_id(id);
        if (may_be_wanted(hash)) {
            // Nothing is added to the table any more, so looking needs no lock.
            Shard& shard = m_shards[shard_of(hash)];
            Slot* const slot =
                shard.slots.empty() ? nullptr : &shard.slots[slot_of(shard, id, hash)];
            if (slot != nullptr && slot->id != nullptr) return found(shard, *slot, {line, offset});
        }
        if (unwanted) unwanted(id, offset);
    };
    m_file.for_each_line(threads, look_up);
    m_filter = {};
}

void TextIndex::found(Shard& shard, Slot& slot, const Line& line) const {
    const std::scoped_lock lock(shard.mutex);
    if (slot.where != nowhere) {
        ++shard.repeated;
        if (line_at(slot.where).offset < line.offset) return;
    }
    slot.where = m_file.stays()
                     ? line.offset
                     : std::bit_cast<std::uint64_t>(copy_line(shard.lines, line.text, line.offset));
}

TextIndex::Line TextIndex::line_at(std::uint64_t where) const {
    if (m_file.stays()) return {m_file.line_at(where), where};
    const LineHead head = head_at(where);
    return {{copy_at(where) + sizeof head, head.size}, head.offset};
}

std::uint64_t TextIndex::where(std::string_view id, std::uint64_t hash) const noexcept {
    const Shard& shard = m_shards[shard_of(hash)];
    return shard.slots.empty() ? nowhere : shard.slots[slot_of(shard, id, hash)].where;
}

std::uint64_t TextIndex::wanted() const noexcept {
    std::uint64_t count = 0;
    for (const Shard& shard : m_shards) count += shard.count;
    return count;
}

std::uint64_t TextIndex::repeated() const noexcept {
    std::uint64_t count = 0;
    for (const Shard& shard : m_shards) count += shard.repeated;
    return count;
}

std::vector<std::string_view> TextIndex::missing() const {
    std::vector<std::string_view> ids;
    for (const Shard& shard : m_shards) {
        for (const Slot& slot : shard.slots) {
            if (slot.id != nullptr && slot.where == nowhere) ids.emplace_back(slot.id, slot.size);
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<std::uint64_t> TextIndex::offsets() const {
    std::vector<std::uint64_t> offsets;
    for (const Shard& shard : m_shards) {
        for (const Slot& slot : shard.slots) {
            if (slot.where == nowhere) continue;
            offsets.push_back(m_file.stays() ? slot.where : head_at(slot.where).offset);
        }
    }
    std::sort(offsets.begin(), offsets.end());
    return offsets;
}

bool TextIndex::read(std::string_view id, std::uint64_t hash, InvalidUtf8 invalid,
                     TextScratch& scratch, TextRecord& record) const {
    const std::uint64_t found = where(id, hash);
    if (found == nowhere) return false;
    Line line = line_at(found);
    try {
        if (!is_utf8(line.text)) {
            if (invalid == InvalidUtf8::error) {
                const std::size_t valid = utf8_prefix(line.text);
                throw Error(ErrorKind::input, Place{"", 0, valid + 1},
                            "the text is not UTF-8 here: " + quoted(line.text.substr(valid), 20) +
                                "; --invalid-utf8 replace writes U+FFFD");
            }
            scratch.repaired = with_replacement_characters(line.text);
            scratch.repaired.reserve(scratch.repaired.size() + FileBytes::readable_slack);
            line.text = scratch.repaired;
        }
        m_file.format().read(line.text, scratch, record);
    } catch (const Error& error) {
        m_file.rethrow(error, line.offset);
    }
    return true;
}

}  // namespace rankline
