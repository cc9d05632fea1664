// SPDX-License-Identifier: MIT
#include <rankline/eval/profiles/rules.hpp>

namespace rankline {

std::vector<Profile> ir_measures() {
    Profile profile;
    profile.name = "ir_measures";
    profile.summary = "ir_measures, which asks another program for each measure";
    profile.definition =
        "As its default pipeline has it: pytrec_eval for trec_eval's measures (32-bit scores, ties "
        "by docid descending), the msmarco script's for RR@k (64 bits, docid ascending), gdeval "
        "for ERR@k and for nDCG with exponential gains (rounded to five digits), cwl_eval for RBP, "
        "SDCG, BPM, INST, INSQ and NERR (ties in the order of the file), and its own for Judged, "
        "Compat (docid ascending) and Accuracy (order of the file). Means are over all judged "
        "queries, a missing one counting 0.";
    profile.source = "terrierteam/ir_measures 0.4.3 (dc04a88), ir_measures/providers/*.py.";
    profile.differs =
        "Accuracy is left out of the mean there where it is not defined or the query is missing. "
        "cwl_eval looks at 1,000 documents and scales RBP's weights to a sum of 1, and the p of "
        "RBP "
        "is 0.8 unless given, 0.9 here. Compat takes negative scores for an order of their own "
        "there. A document with a negative grade is judged to Judged there. Runtime, diversity "
        "measures and those of ranx are not here.";
    profile.defaults = {"AP", "nDCG@10", "RR", "RR@10", "P@10", "R@1000"};

    using Cut = ProfileRule::Cut;
    const Protocol trec{.float_scores = true, .queries = QuerySet::judged};
    const Protocol by_id{.ties = TieRule::docid_ascending, .queries = QuerySet::judged};
    const Protocol by_line{.ties = TieRule::file, .queries = QuerySet::judged};
    const Protocol perl{.queries = QuerySet::judged, .digits = 5};
    std::vector<ProfileRule>& rules = profile.rules;
    rules.push_back({.record = "nDCG",
                     .cut = Cut::with,
                     .where = {"gain", "exp2"},
                     .shown = "nDCG(dcg='exp-log2')@k",
                     .protocol = perl});
    rules.push_back({.record = "ERR", .cut = Cut::with, .protocol = perl});
    rules.push_back({.record = "RR", .cut = Cut::with, .takes_level = true, .protocol = by_id});
    add_rules(rules, {"Judged", "Compat"}, {.any_parameters = true, .protocol = by_id});
    add_rules(rules,
              {"Accuracy", "SDCG", "BPM", "INST", "INSQ", "NERR8", "NERR9", "NERR10", "NERR11"},
              {.any_parameters = true, .takes_level = true, .protocol = by_line});
    rules.push_back({.record = "RBP",
                     .cut = Cut::without,
                     .settings = {{"rel", "1"}},
                     .any_parameters = true,
                     .takes_level = true,
                     .protocol = by_line});
    add_rules(rules, {"IPrec"},
              {.settings = {{"rounding", "add-0.9"}}, .takes_level = true, .protocol = trec});
    add_rules(rules,
              {"AP", "RR", "P", "R", "nDCG", "Rprec", "Bpref", "infAP", "Success", "SetP", "SetR",
               "SetAP", "NumQ", "NumRet"},
              {.takes_level = true, .protocol = trec});
    add_rules(rules, {"SetF"}, {.any_parameters = true, .takes_level = true, .protocol = trec});
    add_rules(rules, {"NumRel"}, {.protocol = trec});
    return {profile};
}

}  // namespace rankline
