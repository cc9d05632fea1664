// SPDX-License-Identifier: MIT
#include <rankline/cli/text_join.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/choose.hpp>

namespace rankline::cli {

namespace {

/// A file of texts and where those of a run stand in it.
struct Texts {
    Texts(const std::string& path, const std::string& format)
        : file(TextFile::open(path, format)), index(file) {}

    TextFile file;
    TextIndex index;
};

/// A run that is written with its texts. Of each query it is told first which texts it needs.
class TextJoin {
public:
    TextJoin(const JoinOptions& options, const RerankerWriter& writer, int digits, unsigned threads)
        : m_writer(writer),
          m_missing(options.missing),
          m_invalid(options.invalid_utf8),
          m_threads(threads) {
        m_write.digits = digits;
        Problems problems;
        problems.attempt([&] { m_queries.emplace(options.queries, options.queries_format); });
        problems.attempt([&] { m_corpus.emplace(options.corpus, options.corpus_format); });
        problems.raise();
    }

    void want(std::string_view qid, std::span<const RunEntry> ranked) {
        m_queries->index.want(qid, hash_id(qid));
        for (const RunEntry& entry : ranked) m_corpus->index.want(entry.docid(), entry.hash);
    }

    void find(Remarks& remarks) {
        Problems problems;
        const auto find_in = [&](Texts& texts, const char* what) {
            texts.index.find(m_threads);
            check_found(texts.index, texts.file.name(), what, "the run", m_missing, remarks);
        };
        problems.attempt([&] { find_in(*m_queries, "queries"); });
        problems.attempt([&] { find_in(*m_corpus, "documents"); });
        problems.raise();
    }

    void write(std::string_view qid, std::span<RunEntry> ranked, std::string& text) const;

private:
    const RerankerWriter& m_writer;
    RunWriteOptions m_write;
    MissingTexts m_missing;
    InvalidUtf8 m_invalid;
    unsigned m_threads;
    std::optional<Texts> m_queries;
    std::optional<Texts> m_corpus;
};

void TextJoin::write(std::string_view qid, std::span<RunEntry> ranked, std::string& text) const {
    TextScratch query_scratch;
    TextRecord query;
    if (!m_queries->index.read(qid, hash_id(qid), m_invalid, query_scratch, query)) return;
    std::string query_text;
    append_joined_text(query_text, query);
    const TextIndex& corpus = m_corpus->index;
    const auto has_no_text = [&](const RunEntry& entry) {
        return !corpus.has(entry.docid(), entry.hash);
    };
    const auto kept = m_missing == MissingTexts::drop
                          ? std::remove_if(ranked.begin(), ranked.end(), has_no_text)
                          : ranked.end();
    if (kept == ranked.begin()) return;
    TextScratch scratch;
    TextRecord record;
    const auto document = [&](const RunEntry& entry) -> const TextRecord& {
        static_cast<void>(corpus.read(entry.docid(), entry.hash, m_invalid, scratch, record));
        return record;
    };
    m_writer.query({qid, query_text, {ranked.begin(), kept}, document}, m_write, text);
}

}  // namespace

const RerankerWriter& reranker_layout(const std::string& name, const std::string& path) {
    if (const RerankerWriter* named = find_named(reranker_writers(), name); named != nullptr)
        return *named;
    const std::string called = plain_name(path);
    for (const RerankerWriter& writer : reranker_writers()) {
        const auto ends = [&](const std::string& ending) { return called.ends_with(ending); };
        if (std::any_of(writer.extensions.begin(), writer.extensions.end(), ends)) return writer;
    }
    return reranker_writers().front();
}

void check_found(const TextIndex& index, const std::string& file, const std::string& what,
                 const std::string& wanted_by, MissingTexts policy, Remarks& remarks) {
    if (index.repeated() > 0) {
        remarks.add(file, "of " + what + " with several texts the first is taken (" +
                              std::to_string(index.repeated()) + " not taken)");
    }
    const std::vector<std::string_view> missing = index.missing();
    if (missing.empty()) return;
    const std::uint64_t wanted = index.wanted();
    const std::string told = "no text here for " + std::to_string(missing.size()) + " of " +
                             std::to_string(wanted) + " " + what + " of " + wanted_by + " (" +
                             first_ids(missing) + ")";
    if (missing.size() == wanted)
        throw Error(ErrorKind::input, Place{file}, told + ": these texts are of other " + what);
    if (policy == MissingTexts::error) {
        throw Error(ErrorKind::input, Place{file}, told + "; --missing-texts drop leaves them out");
    }
    remarks.add(file, told + ": they are left out");
}

RunTarget make_join_target(const JoinOptions& options, const RerankerWriter& layout, int digits,
                           unsigned threads) {
    const auto join = std::make_shared<TextJoin>(options, layout, digits, threads);
    RunTarget target;
    target.name = layout.name;
    target.head = layout.head;
    target.between = layout.between;
    target.tail = layout.tail;
    target.query = [join](std::string_view qid, std::span<RunEntry> ranked, std::string& text) {
        join->write(qid, ranked, text);
    };
    target.foresee = [join](std::string_view qid, std::span<const RunEntry> ranked) {
        join->want(qid, ranked);
    };
    target.foreseen = [join](Remarks& remarks) { join->find(remarks); };
    return target;
}

}  // namespace rankline::cli
