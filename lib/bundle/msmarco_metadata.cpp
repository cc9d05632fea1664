// SPDX-License-Identifier: MIT
#include <rankline/bundle/msmarco_metadata.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/bundle/file_name.hpp>
#include <rankline/bundle/submission_date.hpp>

namespace rankline {

namespace {

using Problems = std::vector<std::string>;

const std::vector<std::string>& msmarco_fields() {
    static const std::vector<std::string> names{"team", "model_description", "paper", "code",
                                                "type", "embargo_until"};
    return names;
}

const std::vector<std::string>& types() {
    static const std::vector<std::string> names{"full ranking", "reranking"};
    return names;
}

void check_description(const Metadata& metadata, const std::string& name, Problems& problems) {
    const std::string* const text = filled_member(metadata, {name}, problems);
    if (text == nullptr) return;
    // run_eval.py makes one line of a CSV file of it.
    if (text->find_first_of("\r\n") != std::string::npos) {
        problems.push_back(name + ": has more than one line");
    }
}

void check_address(const Metadata& metadata, const std::string& name, Problems& problems) {
    const std::string* const text = text_member(metadata, {name}, problems);
    if (text == nullptr || text->empty()) return;
    if (!text->starts_with("https://") && !text->starts_with("http://")) {
        problems.push_back(name + ": " + rankline::quoted(*text) +
                           " is no address: it begins with https://, or is empty if there is none");
    }
    // run_eval.py puts it between commas as it stands, without quotation marks.
    if (std::any_of(text->begin(), text->end(),
                    [](char c) { return is_space(c) || c == ',' || c == '"'; })) {
        problems.push_back(name + ": " + rankline::quoted(*text) +
                           " has a blank, a comma or a quotation mark, which breaks the "
                           "leaderboard's table");
    }
}

void check_type(const Metadata& metadata, Problems& problems) {
    const std::string* const text = text_member(metadata, {"type"}, problems);
    if (text == nullptr || std::find(types().begin(), types().end(), *text) != types().end()) {
        return;
    }
    problems.push_back("type: " + rankline::quoted(*text) +
                       " is neither \"full ranking\" nor \"reranking\"" +
                       did_you_mean(*text, types()));
}

void check_embargo(const Metadata& metadata, const std::string& id, Problems& problems) {
    if (metadata.find("embargo_until") == nullptr) return;
    const std::string* const text = text_member(metadata, {"embargo_until"}, problems);
    if (text == nullptr) return;
    const auto until = parse_date(*text, '/');
    if (!until) {
        problems.push_back("embargo_until: " + rankline::quoted(*text) +
                           " is no day of the form yyyy/mm/dd");
        return;
    }
    const auto submitted = parse_date(std::string_view(id).substr(0, 8), '\0');
    if (!submitted) return;  // told of the id
    const auto last = last_day_within(*submitted, 9);
    if (*until > last) {
        problems.push_back("embargo_until: " + *text + " is later than " + date_text(last, '/') +
                           ", the last day within nine months of the submission");
    } else if (*until <= *submitted) {
        problems.push_back("embargo_until: " + *text + " is not after the submission");
    }
}

}  // namespace

std::vector<std::string> msmarco_id_problems(const std::string& id) {
    Problems problems;
    const bool has_form = id.size() > 9 && id[8] == '-';
    if (!has_form || !parse_date(std::string_view(id).substr(0, 8), '\0')) {
        problems.push_back("the id " + rankline::quoted(id) +
                           " is not of the form yyyymmdd-name, with the day of submission");
    }
    constexpr std::size_t most = 64;  // "keep the length reasonable"; the longest there is has 52
    if (id.size() > most) problems.push_back("the id has more than 64 characters");
    if (!is_plain_file_name(id)) {
        problems.push_back("the id " + rankline::quoted(id) +
                           " has other characters than letters, digits, \"-\", \"_\" and \".\"");
    }
    return problems;
}

std::vector<std::string> msmarco_metadata_problems(const Metadata& metadata,
                                                   const std::string& id) {
    if (metadata.type != Metadata::Type::map) return {"is no map of names and values"};
    Problems problems;
    check_description(metadata, "team", problems);
    check_description(metadata, "model_description", problems);
    check_address(metadata, "paper", problems);
    check_address(metadata, "code", problems);
    check_type(metadata, problems);
    check_embargo(metadata, id, problems);
    // A misspelt embargo would tell the world who it was.
    add_unknown_members(metadata, msmarco_fields(), problems);
    return problems;
}

}  // namespace rankline
