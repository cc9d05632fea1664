// SPDX-License-Identifier: MIT
#include <rankline/cli/submission.hpp>

#include <doctest/doctest.h>

#include <rankline/cli/submission_bundle.hpp>
#include <rankline/datasets/read.hpp>

#include "../scratch.hpp"

using namespace rankline;
using namespace rankline::cli;

namespace {

/// A folder of its own with files to submit, and what is made of them.
struct Submitter {
    Scratch scratch;
    SubmissionOptions options;
    std::vector<std::string> files;
    std::string qrels;
    std::string part;
    std::string target = scratch.path("bundle");
    std::vector<OpenedRun> opened;

    [[nodiscard]] SubmissionInputs inputs() const {
        return {.options = options, .files = files, .qrels = qrels, .part = part, .target = target};
    }

    [[nodiscard]] std::vector<std::string> complaints() const {
        Problems problems;
        find_submission_kind(options.kind).check(inputs(), problems);
        return problems.messages();
    }

    [[nodiscard]] std::vector<std::string> metadata_problems() const {
        const SubmissionKind& kind = find_submission_kind(options.kind);
        return kind.metadata_problems == nullptr ? std::vector<std::string>{}
                                                 : kind.metadata_problems(inputs());
    }

    void open() {
        opened.clear();
        for (const SubmittedRun& run : find_submission_kind(options.kind).runs(inputs())) {
            opened.push_back({FileBytes::open(run.path)});
            if (!run.qrels.empty()) opened.back().qrels = read_qrels(run.qrels, {});
        }
    }

    [[nodiscard]] CheckedPart part_of_runs() {
        open();
        const SubmissionKind& kind = find_submission_kind(options.kind);
        return kind.check_runs == nullptr ? CheckedPart{} : kind.check_runs(inputs(), opened);
    }

    [[nodiscard]] Submission plan() {
        open();
        return find_submission_kind(options.kind).plan(inputs(), opened);
    }

    /// All files of the bundle that is made.
    [[nodiscard]] std::string make() {
        REQUIRE(complaints().empty());
        REQUIRE(metadata_problems().empty());
        REQUIRE(part_of_runs().errors.empty());
        const Submission submission = plan();
        REQUIRE(make_bundle(submission, target, false).problems.empty());
        return scratch.output_of("cd bundle && find . -type f | LC_ALL=C sort");
    }
};

/// Runs of MS MARCO and metadata as the leaderboard's README shows it.
struct MsmarcoSubmitter : Submitter {
    MsmarcoSubmitter() {
        options.kind = "msmarco-passage";
        options.dev = scratch.write("dev.tsv", "1\t10\t1\n1\t11\t2\n");
        options.eval = scratch.write("eval.tsv", "2\t12\t1\n2\t10\t2\n");
        options.metadata = scratch.write(
            "20240131-team-metadata.json",
            R"({"team": "A team", "model_description": "BM25", "paper": "", "code": "",
                "type": "full ranking"})");
    }
};

/// Judgments and a run whose measures a hand can compute. Equal scores are d3, d8 in the file, and
/// d8, d3 to trec_eval.
struct ScoredSubmitter : Submitter {
    explicit ScoredSubmitter(const std::string& kind) {
        options.kind = kind;
        qrels = scratch.write("qrels", "q1 0 d1 1\nq1 0 d2 2\nq2 0 d3 1\n");
        files = {scratch.write("tiny.run",
                               "q1 Q0 d2 1 0.9 t\nq1 Q0 d9 2 0.8 t\nq1 Q0 d1 3 0.7 t\n"
                               "q2 Q0 d3 1 0.5 t\nq2 Q0 d8 2 0.5 t\n")};
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("submission: each kind has a record to the end") {
    for (const SubmissionKind& kind : submission_kinds()) {
        CAPTURE(kind.name);
        CHECK_FALSE(kind.summary.empty());
        CHECK_FALSE(kind.definition.empty());
        CHECK_FALSE(kind.source.empty());
        CHECK_FALSE(kind.profile.empty());
        CHECK(&find_submission_kind(kind.name) == &kind);
    }
    CHECK_THROWS_AS((void)find_submission_kind("msmarco"), Error);
}

TEST_CASE("submission: MS MARCO's files as the README of the leaderboard has them") {
    MsmarcoSubmitter submitter;
    CHECK(submitter.make() ==
          "./CHECKLIST.txt\n./MD5SUMS\n./SHA256SUMS\n./submissions/20240131-team-metadata.json\n"
          "./submissions/20240131-team/dev.txt.bz2\n./submissions/20240131-team/eval.txt.bz2\n");
    const Scratch& scratch = submitter.scratch;
    CHECK(scratch.run("bzip2 -dc bundle/submissions/20240131-team/dev.txt.bz2 | cmp - dev.tsv"));
    CHECK(scratch.run("bzip2 -dc bundle/submissions/20240131-team/eval.txt.bz2 | cmp - eval.tsv"));
    CHECK(scratch.run("cd bundle && sha256sum --quiet -c SHA256SUMS && md5sum --quiet -c MD5SUMS"));
    CHECK(scratch.output_of("wc -l < bundle/SHA256SUMS") == "4\n");
    // Equal content is equal bytes.
    CHECK(make_bundle(submitter.plan(), scratch.path("again"), false).problems.empty());
    CHECK(scratch.run("diff -r bundle again"));
}

TEST_CASE("submission: MS MARCO's bundle is opened by the commands of eval/unpack.sh") {
    MsmarcoSubmitter submitter;
    const Scratch& scratch = submitter.scratch;
    REQUIRE(
        scratch.run("openssl genrsa -out private.pem 2048 2> /dev/null && "
                    "openssl rsa -in private.pem -pubout -out public.pem 2> /dev/null"));
    submitter.options.key = scratch.path("public.pem");
    const std::string files = submitter.make();
    CHECK(has(files,
              "./submissions/20240131-team-metadata.json.enc\n"
              "./submissions/20240131-team.key.bin.enc\n./submissions/20240131-team.tar.enc\n"));
    CHECK(scratch.output_of("ls bundle/submissions | wc -l") == "3\n");
    REQUIRE(scratch.run(
        "cp -r bundle/submissions . && id=20240131-team && "
        "openssl rsautl -decrypt -inkey private.pem -in submissions/$id.key.bin.enc "
        "-out submissions/$id.key.bin 2> /dev/null && "
        "openssl enc -d -aes-256-cbc -in submissions/$id-metadata.json.enc "
        "-out submissions/$id-metadata.json -pass file:submissions/$id.key.bin -pbkdf2 && "
        "openssl enc -d -aes-256-cbc -in submissions/$id.tar.enc "
        "-out submissions/$id.tar -pass file:submissions/$id.key.bin -pbkdf2 && "
        "tar xf submissions/$id.tar -C submissions/"));
    CHECK(scratch.run("bzip2 -dc submissions/20240131-team/dev.txt.bz2 | cmp - dev.tsv"));
    CHECK(scratch.run("bzip2 -dc submissions/20240131-team/eval.txt.bz2 | cmp - eval.tsv"));
    CHECK(
        scratch.run("python3 -c 'import json; assert json.load(open("
                    "\"submissions/20240131-team-metadata.json\"))[\"type\"] == "
                    "\"full ranking\"'"));
    // The key is kept, for its owner alone, and told.
    CHECK(
        scratch.run("cmp bundle/private/submissions/20240131-team.key.bin "
                    "submissions/20240131-team.key.bin"));
    CHECK(scratch.output_of("stat -c %a bundle/private/submissions/20240131-team.key.bin "
                            "bundle/private/submissions") == "600\n700\n");
    CHECK(has(scratch.read("bundle/CHECKLIST.txt"),
              "Keep private/submissions/20240131-team.key.bin"));
}

TEST_CASE("submission: MS MARCO's id is told, or the name of the metadata or of the folder") {
    MsmarcoSubmitter submitter;
    submitter.options.id = "20240201-other";
    CHECK(submitter.plan().files[0].path == "submissions/20240201-other/dev.txt.bz2");
    submitter.options.id.clear();
    submitter.options.metadata = submitter.scratch.path("metadata.json");
    CHECK(has(submitter.complaints().at(0), "--id ID says what it is"));
    submitter.target = submitter.scratch.path("20240202-third/");
    CHECK(submitter.complaints().empty());
}

TEST_CASE("submission: MS MARCO's eval queries are none of dev, and all are there") {
    MsmarcoSubmitter submitter;
    const std::string dev = submitter.options.dev;
    const std::string eval = submitter.options.eval;
    const std::string few = ": has 1 queries, and not the ";
    CheckedPart part = submitter.part_of_runs();
    CHECK(part.errors.empty());
    CHECK(part.warnings ==
          std::vector<std::string>{dev + few + "6980 of msmarco-passage:dev-small",
                                   eval + few + "6837 of msmarco-passage:eval-small"});
    CHECK(has(submitter.plan().checklist[4], "--topics queries.eval.small.tsv"));
    submitter.qrels = dev;
    submitter.options.kind = "msmarco-doc";
    CHECK(submitter.part_of_runs().warnings ==
          std::vector<std::string>{eval + few + "5793 of msmarco-document:eval"});
    submitter.scratch.write("eval.tsv", "2\t12\t1\n1\t10\t1\n1\t11\t2\n");
    CHECK(submitter.part_of_runs().errors ==
          std::vector<std::string>{eval + ": has queries of the dev run, and the eval queries are "
                                          "others: 1 (1)"});
    std::string all;
    for (int qid = 1; qid <= 5193; ++qid) all += std::to_string(qid) + "\tD1\t1\n";
    submitter.scratch.write("dev.tsv", all);
    submitter.qrels.clear();
    CHECK(submitter.part_of_runs().warnings.size() == 1);
}

TEST_CASE("submission: what is missing or of no use is told at once") {
    Submitter submitter;
    submitter.options.kind = "msmarco-doc";
    submitter.files = {"run"};
    CHECK(submitter.complaints().size() == 4);
    submitter.options.kind = "tira";
    submitter.options.key = "key";
    submitter.files = {"a", "b"};
    CHECK(submitter.complaints() == std::vector<std::string>{"--submit tira wants one run, not 2",
                                                             "--key: of no use to --submit tira"});
    submitter.options = {.kind = "mteb"};
    submitter.files = {"a"};
    CHECK(submitter.complaints() ==
          std::vector<std::string>{"--submit mteb needs --metadata",
                                   "--submit mteb needs --qrels, to score the run with"});
    submitter.options = {.kind = "beir"};
    submitter.files = {"scifact.run", "scifact=b", "../x=c"};
    CHECK(submitter.complaints().size() == 2);
}

TEST_CASE("submission: BEIR's results are its evaluator's") {
    ScoredSubmitter submitter("beir");
    CHECK(submitter.make() ==
          "./CHECKLIST.txt\n./MD5SUMS\n./SHA256SUMS\n./results/table.tsv\n./results/tiny.json\n"
          "./results/tiny.run.trec\n");
    const std::string json = submitter.scratch.read("bundle/results/tiny.json");
    // nDCG@10 of q1: (2 + 1/2) / (2 + 1/log2 3) = 0.950234; of q2, whose d3 is second by its id:
    // 1/log2 3 = 0.630930. AP of q1: (1 + 2/3) / 2, of q2: 1/2. MRR has d3 first, as the file.
    CHECK(has(json, "\"NDCG@10\": 0.79058"));
    CHECK(has(json, "\"MAP@10\": 0.66667"));
    CHECK(has(json, "\"Recall@1\": 0.25,"));
    CHECK(has(json, "\"P@3\": 0.5,"));
    CHECK(has(json, "\"MRR@10\": 1.0,"));
    CHECK(submitter.scratch.read("bundle/results/table.tsv") ==
          "dataset\tNDCG@10\tRecall@100\ntiny\t0.79058\t1.0\nmean of 1\t0.79058\t1.0\n");
    CHECK(submitter.scratch.run("cmp tiny.run bundle/results/tiny.run.trec"));
}

TEST_CASE("submission: what was checked is packed and scored, whatever becomes of the files") {
    for (const char* const kind : {"beir", "mteb"}) {
        ScoredSubmitter submitter(kind);
        submitter.options.metadata = submitter.scratch.write(
            "m.yml",
            "model_meta: {name: o/m, revision: '1'}\ntask_name: T\ndataset_revision: a\n"
            "mteb_version: 2.0.0\nsplit: test\nlanguages: []\n");
        submitter.open();
        REQUIRE(submitter.scratch.run("rm tiny.run qrels"));
        const Submission submission =
            find_submission_kind(kind).plan(submitter.inputs(), submitter.opened);
        REQUIRE(make_bundle(submission, submitter.target, false).problems.empty());
        CHECK(submitter.scratch.run("grep -rqi 'ndcg.*10.: 0.79058' bundle"));
    }
}

TEST_CASE("submission: forums of one dataset count as one in BEIR's mean") {
    ScoredSubmitter submitter("beir");
    const std::string run = submitter.files[0];
    const std::string other = submitter.scratch.write("other.run", "q1 Q0 d9 1 1 t\n");
    for (const char* const name : {"forums/a", "forums/b", "single"}) {
        REQUIRE(submitter.scratch.run("mkdir -p data/" + std::string(name) +
                                      "/qrels && cp qrels data/" + name + "/qrels/test.tsv"));
    }
    submitter.qrels = submitter.scratch.path("data");
    submitter.files = {"forums/a=" + run, "single=" + run, "forums/b=" + other};
    CHECK(has(submitter.make(), "./results/forums/a.json\n"));
    // 0.790582 and 0 are 0.395291 on average; with 0.790582, 0.592937.
    CHECK(submitter.scratch.read("bundle/results/table.tsv") ==
          "dataset\tNDCG@10\tRecall@100\nforums/a\t0.79058\t1.0\nforums/b\t0.0\t0.0\n"
          "forums (mean of 2)\t0.39529\t0.5\nsingle\t0.79058\t1.0\n"
          "mean of 2\t0.59294\t0.75\n");
}

TEST_CASE("submission: what is not scored is not to be compared") {
    ScoredSubmitter submitter("beir");
    CHECK(has(submitter.plan().checklist[0], "Compare table.tsv"));
    submitter.qrels.clear();
    const std::vector<std::string> checklist = submitter.plan().checklist;
    CHECK(has(checklist[0], "Nothing is scored"));
    CHECK_FALSE(has(checklist[1], "table.tsv"));
}

TEST_CASE("submission: no two files of a bundle have one path") {
    ScoredSubmitter submitter("beir");
    const std::string json = submitter.scratch.write("a.json", R"({"q1": {"d1": 1}})");
    submitter.files = {"tiny.run=" + submitter.files[0], "tiny=" + json};
    submitter.qrels = submitter.scratch.path("data");
    REQUIRE(
        submitter.scratch.run("for name in tiny tiny.run; do mkdir -p data/$name/qrels && "
                              "cp qrels data/$name/qrels/test.tsv; done"));
    CHECK_THROWS_WITH_AS(refuse_repeated_paths(submitter.plan()),
                         "two files of the bundle would be results/tiny.run.json: give what it is "
                         "called after another name",
                         Error);
    submitter.files.pop_back();
    CHECK_NOTHROW(refuse_repeated_paths(submitter.plan()));
}

TEST_CASE("submission: MTEB's results file is that of its evaluator") {
    ScoredSubmitter submitter("mteb");
    submitter.options.metadata = submitter.scratch.write(
        "metadata.yml",
        "model_meta: {name: org/model, revision: '1', n_parameters: 7}\ntask_name: Tiny\n"
        "dataset_revision: abc\nmteb_version: 2.14.0\nsplit: test\nlanguages: [eng-Latn]\n"
        "main_score: map_at_10\nevaluation_time: .5e1\n");
    CHECK(has(submitter.make(),
              "./results/org__model/1/Tiny.json\n./results/org__model/1/model_meta.json\n"));
    // The same numbers as of BEIR; hits at 1: q1's d2, and not q2's d8.
    CHECK(submitter.scratch.output_of(
              "python3 -c 'import json; r = json.load(open(\"bundle/results/org__model/1/"
              "Tiny.json\")); s = r[\"scores\"][\"test\"][0]; print(r[\"task_name\"], "
              "r[\"evaluation_time\"], s[\"ndcg_at_10\"], s[\"map_at_10\"], s[\"recall_at_1\"], "
              "s[\"accuracy\"], s[\"precision_at_3\"], s[\"mrr_at_10\"], s[\"hit_rate_at_1\"], "
              "s[\"main_score\"], s[\"hf_subset\"], s[\"languages\"])'") ==
          "Tiny 5.0 0.79058 0.66667 0.25 0.25 0.5 1.0 0.5 0.66667 default ['eng-Latn']\n");
    CHECK(has(submitter.scratch.read("bundle/CHECKLIST.txt"), "run_settings.jsonl"));
}

TEST_CASE("submission: MTEB's numbers are those of the split that the metadata names") {
    ScoredSubmitter submitter("mteb");
    submitter.options.metadata = submitter.scratch.write("m.yml", "split: test\n");
    CHECK(submitter.part_of_runs().errors.empty());
    const std::string file = submitter.scratch.write(
        "p.json", R"({"mteb_model_meta": {}, "default": {"dev": {"q1": {"d1": 0.5}}}})");
    submitter.files = {file};
    CHECK(submitter.part_of_runs().errors ==
          std::vector<std::string>{file +
                                   ": what would be scored is default/dev, and hf_subset "
                                   "and split of " +
                                   submitter.options.metadata + " are default/test"});
    submitter.scratch.write("m.yml", "split: dev\n");
    CHECK(submitter.part_of_runs().errors.empty());
    submitter.part = "other/dev";
    CHECK(submitter.part_of_runs().errors.size() == 1);
}

TEST_CASE("submission: MTEB's own document is taken out where the task does so") {
    ScoredSubmitter submitter("mteb");
    submitter.files = {submitter.scratch.write("own.run", "q1 Q0 q1 1 9 t\nq1 Q0 d2 2 8 t\n")};
    const std::string text =
        "model_meta: {name: o/m, revision: '1'}\ntask_name: T\ndataset_revision: a\n"
        "mteb_version: 2.0.0\nsplit: test\nlanguages: []\n";
    const auto hit_rate = [&](const std::string& more) {
        submitter.options.metadata = submitter.scratch.write("m.yml", text + more);
        submitter.target = submitter.scratch.path(more.empty() ? "kept" : "dropped");
        REQUIRE(make_bundle(submitter.plan(), submitter.target, false).problems.empty());
        return submitter.scratch.output_of("grep hit_rate_at_1\\\" " + submitter.target +
                                           "/results/o__m/1/T.json");
    };
    CHECK(has(hit_rate(""), "0.0"));
    CHECK(has(hit_rate("ignore_identical_ids: true\n"), "1.0"));
    submitter.options.metadata =
        submitter.scratch.write("m.yml", text + "main_score: ndcg_at_11\n");
    CHECK(has(submitter.metadata_problems().at(0), "did you mean ndcg_at_1"));
}

TEST_CASE("submission: TIRA's folder, and a run that is too large for it") {
    ScoredSubmitter submitter("tira");
    submitter.options.metadata = submitter.scratch.write(
        "ir-metadata.json",
        R"({"actor": {"team": "t"}, "data": {"test collection": {"name": "c"}},
            "implementation": {"source": {"repository": "r"}},
            "method": {"name": "n", "description": "d"}})");
    CHECK(has(submitter.make(), "./output/ir-metadata.yml\n./output/run.txt.gz\n"));
    CHECK(submitter.scratch.run("gzip -dc bundle/output/run.txt.gz | cmp - tiny.run"));
    Submission submission = submitter.plan();
    submission.files[0].size_limit = 20;
    const MadeBundle made = make_bundle(submission, submitter.scratch.path("large"), false);
    CHECK(has(made.problems.at(0), "no more than 20 are taken"));
    CHECK(submitter.scratch.run("test ! -e large"));
}

TEST_CASE("submission: a run for TREC is called as its tag") {
    ScoredSubmitter submitter("trec");
    CHECK(has(submitter.make(), "./run/t\n"));
    submitter.files = {submitter.scratch.write("bad.run", "# a note\nq1 Q0 d1 1 1 ../t\n")};
    CHECK(submitter.part_of_runs().errors ==
          std::vector<std::string>{submitter.files[0] +
                                   ": has no tag that can be the name of a file"});
}
