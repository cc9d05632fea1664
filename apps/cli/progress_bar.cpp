// SPDX-License-Identifier: MIT
#include <rankline/cli/progress_bar.hpp>

#include <algorithm>
#include <utility>

#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds interval{100};
constexpr const char* wipe = "\r\x1b[K";

}  // namespace

ProgressBar::ProgressBar(std::string label, Sink draw, Clock clock)
    : m_label(std::move(label)), m_draw(std::move(draw)), m_clock(std::move(clock)) {
    m_next = m_clock() + patience;
}

ProgressBar::~ProgressBar() {
    if (m_visible) m_draw(wipe);
}

void ProgressBar::update(std::uint64_t consumed, std::uint64_t total) {
    // Whoever comes while another thread draws has nothing to add.
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!lock || m_clock() < m_next) return;
    m_next = m_clock() + interval;
    m_visible = true;
    m_draw(wipe + progress_line(m_label, consumed, total));
}

std::string progress_label(const std::string& path) {
    constexpr std::size_t most_bytes = 30;
    return shortened(path.substr(path.rfind('/') + 1), most_bytes);
}

std::string progress_line(const std::string& label, std::uint64_t consumed, std::uint64_t total) {
    constexpr std::uint64_t width = 30;
    const std::string megabytes = std::to_string(consumed / 1'000'000) + " MB";
    if (total == 0) return label + "  " + megabytes;
    const double share = std::min(1.0, static_cast<double>(consumed) / static_cast<double>(total));
    const auto filled = static_cast<std::size_t>(share * width);
    const auto percent = std::to_string(static_cast<int>(share * 100));
    return label + " [" + std::string(filled, '#') + std::string(width - filled, ' ') + "] " +
           std::string(3 - percent.size(), ' ') + percent + "%  " + megabytes;
}

}  // namespace rankline::cli
