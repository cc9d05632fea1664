// SPDX-License-Identifier: MIT
#include <rankline/model/qrels.hpp>

#include <tsl/robin_map.h>

#include <algorithm>
#include <bit>
#include <deque>
#include <functional>
#include <tuple>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/base/id_hash.hpp>
#include <rankline/base/id_store.hpp>
#include <rankline/base/place_in.hpp>

namespace rankline {

namespace {

using QidIndex = tsl::robin_map<std::string_view, std::size_t, IdHash>;

/// Where a topic's (or group's) documents, grades and hash slots lie in the arrays of the Qrels.
/// Positions, because the arrays still grow when they are made.
struct Extent {
    std::size_t judgments = 0;
    std::size_t judgment_count = 0;
    std::size_t grades = 0;
    std::size_t grade_count = 0;
    std::size_t slots = 0;
    std::size_t slot_count = 0;
};

/// Whether each line is a document of its own, and so stands for itself.
bool one_line_each(JudgmentKind kind) {
    return kind == JudgmentKind::graded || kind == JudgmentKind::strata;
}

bool same_mention(const Judgment& a, const Judgment& b, JudgmentKind kind) {
    if (a.docid != b.docid) return false;
    if (one_line_each(kind)) return true;
    return a.group == b.group && (kind != JudgmentKind::preferences || a.subgroup == b.subgroup);
}

}  // namespace

const JudgedDocuments::Slot JudgedDocuments::no_document{};

struct Qrels::State {
    State(FileBytes bytes, JudgmentKind judgment_kind)
        : file(std::move(bytes)), kind(judgment_kind) {}

    FileBytes file;
    IdStore ids;
    JudgmentKind kind;
    Findings findings;
    std::vector<QrelsTopic> topics;
    std::deque<StratumJudgments> strata;  ///< of each topic, of JudgmentKind::strata only
    QidIndex index;
    std::vector<Judgment> lines;
    std::vector<Judgment> documents;  ///< empty where they are the lines
    std::vector<GradeCount> grades;
    std::vector<JudgedDocuments::Slot> slots;

    [[nodiscard]] Place place_of(std::string_view id) const {
        return place_in(file.bytes(), id, file.name());
    }
};

JudgmentKind Qrels::kind() const noexcept { return m_state->kind; }
std::span<const QrelsTopic> Qrels::topics() const noexcept { return m_state->topics; }
const Findings& Qrels::findings() const noexcept { return m_state->findings; }
const std::string& Qrels::name() const noexcept { return m_state->file.name(); }
std::string Qrels::sha256() const { return m_state->file.sha256(); }

std::optional<std::size_t> Qrels::find(std::string_view qid) const noexcept {
    const auto found = m_state->index.find(qid);
    if (found == m_state->index.end()) return std::nullopt;
    return found->second;
}

struct QrelsBuilder::State {
    struct Line {
        std::size_t topic;
        Judgment judgment;
    };
    std::shared_ptr<Qrels::State> qrels;
    Duplicates duplicates;
    std::vector<std::string_view> qids;
    std::vector<Line> lines;
    std::size_t last_topic = 0;

    void check_size() const;
    std::vector<std::size_t> group_by_topic();
    std::span<const Judgment> settle_topic(std::size_t first, std::size_t end, std::size_t& kept);
    [[noreturn]] void fail_duplicate(const Judgment& first, const Judgment& second) const;
    Extent place_documents(std::span<const Judgment> sorted);
    [[nodiscard]] std::span<const Judgment> documents_of(const Extent& extent) const;
    Extent index_documents(std::span<const Judgment> sorted);
    std::vector<Extent> index_groups(std::span<const Judgment> of_topic);
    [[nodiscard]] JudgedDocuments resolve(const Extent& extent) const;
    void count_negative_grades();
};

QrelsBuilder::QrelsBuilder(FileBytes file, JudgmentKind kind, Duplicates duplicates)
    : m_state(std::make_unique<State>()) {
    m_state->qrels = std::make_shared<Qrels::State>(std::move(file), kind);
    m_state->duplicates = duplicates;
}
QrelsBuilder::~QrelsBuilder() = default;

std::string_view QrelsBuilder::text() const { return m_state->qrels->file.bytes(); }
const std::string& QrelsBuilder::name() const noexcept { return m_state->qrels->file.name(); }
std::string_view QrelsBuilder::keep(std::string_view id) { return m_state->qrels->ids.keep(id); }

void QrelsBuilder::add_topic(std::string_view qid) {
    State& s = *m_state;
    // Lines of a topic mostly follow each other.
    if (!s.qids.empty() && s.qids[s.last_topic] == qid) return;
    const auto [place, is_new] = s.qrels->index.try_emplace(qid, s.qids.size());
    if (is_new) s.qids.push_back(qid);
    s.last_topic = place->second;
}

void QrelsBuilder::add(std::string_view qid, const Judgment& judgment) {
    add_topic(qid);
    m_state->lines.push_back({m_state->last_topic, judgment});
}

void QrelsBuilder::add_finding(Finding finding) {
    m_state->qrels->findings.add(std::move(finding));
}

/// Brings the lines of each topic together, topics by qid ascending, without moving the lines of a
/// topic past each other: a counting sort. Afterwards `qids` and `index` follow the new order.
/// Returns the number of lines of each topic.
std::vector<std::size_t> QrelsBuilder::State::group_by_topic() {
    std::vector<std::size_t> order(qids.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return qids[a] < qids[b]; });
    std::vector<std::size_t> position(qids.size());
    std::vector<std::string_view> sorted(qids.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        position[order[i]] = i;
        sorted[i] = qids[order[i]];
        qrels->index[sorted[i]] = i;
    }
    qids = std::move(sorted);

    std::vector<std::size_t> counts(qids.size(), 0);
    for (Line& line : lines) {
        line.topic = position[line.topic];
        ++counts[line.topic];
    }
    std::vector<std::size_t> next(qids.size(), 0);
    for (std::size_t i = 1; i < next.size(); ++i) next[i] = next[i - 1] + counts[i - 1];
    qrels->lines.resize(lines.size());
    for (const Line& line : lines) qrels->lines[next[line.topic]++] = line.judgment;
    lines = {};
    return counts;
}

void QrelsBuilder::State::fail_duplicate(const Judgment& first, const Judgment& second) const {
    std::string message =
        "document " + quoted(second.docid) +
        " is judged twice in one topic (first: " + to_string(qrels->place_of(first.docid)) + ")";
    message += qrels->kind == JudgmentKind::graded && first.group != second.group
                   ? "; if the second column is a subtopic or a judgment group, say --qrels-format "
                     "diversity or qrels_jg"
                   : "; --duplicates first, best or last keeps one";
    throw Error(ErrorKind::input, qrels->place_of(second.docid), message);
}

/// Sorts the lines [first, end) of a topic and drops repeated mentions; the survivors are moved to
/// `kept`, which advances behind them.
std::span<const Judgment> QrelsBuilder::State::settle_topic(std::size_t first, std::size_t end,
                                                            std::size_t& kept) {
    std::vector<Judgment>& all = qrels->lines;
    const auto key = [](const Judgment& j) { return std::tie(j.docid, j.group, j.subgroup); };
    const auto by_docid = [](const Judgment& a, const Judgment& b) { return a.docid < b.docid; };
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
    const auto stop = all.begin() + static_cast<std::ptrdiff_t>(end);
    if (one_line_each(qrels->kind)) {
        std::stable_sort(begin, stop, by_docid);
    } else {
        std::stable_sort(begin, stop,
                         [&](const Judgment& a, const Judgment& b) { return key(a) < key(b); });
    }
    const std::size_t start = kept;
    for (std::size_t i = first; i < end; ++i) {
        const Judgment& line = all[i];
        if (kept == start || !same_mention(all[kept - 1], line, qrels->kind)) {
            all[kept++] = line;
            continue;
        }
        Judgment& before = all[kept - 1];
        if (duplicates == Duplicates::error) fail_duplicate(before, line);
        const bool better = duplicates == Duplicates::best && line.grade > before.grade;
        if (duplicates == Duplicates::last || better) before = line;
    }
    return {all.data() + start, kept - start};
}

/// The distinct documents of `sorted` (by docid ascending). Lines that are documents stand for
/// themselves; of others they are appended to the array of documents.
Extent QrelsBuilder::State::place_documents(std::span<const Judgment> sorted) {
    Qrels::State& q = *qrels;
    Extent extent;
    if (one_line_each(q.kind)) {
        extent.judgments = static_cast<std::size_t>(sorted.data() - q.lines.data());
        extent.judgment_count = sorted.size();
        return extent;
    }
    extent.judgments = q.documents.size();
    for (const Judgment& line : sorted) {
        if (q.documents.size() > extent.judgments && q.documents.back().docid == line.docid) {
            if (line.grade > q.documents.back().grade) q.documents.back() = line;
        } else {
            q.documents.push_back(line);
        }
    }
    extent.judgment_count = q.documents.size() - extent.judgments;
    return extent;
}

/// Appends grade counts and hash table of the distinct documents of `sorted` to the arrays.
Extent QrelsBuilder::State::index_documents(std::span<const Judgment> sorted) {
    Qrels::State& q = *qrels;
    Extent extent = place_documents(sorted);
    const std::span<const Judgment> documents = documents_of(extent);

    std::vector<double> grades;
    for (const Judgment& document : documents) {
        if (document.grade >= 0) grades.push_back(document.grade);
    }
    std::sort(grades.begin(), grades.end(), std::greater<>());
    extent.grades = q.grades.size();
    for (const double grade : grades) {
        if (q.grades.size() > extent.grades && q.grades.back().grade == grade) {
            ++q.grades.back().count;
        } else {
            q.grades.push_back({grade, 1});
        }
    }
    extent.grade_count = q.grades.size() - extent.grades;

    // Half full at most: most look-ups are for documents that nobody judged and should end at once.
    extent.slot_count = std::max<std::size_t>(8, std::bit_ceil(2 * extent.judgment_count));
    extent.slots = q.slots.size();
    q.slots.resize(extent.slots + extent.slot_count);
    for (std::size_t i = 0; i < extent.judgment_count; ++i) {
        const std::uint64_t hash = hash_id(documents[i].docid);
        std::size_t slot = hash & (extent.slot_count - 1);
        while (q.slots[extent.slots + slot].index != 0) slot = (slot + 1) & (extent.slot_count - 1);
        q.slots[extent.slots + slot] = {static_cast<std::uint32_t>(hash >> 32),
                                        static_cast<std::uint32_t>(i + 1)};
    }
    return extent;
}

std::span<const Judgment> QrelsBuilder::State::documents_of(const Extent& extent) const {
    const std::vector<Judgment>& all = one_line_each(qrels->kind) ? qrels->lines : qrels->documents;
    return {all.data() + extent.judgments, extent.judgment_count};
}

JudgedDocuments QrelsBuilder::State::resolve(const Extent& extent) const {
    JudgedDocuments documents;
    documents.m_judgments = documents_of(extent);
    documents.m_grades = {qrels->grades.data() + extent.grades, extent.grade_count};
    documents.m_slots = qrels->slots.data() + extent.slots;
    documents.m_mask = extent.slot_count - 1;
    return documents;
}

void QrelsBuilder::State::count_negative_grades() {
    Finding finding{"negative-grades",
                    "negative grades: in the pool but not judged, and never relevant",
                    0,
                    {}};
    const char* first = nullptr;
    for (const Line& line : lines) {
        if (line.judgment.grade >= 0) continue;
        ++finding.count;
        if (first == nullptr) first = line.judgment.docid.data();
    }
    if (first != nullptr) finding.first = qrels->place_of({first, 0});
    qrels->findings.add(std::move(finding));
}

/// One extent per judgment group of a topic, by group id ascending.
std::vector<Extent> QrelsBuilder::State::index_groups(std::span<const Judgment> of_topic) {
    std::vector<Judgment> by_group(of_topic.begin(), of_topic.end());
    std::stable_sort(by_group.begin(), by_group.end(),
                     [](const Judgment& a, const Judgment& b) { return a.group < b.group; });
    std::vector<Extent> extents;
    for (std::size_t first = 0; first < by_group.size();) {
        std::size_t end = first;
        while (end < by_group.size() && by_group[end].group == by_group[first].group) ++end;
        extents.push_back(index_documents({by_group.data() + first, end - first}));
        first = end;
    }
    return extents;
}

void QrelsBuilder::State::check_size() const {
    const Place place{qrels->file.name()};
    if (lines.empty()) throw Error(ErrorKind::input, place, "no judgments: the file is empty");
    // Slots count documents in 32 bits.
    if (lines.size() > (std::size_t{1} << 31)) {
        throw Error(ErrorKind::input, place, "more than 2,147,483,648 judgments");
    }
}

Qrels QrelsBuilder::build() {
    State& s = *m_state;
    Qrels::State& q = *s.qrels;
    s.check_size();
    s.count_negative_grades();
    const std::vector<std::size_t> line_counts = s.group_by_topic();

    struct TopicExtents {
        std::size_t first_line;
        std::size_t line_count;
        Extent documents;
        std::vector<Extent> groups;
    };
    std::vector<TopicExtents> extents;
    std::size_t kept = 0;
    std::size_t first = 0;
    for (const std::size_t count : line_counts) {
        const std::size_t start = kept;
        const std::span<const Judgment> lines = s.settle_topic(first, first + count, kept);
        first += count;
        extents.push_back({start, lines.size(), s.index_documents(lines), {}});
        if (q.kind == JudgmentKind::groups) extents.back().groups = s.index_groups(lines);
    }
    for (std::size_t topic = 0; topic < extents.size(); ++topic) {
        const TopicExtents& extent = extents[topic];
        QrelsTopic built{s.qids[topic],
                         s.resolve(extent.documents),
                         {},
                         {q.lines.data() + extent.first_line, extent.line_count},
                         {},
                         nullptr};
        for (const Extent& group : extent.groups) built.groups.push_back(s.resolve(group));
        if (q.kind == JudgmentKind::subtopics) built.subtopics = SubtopicJudgments(built.lines);
        if (q.kind == JudgmentKind::strata) {
            built.strata = &q.strata.emplace_back(built.lines);
        }
        q.topics.push_back(std::move(built));
    }
    Qrels qrels;
    qrels.m_state = std::move(s.qrels);
    return qrels;
}

}  // namespace rankline
