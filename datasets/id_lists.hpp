// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/convert/equivalents.hpp>
#include <rankline/convert/listed_ids.hpp>

namespace rankline {

/// Lists of ids that are neither qrels nor runs. `path` may be "-"; any compression. In texts of
/// lines blank lines and lines that begin with # are passed over, and a first line that names
/// columns. All throw Error(io), and Error(input) for what cannot be read or holds no id.

/// The ids of queries in a file that has some: a list, an id per line; lines that begin with an id
/// and go on after a tab or blank, as queries, qrels and runs of columns do; a table with a header;
/// JSON records with a member "_id", "id", "qid", "query_id" or "query": {"qid"}; JSON of which the
/// keys are the ids, as {qid: {docid: score}} and {qid: text}; a JSON array of ids; TREC topics,
/// with <num> Number: 301 or <topic number="1">.
[[nodiscard]] QueryIds read_query_ids(const std::string& path);

/// Documents: lines "DOCID", or "QID DOCID" for one query; a table with a header that has a column
/// of each; JSON records with a member "_id", "id", "docid", "doc_id" or "pid"; {qid: [docid]} and
/// {qid: {docid: ...}} for one query; a JSON array of ids.
[[nodiscard]] DocumentIds read_document_ids(const std::string& path);

/// The ids of documents in a file that begins its lines or records with them, as read_query_ids
/// takes those of queries: a list, or any format of text_formats().
[[nodiscard]] DocumentIds read_collection_ids(const std::string& path);

/// All documents of a corpus, in no particular order, in any format of text_formats().
[[nodiscard]] DocumentIds read_corpus_ids(const std::string& path);

/// Classes of equivalent documents: lines "CANONICAL DOCID ...", as dedup.py of anserini-tools
/// reads for MS MARCO v2's near duplicates, or "CANONICAL:DOCID,DOCID ...", as TREC CAsT's lists of
/// duplicates have them. The first line without a blank says that it is the latter.
[[nodiscard]] EquivalenceClasses read_equivalents(const std::string& path);

}  // namespace rankline
