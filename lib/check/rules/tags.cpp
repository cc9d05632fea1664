// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

class TagCheck final : public RowCheck {
public:
    TagCheck(const CheckContext& context, const RuleSet& rules, const CheckRow* first)
        : m_profile(context.profile),
          m_tag(first == nullptr ? std::string_view() : (*first)[Column::tag]),
          m_pattern(rules.use("tag-pattern")),
          m_several(rules.use("several-tags")) {}

    void lines(const RowBlock& block, CheckSink& sink) override {
        if (!m_profile.has(Column::tag)) return;
        std::string_view checked = "";
        bool fits = true;
        for (const CheckRow& row : block.rows) {
            const std::string_view tag = row[Column::tag];
            if (tag.empty()) continue;  // told by column-count
            if (m_profile.tag && tag != checked) {
                checked = tag;
                fits = m_profile.tag->matches(tag);
            }
            if (!fits) tell_pattern(row, sink);
            if (tag != m_tag && !m_tag.empty()) tell_other(row, sink);
        }
    }

private:
    void tell_pattern(const CheckRow& row, CheckSink& sink) const {
        sink.add(m_pattern, row.at(Column::tag), [&] {
            return fmt::format("tag {} does not match {}", quoted(row[Column::tag]),
                               m_profile.tag->text());
        });
    }

    void tell_other(const CheckRow& row, CheckSink& sink) const {
        sink.add(m_several, row.at(Column::tag), [&] {
            return fmt::format("tag {}, where the first line has {}", quoted(row[Column::tag]),
                               quoted(m_tag));
        });
    }

    const CheckProfile& m_profile;
    std::string_view m_tag;
    RuleUse m_pattern, m_several;
};

}  // namespace

std::vector<RuleFamily> tags_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "tag-pattern",
         .summary = "the run tag is not one that is accepted",
         .definition = "The tag as a whole does not match the profile's pattern. Counted by lines.",
         .source = "NIST's check_*.pl: tag malformed; the pattern differs by track, from "
                   "[A-Za-z0-9]{1,12} to [A-Za-z0-9_-]{1,25}.",
         .repair = "other characters become _ and the end is cut, if that makes it match; or the "
                   "tag of --tag"},
        {.id = "several-tags",
         .summary = "a run has more than one tag",
         .definition = "A line whose tag is not that of the first line.",
         .source = "NIST's check_*.pl: tag inconsistent.",
         .repair = "all lines get the tag of the first"}};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow* first) -> std::unique_ptr<RowCheck> {
        return std::make_unique<TagCheck>(context, rules, first);
    };
    return {family};
}

}  // namespace rankline
