// SPDX-License-Identifier: MIT
#include <rankline/bundle/bundle_folder.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <rankline/base/can_be_made.hpp>
#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/bundle/manifest.hpp>

namespace rankline {

namespace fs = std::filesystem;

namespace {

/// Absolute, and without a slash at its end, behind which a sibling could not be named.
fs::path settled(const std::string& target) {
    const fs::path path = fs::absolute(target).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

[[noreturn]] void fail(const fs::path& path, const std::string& action,
                       const std::error_code& error) {
    throw Error(ErrorKind::io, Place{path.string()}, "cannot " + action + ": " + error.message());
}

void move(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) fail(to, "rename to", error);
}

[[noreturn]] void refuse(const std::string& target, const std::string& why) {
    throw Error(ErrorKind::usage, Place{target}, why);
}

[[noreturn]] void fail_to_make(const std::string& target) {
    throw Error(ErrorKind::io, Place{target},
                std::string("cannot make a folder: ") + std::strerror(errno));
}

/// The files below a bundle that nobody made with it, by byte order.
std::vector<std::string> foreign_files(const fs::path& bundle) {
    const FileBytes sums = FileBytes::open((bundle / "SHA256SUMS").string());
    std::vector<std::string> own = listed_paths(sums.bytes());
    own.insert(own.end(), {"SHA256SUMS", "MD5SUMS"});
    std::sort(own.begin(), own.end());
    std::vector<std::string> foreign;
    // What a link leads to is not taken away, but the link is.
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(bundle)) {
        const std::string path = entry.path().lexically_relative(bundle).string();
        const bool is_folder = fs::is_directory(entry.symlink_status());
        if (!is_folder && !std::binary_search(own.begin(), own.end(), path))
            foreign.push_back(path);
    }
    std::sort(foreign.begin(), foreign.end());
    return foreign;
}

/// What replacing a folder would take away with it.
void refuse_foreign_files(const std::string& target, const fs::path& bundle) {
    if (!fs::is_regular_file(bundle / "SHA256SUMS"))
        refuse(target, "not replaced: a folder without SHA256SUMS is not a bundle made before");
    const std::vector<std::string> foreign = foreign_files(bundle);
    if (foreign.empty()) return;
    const std::string others =
        foreign.size() == 1 ? "" : " and " + std::to_string(foreign.size() - 1) + " more";
    refuse(target, "not replaced: holds " + rankline::quoted(foreign.front()) + others +
                       ", which its SHA256SUMS does not list: move away what is to be kept");
}

}  // namespace

void BundleFolder::check_target(const std::string& target, bool replace) {
    const fs::path path = settled(target);
    if (!can_be_made(path.string())) fail_to_make(target);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(path, error))) return;
    if (!fs::is_directory(path, error)) refuse(target, "exists and is not a folder");
    if (fs::is_symlink(path, error)) refuse(target, "is a link: name the folder itself");
    if (fs::is_empty(path, error)) return;
    if (!replace)
        refuse(target, "a folder that is not empty; --force replaces a bundle made before");
    try {
        refuse_foreign_files(target, path);
    } catch (const fs::filesystem_error& failure) {
        fail(failure.path1(), "read", failure.code());
    }
}

BundleFolder::BundleFolder(const std::string& target, bool replace)
    : m_target(settled(target)), m_replace(replace) {
    check_target(target, replace);
    std::string pattern = m_target.string() + ".XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) fail_to_make(target);
    m_holder = pattern;
    m_folder = m_holder / "bundle";
    std::error_code error;
    fs::create_directory(m_folder, error);
    if (error) fail(m_folder, "make", error);
}

BundleFolder::~BundleFolder() {
    std::error_code error;
    fs::remove_all(m_holder, error);
}

std::string BundleFolder::path(const std::string& file) {
    const fs::path path = m_folder / file;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) fail(path.parent_path(), "make", error);
    return path.string();
}

void BundleFolder::make_private(const std::string& file) {
    const fs::path path = m_folder / file;
    std::error_code error;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, error);
    if (!error && path.parent_path() != m_folder) {
        fs::permissions(path.parent_path(), fs::perms::owner_all, error);
    }
    if (error) fail(path, "set the mode of", error);
}

void BundleFolder::commit() {
    // While this one was filled, something may have been put there.
    check_target(m_target.string(), m_replace);
    std::error_code error;
    const bool old = fs::exists(m_target, error) && !fs::is_empty(m_target, error);
    const fs::path aside = m_holder / "old";
    if (old) move(m_target, aside);
    fs::rename(m_folder, m_target, error);
    if (!error) return;
    const std::error_code first = error;
    if (old) fs::rename(aside, m_target, error);
    fail(m_target, "rename to", first);
}

}  // namespace rankline
