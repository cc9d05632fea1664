// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/report/report.hpp>

namespace rankline {

/// Writes one row per value, "run qid measure value" under a header, with row_name as the query of
/// a summary. Fields are quoted as RFC 4180 has it, with any `separator`; lines end in LF, which
/// every reader of CSV takes and every other tool expects.
void write_long_form(const Report& report, Output& output, char separator);

}  // namespace rankline
