// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/query_guess.hpp>
#include <rankline/datasets/run_query.hpp>
#include <rankline/datasets/run_scanner.hpp>

#include "expect.hpp"

namespace rankline {
std::vector<RunFormat> RANKLINE_FUZZED_READER();
}

namespace {

using namespace rankline;

/// Holds what a reader hands on against the promises of RunSlice and RunEntry.
class Checker final : public RunVisitor {
public:
    void visit(RunSlice slice, unsigned) override {
        fuzz::expect(!slice.qid.empty() && !slice.entries.empty());
        for (std::size_t i = 0; i < slice.entries.size(); ++i) {
            const RunEntry& entry = slice.entries[i];
            fuzz::expect(!entry.docid().empty() && hash_id(entry.docid()) == entry.hash);
            fuzz::expect(!std::isnan(entry.score));
            const bool ordered = i == 0 || entry.score < slice.entries[i - 1].score;
            fuzz::expect(ordered || !slice.strictly_descending);
        }
        static_cast<void>(slice.place_of(slice.entries.back()));
    }
};

/// A guess is either found wrong when it is read, or right.
void read_by_guess(const RunFormat& format, const RunText& text, const QueryGroups& truth) {
    const std::optional<QueryGroups> guess =
        guess_groups({text.begin, static_cast<std::size_t>(text.end - text.begin)}, 1);
    if (!guess) return;
    for (const LineGroup& group : guess->groups) {
        QueryLines read;
        if (format.lines(text, group.begin, group.end, read) < group.end) return;
    }
    fuzz::expect(guess->qids == truth.qids);
}

/// Query by query there is what reading everything found.
void read_by_index(const RunFormat& format, const RunReadJob& job, const RunFacts& facts) {
    const QueryGroups queries = index_run(job);
    const std::string_view bytes = job.file.bytes();
    const RunText text{bytes.data(), bytes.data() + bytes.size(), job.file, job.rank_by,
                       job.options.ranks_needed};
    std::uint64_t lines = 0;
    for (std::size_t query = 0; query < queries.qids.size(); ++query) {
        QueryLines read;
        for (std::size_t i = queries.first[query]; i < queries.first[query + 1]; ++i) {
            const LineGroup& group = queries.groups[i];
            fuzz::expect(format.lines(text, group.begin, group.end, read) == group.end);
        }
        fuzz::expect(read.qid == queries.qids[query] && !read.entries.empty());
        lines += read.entries.size();
    }
    fuzz::expect(queries.qids.size() == facts.queries && lines == facts.lines);
    read_by_guess(format, text, queries);
}

void read(const RunFormat& format, std::string_view text, RankBy rank_by, bool ranks_needed) {
    const FileBytes file = FileBytes::from_memory(text, "input");
    IdStore ids;
    RunReadOptions options;
    options.ranks_needed = ranks_needed;
    Checker checker;
    const RunFacts facts = format.read({file, ids, rank_by, options, checker});
    fuzz::expect(facts.lines > 0 && facts.queries > 0 && facts.queries <= facts.lines);
    if (format.lines != nullptr)
        read_by_index(format, {file, ids, rank_by, options, checker}, facts);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const RunFormat format = RANKLINE_FUZZED_READER().front();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const RankBy rank_by : format.rank_by) {
        fuzz::answer_or_error([&] { read(format, text, rank_by, rank_by == RankBy::rank); });
    }
    return 0;
}
