// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

/// Where a list of ids was read from. Cheap to copy.
struct ListSource {
    std::string file;                     ///< what messages call it
    std::string_view text{};              ///< its content, which most ids are pieces of
    std::shared_ptr<const void> owner{};  ///< of everything that ids point into

    [[nodiscard]] Place place_of(std::string_view id) const;
};

/// Ids of queries in the order of a file; they may repeat.
struct QueryIds {
    ListSource source;
    std::vector<std::string_view> qids;
};

/// A document that is listed for one query.
struct ListedDocument {
    std::string_view qid;
    std::string_view docid;
};

/// Documents, both kinds in the order of a file; they may repeat.
struct DocumentIds {
    ListSource source;
    std::vector<std::string_view> for_all{};  ///< whatever the query
    std::vector<ListedDocument> by_query{};
};

}  // namespace rankline
