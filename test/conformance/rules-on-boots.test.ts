/** What the rules say about the recorded boots, against what real kernels did. Nothing is booted here. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../core/rules/all.js";
import type { RuleCode } from "../../core/rules/codes.js";
import type { Finding } from "../../core/rules/finding.js";
import { checkTarget } from "../../core/rules/run.js";
import { projectRoot } from "../../scripts/lib/cache.js";
import { recordedBoots, targetOf, type RecordedBoot } from "./boot/corpus.js";

/**
 * Errors that a boot may survive. gen_init_cpio says nothing about these lines, or says it and ends with status 0, and
 * leaves them out of the archive or writes something else: what the author wrote down is lost, whether or not this boot
 * needs it.
 */
const losesData: ReadonlySet<RuleCode> = new Set([
  "unknown-entry-type",
  "indented-line",
  "trailing-comment",
  "invalid-mode",
  "duplicate-entry",
  "parent-missing",
  "parent-after-child",
  "parent-not-directory",
  "symlink-loop",
  "name-too-long",
  "relative-name",
]);

/** Rules that can be an error and whose failure no recorded boot shows yet, each with the reason. */
const gaps: ReadonlyMap<RuleCode, string> = new Map<RuleCode, string>([
  ["library-missing", "a real loader says so, in the recorded log of the cause init-library-missing"],
  ...(
    [
      "missing-fields",
      "invalid-id",
      "invalid-device",
      "undefined-variable",
      "source-missing",
      "source-not-a-file",
    ] as const
  ).map(
    (code) => [code, "gen_init_cpio refuses the line, so there is nothing to boot: gen-init-cpio.test.ts"] as const,
  ),
]);

interface Judged {
  readonly boot: RecordedBoot;
  readonly findings: readonly Finding[];
}

/** The first program runs, and somebody can see what it writes. */
function succeeded({ truth }: RecordedBoot): boolean {
  return truth.outcome === "userspace" && truth.init?.console === "open";
}

const isSerious = (finding: Finding) => finding.severity === "error" || finding.severity === "warning";

/** What a message quotes of the kernel's log. */
const kernelLine =
  /"((?:VFS: |Kernel panic|Warning: unable|Failed to execute|check access for|Run \/|Starting init|Default init|Waiting for root|Disabling rootwait)[^"]*)"/g;

function quotedLines(message: string): readonly string[] {
  return [...message.matchAll(kernelLine)].map(([, line = ""]) => line.replace(/…$/, ""));
}

/** Whether the source of a rule has the severity at all. */
function canBeError(code: RuleCode, language: string): boolean {
  return readFileSync(join(projectRoot, "core/rules", language, `${code}.ts`), "utf8").includes('"error"');
}

describe("The rules over the recorded boots", function () {
  this.timeout(60_000);
  let judged: readonly Judged[];
  before(() => {
    judged = recordedBoots().map((boot) => ({ boot, findings: checkTarget(targetOf(boot)) }));
  });

  for (const { code } of allRules) {
    it(`${code} says "error" only where the boot failed`, () => {
      const wrong = judged.filter(
        ({ boot, findings }) =>
          succeeded(boot) && findings.some((finding) => finding.code === code && finding.severity === "error"),
      );
      if (losesData.has(code)) return;
      assert.deepEqual(wrong.map(describeBoot), []);
    });

    it(`${code} quotes what the kernel logged`, () => {
      for (const { boot, findings } of judged) {
        for (const finding of findings.filter((one) => one.code === code && isSerious(one))) {
          for (const line of quotedLines(finding.message)) {
            const isLogged = boot.truth.messages.some((message) => message.includes(line));
            assert.ok(isLogged, `${boot.id} logged no "${line}":\n${boot.truth.messages.join("\n")}\n${boot.cmdline}`);
          }
        }
      }
    });
  }

  it("shows for every rule that can be an error a kernel that failed", () => {
    const shown = new Set(
      judged.flatMap(({ boot, findings }) =>
        succeeded(boot) ? [] : findings.filter(({ severity }) => severity === "error").map(({ code }) => code),
      ),
    );
    const needed = allRules.filter(({ code, language }) => canBeError(code, language));
    const missing = needed.map(({ code }) => code).filter((code) => !shown.has(code));
    assert.deepEqual(missing.sort(), [...gaps.keys()].sort());
  });

  after(() => {
    if (process.env["BOOTPATH_STATISTICS"] === "1") process.stdout.write(statistics(judged));
  });
});

function describeBoot({ boot, findings }: Judged): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const said = errors.map(({ code, message }) => `${code}: ${message}`).join("\n  ");
  return `${boot.id}\n  ${boot.cmdline}\n  ${boot.manifest ?? "no initramfs"}\n  ${said}`;
}

/** Who spoke how often, and which failures nobody spoke about. */
function statistics(judged: readonly Judged[]): string {
  const counts = new Map<string, number>();
  for (const { findings } of judged) {
    for (const { code, severity } of findings) {
      const key = `${code} ${severity}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const failed = judged.filter(({ boot }) => !succeeded(boot));
  const silent = failed.filter(({ findings }) => !findings.some(isSerious));
  // The machines had no disks, and no rule can know that.
  const unspoken = silent.filter(({ boot }) => !/\broot=/.test(boot.cmdline));
  return [
    ...[...counts].sort(([, a], [, b]) => b - a).map(([key, count]) => `${String(count).padStart(6)} ${key}`),
    `${judged.length} boots, ${failed.length} failed, ${silent.length} without an error or a warning, ${unspoken.length} of them without root=:`,
    ...byScenario(unspoken),
    "",
  ].join("\n");
}

/** One line a scenario: on how many kernels, what it is, and how it ended. */
function byScenario(judged: readonly Judged[]): readonly string[] {
  return [...new Set(judged.map(({ boot }) => boot.scenario))].map((scenario) => {
    const group = judged.filter(({ boot }) => boot.scenario === scenario);
    const { cmdline = "", truth } = group[0]?.boot ?? {};
    const end = truth?.outcome === "userspace" ? "PID 1 without a console" : (truth?.messages.at(-1) ?? "");
    return `  ${scenario} (${group.length}): ${cmdline.slice(0, 120)} -> ${end}`;
  });
}
