// SPDX-License-Identifier: MIT
#include <rankline/cli/submission_bundle.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/bundle/file_digests.hpp>
#include <rankline/cli/submission_parts.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

constexpr const char* checklist_name = "CHECKLIST.txt";

std::string checklist_text(const Submission& submission) {
    std::string text = "Left to do by hand:\n";
    std::size_t number = 0;
    for (const std::string& item : submission.checklist) {
        const std::string head = std::to_string(++number) + ". ";
        constexpr std::size_t indent = 4;
        std::string lines = wrapped(item, indent);
        text += "\n" + head + lines.substr(std::min(head.size(), indent));
    }
    return text;
}

std::string too_large(const BundleFile& file, std::uint64_t size) {
    return file.path + ": has " + std::to_string(size) + " bytes, and no more than " +
           std::to_string(file.size_limit) + " are taken";
}

/// The files of the leaderboard and the list.
MadeBundle fill(const Submission& submission, BundleFolder& folder) {
    MadeBundle made;
    for (const BundleFile& file : submission.files) {
        file.write(folder);
        FileDigests digests = digest_file(folder.path(file.path));
        if (file.size_limit != 0 && digests.size > file.size_limit)
            made.problems.push_back(too_large(file, digests.size));
        if (file.is_private) folder.make_private(file.path);
        made.manifest.emplace_back(file.path, std::move(digests));
    }
    write_bundle_file(folder, checklist_name, checklist_text(submission), Compression::none);
    made.manifest.emplace_back(checklist_name, digest_file(folder.path(checklist_name)));
    std::sort(made.manifest.begin(), made.manifest.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return made;
}

}  // namespace

void refuse_repeated_paths(const Submission& submission) {
    std::vector<std::string> paths;
    for (const BundleFile& file : submission.files) {
        if (std::find(paths.begin(), paths.end(), file.path) != paths.end())
            throw Error(ErrorKind::usage, "two files of the bundle would be " + file.path +
                                              ": give what it is called after another name");
        paths.push_back(file.path);
    }
}

MadeBundle make_bundle(const Submission& submission, const std::string& target, bool replace) {
    BundleFolder folder(target, replace);
    MadeBundle made = fill(submission, folder);
    if (!made.problems.empty()) return made;
    write_bundle_file(folder, "SHA256SUMS", sha256_sums(made.manifest), Compression::none);
    write_bundle_file(folder, "MD5SUMS", md5_sums(made.manifest), Compression::none);
    folder.commit();
    return made;
}

std::string bundle_text(const Submission& submission, const std::string& target,
                        const MadeBundle* made) {
    Rows rows;
    for (const BundleFile& file : submission.files) {
        std::string size;
        if (made != nullptr) {
            const auto entry =
                std::find_if(made->manifest.begin(), made->manifest.end(),
                             [&](const auto& each) { return each.first == file.path; });
            size = std::to_string(entry->second.size) + " bytes";
        }
        rows.push_back({"  " + file.path, size, file.is_private ? "to be kept" : "to hand in"});
    }
    return (made != nullptr ? "Made " : "Would make ") + target + ":\n" + aligned(rows) + "\n" +
           checklist_text(submission);
}

}  // namespace rankline::cli
