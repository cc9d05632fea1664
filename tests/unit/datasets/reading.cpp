// SPDX-License-Identifier: MIT
#include "reading.hpp"

#include <rankline/base/hash.hpp>
#include <rankline/base/number.hpp>

namespace rankline::test {

std::uint64_t Collector::hash_id_of(const RunEntry& entry) { return hash_id(entry.docid()); }

ReadRun read_run(std::string_view content, const RunReadOptions& options, const std::string& name) {
    const TemporaryFile file(content, name);
    RunFile run = RunFile::open(file.path(), options);
    Collector collector;
    ReadRun result;
    result.facts = run.read(collector);
    result.format = run.format().name;
    result.queries = collector.queries;
    result.places = collector.places;
    return result;
}

ReadQrels read_judgments(std::string_view content, const QrelsReadOptions& options,
                         const std::string& name) {
    const TemporaryFile file(content, name);
    ReadQrels result;
    const Qrels qrels = read_qrels(file.path(), options, &result.format);
    result.kind = qrels.kind();
    for (const QrelsTopic& topic : qrels.topics()) {
        for (const Judgment& judgment : topic.lines) {
            std::string line(topic.qid);
            // In plain qrels the iteration is there, but means nothing.
            if (result.kind != JudgmentKind::graded) line += '/' + std::string(judgment.group);
            if (!judgment.subgroup.empty()) line += '/' + std::string(judgment.subgroup);
            line += ' ' + std::string(judgment.docid) + ' ';
            append_shortest(line, judgment.grade);
            result.lines.push_back(line);
        }
    }
    return result;
}

const Finding* finding(const Findings& findings, std::string_view kind) {
    for (const Finding& each : findings.all()) {
        if (each.kind == kind) return &each;
    }
    return nullptr;
}

}  // namespace rankline::test
