// SPDX-License-Identifier: MIT
#include <rankline/cli/run_target.hpp>

#include <algorithm>

#include <rankline/cli/written_formats.hpp>

namespace rankline::cli {

std::vector<WrittenFormat> written_run_formats() {
    return all_writers<WrittenFormat>(run_formats());
}

RunTarget make_run_target(const WrittenFormat& format, const RunWriteOptions& options,
                          bool inputs_of_lines) {
    const std::vector<RankBy>& keys = format.format->rank_by;
    RunTarget target;
    target.name = format.writer->name;
    target.head = head_of(*format.writer, options);
    target.between = format.writer->between;
    target.tail = format.writer->tail;
    target.query = [write = format.writer->query, options](
                       std::string_view qid, std::span<RunEntry> ranked, std::string& text) {
        write(qid, ranked, options, text);
    };
    target.may_refuse = !inputs_of_lines || format.format->lines == nullptr;
    target.keeps_scores = std::find(keys.begin(), keys.end(), RankBy::score) != keys.end();
    target.ranks_by_score = keys.front() == RankBy::score;
    return target;
}

}  // namespace rankline::cli
