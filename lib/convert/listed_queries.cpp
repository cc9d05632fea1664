// SPDX-License-Identifier: MIT
#include <rankline/convert/listed_queries.hpp>

#include <tsl/robin_map.h>

#include <memory>
#include <utility>

#include <rankline/base/id_hash.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

/// Beyond this many queries the nearest ids are not looked for, which takes a comparison with each.
constexpr std::size_t near_limit = 20000;

/// "; did you mean 301b?" for a listed id that no query has.
std::string near_queries(std::string_view id, const std::vector<std::string_view>& qids) {
    if (qids.size() > near_limit) return {};
    std::string near = did_you_mean(id, std::vector<std::string>(qids.begin(), qids.end()));
    if (near.ends_with('?')) near.pop_back();
    return near;
}

class ListedQueries {
public:
    ListedQueries(std::string option, QueryIds list, bool kept)
        : m_option(std::move(option)),
          m_list(std::make_shared<const QueryIds>(std::move(list))),
          m_kept(kept) {}

    std::vector<std::string_view> operator()(const std::vector<std::string_view>& qids,
                                             Findings& findings) const {
        tsl::robin_map<std::string_view, bool, IdHash> met;  // of each listed id, whether it is
        met.reserve(m_list->qids.size());
        for (const std::string_view id : m_list->qids) met.try_emplace(id, false);
        std::vector<std::string_view> left;
        for (const std::string_view qid : qids) {
            const auto place = met.find(qid);
            const bool listed = place != met.end();
            if (listed) place.value() = true;
            if (listed == m_kept) left.push_back(qid);
        }
        tell_unknown(met, qids, findings);
        return left;
    }

private:
    template <class Met>
    void tell_unknown(const Met& met, const std::vector<std::string_view>& qids,
                      Findings& findings) const {
        std::uint64_t unknown = 0;
        for (const auto& [id, is_met] : met) unknown += is_met ? 0 : 1;
        if (unknown == 0) return;
        for (const std::string_view id : m_list->qids) {
            if (met.at(id)) continue;
            findings.add(
                {"listed-queries-unknown-to" + m_option.substr(1),
                 m_option + ": a listed query is not there: " + quoted(id) + near_queries(id, qids),
                 unknown, m_list->source.place_of(id)});
            return;
        }
    }

    std::string m_option;
    std::shared_ptr<const QueryIds> m_list;  // steps are copied
    bool m_kept;
};

QueryStep step_of(const std::string& option, QueryIds list, bool kept) {
    return {option, ListedQueries(option, std::move(list), kept)};
}

}  // namespace

QueryStep keep_queries(QueryIds list) { return step_of("--keep-queries", std::move(list), true); }

QueryStep drop_queries(QueryIds list) { return step_of("--drop-queries", std::move(list), false); }

}  // namespace rankline
