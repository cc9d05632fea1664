// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/id_store.hpp>
#include <rankline/convert/listed_ids.hpp>
#include <rankline/datasets/json_text.hpp>

namespace rankline {

/// A file that ids are read from, and the ids that are not pieces of it.
class IdFile {
public:
    /// Throws Error(input) for a content that is no text.
    explicit IdFile(const std::string& path);

    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] const std::string& name() const noexcept;
    [[nodiscard]] bool is_json() const;
    [[nodiscard]] JsonSource json() const;
    [[nodiscard]] std::string_view keep(std::string_view id) const;
    [[nodiscard]] ListSource source() const;

    /// Throws Error(input): there is not one id in the file.
    [[noreturn]] void fail_empty(const char* what) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace rankline
