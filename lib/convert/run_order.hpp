// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/model/ranking.hpp>

namespace rankline {

/// What a run is ranked by, for operations that change what that is.
struct RunOrder {
    bool by_score = true;  ///< false: by the rank column or the lines, whatever the scores say
    TieRule ties = TieRule::docid_descending;  ///< of equal scores
};

}  // namespace rankline
