// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rankline/base/hash.hpp>
#include <rankline/datasets/format.hpp>

#include "expect.hpp"

namespace rankline {
std::vector<QrelsFormat> RANKLINE_FUZZED_READER();
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

void read(const QrelsFormat& format, std::string_view text, const QrelsReadOptions& options) {
    QrelsBuilder builder(FileBytes::from_memory(text, "input"), format.kind, options.duplicates);
    format.read(builder, options);
    const Qrels qrels = builder.build();
    fuzz::expect(!qrels.topics().empty());
    for (const QrelsTopic& topic : qrels.topics()) {
        fuzz::expect(qrels.find(topic.qid).has_value());
        expect_consistent(topic.documents);
        for (const JudgedDocuments& group : topic.groups) expect_consistent(group);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const QrelsFormat format = RANKLINE_FUZZED_READER().front();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    QrelsReadOptions options;
    fuzz::answer_or_error([&] { read(format, text, options); });
    options.real_grades = true;
    options.duplicates = Duplicates::best;
    options.rank_keys = "wikipedia_id,section";
    fuzz::answer_or_error([&] { read(format, text, options); });
    return 0;
}
