// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/cli/completion.hpp>

#include "sample_tool.hpp"

using namespace rankline;
using namespace rankline::cli;

TEST_CASE("completion: bash knows names, words, files, and what cannot be listed") {
    SampleCommand command;
    const std::string script = bash_completion(sample_tool(command));
    CHECK(script.find("        -f|--format) mapfile -t COMPREPLY < <(compgen -W 'trec table' -- "
                      "\"$current\"); return ;;\n") != std::string::npos);
    CHECK(script.find("        -o|--output) mapfile -t COMPREPLY < <(compgen -f -- "
                      "\"$current\"); return ;;\n") != std::string::npos);
    CHECK(script.find("        -M|-k|--depth) return ;;\n") != std::string::npos);
    CHECK(script.find("compgen -W '-v --verbose -c --complete -M -k --depth ") !=
          std::string::npos);
    CHECK(script.ends_with("complete -o filenames -F _sample_tool sample-tool\n"));
}

TEST_CASE("completion: zsh gets a specification per spelling, with its characters escaped") {
    SampleCommand command;
    const std::string script = zsh_completion(sample_tool(command));
    CHECK(script.starts_with("#compdef sample-tool\n_arguments -s -S \\\n"));
    CHECK(script.find("    '(-f --format)--format=[how to print]:NAME:(trec table)' \\\n") !=
          std::string::npos);
    CHECK(script.find("    '*-m+[a measure\\: it'\\''s \\[AP\\], 100%]:NAME:(AP nDCG@10)' \\\n") !=
          std::string::npos);
    CHECK(script.find("    '(-o --output)-o+[where to write]:FILE:_files' \\\n") !=
          std::string::npos);
    CHECK(script.ends_with("    ':FIRST:_files' \\\n    '*:REST:_files'\n"));
}

TEST_CASE("completion: fish gets a line per option") {
    SampleCommand command;
    const std::string script = fish_completion(sample_tool(command));
    CHECK(script.find("complete -c sample-tool -s c -l complete -d 'count what is missing'\n") !=
          std::string::npos);
    CHECK(script.find("complete -c sample-tool -s M -s k -l depth -x -d 'documents per query'\n") !=
          std::string::npos);
    CHECK(script.find(" -l measure -x -a 'AP nDCG@10' -d 'a measure: it\\'s [AP], 100%'\n") !=
          std::string::npos);
    CHECK(script.find(" -l output -r -F -d 'where to write'\n") != std::string::npos);
}
