// SPDX-License-Identifier: MIT
#include <rankline/eval/judgment_kinds.hpp>

#include <map>
#include <string>

namespace rankline {

namespace {

const char* described(JudgmentKind kind) {
    switch (kind) {
        case JudgmentKind::graded:
            return "graded judgments (--qrels-format trec)";
        case JudgmentKind::groups:
            return "judgment groups (-R qrels_jg)";
        case JudgmentKind::preferences:
            return "preferences (-R prefs or -R qrels_prefs)";
        case JudgmentKind::subtopics:
            return "judgments of subtopics (--qrels-format diversity or kilt)";
        case JudgmentKind::strata:
            return "judgments of a stratified sample (--qrels-format strata)";
    }
    return "";
}

bool readable(const MeasureRecord& record, JudgmentKind kind) {
    if (!record.has_values() && record.text == nullptr)
        return true;  // counts queries, names the run
    if (record.judgments == kind) return true;
    return record.judgments == JudgmentKind::graded &&
           (kind == JudgmentKind::subtopics || kind == JudgmentKind::strata);
}

/// "A", "A and B", "A, B and 3 more": a set such as all_trec may bring dozens.
std::string first_names(const std::vector<std::string>& names) {
    constexpr std::size_t shown = 3;
    if (names.size() > shown) {
        return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " more";
    }
    std::string text = names[0];
    for (std::size_t i = 1; i < names.size(); ++i) {
        text += (i + 1 == names.size() ? " and " : ", ") + names[i];
    }
    return text;
}

void check_kinds(const std::vector<Measure>& measures, const Qrels& qrels) {
    std::map<JudgmentKind, std::vector<std::string>> unreadable;
    for (const Measure& measure : measures) {
        if (readable(*measure.record, qrels.kind())) continue;
        unreadable[measure.record->judgments].push_back(measure.name);
    }
    std::string message;
    for (const auto& [kind, names] : unreadable) {
        if (!message.empty()) message += "; ";
        message +=
            first_names(names) + (names.size() == 1 ? " needs " : " need ") + described(kind);
    }
    if (!message.empty()) {
        throw Error(ErrorKind::usage,
                    message + ", but " + qrels.name() + " was read as " + described(qrels.kind()));
    }
}

/// Measures with values that depend on the order, or on judgments, in a way that is not known.
std::vector<std::string> names_without_spread(const std::vector<Measure>& measures) {
    std::vector<std::string> names;
    for (const Measure& measure : measures) {
        const MeasureRecord& record = *measure.record;
        if (record.has_values() && !record.counts && !can_spread(measure))
            names.push_back(measure.name);
    }
    return names;
}

void check_spread(const std::vector<Measure>& measures, Spread spread, const Qrels& qrels) {
    if (spread == Spread::none) return;
    const std::string option =
        spread == Spread::residual ? "--residual" : "--ties expected or interval";
    if (qrels.kind() != JudgmentKind::graded)
        throw Error(ErrorKind::usage, option + " needs " + described(JudgmentKind::graded) +
                                          ", but " + qrels.name() + " was read as " +
                                          described(qrels.kind()));
    const std::vector<std::string> names = names_without_spread(measures);
    if (!names.empty())
        throw Error(ErrorKind::usage, option + " cannot be had of " + first_names(names) +
                                          ": leave " + (names.size() == 1 ? "it" : "them") +
                                          " out");
}

}  // namespace

void require_judgments(const std::vector<Measure>& measures, Spread spread, const Qrels& qrels) {
    check_kinds(measures, qrels);
    check_spread(measures, spread, qrels);
}

}  // namespace rankline
