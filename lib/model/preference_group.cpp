// SPDX-License-Identifier: MIT
#include <rankline/model/preference_group.hpp>

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

// trec_eval takes five bytes per pair of the topic's documents and dies where they do not fit.
constexpr std::uint64_t largest_closure = std::uint64_t{1} << 30;

}  // namespace

void OrderedGroupBuilder::fail(const std::string& what) const {
    throw Error(ErrorKind::input, "judgment group " + quoted(m_group) + ": " + what);
}

void OrderedGroupBuilder::add(const Judgment& judgment, std::uint32_t place) {
    if (!m_lines.empty() && m_lines.back().judgment.subgroup != judgment.subgroup) {
        m_has_subgroups = true;
    }
    m_lines.push_back({judgment, place});
}

// The grade that counts as relevant or not is that of the last line, as in trec_eval; the lines can
// only disagree on how relevant a document is, not on whether it is.
void OrderedGroupBuilder::collect_documents() {
    std::vector<const Line*> by_place;
    by_place.reserve(m_lines.size());
    for (const Line& line : m_lines) by_place.push_back(&line);
    std::stable_sort(by_place.begin(), by_place.end(),
                     [](const Line* a, const Line* b) { return a->place < b->place; });
    const Line* last = nullptr;
    for (const Line* line : by_place) {
        const Judgment& judgment = line->judgment;
        if (last == nullptr || last->place != line->place) {
            m_result.places.push_back(line->place);
            m_result.grades.push_back(judgment.grade);
            m_docids.push_back(judgment.docid);
            if (line->place < m_retrieved) ++m_result.retrieved;
        } else {
            const double before = m_result.grades.back();
            if (last->judgment.subgroup == judgment.subgroup && before != judgment.grade) {
                fail("document " + quoted(judgment.docid) +
                     " has two grades in one sub-group; keep one");
            }
            if ((before > 0 && judgment.grade == 0) || (before == 0 && judgment.grade > 0)) {
                fail("document " + quoted(judgment.docid) +
                     " is relevant in one sub-group and nonrelevant (0) in another; put opposing "
                     "judgments in groups of their own");
            }
            m_result.grades.back() = judgment.grade;
        }
        last = line;
    }
}

std::uint32_t OrderedGroupBuilder::index_of(std::uint32_t place) const {
    const auto found = std::lower_bound(m_result.places.begin(), m_result.places.end(), place);
    return static_cast<std::uint32_t>(found - m_result.places.begin());
}

void OrderedGroupBuilder::add_steps(PartialOrder& order) const {
    std::vector<std::uint32_t> better;
    for (auto begin = m_lines.begin(); begin != m_lines.end();) {
        const auto same_class = [&](const Line& line) {
            return line.judgment.subgroup == begin->judgment.subgroup &&
                   line.judgment.grade == begin->judgment.grade;
        };
        const auto end = std::find_if_not(begin, m_lines.end(), same_class);
        std::vector<std::uint32_t> worse;
        for (auto line = begin; line != end; ++line) worse.push_back(index_of(line->place));
        const bool starts_subgroup =
            begin == m_lines.begin() ||
            std::prev(begin)->judgment.subgroup != begin->judgment.subgroup;
        if (!starts_subgroup) order.add_step(better, worse);
        better = std::move(worse);
        begin = end;
    }
}

OrderedGroup OrderedGroupBuilder::build(std::uint64_t& bytes) {
    collect_documents();
    if (m_has_subgroups) {
        PartialOrder order(m_result.places.size());
        add_steps(order);
        bytes += order.bytes_to_close();
        if (bytes > largest_closure) {
            fail("the transitive preferences between its " +
                 std::to_string(m_result.places.size()) +
                 " documents do not fit in a gibibyte; use one sub-group or split the topic");
        }
        if (const auto conflict = order.close()) {
            const std::string a = quoted(m_docids[conflict->first]);
            const std::string b = quoted(m_docids[conflict->second]);
            fail("its preferences contradict each other: " + a + " comes before " + b + ", but " +
                 b + " also before " + a + "; put opposing judgments in groups of their own");
        }
        m_result.order = std::move(order);
    }
    return std::move(m_result);
}

namespace {

/// A bit per document of a group.
class Kept {
public:
    explicit Kept(std::size_t documents) : m_bits((documents + 63) / 64, ~std::uint64_t{0}) {}
    void drop(std::size_t index) { m_bits[index / 64] &= ~(std::uint64_t{1} << (index % 64)); }
    [[nodiscard]] bool has(std::size_t index) const {
        return (m_bits[index / 64] >> (index % 64) & 1) != 0;
    }
    [[nodiscard]] std::span<const std::uint64_t> bits() const { return m_bits; }

private:
    std::vector<std::uint64_t> m_bits;
};

struct Tallies {
    PreferenceTally retrieved;
    PreferenceTally implied;
    std::uint64_t absent = 0;

    [[nodiscard]] PreferenceTally all() const {
        return {retrieved.fulfilled + implied.fulfilled,
                retrieved.possible + implied.possible + absent};
    }
};

/// Counts per level, with sums over all levels below one in logarithmic time (Fenwick, Software:
/// Practice and Experience 24, 1994).
class LevelCounts {
public:
    explicit LevelCounts(std::size_t levels) : m_sums(levels + 1, 0) {}
    void add(std::size_t level) {
        for (std::size_t i = level + 1; i < m_sums.size(); i += i & (~i + 1)) ++m_sums[i];
    }
    [[nodiscard]] std::uint64_t below(std::size_t level) const {
        std::uint64_t sum = 0;
        for (std::size_t i = level; i > 0; i -= i & (~i + 1)) sum += m_sums[i];
        return sum;
    }

private:
    std::vector<std::uint64_t> m_sums;
};

// Where grades alone decide, pairs need not be looked at one by one: a preference among retrieved
// documents is fulfilled once for each better document ranked before.
Tallies tally_by_grade(const OrderedGroup& group, const Kept& kept) {
    std::vector<double> levels = group.grades;
    std::sort(levels.begin(), levels.end(), std::greater<>());
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    std::vector<std::uint64_t> retrieved(levels.size(), 0);
    std::vector<std::uint64_t> absent(levels.size(), 0);
    LevelCounts ranked_before(levels.size());
    Tallies tallies;
    for (std::size_t index = 0; index < group.places.size(); ++index) {
        if (!kept.has(index)) continue;
        const auto level = static_cast<std::size_t>(
            std::lower_bound(levels.begin(), levels.end(), group.grades[index], std::greater<>()) -
            levels.begin());
        if (index >= group.retrieved) {
            ++absent[level];
            continue;
        }
        tallies.retrieved.fulfilled += ranked_before.below(level);
        ranked_before.add(level);
        ++retrieved[level];
    }
    std::uint64_t better_retrieved = 0;
    std::uint64_t better_absent = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        tallies.retrieved.possible += better_retrieved * retrieved[level];
        tallies.implied.fulfilled += better_retrieved * absent[level];
        tallies.implied.possible +=
            better_retrieved * absent[level] + better_absent * retrieved[level];
        tallies.absent += better_absent * absent[level];
        better_retrieved += retrieved[level];
        better_absent += absent[level];
    }
    return tallies;
}

Tallies tally_by_order(const OrderedGroup& group, const Kept& kept) {
    const PartialOrder& order = *group.order;
    const std::size_t documents = group.places.size();
    const std::size_t retrieved = group.retrieved;
    Tallies tallies;
    for (std::size_t better = 0; better < documents; ++better) {
        if (!kept.has(better)) continue;
        const std::uint64_t with_retrieved = order.count_after(better, 0, retrieved, kept.bits());
        const std::uint64_t with_absent =
            order.count_after(better, retrieved, documents, kept.bits());
        if (better < retrieved) {
            tallies.retrieved.possible += with_retrieved;
            tallies.retrieved.fulfilled +=
                order.count_after(better, better + 1, retrieved, kept.bits());
            tallies.implied.possible += with_absent;
            tallies.implied.fulfilled += with_absent;
        } else {
            tallies.implied.possible += with_retrieved;
            tallies.absent += with_absent;
        }
    }
    return tallies;
}

Tallies tally(const OrderedGroup& group, const Kept& kept) {
    return group.order ? tally_by_order(group, kept) : tally_by_grade(group, kept);
}

/// The documents that balancing takes from: those of the lowest grade or, with sub-groups, those
/// of grade 0, wherever they stand in the order. By place.
std::vector<std::size_t> surplus_candidates(const OrderedGroup& group) {
    const double lowest =
        group.order ? 0 : *std::min_element(group.grades.begin(), group.grades.end());
    std::vector<std::size_t> candidates;
    for (std::size_t index = 0; index < group.grades.size(); ++index) {
        if (group.grades[index] == lowest) candidates.push_back(index);
    }
    return candidates;
}

// Without sub-groups trec_eval holds the class of nonrelevant documents against the kept part of
// itself as well: each pair counts as possible, a document with itself too, and as fulfilled where
// the first is retrieved and ranked before the second. The figures it prints contain that.
PreferenceTally tally_within(std::size_t candidates, std::size_t kept, std::size_t kept_retrieved) {
    PreferenceTally tally;
    tally.possible = std::uint64_t{candidates} * kept;
    for (std::size_t i = 0; i < kept_retrieved; ++i) tally.fulfilled += kept - 1 - i;
    return tally;
}

PreferenceTally balance(const OrderedGroup& group, const PreferenceGroup& counts) {
    if (counts.relevant >= counts.nonrelevant) {
        const std::uint64_t supposed = counts.relevant - counts.nonrelevant;
        return {counts.retrieved.fulfilled + counts.implied.fulfilled +
                    counts.relevant_retrieved * supposed,
                counts.retrieved.possible + counts.implied.possible + counts.absent +
                    counts.relevant * supposed};
    }
    const std::vector<std::size_t> candidates = surplus_candidates(group);
    const auto keep =
        static_cast<std::size_t>(std::min<std::uint64_t>(counts.relevant, candidates.size()));
    Kept kept(group.places.size());
    for (std::size_t i = keep; i < candidates.size(); ++i) kept.drop(candidates[i]);
    PreferenceTally balanced = tally(group, kept).all();
    if (!group.order) {
        std::size_t retrieved = 0;
        while (retrieved < keep && candidates[retrieved] < group.retrieved) ++retrieved;
        const PreferenceTally within = tally_within(candidates.size(), keep, retrieved);
        balanced.fulfilled += within.fulfilled;
        balanced.possible += within.possible;
    }
    return balanced;
}

// The oddities are trec_eval's: a supposed document makes a possible preference with every relevant
// document, retrieved or not, and with sub-groups as many nonrelevant documents are kept as there
// are relevant ones in all.
PreferenceTally balance_retrieved(const OrderedGroup& group, const PreferenceGroup& counts) {
    if (counts.relevant_retrieved >= counts.nonrelevant_retrieved) {
        const std::uint64_t supposed = counts.relevant_retrieved - counts.nonrelevant_retrieved;
        return {counts.retrieved.fulfilled + counts.relevant_retrieved * supposed,
                counts.retrieved.possible + counts.relevant * supposed};
    }
    std::vector<std::size_t> candidates = surplus_candidates(group);
    std::erase_if(candidates, [&](std::size_t index) { return index >= group.retrieved; });
    const std::uint64_t wanted = group.order ? counts.relevant : counts.relevant_retrieved;
    const auto keep = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, candidates.size()));
    Kept kept(group.places.size());
    for (std::size_t i = keep; i < candidates.size(); ++i) kept.drop(candidates[i]);
    PreferenceTally balanced = tally(group, kept).retrieved;
    if (!group.order) {
        const PreferenceTally within = tally_within(candidates.size(), keep, keep);
        balanced.fulfilled += within.fulfilled;
        balanced.possible += within.possible;
    }
    return balanced;
}

}  // namespace

PreferenceGroup count_group(const OrderedGroup& group) {
    PreferenceGroup counts;
    for (std::size_t index = 0; index < group.grades.size(); ++index) {
        const double grade = group.grades[index];
        const std::uint64_t retrieved = index < group.retrieved ? 1 : 0;
        if (grade > 0) {
            ++counts.relevant;
            counts.relevant_retrieved += retrieved;
        } else if (grade == 0 || !group.order) {
            ++counts.nonrelevant;
            counts.nonrelevant_retrieved += retrieved;
        }
    }
    const Tallies all = tally(group, Kept(group.places.size()));
    counts.retrieved = all.retrieved;
    counts.implied = all.implied;
    counts.absent = all.absent;
    counts.balanced = balance(group, counts);
    counts.balanced_retrieved = balance_retrieved(group, counts);
    return counts;
}

}  // namespace rankline
