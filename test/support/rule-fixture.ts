/**
 * Rule fixtures: a boot target in one text file, with the expected findings written under the text they belong to.
 *
 *     == options delivery=builtin
 *     == cmdline
 *     console=ttyS0 init=/bin/sh
 *                   ^^^^^^^^^^^^ error
 *     == manifest
 *     dir /bin 0755 0 0
 *     == fixed cmdline
 *     console=ttyS0 rdinit=/bin/sh
 *
 * A line of carets marks the finding of the rule that the fixture's folder is named after; a lone caret under nothing
 * marks an empty range. `fixed` sections hold the document after the preferred
 * fixes. A fixture without carets is a
 * target on which the rule stays silent.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { assembleTarget, type BootTarget, type TargetSources } from "../../core/project/boot-target.js";

/** A finding that a fixture expects; offsets into the document without its marks. */
export interface ExpectedFinding {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
}

/** One fixture. */
export interface RuleFixture {
  readonly code: string;
  readonly name: string;
  readonly target: BootTarget;
  readonly expected: readonly ExpectedFinding[];
  /** Documents after the preferred fixes, by path. */
  readonly fixed: ReadonlyMap<string, string>;
}

const fixtureRoot = join(projectRoot, "test/fixtures/rules");

/** All fixtures, by the code they are for. */
export function readRuleFixtures(): readonly RuleFixture[] {
  return readdirSync(fixtureRoot).flatMap((code) =>
    readdirSync(join(fixtureRoot, code)).map((name) =>
      parseFixture(code, name, readFileSync(join(fixtureRoot, code, name), "utf8")),
    ),
  );
}

/** The target of a fixture with other texts in place of its documents, as after a fix. */
export function withTexts(target: BootTarget, texts: ReadonlyMap<string, string>): BootTarget {
  const manifests = target.manifests.map(({ path, text }) => ({ path, text: texts.get(path) ?? text }));
  const known = new Set([target.cmdline?.path, ...manifests.map((manifest) => manifest.path)]);
  const created = [...texts].filter(([path]) => !known.has(path)).map(([path, text]) => ({ path, text }));
  const sources: TargetSources = {
    ...target,
    manifests: [...manifests, ...created],
    cmdline: target.cmdline && {
      path: target.cmdline.path,
      text: texts.get(target.cmdline.path) ?? target.cmdline.text,
    },
  };
  return assembleTarget(sources);
}

function parseFixture(code: string, name: string, content: string): RuleFixture {
  const expected: ExpectedFinding[] = [];
  const fixed = new Map<string, string>();
  const documents = new Map<string, string>();
  let options: Record<string, string> = {};
  for (const { heading, body } of sections(content)) {
    if (heading.startsWith("options")) options = parseOptions(heading.slice("options".length));
    else if (heading.startsWith("fixed ")) fixed.set(heading.slice("fixed ".length), body);
    else documents.set(heading, strip(heading, body, expected));
  }
  const cmdline = documents.get("cmdline");
  const manifests = [...documents].filter(([path]) => path !== "cmdline").map(([path, text]) => ({ path, text }));
  const target = assembleTarget({
    ...(cmdline === undefined ? {} : { cmdline: { path: "cmdline", text: cmdline } }),
    manifests,
    delivery: options["delivery"] === "external" ? "external" : "builtin",
    initramfs: options["initramfs"] === "none" ? "none" : "unknown",
    described: options["described"] !== "false",
    ...(options["arch"] === undefined ? {} : { arch: options["arch"] }),
    ...(options["kernelVersion"] === undefined ? {} : { kernelVersion: options["kernelVersion"] }),
  });
  return { code, name, target, expected, fixed };
}

function sections(content: string): readonly { heading: string; body: string }[] {
  return content
    .split(/^== /m)
    .slice(1)
    .map((section) => {
      const lineEnd = section.indexOf("\n");
      return { heading: section.slice(0, lineEnd).trim(), body: section.slice(lineEnd + 1) };
    });
}

/** Takes the lines of carets out and notes what they mark. */
function strip(path: string, body: string, expected: ExpectedFinding[]): string {
  let text = "";
  let lineStart = 0;
  for (const line of body.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const mark = /^( *)(\^+) (error|warning|information|hint)\s*$/.exec(line);
    if (mark === null) {
      lineStart = text.length;
      text += line;
      continue;
    }
    const start = lineStart + (mark[1]?.length ?? 0);
    const marked = text.slice(lineStart).trim() === "" ? 0 : (mark[2]?.length ?? 0);
    expected.push({ path, start, end: start + marked, severity: mark[3] ?? "" });
  }
  return text;
}

function parseOptions(text: string): Record<string, string> {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((word) => word.split("="));
  return Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, value]));
}
