// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include <rankline/datasets/json_text.hpp>

namespace rankline {

/// The first of `names` that the first object of a JSON text has as a member, "" if it has none:
/// what tells records with an id from an object whose keys are ids.
[[nodiscard]] std::string record_member(std::string_view text,
                                        std::initializer_list<const char*> names);

/// The id that is the member `name` of an object. Throws Error(input) if it has no such.
[[nodiscard]] std::string_view record_id(JsonNode& record, const std::string& name,
                                         const char* what);

/// Visits the values of a JSON text: one, or several one behind the other as in JSON Lines; of an
/// array its elements.
void for_each_json_value(const JsonSource& source,
                         const std::function<void(JsonNode& value)>& visit);

}  // namespace rankline
