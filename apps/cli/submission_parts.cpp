// SPDX-License-Identifier: MIT
#include <rankline/cli/submission_parts.hpp>

#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>

namespace rankline::cli {

void write_bundle_file(BundleFolder& folder, const std::string& path, std::string_view bytes,
                       Compression compression) {
    Output output(folder.path(path), compression);
    output.write(bytes);
    output.commit();
}

BundleFile copied_run(const std::string& path, const FileBytes& run, Compression compression) {
    return {.path = path, .write = [=, &run](BundleFolder& folder) {
                write_bundle_file(folder, path, run.bytes(), compression);
            }};
}

BundleFile written_text(const std::string& path, std::string text) {
    return {.path = path, .write = [path, text = std::move(text)](BundleFolder& folder) {
                write_bundle_file(folder, path, text, Compression::none);
            }};
}

Metadata read_metadata(const std::string& path) {
    const FileBytes file = FileBytes::open(path);
    return parse_metadata(file.bytes(), file.name());
}

void add_problems(Submission& submission, const std::string& file,
                  const std::vector<std::string>& problems) {
    for (const std::string& problem : problems)
        submission.problems.push_back(std::string(file).append(": ").append(problem));
}

void refuse_arguments(const SubmissionInputs& inputs,
                      const std::vector<std::pair<std::string, std::string>>& given,
                      Problems& problems) {
    for (const auto& [option, value] : given) {
        if (!value.empty()) problems.add(option + ": of no use to --submit " + inputs.options.kind);
    }
}

void require_one_run(const SubmissionInputs& inputs, Problems& problems) {
    if (inputs.files.size() == 1) return;
    problems.add("--submit " + inputs.options.kind + " wants one run, not " +
                 std::to_string(inputs.files.size()));
}

}  // namespace rankline::cli
