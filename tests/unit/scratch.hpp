// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

/// A folder of its own that goes with the test, and shell commands in it.
class Scratch {
public:
    Scratch() {
        std::string pattern = (std::filesystem::temp_directory_path() / "rankline-XXXXXX").string();
        m_path = ::mkdtemp(pattern.data());
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(m_path); }

    [[nodiscard]] std::string path(const std::string& name) const { return m_path / name; }
    std::string write(const std::string& name, std::string_view content) const {
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream file(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    [[nodiscard]] bool run(const std::string& command) const {
        return std::system(("cd '" + m_path.string() + "' && " + command).c_str()) == 0;
    }
    /// What a command prints.
    [[nodiscard]] std::string output_of(const std::string& command) const {
        return run("{ " + command + "; } > .output") ? read(".output") : "failed: " + command;
    }

private:
    std::filesystem::path m_path;
};
