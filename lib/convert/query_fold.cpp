// SPDX-License-Identifier: MIT
#include <rankline/convert/query_fold.hpp>

#include <algorithm>
#include <numeric>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/stats/folds.hpp>

namespace rankline {

namespace {

std::string shown(QueryFold fold) {
    return std::to_string(fold.number) + "/" + std::to_string(fold.folds);
}

/// Of each query, its fold from 1: folds are dealt out in the byte order of the ids.
std::vector<std::size_t> folds_of(const std::vector<std::string_view>& qids, std::uint64_t folds,
                                  std::uint64_t seed) {
    std::vector<std::size_t> by_id(qids.size());
    std::iota(by_id.begin(), by_id.end(), std::size_t{0});
    std::sort(by_id.begin(), by_id.end(),
              [&](std::size_t a, std::size_t b) { return qids[a] < qids[b]; });
    const std::vector<std::size_t> dealt =
        split_into_folds(qids.size(), static_cast<std::size_t>(folds), seed);
    std::vector<std::size_t> folds_of_queries(qids.size());
    for (std::size_t place = 0; place < by_id.size(); ++place)
        folds_of_queries[by_id[place]] = dealt[place] + 1;
    return folds_of_queries;
}

QueryStep step_of(const std::string& option, QueryFold fold, std::uint64_t seed, bool kept) {
    const auto choose = [=](const std::vector<std::string_view>& qids, Findings&) {
        if (fold.folds > qids.size()) {
            throw Error(ErrorKind::usage, option + " " + shown(fold) +
                                              ": more folds than queries, of "
                                              "which there are " +
                                              std::to_string(qids.size()));
        }
        const std::vector<std::size_t> fold_of = folds_of(qids, fold.folds, seed);
        std::vector<std::string_view> left;
        for (std::size_t query = 0; query < qids.size(); ++query) {
            if ((fold_of[query] == fold.number) == kept) left.push_back(qids[query]);
        }
        return left;
    };
    return {option, choose};
}

}  // namespace

QueryFold parse_query_fold(std::string_view text) {
    const std::vector<std::string_view> pieces = split(text, '/');
    if (pieces.size() == 2) {
        const std::optional<std::int64_t> number = parse_integer(pieces[0]);
        const std::optional<std::int64_t> folds = parse_integer(pieces[1]);
        if (number && folds && *number >= 1 && *number <= *folds)
            return {static_cast<std::uint64_t>(*number), static_cast<std::uint64_t>(*folds)};
    }
    throw Error(ErrorKind::usage,
                quoted(text) + " is not a fold as 2/5, the second of five; the first is 1/5");
}

QueryStep keep_fold(QueryFold fold, std::uint64_t seed) {
    return step_of("--fold", fold, seed, true);
}

QueryStep drop_fold(QueryFold fold, std::uint64_t seed) {
    return step_of("--drop-fold", fold, seed, false);
}

}  // namespace rankline
