// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/text.hpp>
#include <rankline/cli/help.hpp>
#include <rankline/cli/man_page.hpp>
#include <rankline/cli/text_layout.hpp>

#include "sample_tool.hpp"

using namespace rankline;
using namespace rankline::cli;

TEST_CASE("help: -h is a line per option under the headings") {
    SampleCommand command;
    CHECK(short_help(sample_tool(command)) ==
          "usage: sample-tool [OPTION]... FIRST REST...\n"
          "\n"
          "Doing\n"
          "  -v, --verbose           say more\n"
          "  -c, --complete          count what is missing\n"
          "  -M, -k, --depth COUNT   documents per query\n"
          "  -l, --level GRADE       lowest grade\n"
          "  -m, --measure NAME      a measure: it's [AP], 100% (repeatable)\n"
          "  -f, --format NAME       how to print: trec, table\n"
          "  -o, --output FILE       where to write\n"
          "\n"
          "Information\n"
          "  -h                      print this overview\n"
          "      --help              print the manual: all options in full, terms, examples\n"
          "      --version           print the version, and those of the libraries\n"
          "      --man               print the man page, for man -l -\n"
          "      --completion SHELL  print a script that completes options: bash, zsh, fish\n");
}

TEST_CASE("help: --help explains every option, what it can be, the terms and the exit codes") {
    SampleCommand command;
    const std::string text = long_help(sample_tool(command));
    CHECK(text.find("  -c, --complete\n      Count what is missing. It counts 0.\n") !=
          std::string::npos);
    CHECK(text.find("  -f, --format NAME\n      How to print. The default is trec.\n"
                    "        trec   as trec_eval\n"
                    "        table  for reading\n") != std::string::npos);
    CHECK(text.find("  -m, --measure NAME\n      A measure: it's [AP], 100%. May be repeated.\n") !=
          std::string::npos);
    CHECK(text.find("  qrels\n") != std::string::npos);
    CHECK(text.find("  Do nothing:\n      sample-tool a b\n") != std::string::npos);
    CHECK(text.find("Exit status\n  0\n      Done.\n") != std::string::npos);
    CHECK(text.find("complete_rel_info_wanted") == std::string::npos);
}

TEST_CASE("help: --help is not wider than a terminal") {
    SampleCommand command;
    const std::string text = long_help(sample_tool(command));
    for (const std::string_view line : split(text, '\n')) {
        CAPTURE(line);
        CHECK(line.size() <= page_width);
        CHECK((line.empty() || line.back() != ' '));
    }
}

TEST_CASE("text layout: words are not broken, and a long one stands alone") {
    CHECK(wrapped("one two  three", 2, 9) == "  one two\n  three\n");
    CHECK(wrapped("a incomprehensibilities b", 0, 5) == "a\nincomprehensibilities\nb\n");
    CHECK(wrapped("", 4, 10) == "");
    CHECK(padded("检索", 6) == "检索  ");
    CHECK(padded("longer", 3) == "longer");
}

TEST_CASE("man page: what roff would take for a command is escaped") {
    SampleCommand command;
    const std::string page = man_page(sample_tool(command), "0.1.0");
    CHECK(
        page.starts_with(".TH SAMPLE\\-TOOL 1 \"\" \"Rankline 0.1.0\" \"Rankline Manual\"\n"
                         ".SH NAME\nsample\\-tool \\- do nothing with files\n"));
    CHECK(page.find("\n\\&.A second paragraph begins with a point and has a \\ebackslash.\n") !=
          std::string::npos);
    CHECK(page.find("A measure: it\\(aqs [AP], 100%.") != std::string::npos);
}

TEST_CASE("man page: options are bold, their values italic") {
    SampleCommand command;
    const std::string page = man_page(sample_tool(command), "0.1.0");
    CHECK(page.find(".TP\n\\fB\\-M\\fR, \\fB\\-k\\fR, \\fB\\-\\-depth\\fR \\fICOUNT\\fR\n") !=
          std::string::npos);
    CHECK(page.find(".RS\n.TP\n\\fBtrec\\fR\nas trec_eval\n") != std::string::npos);
    CHECK(page.find(".SH SEE ALSO\n\\fBir\\-eval\\fR(1)\n") != std::string::npos);
}
