// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/cli/remarks.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline::cli {

/// What the queries of a run become: the text of a run format, or of anything else that is made
/// query by query.
struct RunTarget {
    std::string name;  ///< "msmarco", for messages
    std::string head;
    std::string between;  ///< between two queries
    std::string tail;
    /// Appends the text of a query, whose documents come best first. Called by several threads.
    std::function<void(std::string_view qid, std::span<RunEntry> ranked, std::string& text)> query;

    /// What has to know all documents before it can write any is called for each query like
    /// `query`, and then once, and adds what there is to note; null where there is no need.
    std::function<void(std::string_view qid, std::span<const RunEntry> ranked)> foresee{};
    std::function<void(Remarks& remarks)> foreseen{};

    bool may_refuse = false;  ///< some ids or scores of a run that it can be given
    bool keeps_scores = true;
    bool ranks_by_score = false;  ///< who reads it takes the order from the scores, not from ranks
                                  ///< or the order of the lines
};

/// A writer and the format it belongs to.
struct WrittenFormat {
    const RunFormat* format = nullptr;
    const RunWriter* writer = nullptr;
};

/// All that runs can be written as.
[[nodiscard]] std::vector<WrittenFormat> written_run_formats();

/// `inputs_of_lines`: no id has a blank in it, since all runs are of formats of lines.
[[nodiscard]] RunTarget make_run_target(const WrittenFormat& format, const RunWriteOptions& options,
                                        bool inputs_of_lines);

}  // namespace rankline::cli
