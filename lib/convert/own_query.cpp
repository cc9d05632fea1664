// SPDX-License-Identifier: MIT
#include <rankline/convert/own_query.hpp>

#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

class DropOwnQuery final : public DocumentFilter {
public:
    DropOwnQuery() : DocumentFilter("--drop-own-query") {}

    std::size_t apply(std::string_view qid, std::span<RunEntry> ranked, IdStore&) const override {
        return keep_if(ranked, [qid](const RunEntry& entry) { return entry.docid() != qid; });
    }
};

}  // namespace

std::unique_ptr<RunOperation> drop_own_query() { return std::make_unique<DropOwnQuery>(); }

}  // namespace rankline
