// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline::cli {

/// One line per fusion method: how it is called and what it is.
[[nodiscard]] std::string method_list();

/// All that the record of a method says. Throws Error(usage) for a name that is none.
[[nodiscard]] std::string explain_method(const std::string& name);

}  // namespace rankline::cli
