// SPDX-License-Identifier: MIT
#include <rankline/eval/profiles/rules.hpp>

namespace rankline {

std::vector<Profile> ranx() {
    Profile profile;
    profile.name = "ranx";
    profile.summary = "ranx, whose ties are in the order that an unstable sort leaves";
    profile.definition =
        "Equal scores are in the order in which numba's argsort, a quicksort, leaves the documents "
        "of the file. precision, recall, hit_rate, mrr, map, r-precision, f1 and rbp count grades "
        "from the relevance level on; ndcg has linear gains, and ndcg_burges, which is "
        "nDCG(gain=exp2) here, exponential ones.";
    profile.source =
        "AmenRa/ranx 0.3.20 (2cae52f), ranx/metrics and data_structures/common.py; "
        "numba/misc/quicksort.py.";
    profile.differs =
        "ranx refuses a run whose queries are not those of the qrels; here a missing one counts 0, "
        "as after make_comparable, which however sorts a second time, so that ties may change "
        "places again. Its bpref, which is not a number without judged nonrelevant documents, is "
        "not here.";
    profile.defaults = {"AP", "nDCG", "nDCG@10", "RR", "P@10", "R@100", "Rprec", "Success@10"};

    using Cut = ProfileRule::Cut;
    const Protocol protocol{.order = Protocol::Order::quicksort, .queries = QuerySet::judged};
    profile.rules = {
        {.record = "nDCG",
         .where = {"gain", "exp2"},
         .shown = "ndcg_burges@k",
         .protocol = protocol},
        {.record = "nDCG", .cut = Cut::with, .shown = "ndcg@k", .protocol = protocol},
        {.record = "nDCG", .cut = Cut::without, .shown = "ndcg", .protocol = protocol},
        {.record = "DCG", .cut = Cut::with, .shown = "dcg@k", .protocol = protocol},
    };
    const ProfileRule binary{.takes_level = true, .protocol = protocol};
    const auto add = [&](const char* record, Cut cut, const char* shown) {
        profile.rules.push_back(binary);
        profile.rules.back().record = record;
        profile.rules.back().cut = cut;
        profile.rules.back().shown = shown;
    };
    add("AP", Cut::with, "map@k");
    add("AP", Cut::without, "map");
    add("RR", Cut::with, "mrr@k");
    add("RR", Cut::without, "mrr");
    add("P", Cut::with, "precision@k");
    add("SetP", Cut::without, "precision");
    add("R", Cut::with, "recall@k");
    add("SetR", Cut::without, "recall");
    add("F", Cut::with, "f1@k");
    add("Success", Cut::with, "hit_rate@k");
    add("Rprec", Cut::without, "r-precision");
    profile.rules.push_back({.record = "RBP",
                             .cut = Cut::without,
                             .settings = {{"rel", "1"}},
                             .any_parameters = true,
                             .takes_level = true,
                             .protocol = protocol});
    return {profile};
}

}  // namespace rankline
