// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/id_store.hpp>
#include <rankline/datasets/query_lines.hpp>
#include <rankline/model/qrels.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// How sure a format is that a text is its own. The surest format wins; of equally sure ones the
/// earlier in the list of datasets/CMakeLists.txt.
enum class Sniff { no, possible, likely, certain };

/// What a qrels reader may be told.
struct QrelsReadOptions {
    std::string format;  ///< name of a QrelsFormat; "" to sniff
    Duplicates duplicates = Duplicates::error;
    bool real_grades = false;  ///< allow grades that are not integers
    std::string rank_keys;     ///< kilt only: the members of a provenance that make a document id,
                               ///< with commas between them; "" for wikipedia_id
};

/// What qrels are written with.
struct QrelsWriteOptions {
    double level = 1;  ///< the lowest relevant grade, for formats that only list what is relevant
};

/// Which grades a format has room for.
enum class GradesHeld {
    relevant,  ///< none: what is listed is relevant, and is read back with grade 1
    whole,     ///< integers of 64 bits; a fraction is written as what is before its point
    real,      ///< any
};

/// Which values of Judgment::group a format has room for.
enum class GroupsHeld {
    none,
    numbered,  ///< 00000000, 00000001, ...: the order of evidence sets (kilt)
    all,
};

/// Writes qrels topic by topic: `head`, the topics by qid ascending with `between` between them,
/// `tail`. What it writes, the reader of its format reads back as the same judgments, but for what
/// the format has no room for: what that is the record says, and qrels_losses.hpp finds it in
/// data. Equal judgments give equal bytes.
struct QrelsWriter {
    std::string name;                       ///< what a user asks for: mostly the format's own name
    std::vector<std::string> extensions{};  ///< ".tsv": what a file of it is called
    GradesHeld grades = GradesHeld::whole;
    GroupsHeld groups = GroupsHeld::none;
    bool holds_subgroups = false;     ///< names of preferences' sub-groups other than 0
    bool holds_empty_topics = false;  ///< a topic without judgments is there all the same
    std::string blind_readers{};      ///< programs of the format that take all that is listed for
                                      ///< relevant, whatever its grade; "" if there are none
    std::string head{};
    std::string between{};
    std::string tail{};
    /// Appends the judgments of a topic, by docid, group and sub-group ascending, to `text`; they
    /// are of the format's kind. Throws Error(input) for an id that the format cannot hold.
    void (*topic)(std::string_view qid, std::span<const Judgment> lines,
                  const QrelsWriteOptions& options, std::string& text) = nullptr;
};

/// A qrels file format: a record in a file of its own.
struct QrelsFormat {
    std::string name;
    std::vector<std::string> aliases;     ///< trec_eval's -R names among them
    std::vector<std::string> extensions;  ///< ".tsv": a hint between equally sure formats
    std::string summary;                  ///< one line
    std::string definition;               ///< the layout, byte by byte, and its traps
    JudgmentKind kind = JudgmentKind::graded;

    /// `head` is the beginning of the text, cut at a line end where there is one.
    Sniff (*sniff)(std::string_view head) = nullptr;

    /// Adds all of `builder.text()`. Throws Error(input) with line, column and the offending text.
    void (*read)(QrelsBuilder& builder, const QrelsReadOptions& options) = nullptr;

    std::vector<QrelsWriter> writers{};  ///< the first is the one of the format's name
};

/// What a run reader may be told.
struct RunReadOptions {
    std::string format;         ///< name of a RunFormat; "" to sniff
    bool surely_run = false;    ///< sniffed without a thought of its being qrels
    std::string rank_by;        ///< "score", "rank" or "line"; "" for the format's own authority
    bool ranks_needed = false;  ///< a rank column that is not an integer is an error (--ties rank)
    unsigned threads = 1;
    std::string part;       ///< of a file that holds several runs: "default/test"
    std::string rank_keys;  ///< as for qrels
    FileBytes::Progress progress;
};

/// What a RunFormat reads from and reports with.
struct RunReadJob {
    const FileBytes& file;
    IdStore& ids;    ///< lives as long as `file`: for ids that are not a piece of its bytes
    RankBy rank_by;  ///< settled: one that the format has
    const RunReadOptions& options;
    RunVisitor& visitor;
};

/// What a run is written with.
struct RunWriteOptions {
    std::string tag = "rankline";  ///< run id, where the format has one
    int digits = -1;               ///< behind the point of a score; -1: as many as tell it apart
    std::string part = "default/test";  ///< which run it is, where the format holds several
};

/// Writes a run query by query: `head`, the queries with `between` between them, `tail`. What it
/// writes, the reader of its format reads back as the same ranking, with the same scores.
struct RunWriter {
    std::string name;                       ///< what a user asks for: mostly the format's own name
    std::vector<std::string> extensions{};  ///< ".csv"; none: those of the format
    bool has_tag = false;                   ///< RunWriteOptions::tag is written
    bool has_comments = false;              ///< an ir_metadata header may stand in front
    std::string head{};
    /// Of a format with parts, in the place of `head`. Throws Error(usage) for what names no part.
    std::string (*part_head)(const std::string& part) = nullptr;
    std::string between{};
    std::string tail{};
    /// Appends the documents of a query, best first, to `text`. Throws Error(input) for an id that
    /// the format cannot hold, and for a score that it cannot.
    void (*query)(std::string_view qid, std::span<const RunEntry> ranked,
                  const RunWriteOptions& options, std::string& text) = nullptr;
};

/// What stands before the first query.
[[nodiscard]] std::string head_of(const RunWriter& writer, const RunWriteOptions& options);

/// A run file format: a record in a file of its own.
struct RunFormat {
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> extensions;
    std::string summary;
    std::string definition;
    std::vector<RankBy> rank_by;   ///< what can order this format; the first is its authority
    bool may_lack_scores = false;  ///< ranks by score where there are scores, but need not have any

    Sniff (*sniff)(std::string_view head) = nullptr;

    /// Formats of lines only: reads lines of one query, so that a query can be read by itself.
    QueryReader lines = nullptr;

    /// Hands every query to the visitor. Throws Error(input) with line, column and the offending
    /// text; of several errors in a file the first is told, whatever the number of threads.
    RunFacts (*read)(const RunReadJob& job) = nullptr;

    /// The names of the runs in a file, of which RunReadOptions::part chooses; null where it can
    /// hold one alone. Throws as `read` does.
    std::vector<std::string> (*parts)(const FileBytes& file) = nullptr;

    /// Adds what the beginning of a text has that surprises but is read; not null where there can
    /// be such.
    void (*notice)(const RunReadJob& job, Findings& findings) = nullptr;

    std::vector<RunWriter> writers{};  ///< none for a format that is only read
};

/// All formats, generated from the lists in datasets/CMakeLists.txt.
[[nodiscard]] const std::vector<QrelsFormat>& qrels_formats();
[[nodiscard]] const std::vector<RunFormat>& run_formats();

}  // namespace rankline
