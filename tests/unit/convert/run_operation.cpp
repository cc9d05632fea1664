// SPDX-License-Identifier: MIT
#include <rankline/convert/run_operation.hpp>

#include <doctest/doctest.h>

#include <array>

using namespace rankline;

namespace {

class Idle final : public RunOperation {};

}  // namespace

TEST_CASE("An operation that says nothing changes nothing") {
    Idle idle;
    IdStore ids;
    std::array<RunEntry, 2> entries;
    idle.prepare({});
    CHECK(idle.keeps("q1"));
    CHECK(idle.apply("q1", entries, ids) == 2);
    CHECK(idle.findings().empty());
}
