// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace rankline {

/// A folder that appears only when it is complete: it is filled under another name beside its
/// target, where nobody else may look, and renamed by `commit`; without `commit` nothing is left.
class BundleFolder {
public:
    /// The target must not exist or be an empty folder. With `replace` it may be a bundle that was
    /// made before (which holds nothing but MD5SUMS, SHA256SUMS and what that lists); `commit` then
    /// takes it away. Throws Error(usage) for anything else and Error(io) when the folder cannot be
    /// made.
    BundleFolder(const std::string& target, bool replace);
    BundleFolder(const BundleFolder&) = delete;
    BundleFolder& operator=(const BundleFolder&) = delete;
    ~BundleFolder();

    /// Throws as the constructor does, and makes nothing.
    static void check_target(const std::string& target, bool replace);

    /// Where a file of the bundle is to be written, "submissions/a/dev.txt.bz2"; makes the folders
    /// above it.
    [[nodiscard]] std::string path(const std::string& file);

    /// Leaves a file that was written, and the folder it is in, to its owner alone.
    void make_private(const std::string& file);

    /// Throws Error(io), and what the constructor does where the target has changed since.
    void commit();

private:
    std::filesystem::path m_target;
    bool m_replace = false;
    std::filesystem::path m_holder;  ///< a folder of nobody else's
    std::filesystem::path m_folder;  ///< inside of it
};

}  // namespace rankline
