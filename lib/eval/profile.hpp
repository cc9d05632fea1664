// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/eval/measure.hpp>
#include <rankline/eval/protocol.hpp>

namespace rankline {

/// How another program computes one measure.
struct ProfileRule {
    enum class Cut { with, without, either };

    std::string record{};  ///< the measure that is asked for: "nDCG"
    Cut cut = Cut::either;
    std::pair<std::string, std::string> where{};  ///< with this parameter: "relative", "true"
    std::string shown{};        ///< the program's name for it, "NDCG@k"; "" is that of Rankline
    std::string computed_as{};  ///< the record that has its values, "MicroR"; "" is the same
    std::vector<std::pair<std::string, std::string>>
        settings{};               ///< of its parameters: "gain", "exp2"
    bool any_parameters = false;  ///< the program has the parameters of the record as well
    bool takes_level = false;     ///< -l and rel= mean what they mean to Rankline; a "rel" of the
                                  ///< settings then is what is meant where nothing is said
    Protocol protocol{};
};

/// Another program, as far as its numbers go: one record per program and version.
struct Profile {
    std::string name;                   ///< "beir"
    std::string summary;                ///< one line
    std::string definition;             ///< what is done as there
    std::string source;                 ///< the files that this was read from, with version
    std::string differs;                ///< what is not done as there: aborts, formats
    std::vector<std::string> defaults;  ///< measures when none are asked for
    std::vector<ProfileRule> rules;     ///< the first that fits counts
    /// All that trec_eval has a name for is computed by this rule unless one of `rules` fits.
    bool knows_trec_eval = false;
    bool settles_queries = true;  ///< means are over the queries of each protocol: there is no -c
    ProfileRule otherwise;
};

/// All profiles, generated from the list in lib/eval/CMakeLists.txt.
[[nodiscard]] const std::vector<Profile>& profiles();

/// Throws Error(usage) with the nearest names.
[[nodiscard]] const Profile& find_profile(std::string_view name);

/// One column of a result under a profile.
struct ProfileColumn {
    Measure measure;  ///< what is computed, under the name that the program has for it
    Protocol protocol;
};

/// How `profile` computes `asked`. Throws Error(usage) if the program does not have the measure, or
/// not with these parameters, saying which it has.
[[nodiscard]] ProfileColumn computed_under(const Profile& profile, const Measure& asked,
                                           const MeasureRegistry& registry);

/// Whether any measure is computed from the rank column.
[[nodiscard]] bool reads_ranks(const std::vector<ProfileColumn>& columns) noexcept;

/// Whether `profile` has a measure, with these parameters.
[[nodiscard]] bool has_measure(const Profile& profile, const Measure& asked);

/// `name` as the registry has it: "Accuracy@10" is "Success@10" to BEIR. What the program does not
/// print is returned as it is.
[[nodiscard]] std::string asked_of(const Profile& profile, const std::string& name);

/// Its measures as one would write them: "nDCG@k", "all of trec_eval's".
[[nodiscard]] std::vector<std::string> measures_of(const Profile& profile);

}  // namespace rankline
