// SPDX-License-Identifier: MIT
#include <rankline/bundle/mteb_metadata.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/bundle/file_name.hpp>

namespace rankline {

namespace {

using Problems = std::vector<std::string>;

const std::vector<std::string>& mteb_fields() {
    static const std::vector<std::string> names{
        "model_meta", "task_name", "dataset_revision", "mteb_version",    "split",
        "languages",  "hf_subset", "main_score",       "evaluation_time", "ignore_identical_ids"};
    return names;
}

/// test_correct_folder_structure.py: what the folder of a model is called.
std::string folder_name(const std::string& model) {
    std::string name;
    for (const char c : model) {
        if (c == '/') {
            name += "__";
        } else {
            name += c == ' ' ? '_' : c;
        }
    }
    return name;
}

bool is_sha1(std::string_view text) {
    return text.size() == 40 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

void check_model(const Metadata& metadata, Problems& problems) {
    if (metadata.find("model_meta") == nullptr) {
        problems.emplace_back("model_meta: is missing");
        return;
    }
    const std::string* const name = filled_member(metadata, {"model_meta", "name"}, problems);
    if (name != nullptr && name->find('/') == std::string::npos)
        problems.push_back("model_meta.name: " + rankline::quoted(*name) +
                           " has no organisation: \"org/model\"");
    if (name != nullptr && !is_plain_file_name(folder_name(*name)))
        problems.push_back("model_meta.name: " + rankline::quoted(*name) +
                           " cannot be the name of a folder");
    const std::string* const revision =
        filled_member(metadata, {"model_meta", "revision"}, problems);
    if (revision != nullptr && !is_sha1(*revision) &&
        !(revision->size() == 1 && is_plain_file_name(*revision)))
        problems.push_back("model_meta.revision: " + rankline::quoted(*revision) +
                           " is neither a SHA-1 in lower case nor, for an API, one character");
}

void check_version(const Metadata& metadata, Problems& problems) {
    const std::string* const version = filled_member(metadata, {"mteb_version"}, problems);
    if (version == nullptr) return;
    const auto major = parse_integer(version->substr(0, version->find('.')));
    if (version->find('.') == std::string::npos || !major || *major < 2)
        problems.push_back("mteb_version: " + rankline::quoted(*version) +
                           " is not taken any more: at least 2.0.0");
}

void check_task(const Metadata& metadata, Problems& problems) {
    const std::string* const task = filled_member(metadata, {"task_name"}, problems);
    if (task != nullptr && !is_plain_file_name(*task))
        problems.push_back("task_name: " + rankline::quoted(*task) +
                           " cannot be the name of a file");
    static_cast<void>(filled_member(metadata, {"dataset_revision"}, problems));
    static_cast<void>(filled_member(metadata, {"split"}, problems));
    const Metadata* const languages = metadata.find("languages");
    const bool is_list = languages != nullptr && languages->type == Metadata::Type::list;
    if (!is_list ||
        !std::all_of(languages->members.begin(), languages->members.end(),
                     [](const auto& item) { return item.value.type == Metadata::Type::text; }))
        problems.emplace_back("languages: is no list of texts such as eng-Latn");
}

void check_type(const Metadata& metadata, const std::string& name, Metadata::Type type,
                Problems& problems) {
    const Metadata* const member = metadata.find(name);
    if (member != nullptr && member->type != type)
        problems.push_back(name + ": is " + type_name(member->type) + ", not " + type_name(type));
}

}  // namespace

std::vector<std::string> mteb_metadata_problems(const Metadata& metadata) {
    if (metadata.type != Metadata::Type::map) return {"is no map of names and values"};
    Problems problems;
    check_model(metadata, problems);
    check_task(metadata, problems);
    check_version(metadata, problems);
    check_type(metadata, "hf_subset", Metadata::Type::text, problems);
    check_type(metadata, "main_score", Metadata::Type::text, problems);
    check_type(metadata, "evaluation_time", Metadata::Type::number, problems);
    check_type(metadata, "ignore_identical_ids", Metadata::Type::boolean, problems);
    add_unknown_members(metadata, mteb_fields(), problems);
    return problems;
}

std::string mteb_results_folder(const Metadata& metadata) {
    const Metadata& model = *metadata.find("model_meta");
    return "results/" + folder_name(model.find("name")->text) + "/" + model.find("revision")->text +
           "/";
}

}  // namespace rankline
