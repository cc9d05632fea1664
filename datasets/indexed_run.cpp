// SPDX-License-Identifier: MIT
#include <rankline/datasets/indexed_run.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rankline/datasets/query_guess.hpp>
#include <rankline/datasets/run_query.hpp>
#include <rankline/datasets/run_scanner.hpp>

namespace rankline {

namespace {

/// Keeps what a reader hands out, on one thread.
class Collector final : public RunVisitor {
public:
    struct Query {
        std::string_view qid;
        std::vector<RunEntry> entries;
        bool strictly_descending;
        std::string_view source;
    };

    void visit(RunSlice slice, unsigned) override {
        m_queries.push_back({slice.qid,
                             {slice.entries.begin(), slice.entries.end()},
                             slice.strictly_descending,
                             slice.source});
    }

    [[nodiscard]] std::vector<Query> take() { return std::move(m_queries); }

private:
    std::vector<Query> m_queries;
};

class Ignorer final : public RunVisitor {
public:
    void visit(RunSlice, unsigned) override {}
};

/// The tag of the last line before `end` that can be read. A bad one is told when its query is
/// read; behind so many there is nothing to be found.
std::string_view last_tag(const RunText& text, QueryReader reader, const char* end) {
    constexpr int most_bad_lines = 1000;
    std::string_view lines(text.begin, static_cast<std::size_t>(end - text.begin));
    for (int bad = 0; bad < most_bad_lines && !lines.empty(); ++bad) {
        const std::size_t newline = lines.substr(0, lines.size() - 1).find_last_of('\n');
        const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
        QueryLines line;
        try {
            (void)reader(text, lines.data() + start, lines.data() + lines.size(), line);
            return line.last_tag;
        } catch (const Error&) {
            lines = lines.substr(0, start);
        }
    }
    return {};
}

}  // namespace

struct IndexedRun::State {
    explicit State(RunFile run) : file(std::move(run)) {}

    RunFile file;
    std::optional<RunText> text;  ///< formats of lines only
    QueryStretches groups;
    std::vector<Collector::Query> queries;  ///< all other formats
    std::vector<std::string_view> qids;
    std::string run_id;
    std::string metadata;
    std::string part;
    Findings findings;
    bool guessed = false;

    void index_lines(Indexing indexing);
    void collect();
};

void IndexedRun::State::index_lines(Indexing indexing) {
    Ignorer nobody;
    const RunReadJob job = file.job(nobody);
    std::optional<QueryStretches> guess;
    // A text that is being decompressed is looked at as it comes.
    if (indexing == Indexing::guessed && job.file.compression().empty())
        guess = guess_groups(job.file.bytes(), job.options.threads);
    guessed = guess.has_value();
    groups = guess ? std::move(*guess) : index_run(job);
    qids = std::move(groups.qids);
    const std::string_view bytes = job.file.bytes();
    text.emplace(RunText{bytes.data(), bytes.data() + bytes.size(), job.file, job.rank_by,
                         job.options.ranks_needed});
    const LineGroup* last = &groups.groups.front();
    for (const LineGroup& group : groups.groups) {
        if (group.begin > last->begin) last = &group;
    }
    run_id = last_tag(*text, file.format().lines, last->end);
    metadata = metadata_of(bytes);
    if (file.format().notice != nullptr) file.format().notice(job, findings);
}

void IndexedRun::State::collect() {
    Collector collector;
    const RunReadJob job = file.job(collector);
    // One thread is handed the queries in the order of the file. What takes the time, finding them
    // in the text, is done by one in any case.
    RunReadOptions options = job.options;
    options.threads = 1;
    RunFacts facts = file.format().read({job.file, job.ids, job.rank_by, options, collector});
    if (file.format().notice != nullptr) file.format().notice(job, facts.findings);
    queries = collector.take();
    for (const Collector::Query& query : queries) qids.push_back(query.qid);
    run_id = std::move(facts.run_id);
    part = std::move(facts.part);
    findings = std::move(facts.findings);
}

IndexedRun::IndexedRun(RunFile file, Indexing indexing) {
    auto state = std::make_shared<State>(std::move(file));
    if (state->file.format().lines != nullptr) {
        state->index_lines(indexing);
    } else {
        state->collect();
    }
    m_state = std::move(state);
}

const RunFile& IndexedRun::file() const noexcept { return m_state->file; }
bool IndexedRun::guessed() const noexcept { return m_state->guessed; }
std::span<const std::string_view> IndexedRun::qids() const noexcept { return m_state->qids; }
std::string_view IndexedRun::run_id() const noexcept { return m_state->run_id; }

const std::string& IndexedRun::metadata() const noexcept { return m_state->metadata; }
const std::string& IndexedRun::part() const noexcept { return m_state->part; }

Place IndexedRun::place_of(std::string_view id) const {
    RunSlice slice;
    slice.source = m_state->file.bytes().bytes();
    slice.file = m_state->file.bytes().name();
    RunEntry entry;
    entry.docid_data = id.data();
    return slice.place_of(entry);
}

void IndexedRun::read_through() const {
    Ignorer nobody;
    RunFile run = m_state->file;
    static_cast<void>(run.read(nobody));
}

RunSlice IndexedRun::read(std::size_t query, QueryLines& lines) const {
    const State& state = *m_state;
    const std::string_view file = state.file.bytes().name();
    lines.start_query();
    if (!state.text) {
        const Collector::Query& kept = state.queries[query];
        lines.entries.assign(kept.entries);
        return {kept.qid, lines.entries, kept.strictly_descending, kept.source, file};
    }
    const RunText& text = *state.text;
    const LineFinding before = std::exchange(lines.rank_against_score, {});
    const LineFinding own_qid_before = std::exchange(lines.own_qid, {});
    const LineFinding changed_tag_before = std::exchange(lines.changed_tag, {});
    lines.first_tag = lines.last_tag = {};  // of the query, not of the one read before
    for (std::size_t i = state.groups.first[query]; i < state.groups.first[query + 1]; ++i) {
        const LineGroup& group = state.groups.groups[i];
        if (state.file.format().lines(text, group.begin, group.end, lines) < group.end) {
            throw Error(ErrorKind::internal, Place{std::string(file)},
                        "the lines of query " + quoted(lines.qid) + " are not together");
        }
    }
    lines.rank_against_score.merge(before);
    lines.own_qid.merge(own_qid_before);
    if (lines.first_tag.data() != nullptr && lines.first_tag != state.run_id)
        lines.changed_tag.merge({1, lines.first_tag.data()});
    lines.changed_tag.merge(changed_tag_before);
    lines.lines += lines.entries.size();
    return {state.qids[query],
            lines.entries,
            lines.strictly_descending,
            {text.begin, static_cast<std::size_t>(text.end - text.begin)},
            file};
}

Findings IndexedRun::findings(std::span<const QueryLines* const> noticed) const {
    Findings findings = m_state->findings;
    LineFinding against;
    LineFinding own_qid;
    for (const QueryLines* each : noticed) {
        against.merge(each->rank_against_score);
        own_qid.merge(each->own_qid);
    }
    const auto tell = [&](const LineFinding& finding, const char* kind, const char* message) {
        if (finding.count == 0) return;
        findings.add({kind, message, finding.count, m_state->text->place_of(finding.first)});
    };
    tell(against, "rank-against-score", "the rank column contradicts the order of the scores");
    tell(own_qid, "docid-is-qid", "a document id equals its query id");
    return findings;
}

Finding IndexedRun::changed_run_id(std::span<const QueryLines* const> noticed) const {
    LineFinding changed;
    for (const QueryLines* each : noticed) changed.merge(each->changed_tag);
    if (changed.count == 0) return {};
    return {"changed-run-id", "the run id is not the one of the last line", changed.count,
            m_state->text->place_of(changed.first)};
}

}  // namespace rankline
