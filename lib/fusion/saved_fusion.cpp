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

constexpr std::array<std::pair<OnConstant, const char*>, 5> on_constant_names = {
    {{OnConstant::zero, "0"},
     {OnConstant::half, "0.5"},
     {OnConstant::one, "1"},
     {OnConstant::keep, "keep"},
     {OnConstant::error, "error"}}};

const char* name_of(OnConstant wanted) {
    for (const auto& [value, name] : on_constant_names) {
        if (value == wanted) return name;
    }
    return "";
}

OnConstant on_constant_named(const std::string& wanted) {
    for (const auto& [value, name] : on_constant_names) {
        if (wanted == name) return value;
    }
    throw Error(ErrorKind::input, "unknown choice of on_constant " + rankline::quoted(wanted));
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

SavedFusion from_json(const Json& json) {
    SavedFusion saved;
    saved.call = parse_method(json.at("method").get<std::string>());
    const FusionMethod& method = *saved.call.method;
    for (std::size_t i = 0; i < method.parameters.size(); ++i) {
        const double number = json.at("parameters").at(method.parameters[i].name).get<double>();
        check_parameter(method, method.parameters[i], number);
        saved.call.numbers[i] = number;
    }
    saved.norm.norm = norm_named(json.at("norm").get<std::string>());
    saved.norm.temperature = json.at("temperature").get<double>();
    saved.norm.on_constant = on_constant_named(json.at("on_constant").get<std::string>());
    if (!(saved.norm.temperature > 0))
        throw Error(ErrorKind::input, "the temperature must be above 0");
    saved.weights = read_numbers(json.at("weights"));
    for (const Json& table : json.at("tables")) saved.model.tables.push_back(read_numbers(table));
    return saved;
}

}  // namespace

std::string to_json(const SavedFusion& saved) {
    Json json;
    json["method"] = saved.call.method->name;
    json["parameters"] = Json::object();
    for (std::size_t i = 0; i < saved.call.numbers.size(); ++i)
        json["parameters"][saved.call.method->parameters[i].name] = saved.call.numbers[i];
    json["norm"] = name_of(saved.norm.norm);
    json["temperature"] = saved.norm.temperature;
    json["on_constant"] = name_of(saved.norm.on_constant);
    json["weights"] = saved.weights;
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
