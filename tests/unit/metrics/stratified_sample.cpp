// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

#include "../random.hpp"
#include "hand_made_topic.hpp"

using namespace rankline;
using doctest::Approx;

namespace {

/// A pool of documents a, b, c, ... with a stratum and a grade each ("1:2 2:-": - is not sampled),
/// and a ranking of them; any other letter is not in the pool.
class SampledTopic {
public:
    SampledTopic(std::string_view pool, std::string_view ranking) {
        for (std::size_t i = 0; i < pool.size(); i += 4) {
            const char grade = pool[i + 2];
            m_judgments.push_back(
                {docid(i / 4), grade == '-' ? -1.0 : grade - '0', pool.substr(i, 1), {}});
        }
        m_strata = StratumJudgments(m_judgments);
        for (const char letter : ranking) {
            const auto index = static_cast<std::size_t>(letter - 'a');
            if (index < m_judgments.size()) {
                m_hits.push_back({m_topic.retrieved, m_judgments[index].grade});
                m_hit_strata.push_back(m_strata.stratum_of(index));
            }
            ++m_topic.retrieved;
        }
        for (double grade = 9; grade >= 0; --grade) {
            std::uint64_t count = 0;
            for (const Judgment& each : m_judgments) count += each.grade == grade ? 1 : 0;
            if (count > 0) m_grades.push_back({grade, count});
        }
        m_topic.hits = m_hits;
        m_topic.grades = m_grades;
        m_topic.strata = &m_strata;
        m_topic.hit_strata = m_hit_strata;
    }
    SampledTopic(const SampledTopic&) = delete;
    SampledTopic& operator=(const SampledTopic&) = delete;

    [[nodiscard]] double value(std::string_view name, double level = 1) const {
        const auto measures = parse_measure(name, measure_registry(), level);
        return measures.at(0).record->compute(m_topic, measures.at(0).params);
    }

private:
    static std::string_view docid(std::size_t index) {
        return std::string_view("abcdefghijklmnopqrstuvwxyz").substr(index, 1);
    }

    std::vector<Judgment> m_judgments;
    StratumJudgments m_strata;
    std::vector<Hit> m_hits;
    std::vector<std::uint32_t> m_hit_strata;
    std::vector<GradeCount> m_grades;
    Topic m_topic;
};

}  // namespace

TEST_CASE("xinfAP: a sampled document stands for those of its stratum") {
    // Stratum 1: a, b, both sampled. Stratum 2: c relevant, d not, e and f not sampled: weight 2.
    // z is not in the pool.
    const SampledTopic topic("1:1 1:0 2:1 2:0 2:- 2:-", "aezc");
    // At a: 1. At c, rank 4: itself; of the one above in stratum 1 all, of the one in stratum 2,
    // of which nothing is sampled, a third. R = 1 + 2.
    const double above = 1.00001 / 1.00003 + 1.0 / 3;
    CHECK(topic.value("xinfAP") == Approx((1 + 2 * (1 + above) / 4) / 3));
    CHECK(topic.value("xinfAP@3") == Approx(1.0 / 3));
    CHECK(topic.value("xinfAP", 2) == 0);
}

TEST_CASE("infNDCG: gains of the sample are scaled to what is retrieved of each stratum") {
    // As above. Stratum 1: a gains 1. Stratum 2: c gains 2 / log2(5), the only one sampled of e
    // and c. Ideal: two documents (1 * 2) of gain 2, one of gain 1.
    const SampledTopic topic("1:1 1:0 2:2 2:0 2:- 2:-", "aezc");
    const double ideal = 2 + 2 / std::log2(3.0) + 1.0 / 2;
    CHECK(topic.value("infNDCG") == Approx((1 + 2 * 2 / std::log2(5.0)) / ideal));
    CHECK(topic.value("infNDCG@2") == Approx(1 / (2 + 2 / std::log2(3.0))));
    CHECK(topic.value("infNDCG", 3) == topic.value("infNDCG"));
    CHECK(topic.value("infNDCG(gain=exp2)@1") == Approx(1.0 / 3));
}

TEST_CASE("xinfAP, infNDCG: are 0 where no relevant document was sampled") {
    const SampledTopic topic("1:0 1:- 2:- 2:-", "abcd");
    CHECK(topic.value("xinfAP") == 0);
    CHECK(topic.value("infNDCG") == 0);
}

TEST_CASE("xinfAP, infNDCG: are AP and nDCG where every document of the pool was judged") {
    Random random(3);
    for (int round = 0; round < 100; ++round) {
        std::string pool;
        std::string grades;
        std::string ranking;
        std::string order;
        for (int i = 0; i < 12; ++i) {
            grades += static_cast<char>('0' + random.below(4));
            pool += std::string(1, static_cast<char>('1' + random.below(3))) + ":" + grades.back() +
                    " ";
        }
        std::string left = "abcdefghijklwxyz";  // the last four are not in the pool
        while (left.size() > 4) {
            const std::size_t place = random.below(left.size());
            order += left[place];
            left.erase(place, 1);
        }
        for (const char letter : order) ranking += letter < 'm' ? grades[letter - 'a'] : '-';
        std::string missed;
        for (const char letter : left)
            missed += letter < 'm' ? std::string(1, grades[letter - 'a']) : "";
        const HandMadeTopic judged(ranking, missed);
        const SampledTopic sampled(pool, order);
        CAPTURE(pool);
        CAPTURE(order);
        CHECK(sampled.value("infNDCG") == Approx(judged.value("nDCG")).epsilon(1e-12));
        CHECK(sampled.value("infNDCG@5") == Approx(judged.value("nDCG@5")).epsilon(1e-12));
        // But for the smoothing.
        CHECK(sampled.value("xinfAP") == Approx(judged.value("AP")).epsilon(1e-4));
        CHECK(sampled.value("xinfAP(rel=2)@5") ==
              Approx(judged.value("AP(rel=2)@5")).epsilon(1e-4));
    }
}
