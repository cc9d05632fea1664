// SPDX-License-Identifier: MIT
#include <rankline/fusion/saved_fusion.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include <rankline/base/error.hpp>

using namespace rankline;

namespace {

SavedFusion example() {
    SavedFusion saved;
    saved.call = parse_method("platt");
    saved.lists.rank_by = RankBy::rank;
    saved.lists.tied_ranks = TiedRanks::mean;
    saved.lists.missing = Missing::min;
    saved.lists.depth = 100;
    saved.lists.norm = {Norm::softmax, 0.1, OnConstant::half};
    saved.model.tables = {{0.1, -std::numeric_limits<double>::infinity()}, {}};
    saved.runs = {"a.run", "b.run"};
    return saved;
}

/// What is wrong with the example when one text in it is another.
std::string complaint(const std::string& from, const std::string& to) {
    std::string text = to_json(example());
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    text.replace(place, from.size(), to);
    try {
        (void)read_saved_fusion(text, "p.json");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::input);
        CHECK(error.place().file == "p.json");
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("saved fusion: what is read is what was written") {
    const std::string text = to_json(example());
    const SavedFusion read = read_saved_fusion(text, "p.json");
    CHECK(to_json(read) == text);
    CHECK(read.lists.rank_by == RankBy::rank);
    CHECK(read.lists.tied_ranks == TiedRanks::mean);
    CHECK(read.lists.missing == Missing::min);
    CHECK(read.lists.depth == 100);
    CHECK(read.lists.norm.norm == Norm::softmax);
    CHECK(read.lists.norm.temperature == 0.1);
    CHECK(read.lists.norm.on_constant == OnConstant::half);
    CHECK(read.model.tables == example().model.tables);
    CHECK(read.runs == example().runs);
}

TEST_CASE("saved fusion: no depth is all, not the largest number") {
    SavedFusion saved = example();
    saved.lists.depth = ~std::size_t{0};
    const std::string text = to_json(saved);
    CHECK(text.find("\"depth\": 0") != std::string::npos);
    CHECK(read_saved_fusion(text, "p.json").lists.depth == ~std::size_t{0});
}

TEST_CASE("saved fusion: what a method cannot use is refused, not used") {
    CHECK(complaint("platt", "flatt").find("unknown fusion method") != std::string::npos);
    CHECK(complaint("platt", "rrf") != "");
    CHECK(complaint("platt", "mapfuse").find("cannot have learnt") != std::string::npos);
    CHECK(complaint("\"rank_by\": \"rank\"", "\"rank_by\": \"rang\"").find("rank_by") !=
          std::string::npos);
    CHECK(complaint("\"weights\": []", "\"weights\": [-1, 1]").find("weight") != std::string::npos);
    CHECK(complaint("\"weights\": []", "\"weights\": [1]").find("one for each run") !=
          std::string::npos);
    CHECK(complaint("\"groups\": []", "\"groups\": [0, 9]").find("group") != std::string::npos);
    CHECK(complaint("\"temperature\": 0.1", "\"temperature\": 0") != "");
    CHECK(complaint("softmax", "hardmax").find("unknown norm") != std::string::npos);
    CHECK(complaint("{", "").find("not the parameters of a fusion") != std::string::npos);
    CHECK(complaint("\"runs\"", "\"ruins\"") != "");
}

TEST_CASE("saved fusion: every method that learns says which tables it can use") {
    for (const FusionMethod& method : fusion_methods()) {
        CAPTURE(method.name);
        CHECK((method.fits != nullptr) == (method.train != nullptr));
    }
}
