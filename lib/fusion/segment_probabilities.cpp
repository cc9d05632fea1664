// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

struct Segment {
    double relevant = 0;
    double documents = 0;
};

/// Adds what a query says of each segment; a segment that it does not reach gets nothing.
void add_shares(std::span<const Segment> segments, std::vector<double>& sums) {
    if (sums.size() < segments.size()) sums.resize(segments.size());
    for (std::size_t k = 0; k < segments.size(); ++k) {
        if (segments[k].documents > 0) sums[k] += segments[k].relevant / segments[k].documents;
    }
}

std::size_t equal_segment_size(std::size_t length, std::size_t segments) {
    return (length + segments - 1) / segments;
}

std::vector<double> equal_segments(const TrainingSet& training, std::size_t run,
                                   const std::vector<double>& numbers) {
    const auto count = static_cast<std::size_t>(numbers[0]);
    const bool judged_only = numbers[1] == 1;
    std::vector<double> sums;
    for (const TrainingQuery& query : training.queries) {
        const RankedList& list = query.pool.lists[run];
        const std::size_t size = equal_segment_size(list.held, count);
        std::vector<Segment> segments(std::min(count, list.held));
        visit_held(query, run, [&](std::size_t i, double grade) {
            if (judged_only && std::isnan(grade)) return;
            Segment& segment = segments[position_of(list.ranks[i]) / size];
            segment.relevant += training.relevant(grade) ? 1 : 0;
            segment.documents += 1;
        });
        add_shares(segments, sums);
    }
    for (double& sum : sums) sum /= static_cast<double>(training.queries.size());
    return sums;
}

FusionModel train_probfuse(const TrainingSet& training, const std::vector<double>& numbers) {
    return train_runs(training,
                      [&](std::size_t run) { return equal_segments(training, run, numbers); });
}

void probfuse(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
              std::span<double> fused) {
    const auto count = static_cast<std::size_t>(arguments.numbers[0]);
    sum_run_contributions(
        pool, scratch, fused, [&](std::size_t run, const RankedList& list, std::size_t i) {
            const std::size_t segment =
                position_of(list.ranks[i]) / equal_segment_size(list.held, count);
            return entry(arguments.model.tables[run], segment) / static_cast<double>(segment + 1);
        });
}

/// Where the segments of segfuse end: far enough for any list that fits into memory.
using SegmentEnds = std::array<std::size_t, 40>;

constexpr SegmentEnds segment_ends(bool formula_is_size) {
    SegmentEnds ends{};
    std::size_t before = 0;
    for (std::size_t k = 0; k < ends.size(); ++k) {
        const std::size_t formula = (std::size_t{10} << k) - 5;
        ends[k] = formula_is_size ? before + formula : formula;
        before = ends[k];
    }
    return ends;
}

constexpr SegmentEnds ends_of_sizes = segment_ends(true);
constexpr SegmentEnds ends_of_cuts = segment_ends(false);

const SegmentEnds& chosen_ends(const std::vector<double>& numbers) {
    return numbers[0] == 1 ? ends_of_cuts : ends_of_sizes;
}

std::size_t segment_at(const SegmentEnds& ends, std::size_t position) {
    return static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), position) -
                                    ends.begin());
}

std::vector<double> growing_segments(const TrainingSet& training, std::size_t run,
                                     const SegmentEnds& ends) {
    std::vector<double> shares;
    for (const TrainingQuery& query : training.queries) {
        const std::span<const double> ranks = query.pool.lists[run].ranks;
        visit_held(query, run, [&](std::size_t i, double grade) {
            if (!training.relevant(grade)) return;
            const std::size_t segment = segment_at(ends, position_of(ranks[i]));
            if (segment >= shares.size()) shares.resize(segment + 1);
            shares[segment] += 1;
        });
    }
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const std::size_t size = ends[k] - (k == 0 ? 0 : ends[k - 1]);
        shares[k] /= static_cast<double>(size * training.queries.size());
    }
    return shares;
}

FusionModel train_segfuse(const TrainingSet& training, const std::vector<double>& numbers) {
    return train_runs(training, [&](std::size_t run) {
        return growing_segments(training, run, chosen_ends(numbers));
    });
}

void segfuse(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
             std::span<double> fused) {
    const SegmentEnds& ends = chosen_ends(arguments.numbers);
    sum_run_contributions(
        pool, scratch, fused, [&](std::size_t run, const RankedList& list, std::size_t i) {
            const std::size_t segment = segment_at(ends, position_of(list.ranks[i]));
            return entry(arguments.model.tables[run], segment) * (list.scores[i] + 1);
        });
}

}  // namespace

std::vector<FusionMethod> segment_probabilities() {
    return {
        {.name = "probfuse",
         .summary = "each run's probability of relevance in the segment of the list",
         .definition =
             "The sum over the runs that have the document of P(k) / k. A list of n documents is "
             "cut into segments of n / x, rounded up; k is the document's, from 1. P(k) is the "
             "mean over all training queries of the share of segment k that is relevant: of all "
             "its documents, the unjudged being not relevant (judged=0, ProbFuseAll), or of the "
             "judged ones (judged=1, ProbFuseJudged). A query that has none there counts with 0.",
         .citation = "Lillis, Toolan, Collier and Dunnion, ProbFuse: a probabilistic approach to "
                     "data fusion, SIGIR 2006",
         .differs = "ranx has ProbFuseAll only.",
         .reads = FusionReads::ranks,
         .parameters = {{.name = "x",
                         .default_value = 25,
                         .minimum = 1,
                         .maximum = 1e6,
                         .whole = true,
                         .meaning = "segments per list",
                         .grid = {2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100}},
                        {.name = "judged",
                         .default_value = 0,
                         .minimum = 0,
                         .maximum = 1,
                         .whole = true,
                         .meaning = "1: training leaves unjudged documents out",
                         .grid = {0, 1}}},
         .train = train_probfuse,
         .fits = [](const std::vector<double>&) { return true; },
         .fuse = probfuse},
        {.name = "segfuse",
         .summary = "each run's probability of relevance in growing segments, times the score",
         .definition =
             "The sum over the runs that have the document of P(k) * (s + 1). Segment k has "
             "10 * 2^(k-1) - 5 documents and so ends at rank 5, 20, 55, 130, ...; with cuts=1 it "
             "ends at that rank: 5, 15, 35, 75, .... P(k) is the mean over all training queries "
             "of the relevant documents in segment k divided by its size, however short the list; "
             "0 behind the deepest relevant document trained on. Unjudged documents are not "
             "relevant. s should be normalised to between 0 and 1.",
         .citation = "Shokouhi, Segmentation of search engine results for effective data-fusion, "
                     "ECIR 2007",
         .differs = "ranx reads the paper's formula as the rank where a segment ends: cuts=1. It "
                    "stops at rank 5115.",
         .reads = FusionReads::both,
         .parameters = {{.name = "cuts",
                         .default_value = 0,
                         .minimum = 0,
                         .maximum = 1,
                         .whole = true,
                         .meaning = "0: the formula is the size of a segment; 1: where it ends",
                         .grid = {0, 1}}},
         .train = train_segfuse,
         .fits = [](const std::vector<double>&) { return true; },
         .fuse = segfuse}};
}

}  // namespace rankline
