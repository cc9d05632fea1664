// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/error.hpp>
#include <rankline/cli/run_main.hpp>

#include "sample_tool.hpp"

using namespace rankline;
using namespace rankline::cli;

namespace {

int run(const std::vector<const char*>& arguments, const std::function<int()>& work) {
    SampleCommand command;
    const Tool tool = sample_tool(command);
    std::vector<const char*> all{"sample-tool"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_main(tool, static_cast<int>(all.size()), all.data(), work);
}

}  // namespace

TEST_CASE("run_main: the exit code is the work's, and 2 for whatever is thrown") {
    CHECK(run({"a", "b"}, [] { return 0; }) == 0);
    CHECK(run({"a", "b"}, [] { return 1; }) == 1);
    for (const ErrorKind kind :
         {ErrorKind::usage, ErrorKind::input, ErrorKind::io, ErrorKind::internal}) {
        CHECK(run({"a", "b"}, [kind]() -> int { throw Error(kind, "bad"); }) == 2);
    }
    CHECK(run({"a", "b"}, []() -> int { throw std::bad_alloc(); }) == 2);
    CHECK(run({"a", "b"}, []() -> int { throw std::runtime_error("odd"); }) == 2);
}

TEST_CASE("run_main: bad arguments and questions keep the work from being done") {
    bool worked = false;
    const auto work = [&worked] {
        worked = true;
        return 0;
    };
    CHECK(run({"--nonsense", "a", "b"}, work) == 2);
    CHECK(run({"--version"}, work) == 0);
    CHECK_FALSE(worked);
}
