// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include <rankline/datasets/format.hpp>

namespace rankline {

/// Reads qrels in any format. `path` "-" is standard input. `format`, if not null, is told which
/// format it was.
[[nodiscard]] Qrels read_qrels(const std::string& path, const QrelsReadOptions& options,
                               std::string* format = nullptr);

/// A run file that was opened and whose format is known. Keeps the bytes, so ids handed to a
/// visitor stay valid as long as it lives.
class RunFile {
public:
    /// Throws Error(io), Error(input) for a damaged archive or a text no format knows, and
    /// Error(usage) for a format or authority that does not exist.
    static RunFile open(const std::string& path, const RunReadOptions& options);

    [[nodiscard]] const RunFormat& format() const noexcept;
    [[nodiscard]] const FileBytes& bytes() const noexcept;

    /// Overrules RunReadOptions::rank_by, for who has to know the format to decide. Throws
    /// Error(usage) for what cannot order this format.
    void rank_by(const std::string& key);

    /// Hands every query to `visitor`.
    RunFacts read(RunVisitor& visitor);

    /// What the reader of the format is called with. Views this object.
    [[nodiscard]] RunReadJob job(RunVisitor& visitor) const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace rankline
