// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <Eigen/Dense>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

/// An order of two runs by all that they say, for those that their sums leave equal (norms by
/// rank).
bool stands_before(const TrainingSet& training, std::size_t a, std::size_t b) {
    for (const TrainingQuery& query : training.queries) {
        const RankedList& first = query.pool.lists[a];
        const RankedList& second = query.pool.lists[b];
        const auto docid = [&](const RankedList& list, std::size_t i) {
            return query.pool.documents[list.documents[i]].docid();
        };
        for (std::size_t i = 0; i < std::min(first.held, second.held); ++i) {
            if (docid(first, i) != docid(second, i)) return docid(first, i) < docid(second, i);
            if (first.scores[i] != second.scores[i]) return first.scores[i] < second.scores[i];
        }
        if (first.held != second.held) return first.held < second.held;
    }
    return false;
}

/// The runs in an order of their own, by sums of what they say alone: then no rounding of what is
/// computed from all of them depends on the order of the command line.
std::vector<std::size_t> own_order(const TrainingSet& training) {
    std::vector<std::array<double, 3>> sums(training.runs);
    for (std::size_t run = 0; run < training.runs; ++run) {
        for (const TrainingQuery& query : training.queries) {
            const std::span<const double> scores = query.pool.lists[run].scores;
            visit_held(query, run, [&](std::size_t i, double grade) {
                sums[run][0] += training.relevant(grade) ? scores[i] : 0;
                sums[run][1] += scores[i] * scores[i];
                sums[run][2] += scores[i];
            });
        }
    }
    std::vector<std::size_t> runs(training.runs);
    std::iota(runs.begin(), runs.end(), 0);
    std::sort(runs.begin(), runs.end(), [&](std::size_t a, std::size_t b) {
        return sums[a] != sums[b] ? sums[a] < sums[b] : stands_before(training, a, b);
    });
    return runs;
}

/// The row of each document of the pool when they are ordered by id: the order of the pool comes
/// from that of the runs.
std::vector<Eigen::Index> rows_by_id(const Pool& pool) {
    std::vector<std::uint32_t> order(pool.documents.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return pool.documents[a].docid() < pool.documents[b].docid();
    });
    std::vector<Eigen::Index> rows(order.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        rows[order[row]] = static_cast<Eigen::Index>(row);
    return rows;
}

/// A row per document: what each run gives it when runs are fused, and in the last column whether
/// it is relevant.
Eigen::MatrixXd observations(const TrainingSet& training, const TrainingQuery& query,
                             const std::vector<std::size_t>& runs) {
    const std::vector<Eigen::Index> rows = rows_by_id(query.pool);
    const auto columns = static_cast<Eigen::Index>(runs.size());
    Eigen::MatrixXd table =
        Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(rows.size()), columns + 1);
    for (Eigen::Index column = 0; column < columns; ++column) {
        const RankedList& list = query.pool.lists[runs[static_cast<std::size_t>(column)]];
        for (std::size_t i = 0; i < list.documents.size(); ++i)
            table(rows[list.documents[i]], column) = list.scores[i];
    }
    for (std::size_t document = 0; document < rows.size(); ++document)
        table(rows[document], columns) = training.relevant(query.grades[document]) ? 1 : 0;
    return table;
}

/// Means and sums of products of deviations from them. Queries are joined by the formula of Chan,
/// Golub and LeVeque: sums of raw products would lose the digits of scores far from 0.
struct Moments {
    double documents = 0;
    Eigen::VectorXd mean;
    Eigen::MatrixXd scatter;

    explicit Moments(Eigen::Index columns)
        : mean(Eigen::VectorXd::Zero(columns)), scatter(Eigen::MatrixXd::Zero(columns, columns)) {}

    explicit Moments(const Eigen::MatrixXd& table) : Moments(table.cols()) {
        if (table.rows() == 0) return;
        documents = static_cast<double>(table.rows());
        mean = table.colwise().mean();
        const Eigen::MatrixXd deviations = table.rowwise() - mean.transpose();
        scatter = deviations.transpose() * deviations;
    }

    void add(const Moments& added) {
        if (added.documents == 0) return;
        const Eigen::VectorXd shift = added.mean - mean;
        const double total = documents + added.documents;
        scatter += added.scatter;
        scatter += shift * shift.transpose() * (documents * added.documents / total);
        mean += shift * (added.documents / total);
        documents = total;
    }
};

/// Those of all queries. Each is looked at by itself, some in parallel; they are added up in order.
Moments moments_of(const TrainingSet& training, const std::vector<std::size_t>& runs) {
    const auto columns = static_cast<Eigen::Index>(runs.size()) + 1;
    const std::size_t at_once = std::size_t{64} * training.threads;
    Moments all(columns);
    for (std::size_t first = 0; first < training.queries.size(); first += at_once) {
        std::vector<Moments> some(std::min(at_once, training.queries.size() - first),
                                  Moments(columns));
        for_each_index(some.size(), training.threads, [&](std::size_t i, unsigned) {
            some[i] = Moments(observations(training, training.queries[first + i], runs));
        });
        for (const Moments& each : some) all.add(each);
    }
    return all;
}

/// The coefficients of the runs; the intercept lifts all documents alike. Where runs depend on each
/// other linearly, the shortest vector: runs that say the same share their weight evenly.
Eigen::VectorXd coefficients(const Moments& moments) {
    const Eigen::Index runs = moments.scatter.cols() - 1;
    const Eigen::VectorXd spread = moments.scatter.diagonal().head(runs).cwiseSqrt();
    // A run that gives all documents the same has no spread but that of rounding.
    const Eigen::VectorXd noise =
        moments.mean.head(runs).cwiseAbs() * (1e-12 * std::sqrt(moments.documents));
    const Eigen::VectorXd inverse =
        (spread.array() > noise.array()).select(spread.cwiseInverse(), 0.0);
    const Eigen::MatrixXd correlations =
        inverse.asDiagonal() * moments.scatter.topLeftCorner(runs, runs) * inverse.asDiagonal();
    Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> decomposition;
    decomposition.setThreshold(1e-12);  // below it there is only rounding of the scores
    decomposition.compute(correlations);
    const Eigen::VectorXd toward = inverse.cwiseProduct(moments.scatter.col(runs).head(runs));
    return inverse.cwiseProduct(Eigen::VectorXd(decomposition.solve(toward)));
}

FusionModel train_linear(const TrainingSet& training, const std::vector<double>&) {
    require_relevant(training);
    const std::vector<std::size_t> runs = own_order(training);
    const Eigen::VectorXd weights = coefficients(moments_of(training, runs));
    FusionModel model;
    model.tables.resize(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i)
        model.tables[runs[i]] = {weights(static_cast<Eigen::Index>(i))};
    return model;
}

void linear(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
            std::span<double> fused) {
    sum_run_contributions(pool, scratch, fused,
                          [&](std::size_t run, const RankedList& list, std::size_t i) {
                              return arguments.model.tables[run][0] * list.scores[i];
                          });
}

}  // namespace

std::vector<FusionMethod> linear_regression() {
    return {{.name = "linear",
             .aliases = {"regression"},
             .summary = "the sum of scores with weights learned by linear regression",
             .definition =
                 "The sum over the runs of b * s. b are the coefficients of the least squares "
                 "regression, with an intercept, of relevance (1 or 0) on the scores that the runs "
                 "give to each document of the training queries. A run that lacks a document "
                 "gives it 0 or what --missing says, in training as in fusing. Unjudged documents "
                 "are not relevant; queries without a relevant document count. Coefficients may be "
                 "negative.",
             .citation = "Wu, Linear combination of component results in information retrieval, "
                         "Data & Knowledge Engineering 71(1), 2012",
             .reads = FusionReads::scores,
             .train = train_linear,
             .fits = [](const std::vector<double>& table) { return table.size() == 1; },
             .fuse = linear}};
}

}  // namespace rankline
