// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace rankline {

/// Makes a text for each index in [0, count) on up to `threads` threads and hands the texts on one
/// by one in the order of the indexes, while later ones are being made. At most a few texts per
/// thread are held at a time, however long one of them takes.
/// `make(index, worker, text)` appends to `text`, which is empty; `worker` as for for_each_index.
/// `take(text)` is called by one thread at a time.
/// An exception ends the loop and is rethrown; of several, that of the lowest index. Texts before
/// that index may have been taken or not.
void for_each_in_order(
    std::size_t count, unsigned threads,
    const std::function<void(std::size_t index, unsigned worker, std::string& text)>& make,
    const std::function<void(const std::string& text)>& take);

}  // namespace rankline
