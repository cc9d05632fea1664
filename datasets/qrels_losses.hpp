// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/base/findings.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/model/judgments.hpp>

namespace rankline {

/// A format, and one of the ways in which it is written.
struct QrelsTarget {
    const QrelsFormat* format = nullptr;
    const QrelsWriter* writer = nullptr;
};

/// What is lost when `judgments` are written: everything that is not read back as it was. Found in
/// the judgments for what the writer's record says that there is no room for; nothing is lost where
/// the data does not have it. Judgments that are not of the format's kind become grades, the
/// highest of each document.
///
/// Throws Error(input) where nothing would be written, or where the format needs what the judgments
/// do not have: subtopics, say, which cannot be made of grades.
[[nodiscard]] Findings qrels_losses(const Judgments& judgments, const QrelsTarget& target,
                                    const QrelsWriteOptions& options);

}  // namespace rankline
