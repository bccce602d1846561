/** `bootpath check`: the findings of files and folders, printed, and repaired on request. */
import type { DocumentKind } from "../core/project/conventions.js";
import { compareFindings } from "../core/rules/run.js";
import { repair, type Repairs } from "./check-fix.js";
import { checkJobs, type CheckJob } from "./check-jobs.js";
import { exitStatus, type ExitStatus } from "./command-error.js";
import { formatGithub } from "./format/github.js";
import { toProblems, type ShownProblem } from "./format/problem.js";
import { formatSarif } from "./format/sarif.js";
import { formatText } from "./format/text.js";
import { print } from "./output.js";
import { documentText, documentUrl, version } from "./package-info.js";
import type { TargetOptions } from "./target-options.js";
import { paletteFor } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface CheckOptions extends TargetOptions {
  readonly format: "text" | "json" | "sarif" | "github";
  /** Apply preferred fixes first. */
  readonly fix?: boolean;
  /** The folder that relative host paths in manifests start from. */
  readonly base?: string;
  /** A kernel's `.config`, plain or compressed with gzip. */
  readonly config?: string;
  /** What standard input or a file with a name that says nothing is. */
  readonly kind?: DocumentKind;
}

/** Checks `paths` and prints what was found. */
export function check(paths: readonly string[], options: CheckOptions): ExitStatus {
  const jobs = checkJobs(paths, options);
  if (options.fix === true) for (const job of jobs) reportRepairs(repair(job));
  const problems = unique(jobs.flatMap(problemsOf));
  print(format(problems, options.format));
  return problems.some(({ problem }) => problem.severity === "error") ? exitStatus.wrong : exitStatus.ok;
}

/** What was repaired goes to standard error, as standard output is for what is left. */
function reportRepairs({ repaired, created, isStable }: Repairs): void {
  for (const [path, count] of repaired) {
    const what = created.has(path) ? "created" : `${count} ${count === 1 ? "problem" : "problems"} repaired`;
    process.stderr.write(`${path}: ${what}\n`);
  }
  if (!isStable)
    process.stderr.write("bootpath: the fixes of some problems undo each other; look at the rest by hand\n");
}

function problemsOf(job: CheckJob): readonly ShownProblem[] {
  const findings = [...job.find()].sort(compareFindings);
  const paths = [...new Set(findings.map((finding) => finding.path))];
  return paths.flatMap((path) =>
    toProblems(
      findings.filter((finding) => finding.path === path),
      { textOf: job.textOf, documentUrl },
    ),
  );
}

/** A file that is named twice, or belongs to several targets, is reported once. */
function unique(problems: readonly ShownProblem[]): readonly ShownProblem[] {
  const seen = new Map(problems.map((shown) => [JSON.stringify(shown.problem), shown]));
  return [...seen.values()];
}

function format(problems: readonly ShownProblem[], name: CheckOptions["format"]): string {
  switch (name) {
    case "text":
      return formatText(problems, paletteFor(process.stdout, process.env));
    case "json":
      return `${JSON.stringify({ problems: problems.map(({ problem }) => problem) }, null, 2)}\n`;
    case "sarif":
      return formatSarif(problems, { version, documentUrl, documentText });
    case "github":
      return formatGithub(problems.map(({ problem }) => problem));
  }
}
