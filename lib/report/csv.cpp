// SPDX-License-Identifier: MIT
#include <rankline/report/long_form.hpp>

namespace rankline {

std::vector<ReportFormat> csv_format() {
    return {{.name = "csv",
             .summary = "a row per value with a header: run, qid, measure, value; commas between",
             .write = [](const Report& report, Output& output) {
                 write_long_form(report, output, ',');
             }}};
}

}  // namespace rankline
