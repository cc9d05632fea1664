// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string_view>

#include <rankline/datasets/format.hpp>
#include <rankline/model/judgments.hpp>

namespace rankline {

/// Writes judgments, which are of the kind of the writer's format, piece by piece to `put`. Throws
/// Error(input) for an id that the format cannot hold. What has no room is left out in silence:
/// `qrels_losses` tells of it.
void write_qrels(const Judgments& judgments, const QrelsWriter& writer,
                 const QrelsWriteOptions& options,
                 const std::function<void(std::string_view)>& put);

}  // namespace rankline
