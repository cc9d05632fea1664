// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rankline {

/// Writes JSON as text, piece by piece. A document tree would cost an allocation per value, of
/// which a report per query has most of a million, and could not keep "0.5000" for --digits 4.
class JsonWriter {
public:
    /// Opens an object or array with its members on lines of their own, or all on one line. Inside
    /// of a flat one everything is flat.
    void begin_object(bool flat = false) { begin('{', flat); }
    void begin_array(bool flat = false) { begin('[', flat); }
    void end_object() { end('}'); }
    void end_array() { end(']'); }

    /// The name of an object's next member.
    void key(std::string_view name);
    /// The same for a name that was escaped by `escaped` beforehand.
    void escaped_key(std::string_view text);

    void string(std::string_view value);
    /// `digits` behind the point, or shortest for -1. NaN and infinity, which JSON lacks, are null.
    void number(double value, int digits);
    void boolean(bool value);
    /// A value that is JSON as it stands.
    void literal(std::string_view value);

    /// The text so far; the writer may empty it at any time.
    [[nodiscard]] std::string& text() noexcept { return m_text; }

    /// `value` with quotation marks around it. Bytes that are not UTF-8 become U+FFFD.
    [[nodiscard]] static std::string escaped(std::string_view value);

private:
    struct Level {
        bool flat = false;
        bool empty = true;
    };
    void begin(char bracket, bool flat);
    void end(char bracket);
    void before_value();
    void new_item();

    std::string m_text;
    std::vector<Level> m_levels;
    bool m_after_key = false;
};

}  // namespace rankline
