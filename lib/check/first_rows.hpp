// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>

#include <rankline/check/row.hpp>
#include <rankline/check/text_index.hpp>

namespace rankline {

/// What a text of lines begins with.
struct FirstRows {
    std::optional<CheckRow> first;  ///< the first line with columns; RowKind::header if it is one
    std::optional<CheckRow> data;   ///< the first behind a header that is complete
};

[[nodiscard]] FirstRows find_first(const TextPieces& pieces, const RowReader& reader,
                                   const std::function<bool(const CheckRow& row)>& is_complete);

}  // namespace rankline
