// SPDX-License-Identifier: MIT
#include <rankline/report/report.hpp>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

const ReportFormat& report_format(std::string_view name) {
    std::vector<std::string> names;
    for (const ReportFormat& format : report_formats()) {
        if (format.name == name) return format;
        names.push_back(format.name);
    }
    throw Error(ErrorKind::usage, "there is no output format " + quoted(name) +
                                      did_you_mean(name, names) + " (--list-formats shows all)");
}

}  // namespace rankline
