// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/query_guess.hpp>
#include <rankline/datasets/run_query.hpp>
#include <rankline/datasets/run_scanner.hpp>

#include "expect.hpp"

namespace rankline {
extern std::vector<RunFormat> (*const fuzzed_reader)();
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

std::vector<const char*> documents_of(const RunFormat& format, const RunText& text,
                                      const QueryStretches& queries, std::size_t query) {
    QueryLines read;
    for (std::size_t i = queries.first[query]; i < queries.first[query + 1]; ++i) {
        const LineGroup& group = queries.groups[i];
        if (format.lines(text, group.begin, group.end, read) < group.end) return {};
    }
    std::vector<const char*> documents;
    for (const RunEntry& entry : read.entries) documents.push_back(entry.docid_data);
    return documents;
}

/// A guess is either found wrong when it is read, or right to the last document.
void read_by_guess(const RunFormat& format, const RunText& text, const QueryStretches& truth,
                   std::size_t stretch) {
    const std::optional<QueryStretches> guess =
        guess_groups({text.begin, static_cast<std::size_t>(text.end - text.begin)}, 1, stretch);
    if (!guess) return;
    std::vector<std::vector<const char*>> documents;
    for (std::size_t query = 0; query < guess->qids.size(); ++query) {
        documents.push_back(documents_of(format, text, *guess, query));
        if (documents.back().empty()) return;
    }
    fuzz::expect(guess->qids == truth.qids);
    for (std::size_t query = 0; query < truth.qids.size(); ++query)
        fuzz::expect(documents[query] == documents_of(format, text, truth, query));
}

/// Query by query there is what reading everything found.
void read_by_index(const RunFormat& format, const RunReadJob& job, const RunFacts& facts) {
    const QueryStretches queries = index_run(job);
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
    for (const std::size_t stretch : {std::size_t{16}, std::size_t{64}, std::size_t{1} << 20})
        read_by_guess(format, text, queries, stretch);
}

/// What a reader hands on, query by query, best document first.
class Collector final : public RunVisitor {
public:
    std::map<std::string, std::vector<RunEntry>, std::less<>> queries;

    void visit(RunSlice slice, unsigned) override {
        std::vector<RunEntry>& entries = queries[std::string(slice.qid)];
        entries.insert(entries.end(), slice.entries.begin(), slice.entries.end());
        rank_entries(entries, TieRule::docid_descending);
    }
};

std::string written(const Collector& run, const RunWriter& writer) {
    std::string text = head_of(writer, {});
    const char* between = "";
    for (const auto& [qid, ranked] : run.queries) {
        text += std::exchange(between, writer.between.c_str());
        writer.query(qid, ranked, {}, text);
    }
    return text + writer.tail;
}

void expect_equal(const Collector& a, const Collector& b, bool has_scores) {
    const auto same_document = [&](const RunEntry& x, const RunEntry& y) {
        const auto bits = [](double score) { return std::bit_cast<std::uint64_t>(score); };
        return x.docid() == y.docid() && (!has_scores || bits(x.score) == bits(y.score));
    };
    const auto same_query = [&](const auto& x, const auto& y) {
        return x.first == y.first && std::equal(x.second.begin(), x.second.end(), y.second.begin(),
                                                y.second.end(), same_document);
    };
    fuzz::expect(std::equal(a.queries.begin(), a.queries.end(), b.queries.begin(), b.queries.end(),
                            same_query));
}

/// What is written is read back as the same ranking, with the same bits of its scores. Some of what
/// is read cannot be written, such as an infinity in JSON.
void expect_round_trip(const RunFormat& format, const Collector& run, const RunWriter& writer) {
    std::string text;
    try {
        text = written(run, writer);
    } catch (const Error& error) {
        fuzz::expect(error.kind() == ErrorKind::input);
        return;
    }
    const FileBytes file = FileBytes::from_memory(text, "written");
    IdStore ids;
    Collector again;
    try {
        format.read({file, ids, format.rank_by.front(), {}, again});
    } catch (const Error&) {
        fuzz::expect(false);
    }
    expect_equal(run, again, format.rank_by.front() == RankBy::score);
}

void write(const RunFormat& format, std::string_view text) {
    const FileBytes file = FileBytes::from_memory(text, "input");
    IdStore ids;
    Collector run;
    format.read({file, ids, format.rank_by.front(), {}, run});
    for (const RunWriter& writer : format.writers) expect_round_trip(format, run, writer);
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
    static const RunFormat format = fuzzed_reader().front();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const RankBy rank_by : format.rank_by) {
        fuzz::answer_or_error([&] { read(format, text, rank_by, rank_by == RankBy::rank); });
    }
    fuzz::answer_or_error([&] { write(format, text); });
    return 0;
}
