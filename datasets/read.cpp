// SPDX-License-Identifier: MIT
#include <rankline/datasets/read.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/foreign.hpp>
#include <rankline/datasets/sniff.hpp>

namespace rankline {

namespace {

template <class Format>
std::string list_of(const std::vector<Format>& formats) {
    std::string list;
    for (const Format& format : formats) list += (list.empty() ? "" : ", ") + format.name;
    return list;
}

template <class Format>
std::string unknown_format(const std::vector<Format>& formats, const std::string& name,
                           const char* option) {
    return fmt::format("{}: no format is called {}{} (known: {})", option, quoted(name),
                       did_you_mean(name, names_of(formats)), list_of(formats));
}

/// What a file is wanted as and what it may be instead.
struct Purpose {
    const char* noun;
    const char* wanted;
    const char* other;
    const char* option;
};
constexpr Purpose as_qrels = {"qrels", "qrels", "a run", "--qrels-format"};
constexpr Purpose as_run = {"run", "a run", "qrels", "--run-format"};

/// The format by content. Throws Error(input) if there is none, and if the text is plainly of the
/// other kind: qrels and run in the wrong order are the commonest mistake of all.
template <class Format, class Other>
const Format& sniff_format(const FileBytes& file, const std::vector<Format>& formats,
                           const std::vector<Other>& others, const Purpose& purpose,
                           bool kind_told = false) {
    const std::string_view head = sniffed_head(file);
    const Guess<Format> own = guess(formats, head, file.name());
    const Guess<Other> other = guess(others, head, file.name());
    // A format that merely may be it is no match for one that is likely, nor for binary data.
    const bool contested =
        (other.sure >= Sniff::likely && !kind_told) || head.find('\0') != std::string_view::npos;
    const bool unsure = own.sure == Sniff::no || (own.sure == Sniff::possible && contested);
    if (!unsure) return *own.format;
    const Place place{file.name()};
    if (other.sure >= Sniff::likely) {
        throw Error(ErrorKind::input, place,
                    fmt::format("this is {} (format {}), not {}; are the files in the wrong order?",
                                purpose.other, other.format->name, purpose.wanted));
    }
    if (const std::size_t zero = head.find('\0'); zero != std::string_view::npos) {
        throw Error(ErrorKind::input, place,
                    fmt::format("this is binary data of an unknown kind, not {}: byte {} is zero",
                                purpose.wanted, zero + 1));
    }
    const std::string_view line = first_line(head);
    const std::size_t fields = split_blanks(line).size();
    throw Error(ErrorKind::input, place,
                fmt::format("no {} format has {} field{} like these: {}; {} can name one of: {}",
                            purpose.noun, fields, fields == 1 ? "" : "s", quoted(line),
                            purpose.option, list_of(formats)));
}

void expect_content(const FileBytes& file, const char* what) {
    const Place place{file.name()};
    const std::string_view head = sniffed_head(file);
    if (const std::string content = foreign_content(head); !content.empty()) {
        throw Error(ErrorKind::input, place, "this is " + content);
    }
    if (!first_line(head).empty() || !first_line(file.bytes()).empty()) return;
    const bool empty = trimmed(file.bytes()).empty();
    throw Error(
        ErrorKind::input, place,
        fmt::format("no {}: {}", what,
                    empty ? "the file is empty" : "every line is a comment (begins with #)"));
}

constexpr std::array<std::pair<std::string_view, RankBy>, 3> authorities = {
    {{"score", RankBy::score}, {"rank", RankBy::rank}, {"line", RankBy::line}}};

std::string list_of_authorities(const std::vector<RankBy>& wanted) {
    std::string list;
    for (const auto& [name, rank_by] : authorities) {
        if (std::find(wanted.begin(), wanted.end(), rank_by) == wanted.end()) continue;
        list += (list.empty() ? "" : ", ") + std::string(name);
    }
    return list;
}

std::optional<RankBy> authority_named(const std::string& name) {
    for (const auto& [known, rank_by] : authorities) {
        if (known == name) return rank_by;
    }
    return std::nullopt;
}

/// The format that the options name, nullptr if it is to be told by the content. Everything that
/// can be wrong with the options before a file is opened is told in one message.
const RunFormat* checked_format(const RunReadOptions& options) {
    const RunFormat* named = find_named(run_formats(), options.format);
    std::vector<std::string> problems;
    if (!options.format.empty() && named == nullptr) {
        problems.push_back(unknown_format(run_formats(), options.format, as_run.option));
    }
    if (!options.rank_by.empty() && !authority_named(options.rank_by)) {
        problems.push_back(fmt::format("--rank-by: {} is not one of score, rank, line{}",
                                       quoted(options.rank_by),
                                       did_you_mean(options.rank_by, {"score", "rank", "line"})));
    }
    if (!problems.empty()) {
        throw Error(ErrorKind::usage, fmt::format("{}", fmt::join(problems, "\n")));
    }
    return named;
}

const QrelsFormat* checked_format(const QrelsReadOptions& options) {
    const QrelsFormat* named = find_named(qrels_formats(), options.format);
    if (!options.format.empty() && named == nullptr) {
        throw Error(ErrorKind::usage,
                    unknown_format(qrels_formats(), options.format, as_qrels.option));
    }
    return named;
}

RankBy settle_authority(const RunFormat& format, const RunReadOptions& options,
                        const std::string& file) {
    if (options.rank_by.empty()) return format.rank_by.front();
    const RankBy wanted = *authority_named(options.rank_by);
    if (std::find(format.rank_by.begin(), format.rank_by.end(), wanted) == format.rank_by.end()) {
        throw Error(ErrorKind::usage, Place{file},
                    fmt::format("--rank-by {}: a run in the format {} can be ordered by {} only",
                                options.rank_by, format.name, list_of_authorities(format.rank_by)));
    }
    return wanted;
}

/// Whether a member of JSON has a value that is no whole number.
bool has_fractions(std::string_view json) {
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            in_text = !in_text;
        else if (json[i] == ':' && !in_text) {
            const std::string_view value =
                trimmed(json.substr(i + 1, json.find_first_of(",}", i) - i - 1));
            const std::optional<double> number = parse_double(value);
            if (number && std::trunc(*number) != *number) return true;
        }
    }
    return false;
}

}  // namespace

ContentKind content_kind(const FileBytes& file) {
    const std::string_view head = sniffed_head(file);
    const Sniff run = guess(run_formats(), head, file.name()).sure;
    const Sniff qrels = guess(qrels_formats(), head, file.name()).sure;
    if (run == Sniff::no && qrels == Sniff::no) return ContentKind::neither;
    if (run != qrels) return run > qrels ? ContentKind::run : ContentKind::qrels;
    return has_fractions(head) ? ContentKind::run : ContentKind::either;
}

Qrels read_qrels(const std::string& path, const QrelsReadOptions& options, std::string* format) {
    static_cast<void>(checked_format(options));
    return read_qrels(FileBytes::open(path), options, format);
}

Qrels read_qrels(FileBytes file, const QrelsReadOptions& options, std::string* format) {
    const QrelsFormat* chosen = checked_format(options);
    expect_content(file, "judgments");
    if (chosen == nullptr) chosen = &sniff_format(file, qrels_formats(), run_formats(), as_qrels);
    if (format != nullptr) *format = chosen->name;
    QrelsBuilder builder(std::move(file), chosen->kind, options.duplicates);
    chosen->read(builder, options);
    return builder.build();
}

struct RunFile::State {
    FileBytes file;
    IdStore ids;
    const RunFormat* format;
    RankBy rank_by;
    RunReadOptions options;
};

RunFile RunFile::open(const std::string& path, const RunReadOptions& options) {
    static_cast<void>(checked_format(options));
    return open(FileBytes::open(path, options.progress), options);
}

RunFile RunFile::open(FileBytes file, const RunReadOptions& options) {
    const RunFormat* named = checked_format(options);
    expect_content(file, "documents");
    const RunFormat& format = named != nullptr ? *named
                                               : sniff_format(file, run_formats(), qrels_formats(),
                                                              as_run, options.surely_run);
    const RankBy rank_by = settle_authority(format, options, file.name());
    if (!options.part.empty() && format.parts == nullptr) {
        throw Error(ErrorKind::usage, Place{file.name()},
                    fmt::format("--part {}: a file of format {} holds one run",
                                quoted(options.part), format.name));
    }
    RunFile run;
    run.m_state = std::make_shared<State>(State{std::move(file), {}, &format, rank_by, options});
    return run;
}

const RunFormat& RunFile::format() const noexcept { return *m_state->format; }
const FileBytes& RunFile::bytes() const noexcept { return m_state->file; }

void RunFile::rank_by(const std::string& key) {
    m_state->options.rank_by = key;
    m_state->rank_by = settle_authority(*m_state->format, m_state->options, m_state->file.name());
}

void RunFile::need_ranks() { m_state->options.ranks_needed = true; }

RunReadJob RunFile::job(RunVisitor& visitor) const {
    State& state = *m_state;
    return {state.file, state.ids, state.rank_by, state.options, visitor};
}

RunFacts RunFile::read(RunVisitor& visitor) {
    const RunReadJob work = job(visitor);
    RunFacts facts = m_state->format->read(work);
    if (m_state->format->notice != nullptr) m_state->format->notice(work, facts.findings);
    return facts;
}

}  // namespace rankline
