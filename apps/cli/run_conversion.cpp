// SPDX-License-Identifier: MIT
#include <rankline/cli/run_conversion.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/convert/scores.hpp>
#include <rankline/convert/untie.hpp>
#include <rankline/parallel/ordered.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

/// Something that is lost in some queries: how often, and in which query first.
struct Loss {
    std::size_t count = 0;
    std::size_t first_query = std::numeric_limits<std::size_t>::max();
    std::string example;  ///< of that query

    template <class Describe>
    void add(std::size_t times, std::size_t query, Describe describe) {
        if (times == 0) return;
        count += times;
        if (query >= first_query) return;
        first_query = query;
        example = describe();
    }

    void merge(const Loss& other) {
        count += other.count;
        if (other.first_query >= first_query) return;
        first_query = other.first_query;
        example = other.example;
    }
};

/// What only the data can tell to be lost.
struct Losses {
    Loss order;   ///< the ranking is not that of the scores, which is what will be read
    Loss digits;  ///< scores that differ behind the last digit
    Loss ranks;   ///< documents that shared a rank, where there are no scores to say so

    void merge(const Losses& other) {
        order.merge(other.order);
        digits.merge(other.digits);
        ranks.merge(other.ranks);
    }
};

/// One thread's share of the work.
struct Worker {
    ConversionInputs::Reader reader;
    std::optional<IdStore> ids;  ///< of the query at hand
    std::optional<Untier> untier;
    Losses losses;
    bool has_documents = false;  ///< of some query, after all operations
};

std::string both(const RunEntry& a, const RunEntry& b) {
    return quoted(a.docid()) + " and " + quoted(b.docid());
}

class Converter {
public:
    Converter(ConversionInputs inputs, const RunConversion& conversion)
        : m_inputs(std::move(inputs)),
          m_conversion(conversion),
          m_operations(conversion.make_operations()),
          m_workers(conversion.threads) {
        choose_queries();
        if (!m_conversion.untie) return;
        for (Worker& worker : m_workers) worker.untier.emplace(m_conversion.digits);
    }

    [[nodiscard]] const ConversionInputs& inputs() const noexcept { return m_inputs; }
    /// Whether an operation may throw.
    [[nodiscard]] bool may_fail() const {
        return std::any_of(m_operations.begin(), m_operations.end(),
                           [](const auto& operation) { return operation->may_fail(); });
    }

    /// Converts all queries for what there is to notice, and to foresee.
    void rehearse() {
        m_foresees = m_conversion.target.foresee != nullptr;
        std::vector<std::string> texts(m_conversion.threads);
        for_each_index(m_queries.size(), m_conversion.threads,
                       [&](std::size_t index, unsigned worker) {
                           texts[worker].clear();
                           convert(index, worker, texts[worker]);
                       });
    }

    void write(Output& output);

    /// What was noticed.
    [[nodiscard]] Losses losses() const {
        Losses all;
        for (const Worker& worker : m_workers) all.merge(worker.losses);
        return all;
    }
    void tell(ConversionNotes& notes) const;
    /// Throws where the operations left no document of any query.
    void require_documents() const;

private:
    void choose_queries();
    [[noreturn]] void fail_without(const std::string& what,
                                   std::span<const std::unique_ptr<RunOperation>> operations) const;
    void convert(std::size_t index, unsigned worker, std::string& text);
    [[nodiscard]] std::span<RunEntry> operated(std::string_view qid, std::span<RunEntry> ranked,
                                               Worker& worker) const;
    void settle_scores(std::size_t index, std::span<RunEntry> ranked, Worker& worker) const;
    void require_scores_by_rank(std::size_t query, std::span<const RunEntry> ranked) const;
    /// Does what knows of a query and not of the run that it is of.
    template <class Work>
    void in_this_run(Work work) const {
        try {
            work();
        } catch (const Error& error) {
            throw Error(error.kind(), Place{m_inputs.name()}, error.what());
        }
    }

    ConversionInputs m_inputs;
    const RunConversion& m_conversion;
    std::vector<std::unique_ptr<RunOperation>> m_operations;
    std::vector<std::size_t> m_queries;  ///< those that stay
    std::vector<Worker> m_workers;
    bool m_foresees = false;
};

/// Each operation is told the queries that the ones before have left.
void Converter::choose_queries() {
    const std::vector<std::string_view>& all = m_inputs.qids();
    m_queries.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) m_queries[i] = i;
    std::vector<std::string_view> qids = all;
    for (const auto& operation : m_operations) {
        operation->prepare(qids);
        std::erase_if(m_queries, [&](std::size_t query) { return !operation->keeps(all[query]); });
        if (m_queries.empty()) fail_without("queries", {&operation, 1});
        qids.clear();
        for (const std::size_t query : m_queries) qids.push_back(all[query]);
    }
}

/// With what the operations have to say about it, a mistyped list maybe.
void Converter::fail_without(const std::string& what,
                             std::span<const std::unique_ptr<RunOperation>> operations) const {
    Remarks remarks;
    for (const auto& operation : operations) remarks.add(m_inputs.name(), operation->findings());
    remarks.add(m_inputs.name(), "none of the " + what + " is left");
    throw Error(ErrorKind::input, joined(remarks.lines(), "\n"));
}

void Converter::require_documents() const {
    const bool some = std::any_of(m_workers.begin(), m_workers.end(),
                                  [](const Worker& worker) { return worker.has_documents; });
    if (!some) fail_without("documents", m_operations);
}

/// What the run id says is why its scores may be left out.
void Converter::require_scores_by_rank(std::size_t query, std::span<const RunEntry> ranked) const {
    if (is_scored_by_rank(ranked)) return;
    throw Error(ErrorKind::input, Place{m_inputs.name()},
                "the run id is " + std::string(scores_from_ranks_tag) +
                    ", but the scores of query " + quoted(m_inputs.qids()[query]) +
                    " are not 1/rank; --allow-lossy leaves them out");
}

void Converter::settle_scores(std::size_t index, std::span<RunEntry> ranked, Worker& worker) const {
    const std::size_t query = m_queries[index];
    const auto in_query = [&] { return "query " + quoted(m_inputs.qids()[query]); };
    Losses& losses = worker.losses;
    if (!m_conversion.target.keeps_scores) {
        std::size_t tied = 0;
        if (!m_inputs.has_scores()) {
            for_each_tie(ranked, [&](std::span<RunEntry> tie) { tied += tie.size() - 1; });
        }
        losses.ranks.add(tied, index, in_query);
        return;
    }
    if (m_conversion.digits >= 0) {
        const std::size_t tied = cut_scores(ranked, m_conversion.digits);
        if (!worker.untier) losses.digits.add(tied, index, in_query);
    }
    if (worker.untier) worker.untier->untie(ranked);
    if (!m_conversion.target.ranks_by_score) return;
    const std::size_t place = first_out_of_order(ranked);
    losses.order.add(place < ranked.size() ? 1 : 0, index, [&] {
        return in_query() + ", documents " + both(ranked[place - 1], ranked[place]);
    });
}

/// What the operations leave. Ranks that scores are made of are those of what is left.
std::span<RunEntry> Converter::operated(std::string_view qid, std::span<RunEntry> ranked,
                                        Worker& worker) const {
    worker.ids.emplace();
    in_this_run([&] {
        for (const auto& operation : m_operations)
            ranked = ranked.first(operation->apply(qid, ranked, *worker.ids));
    });
    if (!m_inputs.has_scores()) score_by_rank(ranked);
    return ranked;
}

void Converter::convert(std::size_t index, unsigned number, std::string& text) {
    const std::size_t query = m_queries[index];
    const std::string_view qid = m_inputs.qids()[query];
    Worker& worker = m_workers[number];
    std::span<RunEntry> ranked = m_inputs.read(query, worker.reader);
    const RunTarget& target = m_conversion.target;
    if (!target.keeps_scores && m_inputs.has_scores() && !m_conversion.allow_lossy)
        require_scores_by_rank(query, ranked);
    if (!m_operations.empty()) ranked = operated(qid, ranked, worker);
    if (ranked.empty()) return;
    worker.has_documents = true;
    settle_scores(index, ranked, worker);
    const auto hand_over = [&] {
        if (m_foresees) {
            target.foresee(qid, ranked);
        } else {
            target.query(qid, ranked, text);
        }
    };
    if (target.may_refuse) {
        in_this_run(hand_over);
    } else {
        hand_over();
    }
}

void Converter::write(Output& output) {
    // As many queries at a time as in Fusion::write, and for its reasons.
    constexpr std::size_t most_in_block = 64;
    const std::size_t queries = m_queries.size();
    const std::size_t block = std::clamp<std::size_t>(queries / 10000, 1, most_in_block);
    const RunTarget& target = m_conversion.target;
    output.write(target.head);
    bool is_first = true;
    for_each_in_order((queries + block - 1) / block, m_conversion.threads,
                      [&](std::size_t index, unsigned worker, std::string& text) {
                          const std::size_t end = std::min(queries, (index + 1) * block);
                          for (std::size_t query = index * block; query < end; ++query) {
                              const std::size_t before = text.size();
                              if (before > 0) text += target.between;
                              const std::size_t start = text.size();
                              convert(query, worker, text);
                              if (text.size() == start) text.resize(before);
                          }
                      },
                      [&](const std::string& text) {
                          if (text.empty()) return;
                          if (!std::exchange(is_first, false)) output.write(target.between);
                          output.write(text);
                      });
    output.write(target.tail);
}

void Converter::tell(ConversionNotes& notes) const {
    std::vector<const ConversionInputs::Reader*> readers;
    for (const Worker& worker : m_workers) readers.push_back(&worker.reader);
    m_inputs.remark(readers, m_conversion.keeps_run_id, notes.remarks);
    for (const auto& operation : m_operations) {
        notes.remarks.add(m_inputs.name(), operation->findings());
        const std::vector<std::string> account = operation->account();
        notes.accounts.insert(notes.accounts.end(), account.begin(), account.end());
    }
}

std::string times(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// What makes scores rank documents as they are written, by what has them ranked otherwise.
std::string remedies(const ConversionInputs& inputs) {
    const RunOrder order = inputs.order();
    std::string remedies = "--untie changes these scores";
    if (inputs.has_scores()) remedies += ", --scores-from-ranks all of them";
    if (!order.by_score) return remedies + ", --rank-by score ranks by them";
    if (order.ties != TieRule::docid_descending)
        remedies += ", --ties docid-desc ranks equal ones as they are read";
    return remedies;
}

/// A line for each loss that the data show.
std::vector<std::string> described(const Losses& losses, const RunConversion& conversion,
                                   const ConversionInputs& inputs) {
    const std::string format = conversion.target.name;
    const std::string name = inputs.name();
    std::vector<std::string> lines;
    if (losses.order.count > 0) {
        lines.push_back(name + ": the ranking, which in " +
                        times(losses.order.count, "query", "queries") +
                        " is not that of the scores, by which " + format +
                        " is ranked (first: " + losses.order.example + "); " + remedies(inputs));
    }
    if (losses.digits.count > 0) {
        lines.push_back(name + ": the difference of " +
                        times(losses.digits.count, "score", "scores") +
                        " to the one before, with " +
                        times(static_cast<std::size_t>(conversion.digits), "digit", "digits") +
                        " (first: " + losses.digits.example + "); --untie keeps them apart");
    }
    if (losses.ranks.count > 0) {
        lines.push_back(name + ": the ranks that " +
                        times(losses.ranks.count, "document shares", "documents share") +
                        " with the one before, since " + format +
                        " gives each its own (first: " + losses.ranks.example + ")");
    }
    return lines;
}

/// One conversion, carried out.
class RunConversionWork {
public:
    RunConversionWork(const RunConversion& conversion, ConversionNotes& notes)
        : m_conversion(conversion), m_notes(notes) {}

    void run(const ConversionInputs& inputs) {
        refuse_lost_scores(inputs);
        if (carried_out_by_guess(inputs)) return;
        const ConversionInputs exact = inputs.guessed() ? inputs.indexed() : inputs;
        try {
            carry_out(exact);
        } catch (const Error& error) {
            // Queries are read in another order than that of the lines, if these are scattered. Of
            // several bad lines the first is told, as everywhere.
            if (error.kind() == ErrorKind::input && !m_all_read) exact.read_through();
            throw;
        }
    }

private:
    /// The one loss that is known before anything is read.
    void refuse_lost_scores(const ConversionInputs& inputs) {
        if (m_conversion.target.keeps_scores || !inputs.has_scores()) return;
        const std::string lost =
            inputs.name() + ": the scores, which " + m_conversion.target.name + " does not have";
        if (m_conversion.allow_lossy) {
            m_notes.losses.push_back(lost);
        } else if (!inputs.claims_scores_from_ranks()) {
            throw Error(ErrorKind::usage,
                        "would be lost: " + lost + "\n--allow-lossy converts without them");
        }
    }

    /// False if the guess was wrong, and so whatever came of it. Once all queries were read it was
    /// right, and so is the error.
    bool carried_out_by_guess(const ConversionInputs& inputs) {
        if (!inputs.guessed()) return false;
        const Remarks remarks_before = m_notes.remarks;
        try {
            carry_out(inputs);
            return true;
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::io || m_all_read) throw;
            m_notes.remarks = remarks_before;
            return false;
        }
    }

    /// Whether something can be found on the way that must not be written, where what is written
    /// cannot be taken back.
    [[nodiscard]] bool must_be_rehearsed(const ConversionInputs& inputs,
                                         const Converter& converter) const {
        if (!is_written_at_once(m_conversion.path)) return false;
        if (m_conversion.strict || m_conversion.target.may_refuse || converter.may_fail())
            return true;
        const bool may_lose = inputs.may_contradict_scores() || m_conversion.digits >= 0 ||
                              !m_conversion.target.keeps_scores;
        return may_lose && !m_conversion.allow_lossy;
    }

    void carry_out(const ConversionInputs& inputs) {
        Output output(m_conversion.path, m_conversion.compression);
        Converter converter(inputs, m_conversion);
        if (m_conversion.target.foresee != nullptr || must_be_rehearsed(inputs, converter)) {
            converter.rehearse();
            tell(converter);
            Converter(inputs, m_conversion).write(output);
        } else {
            converter.write(output);
            tell(converter);
        }
        output.commit();
    }

    /// What came up while all queries were read: told, or the end.
    void tell(const Converter& converter) {
        m_all_read = true;
        converter.require_documents();
        std::vector<std::string> lost =
            described(converter.losses(), m_conversion, converter.inputs());
        if (!lost.empty() && !m_conversion.allow_lossy) {
            throw Error(ErrorKind::input, "would be lost: " + joined(lost, "\nwould be lost: ") +
                                              "\n--allow-lossy converts all the same");
        }
        m_notes.losses.insert(m_notes.losses.end(), lost.begin(), lost.end());
        converter.tell(m_notes);
        if (m_conversion.target.foreseen != nullptr) m_conversion.target.foreseen(m_notes.remarks);
        if (m_conversion.strict) m_notes.remarks.raise();
    }

    const RunConversion& m_conversion;
    ConversionNotes& m_notes;
    bool m_all_read = false;  ///< all lines, and none was bad
};

}  // namespace

void convert_run(const ConversionInputs& inputs, const RunConversion& conversion,
                 ConversionNotes& notes) {
    RunConversionWork(conversion, notes).run(inputs);
}

}  // namespace rankline::cli
