// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/sorted_scores.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

/// Neighbouring scores that share a probability.
struct Block {
    double first;
    double last;
    double relevant;
    double documents;

    [[nodiscard]] double share() const { return relevant / documents; }
    void absorb(const Block& next) {
        last = next.last;
        relevant += next.relevant;
        documents += next.documents;
    }
};

/// A block per score of the run, ascending.
std::vector<Block> distinct_scores(const TrainingSet& training, std::size_t run) {
    std::vector<double> scores;
    std::vector<double> relevant;
    std::size_t held = 0;
    for (const TrainingQuery& query : training.queries) held += query.pool.lists[run].held;
    scores.reserve(held);
    for (const TrainingQuery& query : training.queries) {
        const std::span<const double> list = query.pool.lists[run].scores;
        visit_held(query, run, [&](std::size_t i, double grade) {
            scores.push_back(list[i]);
            if (training.relevant(grade)) relevant.push_back(list[i]);
        });
    }
    sort_scores(scores);
    sort_scores(relevant);
    std::vector<Block> blocks;
    for (const double score : scores) {
        const Block one{score, score, 0, 1};
        if (!blocks.empty() && blocks.back().last == score)
            blocks.back().absorb(one);
        else
            blocks.push_back(one);
    }
    auto block = blocks.begin();
    for (const double score : relevant) {
        while (block->last != score) ++block;
        block->relevant += 1;
    }
    return blocks;
}

/// Blocks join as long as the lower one is not below: what is left is the least squares fit among
/// all curves that do not fall. Counts are whole, so that no order of them rounds differently.
std::vector<Block> pool_adjacent_violators(const std::vector<Block>& scores) {
    std::vector<Block> blocks;
    for (const Block& next : scores) {
        blocks.push_back(next);
        while (blocks.size() > 1 && blocks[blocks.size() - 2].share() >= blocks.back().share()) {
            blocks[blocks.size() - 2].absorb(blocks.back());
            blocks.pop_back();
        }
    }
    return blocks;
}

/// The corners of the curve: a half with the scores, ascending, and a half with the probabilities.
std::vector<double> curve(const std::vector<Block>& blocks) {
    std::vector<double> scores;
    std::vector<double> probabilities;
    const auto add_corner = [&](double score, double probability) {
        scores.push_back(score);
        probabilities.push_back(probability);
    };
    for (const Block& block : blocks) {
        add_corner(block.first, block.share());
        if (block.last > block.first) add_corner(block.last, block.share());
    }
    scores.insert(scores.end(), probabilities.begin(), probabilities.end());
    return scores;
}

double probability(const std::vector<double>& table, double score) {
    const std::size_t corners = table.size() / 2;
    if (corners == 0) return 0;
    const auto end = table.begin() + static_cast<std::ptrdiff_t>(corners);
    const auto upper =
        static_cast<std::size_t>(std::lower_bound(table.begin(), end, score) - table.begin());
    if (upper == corners) return table.back();
    if (upper == 0 || table[upper] == score) return table[corners + upper];
    const double way = (score - table[upper - 1]) / (table[upper] - table[upper - 1]);
    const double from = table[corners + upper - 1];
    return from + way * (table[corners + upper] - from);
}

FusionModel train_isotonic(const TrainingSet& training, const std::vector<double>&) {
    return train_runs(training, [&](std::size_t run) {
        return curve(pool_adjacent_violators(distinct_scores(training, run)));
    });
}

void isotonic(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
              std::span<double> fused) {
    sum_run_contributions(pool, scratch, fused,
                          [&](std::size_t run, const RankedList& list, std::size_t i) {
                              return probability(arguments.model.tables[run], list.scores[i]);
                          });
}

}  // namespace

std::vector<FusionMethod> isotonic_calibration() {
    return {{.name = "isotonic",
             .summary = "the sum of probabilities from a rising curve over each run's scores",
             .definition =
                 "The sum over the runs that have the document of p(s). p is the isotonic least "
                 "squares regression, by pooling adjacent violators, of relevance (1 or 0) on what "
                 "the run had for all training queries; a straight line between neighbouring "
                 "blocks, and the end's value outside. Unjudged documents are not relevant; "
                 "queries without a relevant document count. A run that had nothing adds nothing. "
                 "Scores on the same level of a curve tie.",
             .citation = "Zadrozny and Elkan, Transforming classifier scores into accurate "
                         "multiclass probability estimates, KDD 2002",
             .reads = FusionReads::scores,
             .train = train_isotonic,
             .fits = [](const std::vector<double>& table) { return table.size() % 2 == 0; },
             .fuse = isotonic}};
}

}  // namespace rankline
