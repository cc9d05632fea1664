// SPDX-License-Identifier: MIT
#include <rankline/cli/format_catalog.hpp>

#include <rankline/cli/text_layout.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/reranker_input.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

namespace {

std::string heading(const std::string& name, const std::vector<std::string>& aliases,
                    const std::string& summary) {
    std::string text = "  " + name;
    for (const std::string& alias : aliases) text += ", " + alias;
    return text + "\n" + wrapped(summary, 6);
}

/// "Ranked by score (or rank, line)."
std::string authority(const std::vector<RankBy>& rank_by) {
    if (rank_by.empty()) return "";
    std::string text = std::string("Ranked by ") + name_of(rank_by.front());
    for (std::size_t i = 1; i < rank_by.size(); ++i) {
        text += (i == 1 ? "; --rank-by can make it " : " or ") + std::string(name_of(rank_by[i]));
    }
    return text + ".";
}

/// "Written by ir-convert -f csv, -f tsv."
template <class Format>
std::string writers_of(const Format& format, const std::string& tool) {
    std::string text;
    for (const auto& writer : format.writers)
        text += (text.empty() ? "Written by " + tool + " -f " : ", -f ") + writer.name;
    return text.empty() ? "" : wrapped(text + ".", 6);
}

}  // namespace

const char* name_of(RankBy rank_by) {
    switch (rank_by) {
        case RankBy::score:
            return "score";
        case RankBy::rank:
            return "rank";
        case RankBy::line:
            return "line";
    }
    return "";
}

std::string format_list() {
    std::string text = "Formats of qrels (-R, --qrels-format)\n";
    for (const QrelsFormat& format : qrels_formats()) {
        text += heading(format.name, format.aliases, format.summary) +
                wrapped(format.definition, 6) + writers_of(format, "ir-convert") + "\n";
    }
    text += "Formats of runs (-T, --run-format)\n";
    for (const RunFormat& format : run_formats()) {
        text += heading(format.name, format.aliases, format.summary) +
                wrapped(format.definition, 6) + wrapped(authority(format.rank_by), 6) +
                writers_of(format, "ir-fuse and ir-convert") + "\n";
    }
    text += "Formats of corpora and queries (ir-convert --corpus-format, --queries-format)\n";
    for (const TextFormat& format : text_formats()) {
        text += heading(format.name, format.aliases, format.summary) +
                wrapped(format.definition, 6) + "\n";
    }
    text += "Layouts of a run with its texts (ir-convert --join -f)\n";
    for (const RerankerWriter& writer : reranker_writers()) {
        text += heading(writer.name, writer.aliases, writer.summary);
    }
    text += "\nFormats of output (-f, --format)\n";
    for (const ReportFormat& format : report_formats()) {
        text += heading(format.name, {}, format.summary);
    }
    return text;
}

}  // namespace rankline::cli
