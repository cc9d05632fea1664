// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// A name of a measure, and trec_eval's spelling or the setting that it is, if it is one.
struct MeasureSpelling {
    const MeasureRecord* record = nullptr;
    const TrecName* trec = nullptr;
    const SettingName* setting = nullptr;
};

/// A measure and how it was asked for.
struct MeasureRequest {
    Measure measure;
    const TrecName* trec = nullptr;  ///< null for ir_measures' grammar
    bool by_default = false;         ///< no parameters of its own: a nickname, or the bare name
    bool listed = false;             ///< trec_eval's NAME.PARAMETERS
};

/// Parses names; `level` is that of measures that do not name their own.
class MeasureParser {
public:
    MeasureParser(const MeasureRegistry& registry, double level)
        : m_registry(registry), m_level(level) {}

    /// The measures meant by `name`. Throws Error(usage).
    [[nodiscard]] std::vector<MeasureRequest> parse(std::string_view name) const;

private:
    [[nodiscard]] Params base_params(const MeasureSpelling& spelling) const;
    [[nodiscard]] MeasureRequest request(const MeasureSpelling& spelling, Params params) const;
    [[nodiscard]] std::vector<MeasureRequest> nickname(std::string_view name) const;
    [[nodiscard]] std::vector<MeasureRequest> with_defaults(const MeasureSpelling& spelling) const;
    [[nodiscard]] std::vector<MeasureRequest> with_list(const MeasureSpelling& spelling,
                                                        std::string_view list) const;
    [[nodiscard]] std::vector<MeasureRequest> with_underscore(std::string_view name) const;
    [[nodiscard]] MeasureRequest in_grammar(std::string_view name) const;
    void read_arguments(const MeasureRecord& record, std::string_view text, Params& params) const;

    const MeasureRegistry& m_registry;
    double m_level;
};

}  // namespace rankline
