// SPDX-License-Identifier: MIT
#include <rankline/cli/submission_keys.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/bundle/seal.hpp>

namespace rankline::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* key_folder = "private/submissions/";
constexpr const char* key_ending = ".key.bin";

}  // namespace

std::string key_path(const std::string& id) { return key_folder + id + key_ending; }

std::string key_made_before(const std::string& bundle, const std::string& id) {
    const fs::path path = fs::path(bundle) / key_path(id);
    std::error_code error;
    if (!fs::exists(path, error)) return "";
    const FileBytes file = FileBytes::open(path.string());
    if (!is_key_file(file.bytes())) {
        throw Error(ErrorKind::input, Place{path.string()},
                    "not a key as this tool and pack.sh make them: move it away");
    }
    return std::string(file.bytes());
}

void refuse_lost_keys(const std::string& bundle, const std::string& kept, Problems& problems) {
    std::error_code error;
    std::vector<std::string> keys;
    for (fs::directory_iterator at(fs::path(bundle) / key_folder, error), end; at != end;
         at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.ends_with(key_ending) && key_folder + name != kept)
            keys.push_back(at->path().string());
    }
    std::sort(keys.begin(), keys.end());
    for (const std::string& key : keys)
        problems.add(key + ": would be lost, and nobody can make this key again: move it away");
}

}  // namespace rankline::cli
