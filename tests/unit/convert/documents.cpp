// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/file_bytes.hpp>
#include <rankline/convert/equivalents.hpp>
#include <rankline/convert/judged_documents.hpp>
#include <rankline/convert/listed_documents.hpp>

#include <array>
#include <set>

#include "../random.hpp"
#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const Ranked abcd = {{"a", 4}, {"b", 3}, {"c", 2}, {"d", 1}};

/// Documents of a query each, of all queries where it is "".
std::shared_ptr<const DocumentList> list_of(const std::vector<ListedDocument>& documents) {
    DocumentIds ids{{"docs.txt", {}, nullptr}};
    for (const ListedDocument& document : documents) {
        if (document.qid.empty())
            ids.for_all.push_back(document.docid);
        else
            ids.by_query.push_back(document);
    }
    return std::make_shared<const DocumentList>(std::move(ids));
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
    const auto list = list_of({{"", "d"}, {"", "b"}, {"", "x"}, {"", "b"}});
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
    const auto list = list_of({{"q1", "a"}, {"q2", "b"}, {"", "d"}});
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
          "docs.txt: --drop-docs: none of the listed documents is there, \"x\" for one");
    const auto kept = keep_documents(list_of({{"q2", "a"}}));
    CHECK(applied(*kept, "q1", abcd).empty());
    CHECK(told(*kept) ==
          "--keep-docs leaves no document of a query\n"
          "docs.txt: --keep-docs: none of the listed documents is there, \"a\" for one");
}

TEST_CASE("listed documents: as many as a table's neighbours have to be told apart in") {
    Random random(3);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < 20000; ++i) names.push_back("d" + std::to_string(i));
    std::vector<ListedDocument> listed;
    std::set<std::pair<std::string, std::string>> expected;  // query, document
    for (const std::string& name : names) {
        const char* qid = std::array{"", "q1", "q2"}[random.below(3)];
        if (random.below(2) == 0) continue;
        listed.push_back({qid, name});
        expected.emplace(qid, name);
    }
    Ranked documents;
    for (const std::string& name : names) documents.emplace_back(name, 1);
    const auto kept = keep_documents(list_of(listed));
    const auto dropped = drop_documents(list_of(listed));
    for (const char* qid : {"q1", "q2", "q3"}) {
        Ranked inside;
        Ranked outside;
        for (const auto& document : documents) {
            const bool is_listed =
                expected.contains({"", document.first}) || expected.contains({qid, document.first});
            (is_listed ? inside : outside).push_back(document);
        }
        CHECK(applied(*kept, qid, documents) == inside);
        CHECK(applied(*dropped, qid, documents) == outside);
    }
}

TEST_CASE(
    "listed documents: ids are bytes, and those of queries and documents do not run together") {
    using namespace std::string_literals;
    const std::string odd = "a\0b\xff"s;
    const auto kept = keep_documents(list_of({{"", odd}, {"q1", "1a"}}));
    CHECK(applied(*kept, "q1", {{odd, 3}, {"a", 2}, {"1a", 1}}) == Ranked{{odd, 3}, {"1a", 1}});
    CHECK(applied(*kept, "q11", {{"a", 2}, {"1a", 1}}).empty());
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
    const auto own = first_of_equivalents(classes, EquivalentName::own, {});
    CHECK(applied(*own, "q1", abcd) == Ranked{{"a", 4}, {"b", 3}, {"c", 2}});
    CHECK(own->account() ==
          std::vector<std::string>{
              "--equivalents: 1 of 4 documents dropped; the largest class has 3 documents"});
    CHECK(told(*own).empty());
    const auto canonical = first_of_equivalents(classes, EquivalentName::canonical, {});
    CHECK(applied(*canonical, "q1", abcd) == Ranked{{"a", 4}, {"z", 3}, {"e", 2}});
    CHECK(applied(*canonical, "q2", {}).empty());
}

TEST_CASE("equivalents: the canonical document itself may be the one that goes") {
    const auto own =
        first_of_equivalents(classes_of({{"d", "d"}, {"d", "b"}}), EquivalentName::own, {});
    CHECK(applied(*own, "q1", abcd) == Ranked{{"a", 4}, {"b", 3}, {"c", 2}});
}

TEST_CASE("equivalents: new ids decide the order of equal scores") {
    const auto canonical =
        first_of_equivalents(classes_of({{"zz", "a"}, {"b", "b"}}), EquivalentName::canonical, {});
    CHECK(applied(*canonical, "q1", {{"c", 2}, {"b", 2}, {"a", 2}, {"d", 1}}) ==
          Ranked{{"zz", 2}, {"c", 2}, {"b", 2}, {"d", 1}});
}

TEST_CASE("equivalents: new ids move no document where ids do not order the run") {
    const auto classes = classes_of({{"zz", "a"}, {"b", "b"}});
    const Ranked tied = {{"c", 2}, {"b", 2}, {"a", 2}};
    const auto by = [&](RunOrder order) {
        return applied(*first_of_equivalents(classes, EquivalentName::canonical, order), "q1",
                       tied);
    };
    CHECK(by({true, TieRule::file}) == Ranked{{"c", 2}, {"b", 2}, {"zz", 2}});
    CHECK(by({true, TieRule::docid_ascending}) == Ranked{{"b", 2}, {"c", 2}, {"zz", 2}});
    CHECK(by({false, TieRule::docid_descending}) == Ranked{{"c", 2}, {"b", 2}, {"zz", 2}});
}

TEST_CASE("equivalents: classes that share a document are one, of the first name") {
    // dedup.py takes the last class of a document instead: {b, c} would lose b to a.
    const auto classes = classes_of({{"a", "b"}, {"c", "d"}, {"x", "y"}, {"c", "b"}});
    CHECK(classes->find("d", hash_id("d"))->canonical == "a");
    CHECK(classes->find("c", hash_id("c"))->hash == hash_id("a"));
    CHECK(classes->find("a", hash_id("a"))->size == 4);
    CHECK(classes->find("y", hash_id("y"))->canonical == "x");
    CHECK(classes->find("z", hash_id("z")) == nullptr);
    const auto canonical = first_of_equivalents(classes, EquivalentName::canonical, {});
    CHECK(applied(*canonical, "q1", {{"d", 3}, {"c", 2}, {"e", 1}}) == Ranked{{"a", 3}, {"e", 1}});
}

TEST_CASE("equivalents: a list of another collection is told") {
    const auto own = first_of_equivalents(classes_of({{"x", "y"}}), EquivalentName::own, {});
    CHECK(applied(*own, "q1", abcd) == abcd);
    CHECK(told(*own) == "same.txt: --equivalents: none of these documents is there");
}
