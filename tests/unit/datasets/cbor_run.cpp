// SPDX-License-Identifier: MIT
#include <limits>
#include <nlohmann/json.hpp>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

std::string bytes_of(std::initializer_list<int> bytes) {
    std::string text;
    for (const int byte : bytes) text += static_cast<char>(byte);
    return text;
}

/// Another implementation's encoding.
std::string encoded(const char* json) {
    const std::vector<std::uint8_t> bytes =
        nlohmann::ordered_json::to_cbor(nlohmann::ordered_json::parse(json));
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("cbor run: what another implementation encodes is read back") {
    const ReadRun run = read_run(
        encoded(R"({"q1": {"d1": 1.5, "d2": -3, "d3": 70000, "d4": 1e300}, "q2": {"d#": 0}})"));
    CHECK(run.format == "cbor");
    CHECK(run.queries.at("q1") == Documents{{"d1", 1.5}, {"d2", -3}, {"d3", 70000}, {"d4", 1e300}});
    CHECK(run.queries.at("q2") == Documents{{"d#", 0}});
    CHECK(run.facts.lines == 5);
}

TEST_CASE("cbor run: ids of more than 255 bytes and maps of more than 23 entries") {
    nlohmann::ordered_json json;
    const std::string long_id(300, 'x');
    for (int i = 0; i < 300; ++i) json[long_id]["d" + std::to_string(i)] = i;
    const ReadRun run = read_run(encoded(json.dump().c_str()));
    CHECK(run.queries.at(long_id).size() == 300);
    CHECK(run.queries.at(long_id)[299] == Document{"d299", 299});
}

TEST_CASE("cbor run: numbers of every width, integer ids and maps without a length") {
    // {_ 7: {_ -2: 1.0 as half, "a": 0.1 as single, "b": infinity as half, "c": 2^-24 as half}}
    const std::string text =
        bytes_of({0xbf, 0x07, 0xbf, 0x21, 0xf9, 0x3c, 0x00, 0x61, 'a',  0xfa, 0x3d, 0xcc, 0xcc,
                  0xcd, 0x61, 'b',  0xf9, 0x7c, 0x00, 0x61, 'c',  0xf9, 0x00, 0x01, 0xff, 0xff});
    CHECK(read_run(text).queries.at("7") ==
          Documents{{"-2", 1},
                    {"a", static_cast<double>(0.1F)},
                    {"b", std::numeric_limits<double>::infinity()},
                    {"c", 5.9604644775390625e-08}});
}

TEST_CASE("cbor run: ranxhub's wrapping is taken off, a query of the same name is a query") {
    CHECK(read_run(encoded(R"({"metadata": {"run": {"name": "x", "tags": [1, [2], {}]}}, )"
                           R"("run": {"q1": {"d1": 2}}})"))
              .queries == std::map<std::string, Documents>{{"q1", {{"d1", 2}}}});
    CHECK(read_run(encoded(R"({"metadata": {"d1": 1}, "run": {"d2": 2.5}})")).queries ==
          std::map<std::string, Documents>{{"metadata", {{"d1", 1}}}, {"run", {{"d2", 2.5}}}});
}

TEST_CASE("cbor run: ranx's LZ4 frame within an LZ4 frame is undone") {
    // lz4 of lz4 of {"q1": {"d1": 1.5, "d2": -2.0}}
    const std::string twice =
        bytes_of({0x04, 0x22, 0x4d, 0x18, 0x64, 0x40, 0xa7, 0x2b, 0x00, 0x00, 0x00, 0xf5, 0x12,
                  0x04, 0x22, 0x4d, 0x18, 0x64, 0x40, 0xa7, 0x1c, 0x00, 0x00, 0x00, 0xc1, 0xa1,
                  0x62, 0x71, 0x31, 0xa2, 0x62, 0x64, 0x31, 0xfb, 0x3f, 0xf8, 0x00, 0x01, 0x00,
                  0xc0, 0x62, 0x64, 0x32, 0xfb, 0xc0, 0x00, 0x01, 0x00, 0x50, 0x00, 0x90, 0x19,
                  0x6d, 0xe3, 0x00, 0x00, 0x00, 0x00, 0x72, 0x8e, 0x96, 0xc4});
    const ReadRun run = read_run(twice, {}, "run.lz4");
    CHECK(run.format == "cbor");
    CHECK(run.queries.at("q1") == Documents{{"d1", 1.5}, {"d2", -2}});
}

TEST_CASE("cbor run: what is not a run is an error with its byte") {
    const RunReadOptions cbor = as_run("cbor");
    CHECK(run_error(bytes_of({0xa1, 0x61, 'q'}), cbor) ==
          "input 0:0 the CBOR ends where an item is due: the file is cut short (at byte 3)");
    CHECK(run_error(bytes_of({0xa1, 0x65, 'q'}), cbor) ==
          "input 0:0 the CBOR ends within an item: the file is cut short (at byte 2)");
    CHECK(run_error(bytes_of({0x81, 0x01}), cbor) ==
          "input 0:0 a run has to be a map, not an array (at byte 0)");
    CHECK(run_error(bytes_of({0xa1, 0x61, 'q', 0x01}), cbor) ==
          "input 0:0 query \"q\" has to be a map, not an integer (at byte 3)");
    CHECK(run_error(bytes_of({0xa1, 0x61, 'q', 0xa1, 0x61, 'd', 0xf6}), cbor) ==
          "input 0:0 the score of a document is not a number (at byte 7)");
    CHECK(run_error(bytes_of({0xa1, 0x61, 'q', 0xa1, 0x61, 'd', 0x61, 'x'}), cbor) ==
          "input 0:0 the score of a document is not a number (at byte 6)");
    CHECK(run_error(bytes_of({0xa1, 0x61, 'q', 0xa1, 0x61, 'd', 0xf9, 0x7e, 0x00}), cbor) ==
          "input 0:0 the score of a document is not a number (at byte 9)");
    CHECK(run_error(bytes_of({0xa1, 0x60, 0xa0}), cbor) ==
          "input 0:0 a query id is empty (at byte 2)");
    CHECK(run_error(bytes_of({0xa1, 0x1c}), cbor) ==
          "input 0:0 a byte that is not CBOR, or a break with nothing to end (at byte 1)");
    CHECK(run_error(bytes_of({0xa1, 0x01, 0xa1, 0x02, 0x03, 0x04}), cbor) ==
          "input 0:0 bytes behind the end of the run (at byte 5)");
}

TEST_CASE("cbor run: hostile nesting and sizes are errors, not crashes") {
    const RunReadOptions cbor = as_run("cbor");
    const auto hostile = [&](int repeated) {
        return run_error(bytes_of({0xa1, 0x68, 'm', 'e', 't', 'a', 'd', 'a', 't', 'a'}) +
                             std::string(200000, static_cast<char>(repeated)),
                         cbor);
    };
    CHECK(hostile(0x81) == "input 0:0 CBOR nested more than 256 deep (at byte 266)");
    CHECK(hostile(0xc1) == "input 0:0 CBOR nested more than 256 deep (at byte 266)");
    CHECK(hostile(0x9f).find("input 0:0 CBOR nested") == 0);
    CHECK(hostile(0x7f).find("input 0:0 CBOR nested") == 0);
    CHECK(hostile(0xbb).find("input 0:0 a container with more items than the file has bytes") == 0);
    CHECK(run_error(bytes_of({0xa1, 0x7b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 'x'}),
                    cbor) ==
          "input 0:0 the CBOR ends within an item: the file is cut short (at byte 10)");
    CHECK(run_error(bytes_of({0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01}), cbor)
              .find("input") == 0);
}
