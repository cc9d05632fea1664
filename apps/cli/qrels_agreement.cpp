// SPDX-License-Identifier: MIT
#include <rankline/cli/qrels_agreement.hpp>

#include <cmath>
#include <set>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/convert/common_grades.hpp>
#include <rankline/report/json_writer.hpp>
#include <rankline/stats/kappa.hpp>

namespace rankline::cli {

namespace {

/// More grades than these make no table that anybody could read, and could make a very large one.
constexpr std::size_t most_grades_shown = 25;

/// What a query, or all together, have in common.
struct Compared {
    ConfusionMatrix counts;
    std::uint64_t only_first = 0;
    std::uint64_t only_second = 0;

    void add(const CommonGrades& topic) {
        for (const auto& grades : topic.grades) ++counts[grades];
        only_first += topic.only_first;
        only_second += topic.only_second;
    }
};

std::vector<std::string_view> qids_of(const Judgments& judgments) {
    std::vector<std::string_view> qids;
    for (const TopicJudgments& topic : judgments.topics) qids.push_back(topic.qid);
    return qids;
}

std::string grade_text(double grade) { return format_number(grade, -1); }

class AgreementPrinter {
public:
    AgreementPrinter(const ComparedQrels& first, const ComparedQrels& second,
                     const AgreementLayout& layout)
        : m_first(first),
          m_second(second),
          m_layout(layout),
          m_topics(common_grades(first.judgments, second.judgments)) {
        for (const CommonGrades& topic : m_topics) m_all.add(topic);
        if (!m_all.counts.empty()) return;
        throw Error(ErrorKind::input, Place{second.name},
                    "no document is judged here and in " + first.name +
                        " for the same query: the queries here are " +
                        first_ids(qids_of(second.judgments)) + "; the other has " +
                        first_ids(qids_of(first.judgments)));
    }

    [[nodiscard]] std::string table() const;
    [[nodiscard]] std::string json() const;

private:
    [[nodiscard]] std::vector<std::string> row(std::string_view name,
                                               const Compared& compared) const;
    [[nodiscard]] std::string confusion_table() const;
    void append_values(JsonWriter& json, const Compared& compared) const;

    const ComparedQrels& m_first;
    const ComparedQrels& m_second;
    AgreementLayout m_layout;
    std::vector<CommonGrades> m_topics;
    Compared m_all;
};

std::vector<std::string> AgreementPrinter::row(std::string_view name,
                                               const Compared& compared) const {
    const Agreement values = agreement(compared.counts);
    std::vector<std::string> cells = {shortened(name, page_width), std::to_string(values.cases),
                                      std::to_string(compared.only_first),
                                      std::to_string(compared.only_second)};
    for (const double value :
         {values.raw, values.kappa, values.linear_kappa, values.quadratic_kappa})
        cells.push_back(std::isnan(value) ? "-" : format_number(value, m_layout.digits));
    return cells;
}

std::string AgreementPrinter::table() const {
    Rows rows = {{"query", "both", "first-only", "second-only", "agreement", "kappa",
                  "linear-kappa", "quadratic-kappa"}};
    if (m_layout.per_query) {
        for (const CommonGrades& topic : m_topics) {
            Compared compared;
            compared.add(topic);
            rows.push_back(row(topic.qid, compared));
        }
    }
    rows.push_back(row("all", m_all));
    return "first: " + m_first.name + "\nsecond: " + m_second.name + "\n\n" + aligned(rows) + "\n" +
           confusion_table();
}

std::string AgreementPrinter::confusion_table() const {
    std::set<double> grades;
    for (const auto& [pair, count] : m_all.counts) {
        grades.insert(pair.first);
        grades.insert(pair.second);
    }
    if (grades.size() > most_grades_shown) {
        return std::to_string(grades.size()) +
               " grades: --to json lists how often which of them met\n";
    }
    Rows rows = {{"first\\second"}};
    for (const double column : grades) rows.front().push_back(grade_text(column));
    for (const double line : grades) {
        std::vector<std::string>& cells = rows.emplace_back();
        cells.push_back(grade_text(line));
        for (const double column : grades) {
            const auto found = m_all.counts.find({line, column});
            cells.push_back(std::to_string(found == m_all.counts.end() ? 0 : found->second));
        }
    }
    return aligned(rows);
}

void AgreementPrinter::append_values(JsonWriter& json, const Compared& compared) const {
    const Agreement values = agreement(compared.counts);
    const auto count = [&](std::string_view name, std::uint64_t number) {
        json.key(name);
        json.literal(std::to_string(number));
    };
    const auto value = [&](std::string_view name, double number) {
        json.key(name);
        json.number(number, m_layout.digits);
    };
    count("both", values.cases);
    count("first_only", compared.only_first);
    count("second_only", compared.only_second);
    value("agreement", values.raw);
    value("kappa", values.kappa);
    value("linear_kappa", values.linear_kappa);
    value("quadratic_kappa", values.quadratic_kappa);
}

std::string AgreementPrinter::json() const {
    JsonWriter json;
    json.begin_object();
    json.key("first");
    json.string(m_first.name);
    json.key("second");
    json.string(m_second.name);
    append_values(json, m_all);
    json.key("confusion");
    json.begin_array();
    for (const auto& [pair, count] : m_all.counts) {
        json.begin_object(true);
        json.key("first");
        json.number(pair.first, -1);
        json.key("second");
        json.number(pair.second, -1);
        json.key("count");
        json.literal(std::to_string(count));
        json.end_object();
    }
    json.end_array();
    if (m_layout.per_query) {
        json.key("queries");
        json.begin_object();
        for (const CommonGrades& topic : m_topics) {
            Compared compared;
            compared.add(topic);
            json.key(topic.qid);
            json.begin_object(true);
            append_values(json, compared);
            json.end_object();
        }
        json.end_object();
    }
    json.end_object();
    return json.text() + "\n";
}

}  // namespace

std::string agreement_text(const ComparedQrels& first, const ComparedQrels& second,
                           const AgreementLayout& layout) {
    const AgreementPrinter printer(first, second, layout);
    return layout.json ? printer.json() : printer.table();
}

}  // namespace rankline::cli
