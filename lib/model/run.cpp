// SPDX-License-Identifier: MIT
#include <rankline/model/run.hpp>

#include <rankline/base/place_in.hpp>

namespace rankline {

Place RunSlice::place_of(const RunEntry& entry) const {
    return place_in(source, entry.docid(), file);
}

}  // namespace rankline
