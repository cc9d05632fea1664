// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/datasets/read.hpp>

namespace rankline::test {

/// A file that exists as long as the object.
class TemporaryFile {
public:
    TemporaryFile(std::string_view content, const std::string& name) {
        static int count = 0;
        m_path =
            std::filesystem::temp_directory_path() /
            ("rankline-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + "-" + name);
        std::ofstream out(m_path, std::ios::binary);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { std::filesystem::remove(m_path); }

    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

/// A retrieved document as a run reader handed it on.
struct Document {
    std::string docid;
    double score = 0;
    std::uint32_t rank = RunEntry::no_rank;

    bool operator==(const Document&) const = default;
};

inline doctest::String toString(const Document& document) {
    return doctest::toString("(" + document.docid + ", " + std::to_string(document.score) + ", " +
                             std::to_string(document.rank) + ")");
}

/// Keeps every query of a run.
class Collector final : public RunVisitor {
public:
    void visit(RunSlice slice, unsigned) override {
        std::vector<Document> documents;
        for (const RunEntry& entry : slice.entries) {
            documents.push_back({std::string(entry.docid()), entry.score, entry.rank});
            CHECK(entry.hash == hash_id_of(entry));
            places[std::string(slice.qid) + " " + documents.back().docid] = slice.place_of(entry);
        }
        const std::lock_guard lock(m_mutex);
        queries[std::string(slice.qid)] = documents;
    }

    std::map<std::string, std::vector<Document>> queries;
    std::map<std::string, Place> places;  ///< by "qid docid"

private:
    static std::uint64_t hash_id_of(const RunEntry& entry);
    std::mutex m_mutex;
};

/// A run as a tool sees it, read from a file of that name.
struct ReadRun {
    std::string format;
    RunFacts facts;
    std::map<std::string, std::vector<Document>> queries;
    std::map<std::string, Place> places;
};
ReadRun read_run(std::string_view content, const RunReadOptions& options = {},
                 const std::string& name = "input");

/// One judgment as a qrels reader handed it on: "qid group subgroup docid grade".
struct ReadQrels {
    std::string format;
    JudgmentKind kind = JudgmentKind::graded;
    std::vector<std::string> lines;  ///< "qid docid grade", with "/group" and "/sub-group" behind
                                     ///< the qid where there are any; in the order of the Qrels
};
ReadQrels read_judgments(std::string_view content, const QrelsReadOptions& options = {},
                         const std::string& name = "input");

/// What went wrong: "input 3:7 message", the file left out; "" if nothing did.
template <class Action>
std::string error_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        const char* const kinds[] = {"usage", "input", "io", "internal"};
        std::string text = kinds[static_cast<std::size_t>(error.kind())];
        text +=
            ' ' + std::to_string(error.place().line) + ':' + std::to_string(error.place().column);
        return text + ' ' + error.what();
    }
    return {};
}

inline std::string run_error(std::string_view content, const RunReadOptions& options = {},
                             const std::string& name = "input") {
    return error_of([&] { static_cast<void>(read_run(content, options, name)); });
}

inline std::string qrels_error(std::string_view content, const QrelsReadOptions& options = {},
                               const std::string& name = "input") {
    return error_of([&] { static_cast<void>(read_judgments(content, options, name)); });
}

/// Options with a format, and for runs what ranks.
inline QrelsReadOptions as_qrels(const std::string& format) {
    QrelsReadOptions options;
    options.format = format;
    return options;
}
inline RunReadOptions as_run(const std::string& format, const std::string& rank_by = "") {
    RunReadOptions options;
    options.format = format;
    options.rank_by = rank_by;
    return options;
}

using Lines = std::vector<std::string>;
using Documents = std::vector<Document>;

/// The finding of this kind, or nullptr.
const Finding* finding(const Findings& findings, std::string_view kind);

}  // namespace rankline::test
