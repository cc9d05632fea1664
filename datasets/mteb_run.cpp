// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include <rankline/datasets/format.hpp>
#include <rankline/datasets/json_query_writer.hpp>
#include <rankline/datasets/json_string.hpp>
#include <rankline/datasets/score_map.hpp>

namespace rankline {

namespace {

constexpr std::string_view model_key = "mteb_model_meta";

Sniff sniff(std::string_view head) {
    const std::optional<JsonOutline> outline = json_outline(head);
    if (!outline || outline->is_array) return Sniff::no;
    if (outline->has(model_key)) return Sniff::certain;
    const bool nested = outline->depth == 4 && outline->first == JsonKind::number;
    return nested ? Sniff::likely : Sniff::no;
}

std::string joined(const std::vector<std::string>& parts) {
    constexpr std::size_t most = 20;
    const std::vector<std::string> shown(
        parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(std::min(most, parts.size())));
    return fmt::format("{}{}", fmt::join(shown, ", "), parts.size() > most ? ", ..." : "");
}

/// Reads the wanted part of a predictions file and takes down the names of all.
class Predictions {
public:
    explicit Predictions(const RunReadJob& job) : m_job(job), m_run(job) {}

    RunFacts read() {
        read_json(json_source(m_job), [&](JsonNode& root) {
            root.members("MTEB predictions", [&](std::string_view subset, JsonNode& splits) {
                if (subset != model_key) add_subset(subset, splits);
            });
        });
        check_parts();
        RunFacts facts = m_run.deliver(m_job.file.bytes());
        facts.part = m_part;
        return facts;
    }

private:
    void add_subset(std::string_view subset, JsonNode& splits) {
        splits.members(fmt::format("subset {}", quoted(subset)), [&](std::string_view split,
                                                                     JsonNode& queries) {
            m_parts.push_back(fmt::format("{}/{}", subset, split));
            const std::string& wanted = m_job.options.part;
            // Without a choice the first part is read; a second one makes that an error.
            const bool chosen = wanted.empty() ? m_parts.size() == 1 : m_parts.back() == wanted;
            if (!chosen) return;
            m_part = m_parts.back();
            add_score_map(queries, m_job.rank_by, m_run);
        });
    }

    void check_parts() const {
        const Place place{m_job.file.name()};
        const std::string& wanted = m_job.options.part;
        if (wanted.empty() && m_parts.size() > 1) {
            throw Error(ErrorKind::usage, place,
                        fmt::format("the file holds {} runs; choose one with --part: {}",
                                    m_parts.size(), joined(m_parts)));
        }
        if (!wanted.empty() && std::find(m_parts.begin(), m_parts.end(), wanted) == m_parts.end()) {
            throw Error(
                ErrorKind::usage, place,
                fmt::format("the file has no part {}; it has {}", quoted(wanted), joined(m_parts)));
        }
    }

    const RunReadJob& m_job;
    BufferedRun m_run;
    std::vector<std::string> m_parts;
    std::string m_part;  ///< the one that is read
};

RunFacts read(const RunReadJob& job) { return Predictions(job).read(); }

std::vector<std::string> parts(const FileBytes& file) {
    std::vector<std::string> names;
    IdStore ids;
    const auto keep = [&ids](std::string_view text) { return ids.keep(text); };
    read_json({file.bytes(), file.name(), keep}, [&](JsonNode& root) {
        root.members("MTEB predictions", [&](std::string_view subset, JsonNode& splits) {
            if (subset == model_key) return;
            splits.members("subset", [&](std::string_view split, JsonNode&) {
                names.push_back(fmt::format("{}/{}", subset, split));
            });
        });
    });
    return names;
}

/// A name may have a slash in it; a split has none.
std::string part_head(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    std::string head = "{";
    const bool named = slash != std::string::npos && slash > 0 && slash + 1 < part.size() &&
                       append_json_string(head, part.substr(0, slash)) &&
                       append_json_string(head += ": {", part.substr(slash + 1));
    if (!named)
        throw Error(
            ErrorKind::usage,
            quoted(part) + " is not SUBSET/SPLIT, as default/test; --to-part names another");
    return head + ": {";
}

void write_query(std::string_view qid, std::span<const RunEntry> ranked,
                 const RunWriteOptions& options, std::string& text) {
    JsonQueryWriter json("mteb", qid, options, text);
    json.put_qid();
    json.put(": ");
    json.put_score_map(ranked);
}

}  // namespace

std::vector<RunFormat> mteb_run() {
    RunFormat format;
    format.name = "mteb";
    format.extensions = {".json"};
    format.summary = "MTEB's predictions: {subset: {split: {qid: {docid: score}}}}";
    format.definition =
        "<Task>_predictions.json as mteb writes it: an object of data subsets, each an object of "
        "splits, each a run as in the json format; the member mteb_model_meta is passed over, and "
        "not "
        "written. If there are several subsets or splits, --part SUBSET/SPLIT chooses one.";
    format.rank_by = {RankBy::score, RankBy::line};
    format.sniff = sniff;
    format.read = read;
    format.parts = parts;
    format.writers = {{.name = "mteb",
                       .part_head = part_head,
                       .between = ",\n",
                       .tail = "}}}\n",
                       .query = write_query}};
    return {format};
}

}  // namespace rankline
