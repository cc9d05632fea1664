// SPDX-License-Identifier: MIT
#include <rankline/datasets/kilt_page.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

KiltPages::KiltPages(std::string_view keys, std::function<std::string_view(std::string_view)> keep)
    : m_keep(std::move(keep)) {
    if (keys.empty()) keys = "wikipedia_id";
    for (const std::string_view key : split(keys, ',')) {
        const bool twice = std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end();
        if (key.empty() || twice) {
            throw Error(ErrorKind::usage,
                        fmt::format("{} {}", quoted(keys),
                                    twice ? "names a member twice" : "has a key without a name"));
        }
        m_keys.emplace_back(key);
    }
    m_values.resize(m_keys.size());
}

std::string_view KiltPages::read(JsonNode& provenance) {
    std::fill(m_values.begin(), m_values.end(), std::string_view{});
    provenance.members("a provenance", [&](std::string_view name, JsonNode& value) {
        const auto key = std::find(m_keys.begin(), m_keys.end(), name);
        if (key == m_keys.end()) return;
        m_values[static_cast<std::size_t>(key - m_keys.begin())] = trimmed(value.id("a " + *key));
    });
    const bool lacks_one = std::any_of(m_values.begin(), m_values.end(),
                                       [](std::string_view text) { return text.empty(); });
    if (lacks_one) return {};
    return m_values.size() == 1 ? m_values.front()
                                : m_keep(fmt::format("{}", fmt::join(m_values, "+")));
}

Finding KiltPages::without_id(const JsonNode& provenance) const {
    return {"missing-rank-key",
            fmt::format("a provenance without a {}, passed over as KILT does",
                        fmt::join(m_keys, " or ")),
            1, provenance.place()};
}

namespace {

constexpr const char* blanks_are_lost = "blanks at its ends are lost; json holds it";

}  // namespace

void require_kilt_qid(std::string_view qid) {
    if (qid != trimmed(qid)) fail_unwritable_qid("kilt", qid, blanks_are_lost);
}

void require_kilt_docid(std::string_view qid, std::string_view docid) {
    if (docid != trimmed(docid)) fail_unwritable_docid("kilt", qid, docid, blanks_are_lost);
}

}  // namespace rankline
