// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/model/judgments.hpp>

namespace rankline::cli {

/// One of two qrels whose agreement is asked for. They are graded.
struct ComparedQrels {
    std::string name;
    Judgments judgments;
};

/// How agreement is printed.
struct AgreementLayout {
    bool json = false;
    bool per_query = false;
    int digits = -1;  ///< behind the point; -1 for the shortest exact text
};

/// How much two qrels agree, over all documents that both have judged, whatever their query.
/// Undefined values are "-", and null in JSON. Throws Error(input) if there is no such document.
[[nodiscard]] std::string agreement_text(const ComparedQrels& first, const ComparedQrels& second,
                                         const AgreementLayout& layout);

}  // namespace rankline::cli
