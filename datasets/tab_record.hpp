// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include <rankline/datasets/sniff.hpp>
#include <rankline/datasets/text_format.hpp>

namespace rankline {

/// Texts in columns with tabs between them, the id in the first. Quotation marks are data: none of
/// the loaders of such collections takes them off.

/// What stands before the first tab. Throws Error(input) for a line without a tab or an id.
[[nodiscard]] std::string_view tab_id(std::string_view line, TextScratch& scratch);

/// Columns behind the id become the fields of these names; tabs in the last one are data. Columns
/// but the last are left out where they are empty. Throws Error(input) for too few columns.
void read_tab_record(std::string_view line, std::span<const std::string_view> names,
                     TextRecord& record);

/// The first lines split at tabs, without blank ones. A comment is no thing of these formats.
[[nodiscard]] std::vector<Row> tab_rows(std::string_view head);

/// Whether `head` begins with the names of an id and a text.
[[nodiscard]] bool has_text_header(std::string_view head);

}  // namespace rankline
