// SPDX-License-Identifier: MIT
#include <rankline/convert/judged_documents.hpp>

#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

class ByJudgment final : public DocumentFilter {
public:
    ByJudgment(Qrels qrels, double minimum, bool judged)
        : DocumentFilter(judged ? "--judged" : "--unjudged"),
          m_qrels(std::move(qrels)),
          m_minimum(minimum),
          m_judged(judged) {}

    std::size_t apply(std::string_view qid, std::span<RunEntry> ranked, IdStore&) const override {
        const std::optional<std::size_t> topic = m_qrels.find(qid);
        if (!topic) return keep_first(ranked, m_judged ? 0 : ranked.size());
        const JudgedDocuments& judged = m_qrels.topics()[*topic].documents;
        return keep_if(ranked, [&](const RunEntry& entry) {
            const Judgment* judgment = judged.find(entry.docid(), entry.hash);
            return (judgment != nullptr && judgment->grade >= m_minimum) == m_judged;
        });
    }

private:
    Qrels m_qrels;
    double m_minimum;
    bool m_judged;
};

}  // namespace

std::unique_ptr<RunOperation> judged_documents(Qrels qrels, double minimum) {
    return std::make_unique<ByJudgment>(std::move(qrels), minimum, true);
}

std::unique_ptr<RunOperation> unjudged_documents(Qrels qrels, double minimum) {
    return std::make_unique<ByJudgment>(std::move(qrels), minimum, false);
}

}  // namespace rankline
