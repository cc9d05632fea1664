// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <vector>

#include <rankline/base/output.hpp>
#include <rankline/cli/fusion_inputs.hpp>
#include <rankline/eval/evaluator.hpp>
#include <rankline/fusion/fuser.hpp>

namespace rankline::cli {

/// Runs and the method that fuses them, ready to be fused query by query.
class Fusion {
public:
    Fusion(FusionInputs inputs, const FusionSettings& settings, unsigned threads);

    [[nodiscard]] const FusionInputs& inputs() const noexcept { return m_inputs; }
    [[nodiscard]] const FusionSettings& settings() const noexcept { return *m_settings; }
    [[nodiscard]] unsigned threads() const noexcept { return m_threads; }

    /// The fused ranking of a query; valid until the next call of this worker, as is its fuser.
    std::span<RunEntry> fuse(std::size_t query, unsigned worker);
    [[nodiscard]] const Fuser& fuser(unsigned worker) const { return m_workers[worker].fuser; }

    /// The pool of a query, not fused; likewise.
    const Pool& pool(std::size_t query, unsigned worker);

    /// Fuses all queries for what there is to notice.
    void rehearse();

    /// Writes all queries in order.
    void write(const RunWriter& writer, const RunWriteOptions& options, Output& output);

    /// Scores all queries.
    [[nodiscard]] RunScores score(Evaluator& evaluator);

    /// The same, with inputs that are not guessed.
    [[nodiscard]] Fusion indexed() const { return {m_inputs.indexed(), *m_settings, m_threads}; }

    /// The same without one of the runs and its weight.
    [[nodiscard]] Fusion without(std::size_t run) const;

    /// What the inputs and reading them have to tell.
    void remark(Remarks& remarks) const;

private:
    /// One thread's share of the work.
    struct Worker {
        explicit Worker(const FusionSettings& settings) : fuser(settings) {}
        FusionInputs::Reader reader;
        Fuser fuser;
    };

    unsigned m_threads;
    std::shared_ptr<const FusionSettings> m_settings;  ///< at an address the workers can keep
    FusionInputs m_inputs;
    std::vector<Worker> m_workers;
};

/// What the runs are called.
[[nodiscard]] std::vector<std::string> names_of(const Fusion& fusion);

/// A ranking as the evaluator takes it.
[[nodiscard]] RunSlice fused_slice(std::string_view qid, std::span<RunEntry> ranked);

}  // namespace rankline::cli
