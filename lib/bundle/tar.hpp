// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rankline {

/// A regular file of an archive.
struct TarMember {
    std::string name;  ///< in the archive: "20240131-name/dev.txt.bz2"
    std::string path;  ///< where its content is
};

/// Writes a tar archive (POSIX ustar; pax headers only where a name or a size needs them): first
/// `folder`, if it is not "", then the members in the order given. Time, owner and group are 0 and
/// the modes fixed, so that equal content is equal bytes. What `take` throws goes through. Throws
/// Error(io) when a member cannot be read.
void write_tar(const std::string& folder, const std::vector<TarMember>& members,
               const std::function<void(std::string_view)>& take);

}  // namespace rankline
