// SPDX-License-Identifier: MIT
#include <rankline/model/judged_ids.hpp>

#include <doctest/doctest.h>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/hash.hpp>

using namespace rankline;

TEST_CASE("judged ids: those of all topics, but not what is in the pool only") {
    QrelsBuilder builder(FileBytes::from_memory("", "q"), JudgmentKind::graded, Duplicates::error);
    builder.add("1", {"a", 0, {}, {}});
    builder.add("1", {"b", -1, {}, {}});
    builder.add("2", {"b", -2, {}, {}});
    builder.add("2", {"c", 3, {}, {}});
    const JudgedIds ids(builder.build());
    CHECK(ids.contains("a", hash_id("a")));
    CHECK(ids.contains("c", hash_id("c")));
    CHECK(!ids.contains("b", hash_id("b")));
    CHECK(!ids.contains("d", hash_id("d")));
}
