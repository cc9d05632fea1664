// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/format.hpp>
#include <rankline/datasets/qrels_losses.hpp>
#include <rankline/datasets/write_qrels.hpp>

#include "expect.hpp"

namespace rankline {
extern std::vector<QrelsFormat> (*const fuzzed_reader)();
}

namespace {

using namespace rankline;

void expect_consistent(const JudgedDocuments& documents) {
    std::uint64_t graded = 0;
    for (const GradeCount& each : documents.grades()) graded += each.count;
    std::uint64_t not_negative = 0;
    for (const Judgment& judgment : documents.judgments()) {
        const Judgment* found = documents.find(judgment.docid, hash_id(judgment.docid));
        fuzz::expect(found != nullptr && found->docid == judgment.docid);
        if (judgment.grade >= 0) ++not_negative;
    }
    fuzz::expect(graded == not_negative);
}

Qrels read_all(const QrelsFormat& format, std::string_view text, const QrelsReadOptions& options) {
    QrelsBuilder builder(FileBytes::from_memory(text, "input"), format.kind, options.duplicates);
    format.read(builder, options);
    return builder.build();
}

std::string written(const Judgments& judgments, const QrelsWriter& writer) {
    std::string text;
    write_qrels(judgments, writer, {}, [&](std::string_view piece) { text += piece; });
    return text;
}

void expect_equal(const Judgments& a, const Judgments& b) {
    fuzz::expect(a.kind == b.kind && a.topics.size() == b.topics.size());
    const auto name = [&](std::string_view group) {
        return a.kind == JudgmentKind::graded && names_nothing(group) ? std::string_view() : group;
    };
    for (std::size_t topic = 0; topic < a.topics.size(); ++topic) {
        fuzz::expect(a.topics[topic].qid == b.topics[topic].qid);
        fuzz::expect(a.topics[topic].lines.size() == b.topics[topic].lines.size());
        for (std::size_t line = 0; line < a.topics[topic].lines.size(); ++line) {
            const Judgment& x = a.topics[topic].lines[line];
            const Judgment& y = b.topics[topic].lines[line];
            fuzz::expect(x.docid == y.docid && x.grade == y.grade && x.subgroup == y.subgroup);
            fuzz::expect(name(x.group) == name(y.group));
        }
    }
}

/// What is written without a loss is read back the same, and written again to the same bytes.
void expect_round_trip(const Judgments& judgments, const QrelsTarget& target) {
    std::string text;
    try {
        if (!qrels_losses(judgments, target, {}).empty()) return;
        text = written(judgments, *target.writer);
    } catch (const Error& error) {
        fuzz::expect(error.kind() == ErrorKind::input);
        return;
    }
    const Qrels again = read_all(*target.format, text, {.real_grades = true});
    expect_equal(judgments, judgments_of(again));
    fuzz::expect(written(judgments_of(again), *target.writer) == text);
}

void read(const QrelsFormat& format, std::string_view text, const QrelsReadOptions& options) {
    const Qrels qrels = read_all(format, text, options);
    fuzz::expect(!qrels.topics().empty());
    for (const QrelsTopic& topic : qrels.topics()) {
        fuzz::expect(qrels.find(topic.qid).has_value());
        expect_consistent(topic.documents);
        for (const JudgedDocuments& group : topic.groups) expect_consistent(group);
    }
    const Judgments judgments = judgments_of(qrels);
    try {
        for (const QrelsFormat& other : qrels_formats()) {
            for (const QrelsWriter& writer : other.writers)
                expect_round_trip(judgments, {&other, &writer});
        }
    } catch (const Error&) {
        fuzz::expect(false);  // what a writer wrote was no good
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const QrelsFormat format = fuzzed_reader().front();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    QrelsReadOptions options;
    fuzz::answer_or_error([&] { read(format, text, options); });
    options.real_grades = true;
    options.duplicates = Duplicates::best;
    options.rank_keys = "wikipedia_id,section";
    fuzz::answer_or_error([&] { read(format, text, options); });
    return 0;
}
