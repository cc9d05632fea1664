// SPDX-License-Identifier: MIT
#include <rankline/datasets/unwritable.hpp>

#include <fmt/format.h>

#include <rankline/base/error.hpp>

namespace rankline {

void fail_unwritable_qid(std::string_view format, std::string_view qid, const std::string& reason) {
    throw Error(ErrorKind::input, fmt::format("query id {} cannot be written as {}: {}",
                                              quoted(qid), format, reason));
}

void fail_unwritable_docid(std::string_view format, std::string_view qid, std::string_view docid,
                           const std::string& reason) {
    throw Error(ErrorKind::input,
                fmt::format("document id {} of query {} cannot be written as {}: {}", quoted(docid),
                            quoted(qid), format, reason));
}

void fail_unwritable_score(std::string_view format, std::string_view qid, std::string_view docid,
                           double score) {
    throw Error(ErrorKind::input,
                fmt::format("the score {} of document {} of query {} cannot be written as {}: JSON "
                            "has no such number; trec holds it",
                            score, quoted(docid), quoted(qid), format));
}

}  // namespace rankline
