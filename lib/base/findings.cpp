// SPDX-License-Identifier: MIT
#include <rankline/base/findings.hpp>

#include <algorithm>
#include <utility>

namespace rankline {

void Findings::add(Finding finding) {
    if (finding.count == 0) return;
    const auto same = std::find_if(m_findings.begin(), m_findings.end(), [&](const Finding& each) {
        return each.kind == finding.kind;
    });
    if (same == m_findings.end()) {
        m_findings.push_back(std::move(finding));
    } else {
        same->count += finding.count;
    }
}

std::string to_string(const Finding& finding) {
    std::string text = to_string(finding.first);
    if (!text.empty()) text += ": ";
    text += finding.message;
    if (finding.count > 1) text += " (" + std::to_string(finding.count) + " times)";
    return text;
}

}  // namespace rankline
