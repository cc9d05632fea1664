// SPDX-License-Identifier: MIT
#include <rankline/base/region.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace rankline {

namespace {

std::size_t rounded_up(std::size_t size) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (size + page - 1) / page * page;
}

}  // namespace

Region::Region(Region&& other) noexcept { *this = std::move(other); }

Region& Region::operator=(Region&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_capacity, other.m_capacity);
    std::swap(m_reserved, other.m_reserved);
    std::swap(m_fixed, other.m_fixed);
    return *this;
}

Region::~Region() {
    if (m_data != nullptr) ::munmap(m_data, m_reserved);
}

/// The slack behind the end is the rest of the last page or, where that is too short, an anonymous
/// page that was reserved behind it.
bool Region::map_file(int descriptor, std::size_t size) {
    const std::size_t capacity = rounded_up(size + readable_slack);
    void* reserved = ::mmap(nullptr, capacity, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (reserved == MAP_FAILED) return false;
    if (::mmap(reserved, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == MAP_FAILED) {
        ::munmap(reserved, capacity);
        return false;
    }
    m_data = static_cast<char*>(reserved);
    m_reserved = m_capacity = capacity;
    m_size = size;
    return true;
}

bool Region::reserve(std::size_t size) {
    void* reserved = ::mmap(nullptr, rounded_up(size), PROT_NONE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (reserved == MAP_FAILED) return false;
    m_data = static_cast<char*>(reserved);
    m_reserved = rounded_up(size);
    m_fixed = true;
    return true;
}

char* Region::grow(std::size_t more) {
    const std::size_t needed = m_size + more + readable_slack;
    if (needed > m_capacity) {
        if (m_fixed) {
            enlarge_in_place(rounded_up(needed));
        } else {
            enlarge_or_move(rounded_up(needed));
        }
    }
    return m_data + m_size;
}

void Region::append(std::string_view bytes) {
    std::memcpy(grow(bytes.size()), bytes.data(), bytes.size());
    add(bytes.size());
}

/// Looks at nothing that grow() changes.
void Region::prepare(std::size_t offset, std::size_t size) const {
    const std::size_t from = rounded_up(offset);
    const std::size_t to = rounded_up(offset + size);
    if (m_fixed && to <= m_reserved) ::madvise(m_data + from, to - from, MADV_POPULATE_WRITE);
}

void Region::enlarge_in_place(std::size_t needed) {
    // Steps of many pages: each costs a system call.
    constexpr std::size_t step = std::size_t{64} << 20;
    const std::size_t capacity = std::max(needed, std::min(m_capacity + step, m_reserved));
    if (capacity > m_reserved || ::mprotect(m_data, capacity, PROT_READ | PROT_WRITE) != 0) {
        throw std::bad_alloc();
    }
    m_capacity = capacity;
}

/// mremap moves pages, not bytes: no copy, and no second copy in memory.
void Region::enlarge_or_move(std::size_t needed) {
    const std::size_t wanted = std::max(needed, 2 * m_capacity);
    void* memory = m_data == nullptr ? ::mmap(nullptr, wanted, PROT_READ | PROT_WRITE,
                                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                                     : ::mremap(m_data, m_capacity, wanted, MREMAP_MAYMOVE);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    m_data = static_cast<char*>(memory);
    m_reserved = m_capacity = wanted;
}

}  // namespace rankline
