// SPDX-License-Identifier: MIT
#include <rankline/model/run_buffer.hpp>

#include <tsl/robin_map.h>

#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

struct RunBuffer::QidIndex {
    struct Hash {
        std::size_t operator()(std::string_view id) const noexcept { return hash_id(id); }
    };
    tsl::robin_map<std::string_view, std::size_t, Hash> map;
};

RunBuffer::RunBuffer() : m_index(std::make_unique<QidIndex>()) {}
RunBuffer::~RunBuffer() = default;

void RunBuffer::add(std::string_view qid, std::string_view docid, double score,
                    std::uint32_t rank) {
    if (docid.size() > 0xffffffffU)
        throw Error(ErrorKind::input, "a document id of more than 4 GiB");
    if (m_queries.empty() || m_queries[m_last].qid != qid) {
        const auto [place, is_new] = m_index->map.try_emplace(qid, m_queries.size());
        if (is_new) m_queries.push_back({qid, {}});
        m_last = place->second;
    }
    m_queries[m_last].entries.push_back(
        {docid.data(), static_cast<std::uint32_t>(docid.size()), rank, score, hash_id(docid)});
    ++m_size;
}

void RunBuffer::deliver(RunVisitor& visitor, RunFacts& facts, std::string_view source,
                        std::string_view file, unsigned threads) {
    facts.lines = m_size;
    facts.queries = m_queries.size();
    for_each_index(m_queries.size(), threads, [&](std::size_t index, unsigned worker) {
        Query& query = m_queries[index];
        visitor.visit({query.qid, query.entries, false, source, file}, worker);
        query.entries = {};
    });
    m_queries.clear();
    m_index->map.clear();
    m_size = 0;
}

}  // namespace rankline
