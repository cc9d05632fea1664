// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/file_bytes.hpp>
#include <rankline/convert/equivalents.hpp>
#include <rankline/convert/judged_documents.hpp>
#include <rankline/convert/listed_documents.hpp>

#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const Ranked abcd = {{"a", 4}, {"b", 3}, {"c", 2}, {"d", 1}};

DocumentIds list_of(std::vector<ListedDocument> documents) {
    return {{"docs.txt", {}, nullptr}, std::move(documents)};
}

struct Line {
    const char* qid;
    const char* docid;
    double grade;
};

Qrels qrels_of(const std::vector<Line>& lines) {
    QrelsBuilder builder(FileBytes::from_memory("q", "qrels"), JudgmentKind::graded,
                         Duplicates::error);
    for (const Line& line : lines) {
        Judgment judgment;
        judgment.docid = builder.keep(line.docid);
        judgment.grade = line.grade;
        builder.add(builder.keep(line.qid), judgment);
    }
    return builder.build();
}

std::shared_ptr<const EquivalenceClasses> classes_of(
    const std::vector<std::pair<const char*, const char*>>& pairs) {
    EquivalenceClasses classes({"same.txt", {}, nullptr});
    for (const auto& [canonical, other] : pairs) classes.join(canonical, other);
    classes.settle();
    return std::make_shared<const EquivalenceClasses>(std::move(classes));
}

}  // namespace

TEST_CASE("listed documents: for all queries") {
    const DocumentIds list = list_of({{"", "d"}, {"", "b"}, {"", "x"}, {"", "b"}});
    const auto kept = keep_documents(list);
    CHECK(applied(*kept, "q1", abcd) == Ranked{{"b", 3}, {"d", 1}});
    CHECK(applied(*kept, "q2", {}).empty());
    CHECK(told(*kept).empty());
    CHECK(applied(*kept, "q3", {{"bb", 1}}).empty());
    CHECK(told(*kept) == "--keep-docs leaves no document of a query");
    const auto dropped = drop_documents(list);
    CHECK(applied(*dropped, "q1", abcd) == Ranked{{"a", 4}, {"c", 2}});
    CHECK(told(*dropped).empty());
    CHECK(dropped->account() == std::vector<std::string>{"--drop-docs: 2 of 4 documents dropped"});
}

TEST_CASE("listed documents: for one query, or for all, in one list") {
    const DocumentIds list = list_of({{"q1", "a"}, {"q2", "b"}, {"", "d"}});
    const auto kept = keep_documents(list);
    CHECK(applied(*kept, "q1", abcd) == Ranked{{"a", 4}, {"d", 1}});
    CHECK(applied(*kept, "q2", abcd) == Ranked{{"b", 3}, {"d", 1}});
    CHECK(applied(*kept, "q3", abcd) == Ranked{{"d", 1}});
    const auto dropped = drop_documents(list_of({{"q1", "a"}, {"q2", "b"}}));
    CHECK(applied(*dropped, "q1", abcd) == Ranked{{"b", 3}, {"c", 2}, {"d", 1}});
    CHECK(applied(*dropped, "q3", abcd) == abcd);
}

TEST_CASE("listed documents: a list of another collection is told") {
    const auto dropped = drop_documents(list_of({{"", "x"}, {"", "y"}}));
    CHECK(applied(*dropped, "q1", abcd) == abcd);
    CHECK(told(*dropped) ==
          "docs.txt: --drop-docs: the run has none of the listed documents; the first is \"x\"");
    const auto kept = keep_documents(list_of({{"q2", "a"}}));
    CHECK(applied(*kept, "q1", abcd).empty());
    CHECK(told(*kept) ==
          "--keep-docs leaves no document of a query\n"
          "docs.txt: --keep-docs: the run has none of the listed documents; the "
          "first is \"a\"");
}

TEST_CASE("judged documents: with a grade from 0 on, of this query") {
    const Qrels qrels = qrels_of({{"q1", "b", 0}, {"q1", "c", 2}, {"q1", "d", -1}, {"q2", "a", 1}});
    const auto judged = judged_documents(qrels, 0);
    CHECK(applied(*judged, "q1", abcd) == Ranked{{"b", 3}, {"c", 2}});
    CHECK(applied(*judged, "q2", abcd) == Ranked{{"a", 4}});
    CHECK(told(*judged).empty());
    CHECK(applied(*judged, "q3", abcd).empty());
    CHECK(told(*judged) == "--judged leaves no document of a query");
    const auto unjudged = unjudged_documents(qrels, 0);
    CHECK(applied(*unjudged, "q1", abcd) == Ranked{{"a", 4}, {"d", 1}});
    CHECK(applied(*unjudged, "q3", abcd) == abcd);
}

TEST_CASE("judged documents: from another grade on") {
    const Qrels qrels = qrels_of({{"q1", "b", 0}, {"q1", "c", 2}, {"q1", "d", -1}});
    CHECK(applied(*judged_documents(qrels, 1), "q1", abcd) == Ranked{{"c", 2}});
    CHECK(applied(*unjudged_documents(qrels, 1), "q1", abcd) ==
          Ranked{{"a", 4}, {"b", 3}, {"d", 1}});
    CHECK(applied(*judged_documents(qrels, -1), "q1", abcd) ==
          Ranked{{"b", 3}, {"c", 2}, {"d", 1}});
}

TEST_CASE("equivalents: the best of a class, under its own name or the canonical one") {
    const auto classes = classes_of({{"z", "b"}, {"z", "d"}, {"e", "c"}});
    const auto own = first_of_equivalents(classes, EquivalentName::own);
    CHECK(applied(*own, "q1", abcd) == Ranked{{"a", 4}, {"b", 3}, {"c", 2}});
    CHECK(own->account() == std::vector<std::string>{"--equivalents: 1 of 4 documents dropped"});
    CHECK(told(*own).empty());
    const auto canonical = first_of_equivalents(classes, EquivalentName::canonical);
    CHECK(applied(*canonical, "q1", abcd) == Ranked{{"a", 4}, {"z", 3}, {"e", 2}});
    CHECK(applied(*canonical, "q2", {}).empty());
}

TEST_CASE("equivalents: the canonical document itself may be the one that goes") {
    const auto own =
        first_of_equivalents(classes_of({{"d", "d"}, {"d", "b"}}), EquivalentName::own);
    CHECK(applied(*own, "q1", abcd) == Ranked{{"a", 4}, {"b", 3}, {"c", 2}});
}

TEST_CASE("equivalents: new ids decide the order of equal scores") {
    const auto canonical =
        first_of_equivalents(classes_of({{"zz", "a"}, {"b", "b"}}), EquivalentName::canonical);
    CHECK(applied(*canonical, "q1", {{"c", 2}, {"b", 2}, {"a", 2}, {"d", 1}}) ==
          Ranked{{"zz", 2}, {"c", 2}, {"b", 2}, {"d", 1}});
}

TEST_CASE("equivalents: classes that share a document are one, of the first name") {
    // dedup.py takes the last class of a document instead: {b, c} would lose b to a.
    const auto classes = classes_of({{"a", "b"}, {"c", "d"}, {"x", "y"}, {"c", "b"}});
    CHECK(classes->find("d", hash_id("d"))->canonical == "a");
    CHECK(classes->find("c", hash_id("c"))->hash == hash_id("a"));
    CHECK(classes->find("a", hash_id("a"))->size == 4);
    CHECK(classes->find("y", hash_id("y"))->canonical == "x");
    CHECK(classes->find("z", hash_id("z")) == nullptr);
    const auto canonical = first_of_equivalents(classes, EquivalentName::canonical);
    CHECK(applied(*canonical, "q1", {{"d", 3}, {"c", 2}, {"e", 1}}) == Ranked{{"a", 3}, {"e", 1}});
}

TEST_CASE("equivalents: a list of another collection is told") {
    const auto own = first_of_equivalents(classes_of({{"x", "y"}}), EquivalentName::own);
    CHECK(applied(*own, "q1", abcd) == abcd);
    CHECK(told(*own) == "same.txt: --equivalents: the run has none of these documents");
}
