// SPDX-License-Identifier: MIT
#include <rankline/datasets/write_qrels.hpp>

#include <string>
#include <utility>

namespace rankline {

void write_qrels(const Judgments& judgments, const QrelsWriter& writer,
                 const QrelsWriteOptions& options,
                 const std::function<void(std::string_view)>& put) {
    constexpr std::size_t enough = 1 << 16;
    std::string text = writer.head;
    bool first = true;
    for (const TopicJudgments& topic : judgments.topics) {
        if (!std::exchange(first, false)) text += writer.between;
        writer.topic(topic.qid, topic.lines, options, text);
        if (text.size() < enough) continue;
        put(text);
        text.clear();
    }
    text += writer.tail;
    put(text);
}

}  // namespace rankline
