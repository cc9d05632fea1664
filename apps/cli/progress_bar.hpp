// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

namespace rankline::cli {

/// One line that shows how far the reading of a file is. It appears when that takes more than a
/// second, is drawn at most ten times a second, and is wiped when the object goes. Several threads
/// may call `update`.
class ProgressBar {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    using Sink = std::function<void(const std::string& bytes)>;

    /// `draw` writes to the terminal.
    ProgressBar(std::string label, Sink draw, Clock clock = std::chrono::steady_clock::now);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    /// Bytes read so far, and of how many; 0 if that is not known.
    void update(std::uint64_t consumed, std::uint64_t total);

private:
    std::string m_label;
    Sink m_draw;
    Clock m_clock;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_next;
    bool m_visible = false;
};

/// The name of a file without its folder, safe for a terminal and short enough that a line with it
/// does not wrap, since a wrapped line cannot be wiped.
[[nodiscard]] std::string progress_label(const std::string& path);

/// "bm25.txt [########            ]  40%  112 MB", or without the bar when `total` is 0.
[[nodiscard]] std::string progress_line(const std::string& label, std::uint64_t consumed,
                                        std::uint64_t total);

}  // namespace rankline::cli
