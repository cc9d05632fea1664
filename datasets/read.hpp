// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include <rankline/datasets/format.hpp>

namespace rankline {

/// What a text can be.
enum class ContentKind { run, qrels, either, neither };

/// Tells by the beginning of the content whether this is a run or qrels. In JSON {qid: {docid:
/// number}} may be both, and is `either` unless it has fractions, which are scores.
[[nodiscard]] ContentKind content_kind(const FileBytes& file);

/// Reads qrels in any format. `path` "-" is standard input. `format`, if not null, is told which
/// format it was.
[[nodiscard]] Qrels read_qrels(const std::string& path, const QrelsReadOptions& options,
                               std::string* format = nullptr);
/// The same from a file that was opened.
[[nodiscard]] Qrels read_qrels(FileBytes file, const QrelsReadOptions& options,
                               std::string* format = nullptr);

/// A run file that was opened and whose format is known. Keeps the bytes, so ids handed to a
/// visitor stay valid as long as it lives.
class RunFile {
public:
    /// Throws Error(io), Error(input) for a damaged archive or a text no format knows, and
    /// Error(usage) for a format or authority that does not exist.
    static RunFile open(const std::string& path, const RunReadOptions& options);
    /// The same with a file that was opened.
    static RunFile open(FileBytes file, const RunReadOptions& options);

    [[nodiscard]] const RunFormat& format() const noexcept;
    [[nodiscard]] const FileBytes& bytes() const noexcept;

    /// Overrules RunReadOptions::rank_by, for who has to know the format to decide. Throws
    /// Error(usage) for what cannot order this format.
    void rank_by(const std::string& key);
    /// Likewise for RunReadOptions::ranks_needed.
    void need_ranks();

    /// Hands every query to `visitor`.
    RunFacts read(RunVisitor& visitor);

    /// What the reader of the format is called with. Views this object.
    [[nodiscard]] RunReadJob job(RunVisitor& visitor) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace rankline
