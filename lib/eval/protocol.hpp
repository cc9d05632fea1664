// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/eval/evaluator.hpp>

namespace rankline {

/// How a program ranks a run before it measures, and which queries it averages over. The default is
/// trec_eval 10's.
struct Protocol {
    /// Where a document stands in the ranking.
    enum class Order {
        score,        ///< by score
        rank_column,  ///< by the rank column, whatever the scores
        places,     ///< as ms_marco_eval.py: line by line into a list of 1000 places, all of which
                    ///< hold document 0 beforehand
        quicksort,  ///< by score, equal ones as numba's unstable argsort leaves them: ranx
    };
    Order order = Order::score;
    TieRule ties = TieRule::docid_descending;
    bool float_scores = false;  ///< compare scores as 32-bit floats; of Order::score only
    bool drop_own_id = false;   ///< take out the document whose id is that of the query: BEIR
    bool late_places_are_errors = true;  ///< a place beyond 1000 is an error; else it is dropped
    QuerySet queries = QuerySet::both;
    bool relevant_only = false;  ///< leave out queries without a relevant document: gdeval
    int digits = -1;  ///< values of queries are rounded to so many digits; -1: they are not

    [[nodiscard]] bool reads_ranks() const noexcept {
        return order == Order::rank_column || order == Order::places;
    }
    friend bool operator==(const Protocol&, const Protocol&) = default;
};

}  // namespace rankline
