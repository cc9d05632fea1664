// SPDX-License-Identifier: MIT
//
// make_bench_run QRELS QUERIES DEPTH RUN_OUT QRELS_OUT [VARIANT]
//
// Writes a run like those that Anserini writes over MS MARCO: QUERIES queries of DEPTH documents,
// "qid Q0 docid rank score Anserini", and the qrels to score it with. Queries come from QRELS; if
// it has too few, further ones are made up, with one relevant document each. The same bytes come
// out each time. Runs of VARIANT 1, 2, ... are there to be fused: any two of them have about half
// of their documents in common, and rank them alike but for noise.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

// The passages of MS MARCO. Their number happens to be prime, so start + i * step modulo it are
// distinct documents without a table of those that were used.
constexpr std::uint64_t passages = 8841823;
constexpr double share_found = 0.86;  // of the relevant documents, as BM25 does at depth 1000

struct Random {
    std::uint64_t state;
    std::uint64_t next() noexcept {  // SplitMix64
        std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t bound) noexcept { return next() % bound; }
    double unit() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }
};

struct Query {
    std::string qid;
    std::vector<std::uint64_t> relevant;
};

std::vector<Query> read_queries(const std::string& path) {
    std::ifstream file(path);
    std::vector<Query> queries;
    std::string qid;
    std::string iteration;
    std::uint64_t docid = 0;
    int grade = 0;
    while (file >> qid >> iteration >> docid >> grade) {
        if (queries.empty() || queries.back().qid != qid) queries.push_back({qid, {}});
        if (grade > 0) queries.back().relevant.push_back(docid);
    }
    if (queries.empty()) throw std::runtime_error("no judgments in " + path);
    return queries;
}

void make_up_queries(std::vector<Query>& queries, std::size_t wanted, Random& random) {
    queries.resize(std::min(queries.size(), wanted));
    for (std::uint64_t number = 0; queries.size() < wanted; ++number) {
        queries.push_back({std::to_string(2000000 + number), {random.below(passages)}});
    }
}

/// Documents that are not judged, in an order that means nothing.
std::vector<std::uint64_t> other_documents(const Query& query, std::uint64_t count,
                                           Random& random) {
    std::vector<std::uint64_t> documents;
    std::uint64_t document = random.below(passages);
    const std::uint64_t step = 1 + random.below(passages - 1);
    while (documents.size() < count) {
        document = (document + step) % passages;
        const auto& judged = query.relevant;
        if (std::find(judged.begin(), judged.end(), document) == judged.end()) {
            documents.push_back(document);
        }
    }
    return documents;
}

/// The same documents for every variant, which shifts each by as many ranks as fit into the depth,
/// up or down, and keeps the first.
std::vector<std::uint64_t> variant_of(const Query& query, std::uint64_t depth, Random& random) {
    Random shared{std::stoull(query.qid)};
    const std::vector<std::uint64_t> pool = other_documents(query, 2 * depth, shared);
    std::vector<std::pair<double, std::uint64_t>> placed;
    for (std::size_t i = 0; i < pool.size(); ++i) {
        const double shift = (2 * random.unit() - 1) * static_cast<double>(depth);
        placed.emplace_back(static_cast<double>(i) + shift, pool[i]);
    }
    std::sort(placed.begin(), placed.end());
    std::vector<std::uint64_t> documents;
    for (std::size_t i = 0; i < depth; ++i) documents.push_back(placed[i].second);
    return documents;
}

/// The documents of one query by rank, relevant ones more often near the top (log-uniformly).
std::vector<std::uint64_t> ranking(const Query& query, std::uint64_t depth, unsigned variant,
                                   Random& random) {
    std::vector<std::uint64_t> documents =
        variant == 0 ? other_documents(query, depth, random) : variant_of(query, depth, random);
    std::vector<std::uint64_t> taken;
    for (const std::uint64_t relevant : query.relevant) {
        if (random.unit() >= share_found) continue;
        const double position = std::pow(static_cast<double>(depth), random.unit()) - 1;
        const auto place = std::min(static_cast<std::uint64_t>(position), depth - 1);
        if (std::find(taken.begin(), taken.end(), place) != taken.end()) continue;
        taken.push_back(place);
        documents[place] = relevant;
    }
    return documents;
}

void append(std::string& text, std::uint64_t number) {
    char digits[20];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// A score in millionths as "11.005200".
void append_score(std::string& text, std::uint64_t millionths) {
    append(text, millionths / 1000000);
    const std::string decimals = std::to_string(1000000 + millionths % 1000000);
    text.append(1, '.').append(decimals, 1);
}

/// Falls with the logarithm of the rank as BM25's scores do; one score in 200 is tied.
std::string run_lines(const Query& query, std::uint64_t depth, unsigned variant, Random& random) {
    std::string text;
    const double top = 12 + 14 * random.unit();
    std::uint64_t score = 0;
    std::uint64_t rank = 0;
    for (const std::uint64_t document : ranking(query, depth, variant, random)) {
        ++rank;
        if (rank == 1 || random.below(200) != 0) {
            score =
                static_cast<std::uint64_t>(1e6 * (top - 1.1 * std::log(static_cast<double>(rank))));
        }
        text.append(query.qid).append(" Q0 ");
        append(text, document);
        text += ' ';
        append(text, rank);
        text += ' ';
        append_score(text, score);
        text.append(" Anserini\n");
    }
    return text;
}

void write_files(const std::vector<Query>& queries, std::uint64_t depth, unsigned variant,
                 Random& random, const std::string& run_path, const std::string& qrels_path) {
    std::ofstream run(run_path, std::ios::binary);
    std::ofstream qrels(qrels_path, std::ios::binary);
    for (const Query& query : queries) {
        run << run_lines(query, depth, variant, random);
        for (const std::uint64_t document : query.relevant) {
            qrels << query.qid << " 0 " << document << " 1\n";
        }
    }
    if (!run.flush() || !qrels.flush()) throw std::runtime_error("cannot write " + run_path);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 6 && count != 7) {
        std::cerr << "usage: make_bench_run QRELS QUERIES DEPTH RUN_OUT QRELS_OUT [VARIANT]\n";
        return 2;
    }
    try {
        const auto variant = static_cast<unsigned>(count == 7 ? std::stoul(arguments[6]) : 0);
        Random random{20161115 + variant};
        std::vector<Query> queries = read_queries(arguments[1]);
        make_up_queries(queries, std::stoull(arguments[2]), random);
        write_files(queries, std::stoull(arguments[3]), variant, random, arguments[4],
                    arguments[5]);
    } catch (const std::exception& error) {
        std::cerr << "make_bench_run: " << error.what() << '\n';
        return 2;
    }
}
