// SPDX-License-Identifier: MIT
#include <rankline/report/long_form.hpp>

namespace rankline {

std::vector<ReportFormat> tsv_format() {
    return {{.name = "tsv",
             .summary = "a row per value with a header: run, qid, measure, value; tabs between",
             .write = [](const Report& report, Output& output) {
                 write_long_form(report, output, '\t');
             }}};
}

}  // namespace rankline
