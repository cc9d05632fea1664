// SPDX-License-Identifier: MIT
#include <rankline/bundle/bundle_folder.hpp>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <rankline/base/error.hpp>

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

}  // namespace

void BundleFolder::check_target(const std::string& target, bool replace) {
    const fs::path path = settled(target);
    std::error_code error;
    if (!fs::exists(fs::symlink_status(path, error))) return;
    const auto refuse = [&](const std::string& why) {
        throw Error(ErrorKind::usage, Place{target}, why);
    };
    if (!fs::is_directory(path, error)) refuse("exists and is not a folder");
    if (fs::is_symlink(path, error)) refuse("is a link: name the folder itself");
    if (fs::is_empty(path, error)) return;
    if (!replace) refuse("a folder that is not empty; --force replaces a bundle made before");
    if (!fs::exists(path / "SHA256SUMS", error)) {
        refuse("not replaced: a folder without SHA256SUMS is not a bundle made before");
    }
}

BundleFolder::BundleFolder(const std::string& target, bool replace) : m_target(settled(target)) {
    check_target(target, replace);
    std::string pattern = m_target.string() + ".XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw Error(ErrorKind::io, Place{target},
                    std::string("cannot make a folder: ") + std::strerror(errno));
    }
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
