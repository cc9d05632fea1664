// SPDX-License-Identifier: MIT
#include <rankline/datasets/registry_reader.hpp>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

using Json = nlohmann::json;

[[noreturn]] void reject(const std::string& where, const std::string& what) {
    throw Error(ErrorKind::internal, "registry of datasets: " + where + ": " + what);
}

/// An object of the file. Every member is asked for by name, so that a misspelled one is found.
class Record {
public:
    Record(const Json& json, std::string where, std::initializer_list<const char*> members)
        : m_json(json), m_where(std::move(where)) {
        if (!json.is_object()) reject(m_where, "is not an object");
        for (const auto& entry : json.items()) {
            const std::string& name = entry.key();
            const bool known = std::any_of(members.begin(), members.end(),
                                           [&](const char* member) { return name == member; });
            if (!known) reject(m_where, "there is no member " + rankline::quoted(name));
        }
    }

    [[nodiscard]] bool has(const char* name) const { return m_json.contains(name); }

    /// The member, or null if there is none.
    [[nodiscard]] const Json& get(const char* name) const {
        static const Json null;
        return has(name) ? m_json.at(name) : null;
    }

    [[nodiscard]] std::string text(const char* name) const {
        if (!has(name)) return "";
        if (!get(name).is_string()) reject(m_where, std::string(name) + " is not a text");
        return get(name).get<std::string>();
    }

    [[nodiscard]] std::string required_text(const char* name) const {
        std::string value = text(name);
        if (value.empty()) reject(m_where, std::string("has no ") + name);
        return value;
    }

    [[nodiscard]] std::vector<std::string> texts(const char* name) const {
        std::vector<std::string> values;
        for (const Json& value : array(name)) {
            if (!value.is_string()) reject(m_where, std::string(name) + " has what is no text");
            values.push_back(value.get<std::string>());
        }
        return values;
    }

    [[nodiscard]] std::optional<std::uint64_t> count(const char* name) const {
        if (!has(name)) return std::nullopt;
        if (!get(name).is_number_unsigned()) reject(m_where, std::string(name) + " is no count");
        return get(name).get<std::uint64_t>();
    }

    [[nodiscard]] std::optional<double> number(const char* name) const {
        if (!has(name)) return std::nullopt;
        if (!get(name).is_number()) reject(m_where, std::string(name) + " is no number");
        return get(name).get<double>();
    }

    /// False if there is none.
    [[nodiscard]] bool flag(const char* name) const {
        if (!has(name)) return false;
        if (!get(name).is_boolean())
            reject(m_where, std::string(name) + " is neither true nor false");
        return get(name).get<bool>();
    }

    [[nodiscard]] const Json& array(const char* name) const {
        static const Json none = Json::array();
        if (!has(name)) return none;
        if (!get(name).is_array()) reject(m_where, std::string(name) + " is not a list");
        return get(name);
    }

    [[nodiscard]] const std::string& where() const noexcept { return m_where; }

private:
    const Json& m_json;
    std::string m_where;
};

/// What the datasets of a family share, by name.
class Family {
public:
    explicit Family(const Json& json)
        : m_record(json, "a family",
                   {"family", "folders", "sources", "licences", "evaluations", "datasets"}),
          m_name(m_record.required_text("family")) {
        for (const auto& [key, words] : object("sources").items()) {
            if (!words.is_string()) reject(m_name, "source " + key + " is not a text");
            m_sources.emplace(key, words.get<std::string>());
        }
        for (const auto& [key, json_licence] : object("licences").items())
            m_licences.emplace(key, note(json_licence, "licence " + key));
        for (const auto& [key, json_evaluation] : object("evaluations").items())
            m_evaluations.emplace(key, evaluation(json_evaluation, "evaluation " + key));
    }

    [[nodiscard]] std::vector<KnownDataset> datasets() const {
        std::vector<KnownDataset> all;
        for (const Json& json : m_record.array("datasets")) all.push_back(dataset(json));
        if (all.empty()) reject(m_name, "has no datasets");
        return all;
    }

private:
    using Note = std::pair<std::string, std::string>;  ///< and where it is from

    [[nodiscard]] const Json& object(const char* name) const {
        const Json& json = m_record.get(name);
        if (!json.is_object()) reject(m_name, std::string(name) + " is not an object");
        return json;
    }

    template <typename Value>
    [[nodiscard]] const Value& referred(const std::map<std::string, Value>& known,
                                        const std::string& key, const std::string& where) const {
        const auto found = known.find(key);
        if (found == known.end())
            reject(where, "refers to " + rankline::quoted(key) + ", which is not there");
        return found->second;
    }

    [[nodiscard]] std::string from(const Record& record) const {
        std::vector<std::string> words;
        for (const std::string& key : record.texts("from"))
            words.push_back(referred(m_sources, key, record.where()));
        if (words.empty()) reject(record.where(), "does not say where it is from");
        return joined(words, "; ");
    }

    [[nodiscard]] Note note(const Json& json, const std::string& where) const {
        const Record record(json, where, {"note", "from"});
        return {record.required_text("note"), from(record)};
    }

    [[nodiscard]] KnownEvaluation evaluation(const Json& json, const std::string& where) const {
        const Record record(json, where,
                            {"profile", "check", "measures", "level", "queries", "depth",
                             "drops_own_query", "notes", "from"});
        KnownEvaluation result;
        result.profile = record.text("profile");
        result.check = record.text("check");
        result.measures = record.texts("measures");
        result.level = record.number("level");
        result.queries = record.required_text("queries");
        result.depth = record.count("depth");
        result.drops_own_query = record.flag("drops_own_query");
        result.notes = record.texts("notes");
        result.from = from(record);
        if (result.measures.empty()) reject(where, "has no measures");
        return result;
    }

    [[nodiscard]] std::vector<KnownFile> files(const Record& holder, const char* name) const {
        std::vector<KnownFile> all;
        for (const Json& json : holder.array(name)) {
            const Record record(
                json, holder.where() + ", " + name,
                {"path", "format", "queries", "judgments", "records", "md5", "from"});
            all.push_back({.path = record.required_text("path"),
                           .format = record.required_text("format"),
                           .queries = record.count("queries"),
                           .judgments = record.count("judgments"),
                           .records = record.count("records"),
                           .md5 = record.text("md5"),
                           .from = from(record)});
        }
        return all;
    }

    [[nodiscard]] std::vector<KnownDownload> downloads(const Record& holder) const {
        std::vector<KnownDownload> all;
        for (const Json& json : holder.array("downloads")) {
            const Record record(
                json, holder.where() + ", downloads",
                {"url", "path", "unpack", "holds", "bytes", "md5", "sha256", "from"});
            all.push_back({.url = record.required_text("url"),
                           .path = record.required_text("path"),
                           .unpack = record.text("unpack"),
                           .holds = record.texts("holds"),
                           .bytes = record.count("bytes"),
                           .md5 = record.text("md5"),
                           .sha256 = record.text("sha256"),
                           .from = from(record)});
        }
        return all;
    }

    [[nodiscard]] KnownEvaluation referred_evaluation(const Record& record) const {
        return referred(m_evaluations, record.required_text("evaluation"), record.where());
    }

    [[nodiscard]] KnownSplit split(const Json& json, const KnownDataset& dataset,
                                   const Record& holder) const {
        const Record record(
            json, dataset.name + ", splits",
            {"name", "aliases", "qrels", "queries", "downloads", "evaluation", "notes"});
        KnownSplit result;
        result.name = record.required_text("name");
        result.aliases = record.texts("aliases");
        result.qrels = files(record, "qrels");
        result.queries = files(record.has("queries") ? record : holder, "queries");
        result.downloads = downloads(record);
        result.evaluation =
            record.has("evaluation") ? referred_evaluation(record) : dataset.evaluation;
        result.notes = record.texts("notes");
        return result;
    }

    [[nodiscard]] KnownDataset dataset(const Json& json) const {
        const Record record(json, m_name + ", datasets",
                            {"name", "title", "licence", "corpus", "queries", "downloads",
                             "by_hand", "evaluation", "splits", "parts"});
        KnownDataset result;
        result.name = record.required_text("name");
        result.title = record.required_text("title");
        result.family = m_name;
        result.folders = m_record.texts("folders");
        std::tie(result.licence, result.licence_from) =
            referred(m_licences, record.required_text("licence"), result.name);
        result.corpus = files(record, "corpus");
        result.downloads = downloads(record);
        if (record.has("by_hand"))
            std::tie(result.by_hand, result.by_hand_from) =
                note(record.get("by_hand"), result.name + ", by_hand");
        result.evaluation = referred_evaluation(record);
        for (const Json& entry : record.array("splits"))
            result.splits.push_back(split(entry, result, record));
        result.parts = record.texts("parts");
        if (result.splits.empty() == result.parts.empty())
            reject(result.name, "has to have either splits or parts");
        return result;
    }

    Record m_record;
    std::string m_name;
    std::map<std::string, std::string> m_sources;
    std::map<std::string, Note> m_licences;
    std::map<std::string, KnownEvaluation> m_evaluations;
};

}  // namespace

std::vector<KnownDataset> read_dataset_family(std::string_view text) {
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::exception& error) {
        reject("a family", error.what());
    }
    return Family(json).datasets();
}

}  // namespace rankline
