// SPDX-License-Identifier: MIT
#include <rankline/eval/profile.hpp>

namespace rankline {

namespace {

/// Both scripts put documents into a list by the rank column.
constexpr const char* places =
    "The rank column alone counts. Each query has 1,000 places that hold document 0 until a line "
    "takes them; of two lines with one rank the later counts, and rank 0 is the last place. So a "
    "relevant document 0 is found wherever a place is empty. Documents may repeat. ";

Profile msmarco_passage() {
    Profile profile;
    profile.name = "msmarco";
    profile.summary = "ms_marco_eval.py of MS MARCO passage ranking: MRR@10";
    profile.definition = std::string(places) +
                         "Every judged document is relevant, whatever its grade. The sum of the "
                         "reciprocal ranks is divided by the number of judged queries. A rank "
                         "beyond 1000 is an error.";
    profile.source = "microsoft/MSMARCO-Passage-Ranking abb4414, ms_marco_eval.py.";
    profile.differs =
        "Ids are bytes here and numbers there, so that 007 and 7 are two documents here. A "
        "document with a negative grade is relevant there.";
    profile.defaults = {"RR@10"};
    profile.rules = {{.record = "RR",
                      .cut = ProfileRule::Cut::with,
                      .shown = "MRR @k",
                      .settings = {{"rel", "0"}},
                      .protocol = {.order = Protocol::Order::places, .queries = QuerySet::judged}}};
    return profile;
}

Profile t2ranking() {
    Profile profile;
    profile.name = "t2ranking";
    profile.summary = "T2Ranking's msmarco_eval.py: MRR@10 and pooled recall";
    profile.definition = std::string(places) +
                         "MRR is divided by the number of queries in the run, judged or not. "
                         "Recall is pooled: all documents found within k over all relevant ones, "
                         "of the queries that are judged and in the run. Ranks beyond 1000 are "
                         "dropped.";
    profile.source = "THUIR/T2Ranking 3ab0a0d, src/msmarco_eval.py.";
    profile.differs =
        "Lines that cannot be read are skipped there in silence and are errors here. Ids are bytes "
        "here and numbers there. Its qrels have no grades; of others those from -l on are taken.";
    profile.defaults = {"RR@10", "R@1", "R@50", "R@1000"};
    const Protocol judged{.order = Protocol::Order::places, .late_places_are_errors = false};
    Protocol all = judged;
    all.queries = QuerySet::run;
    profile.rules = {{.record = "RR",
                      .cut = ProfileRule::Cut::with,
                      .shown = "MRR @k",
                      .takes_level = true,
                      .protocol = all},
                     {.record = "R",
                      .cut = ProfileRule::Cut::with,
                      .shown = "recall@k",
                      .computed_as = "MicroR",
                      .takes_level = true,
                      .protocol = judged}};
    return profile;
}

}  // namespace

std::vector<Profile> msmarco() { return {msmarco_passage(), t2ranking()}; }

}  // namespace rankline
