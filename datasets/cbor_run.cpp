// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/datasets/buffered_run.hpp>
#include <rankline/datasets/cbor_text.hpp>
#include <rankline/datasets/cbor_writer.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/unwritable.hpp>
#include <rankline/datasets/utf8.hpp>

namespace rankline {

namespace {

/// A map whose first key is a text or an integer. No text begins like this: 0xa1 to 0xbf are not
/// the first byte of a character in UTF-8, nor ASCII.
Sniff sniff(std::string_view head) {
    if (head.size() < 2) return Sniff::no;
    const auto first = static_cast<unsigned char>(head[0]);
    if (first < 0xa1 || first > 0xbf) return Sniff::no;
    const std::size_t length_bytes =
        first >= 0xb8 && first <= 0xbb ? std::size_t{1} << (first - 0xb8) : 0;
    if (head.size() <= 1 + length_bytes) return Sniff::no;
    const auto key = static_cast<unsigned char>(head[1 + length_bytes]);
    const bool text = key >= 0x61 && key <= 0x7b;
    return text || key < 0x40 ? Sniff::certain : Sniff::no;
}

class CborRunReader {
public:
    explicit CborRunReader(const RunReadJob& job)
        : m_job(job), m_cbor(job.file.bytes(), job.file.name()), m_run(job) {}

    RunFacts read() {
        m_cbor.map("a run", [&] {
            const std::string_view key = id("a query id");
            if (is_wrapping(key)) {
                add_wrapped(key);
            } else {
                add_documents(key);
            }
        });
        if (!m_cbor.at_end()) m_cbor.fail("bytes behind the end of the run");
        return m_run.deliver({});
    }

private:
    std::string_view id(std::string_view what) {
        return m_cbor.id(what, [&](std::string_view text) { return m_job.ids.keep(text); });
    }

    /// ranxhub wraps a run as {"metadata": ..., "run": ...}. A query may have either name, but it
    /// holds scores where these hold texts and maps.
    bool is_wrapping(std::string_view key) const;
    void add_wrapped(std::string_view key);
    void add_documents(std::string_view qid);

    const RunReadJob& m_job;
    CborReader m_cbor;
    BufferedRun m_run;
};

bool CborRunReader::is_wrapping(std::string_view key) const {
    if (key != "metadata" && key != "run") return false;
    const std::optional<CborKind> value = m_cbor.kind_of_first_value();
    const bool scores = value == CborKind::simple || value == CborKind::unsigned_integer ||
                        value == CborKind::negative_integer;
    return !scores;
}

void CborRunReader::add_wrapped(std::string_view key) {
    if (key == "metadata") {
        m_cbor.skip();
    } else {
        m_cbor.map("a run", [&] { add_documents(id("a query id")); });
    }
}

void CborRunReader::add_documents(std::string_view qid) {
    const std::uint64_t before = m_run.size();
    m_cbor.map(fmt::format("query {}", quoted(qid)), [&] {
        const std::string_view docid = id("a document id");
        const double score = m_cbor.number("the score of a document");
        const auto position = static_cast<double>(m_run.size() - before);
        m_run.add(qid, docid, m_job.rank_by == RankBy::line ? -position : score);
    });
    if (m_run.size() == before) m_run.add_empty_query(qid, Place{m_job.file.name()});
}

RunFacts read(const RunReadJob& job) { return CborRunReader(job).read(); }

constexpr const char* not_utf8 = "CBOR's texts are UTF-8, and the id is not; trec and csv hold it";

void write_cbor(std::string_view qid, std::span<const RunEntry> ranked, const RunWriteOptions&,
                std::string& text) {
    if (!is_utf8(qid)) fail_unwritable_qid("cbor", qid, not_utf8);
    append_cbor_text(text, qid);
    append_cbor_map(text, ranked.size());
    for (const RunEntry& entry : ranked) {
        if (!is_utf8(entry.docid())) fail_unwritable_docid("cbor", qid, entry.docid(), not_utf8);
        append_cbor_text(text, entry.docid());
        append_cbor_double(text, entry.score);
    }
}

/// The inner of ranx's two LZ4 frames, its blocks stored as they are: what wraps them is compressed
/// (LZ4 Frame Format 1.6.4: version 1, independent blocks of up to 4 MiB, no checksums but that of
/// these two bytes).
constexpr std::string_view frame_head = "\x04\x22\x4d\x18\x60\x70\x73";
constexpr std::string_view frame_end("\0\0\0\0", 4);

void append_stored_blocks(std::string& text, std::string_view bytes) {
    constexpr std::size_t most = std::size_t{4} << 20;
    constexpr std::uint32_t stored = 1U << 31;
    while (!bytes.empty()) {
        const std::string_view block = bytes.substr(0, most);
        const std::uint32_t head = stored | static_cast<std::uint32_t>(block.size());
        for (unsigned i = 0; i < sizeof(head); ++i) text += static_cast<char>(head >> (8 * i));
        text += block;
        bytes.remove_prefix(block.size());
    }
}

void write_frame(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    std::string query;
    write_cbor(qid, ranked, options, query);
    append_stored_blocks(text, query);
}

std::vector<RunWriter> writers() {
    RunWriter plain{.name = "cbor", .extensions = {".cbor"}, .query = write_cbor};
    plain.head = cbor_open_map;
    plain.tail = cbor_break;
    RunWriter framed{.name = "ranx_lz4", .extensions = {".lz4"}, .query = write_frame};
    framed.head = frame_head;
    append_stored_blocks(framed.head, plain.head);
    append_stored_blocks(framed.tail, plain.tail);
    framed.tail += frame_end;
    return {plain, framed};
}

}  // namespace

std::vector<RunFormat> cbor_run() {
    RunFormat format;
    format.name = "cbor";
    format.aliases = {"ranx_lz4", "ranxhub"};
    format.extensions = {".cbor", ".rh"};
    format.summary = "ranx's .lz4 and ranxhub's .rh: {qid: {docid: score}} in CBOR";
    format.definition =
        "A CBOR map of queries, each a map of documents with their scores; or ranxhub's map of "
        "metadata and run around it. ranx compresses it twice, an LZ4 frame within an LZ4 frame, "
        "which is undone like any compression; what is written as ranx_lz4 has the inner frame and "
        "gets the outer one by a name that ends in .lz4. Ids are texts or integers, scores are "
        "numbers of "
        "any width. NaN is an error. Texts in chunks (indefinite length), which no writer of runs "
        "makes, are not read as ids.";
    format.rank_by = {RankBy::score, RankBy::line};
    format.sniff = sniff;
    format.read = read;
    format.writers = writers();
    return {format};
}

}  // namespace rankline
