// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_id.hpp>

#include <rankline/datasets/json_string.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

namespace {

constexpr const char* not_utf8 = "JSON is UTF-8, and the id is not; trec and csv hold it";

}  // namespace

void append_json_qid(std::string& text, std::string_view format, std::string_view qid) {
    if (!append_json_string(text, qid)) fail_unwritable_qid(format, qid, not_utf8);
}

void append_json_docid(std::string& text, std::string_view format, std::string_view qid,
                       std::string_view docid) {
    if (!append_json_string(text, docid)) fail_unwritable_docid(format, qid, docid, not_utf8);
}

}  // namespace rankline
