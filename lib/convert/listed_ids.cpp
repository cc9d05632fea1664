// SPDX-License-Identifier: MIT
#include <rankline/convert/listed_ids.hpp>

#include <rankline/base/place_in.hpp>

namespace rankline {

Place ListSource::place_of(std::string_view id) const { return place_in(text, id, file); }

}  // namespace rankline
