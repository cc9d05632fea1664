// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/findings.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline {

/// Tells of columns behind the `count` that a format reads, as a tag with a blank in it makes, or a
/// format that was named and is another. They are looked for in the first lines only: nearly always
/// all lines have them, and the scan need not count what it passes over.
void tell_extra_columns(const FileBytes& file, std::size_t count, Findings& findings);

/// The same as the `notice` of a format.
template <std::size_t count>
void tell_columns_behind(const RunReadJob& job, Findings& findings) {
    tell_extra_columns(job.file, count, findings);
}

}  // namespace rankline
