// SPDX-License-Identifier: MIT
#include <rankline/fusion/saved_fusion.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

using Json = nlohmann::ordered_json;

template <class Value, std::size_t count>
using Names = std::array<std::pair<Value, const char*>, count>;

constexpr Names<OnConstant, 5> on_constant_names = {{{OnConstant::zero, "0"},
                                                     {OnConstant::half, "0.5"},
                                                     {OnConstant::one, "1"},
                                                     {OnConstant::keep, "keep"},
                                                     {OnConstant::error, "error"}}};
constexpr Names<RankBy, 3> rank_by_names = {
    {{RankBy::score, "score"}, {RankBy::rank, "rank"}, {RankBy::line, "line"}}};
constexpr Names<TiedRanks, 4> tied_ranks_names = {{{TiedRanks::order, "order"},
                                                   {TiedRanks::min, "min"},
                                                   {TiedRanks::mean, "mean"},
                                                   {TiedRanks::dense, "dense"}}};
constexpr Names<Missing, 4> missing_names = {{{Missing::skip, "skip"},
                                              {Missing::zero, "zero"},
                                              {Missing::min, "min"},
                                              {Missing::next_rank, "rank:n+1"}}};

template <class Value, std::size_t count>
const char* name_of(const Names<Value, count>& names, Value wanted) {
    return std::find_if(names.begin(), names.end(),
                        [&](const auto& each) { return each.first == wanted; })
        ->second;
}

template <class Value, std::size_t count>
Value named(const Names<Value, count>& names, const Json& json, const char* key) {
    const std::string wanted = json.at(key).get<std::string>();
    for (const auto& [value, name] : names) {
        if (wanted == name) return value;
    }
    throw Error(ErrorKind::input,
                std::string("unknown choice of ") + key + ": " + rankline::quoted(wanted));
}

Norm norm_named(const std::string& wanted) {
    for (const NormName& each : norm_names()) {
        if (each.name == wanted) return each.norm;
    }
    throw Error(ErrorKind::input, "unknown norm " + rankline::quoted(wanted));
}

std::string name_of(Norm wanted) {
    const auto found = std::find_if(norm_names().begin(), norm_names().end(),
                                    [wanted](const NormName& each) { return each.norm == wanted; });
    return found->name;
}

/// Infinite numbers, which JSON does not have, stand in tables as texts.
Json number_or_text(double number) {
    if (std::isinf(number)) return number > 0 ? "inf" : "-inf";
    return number;
}

double read_number(const Json& value) {
    if (value == "inf") return std::numeric_limits<double>::infinity();
    if (value == "-inf") return -std::numeric_limits<double>::infinity();
    return value.get<double>();
}

std::vector<double> read_numbers(const Json& values) {
    std::vector<double> numbers;
    for (const Json& value : values) numbers.push_back(read_number(value));
    return numbers;
}

ListSettings read_lists(const Json& json) {
    ListSettings lists;
    lists.rank_by = named(rank_by_names, json, "rank_by");
    lists.tied_ranks = named(tied_ranks_names, json, "tied_ranks");
    lists.missing = named(missing_names, json, "missing");
    lists.norm.norm = norm_named(json.at("norm").get<std::string>());
    lists.norm.temperature = json.at("temperature").get<double>();
    lists.norm.on_constant = named(on_constant_names, json, "on_constant");
    if (!(lists.norm.temperature > 0))
        throw Error(ErrorKind::input, "the temperature must be above 0");
    const std::uint64_t depth = json.at("depth").get<std::uint64_t>();
    if (depth > 0) lists.depth = depth;
    lists.weights = read_numbers(json.at("weights"));
    lists.groups = json.at("groups").get<std::vector<std::size_t>>();
    for (const double weight : lists.weights) {
        if (!(weight >= 0) || !std::isfinite(weight))
            throw Error(ErrorKind::input, "a weight is not a number from 0 on");
    }
    return lists;
}

/// One for each run, or none at all.
void check_sizes(const SavedFusion& saved) {
    const std::size_t runs = saved.runs.size();
    for (const std::size_t size :
         {saved.lists.weights.size(), saved.lists.groups.size(), saved.model.tables.size()}) {
        if (size != 0 && size != runs)
            throw Error(ErrorKind::input, "weights, groups and tables are not one for each run");
    }
    for (const std::size_t group : saved.lists.groups) {
        if (group >= runs) throw Error(ErrorKind::input, "a group beyond the number of runs");
    }
}

void check_tables(const SavedFusion& saved) {
    const FusionMethod& method = *saved.call.method;
    if ((method.train != nullptr) == saved.model.tables.empty())
        throw Error(ErrorKind::input, "tables are for methods that learn, and needed there");
    for (const std::vector<double>& table : saved.model.tables) {
        if (!method.fits(table))
            throw Error(ErrorKind::input, method.name + " cannot have learnt such a table");
    }
}

SavedFusion from_json(const Json& json) {
    SavedFusion saved;
    saved.call = parse_method(json.at("method").get<std::string>());
    const FusionMethod& method = *saved.call.method;
    for (std::size_t i = 0; i < method.parameters.size(); ++i) {
        const double number = json.at("parameters").at(method.parameters[i].name).get<double>();
        check_parameter(method, method.parameters[i], number);
        saved.call.numbers[i] = number;
    }
    saved.lists = read_lists(json);
    for (const Json& table : json.at("tables")) saved.model.tables.push_back(read_numbers(table));
    saved.runs = json.at("runs").get<std::vector<std::string>>();
    check_sizes(saved);
    check_tables(saved);
    return saved;
}

}  // namespace

std::string to_json(const SavedFusion& saved) {
    Json json;
    json["method"] = saved.call.method->name;
    json["parameters"] = Json::object();
    for (std::size_t i = 0; i < saved.call.numbers.size(); ++i)
        json["parameters"][saved.call.method->parameters[i].name] = saved.call.numbers[i];
    const ListSettings& lists = saved.lists;
    json["rank_by"] = name_of(rank_by_names, lists.rank_by);
    json["tied_ranks"] = name_of(tied_ranks_names, lists.tied_ranks);
    json["missing"] = name_of(missing_names, lists.missing);
    json["depth"] = lists.depth == ~std::size_t{0} ? 0 : lists.depth;  // 0: all
    json["norm"] = name_of(lists.norm.norm);
    json["temperature"] = lists.norm.temperature;
    json["on_constant"] = name_of(on_constant_names, lists.norm.on_constant);
    json["weights"] = lists.weights;
    json["groups"] = lists.groups;
    json["runs"] = saved.runs;
    json["tables"] = Json::array();
    for (const std::vector<double>& table : saved.model.tables) {
        Json numbers = Json::array();
        for (const double number : table) numbers.push_back(number_or_text(number));
        json["tables"].push_back(std::move(numbers));
    }
    return json.dump(1) + "\n";
}

SavedFusion read_saved_fusion(std::string_view text, const std::string& file) {
    try {
        return from_json(Json::parse(text));
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorKind::input, Place{file},
                    std::string("not the parameters of a fusion: ") + error.what());
    } catch (const Error& error) {
        throw Error(ErrorKind::input, Place{file}, error.what());
    }
}

}  // namespace rankline
