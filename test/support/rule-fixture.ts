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
 * The command line's section may be named by a path, such as `boot/cmdline.txt`.
 * A line of carets marks the finding of the rule that the fixture's folder is named after; a lone caret under nothing
 * marks an empty range. `fixed` sections hold the document after the preferred fixes. A fixture without carets is a
 * target on which the rule stays silent. `source` and `host` sections describe files of the host: see
 * test/support/fixture-host.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { kindOfPath } from "../../core/project/conventions.js";
import { projectRoot } from "../../scripts/lib/cache.js";
import { parseManifest } from "../../core/manifest/parse.js";
import { assembleTarget, type BootTarget, type TargetSources } from "../../core/project/boot-target.js";
import { withHostLibraries } from "../../host/libraries.js";
import { readSourceFiles } from "../../host/source-files.js";
import { fixtureHost, type FixtureHost, type HostSection } from "./fixture-host.js";

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
  /** The files of the host; null where the fixture describes none. */
  readonly host: FixtureHost | null;
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
export function withTexts({ target, host }: RuleFixture, texts: ReadonlyMap<string, string>): BootTarget {
  const manifests = target.manifests.map(({ path, text }) => ({ path, text: texts.get(path) ?? text }));
  const known = new Set([target.cmdline?.path, ...manifests.map((manifest) => manifest.path)]);
  const isNew = (path: string) => !known.has(path) && host?.describes(path) !== true;
  const created = [...texts].filter(([path]) => isNew(path)).map(([path, text]) => ({ path, text }));
  const sources: TargetSources = {
    ...target,
    manifests: [...manifests, ...created],
    cmdline: target.cmdline && {
      path: target.cmdline.path,
      text: texts.get(target.cmdline.path) ?? target.cmdline.text,
    },
  };
  return assemble(sources, host?.withTexts(texts) ?? null);
}

/** Assembles a target as host/targets.ts does, on the fixture's own host. */
function assemble(sources: TargetSources, host: FixtureHost | null): BootTarget {
  if (host === null) return assembleTarget(sources);
  const manifests = (sources.manifests ?? []).map((source) => parseManifest(source.text));
  const places = { base: "", variables: sources.variables ?? new Map<string, string>() };
  const files = readSourceFiles(manifests, places, host.reader);
  const described = new Map([...files].filter(([, file]) => file.state === "endless" || host.describes(file.path)));
  return withHostLibraries(assembleTarget({ ...sources, sources: described }), host.reader);
}

function parseFixture(code: string, name: string, content: string): RuleFixture {
  const expected: ExpectedFinding[] = [];
  const fixed = new Map<string, string>();
  const documents = new Map<string, string>();
  const onHost: HostSection[] = [];
  let options: Record<string, string> = {};
  for (const { heading, body } of sections(content)) {
    if (heading.startsWith("options")) options = parseOptions(heading.slice("options".length));
    else if (heading.startsWith("fixed ")) fixed.set(heading.slice("fixed ".length), body);
    else if (/^(source|host) /.test(heading)) onHost.push({ heading: heading.replace(/^\w+ +/, ""), body });
    else documents.set(heading, strip(heading, body, expected));
  }
  const texts = [...documents].map(([path, text]) => ({ path, text }));
  const cmdline = texts.find(({ path }) => kindOfPath(path) === "cmdline");
  const manifests = texts.filter((text) => text !== cmdline);
  const host = onHost.length === 0 ? null : fixtureHost(onHost);
  const sources: TargetSources = {
    ...(cmdline === undefined ? {} : { cmdline }),
    manifests,
    delivery: options["delivery"] === "external" ? "external" : "builtin",
    initramfs: options["initramfs"] === "none" ? "none" : "unknown",
    described: options["described"] !== "false",
    ...(options["arch"] === undefined ? {} : { arch: options["arch"] }),
    ...(options["kernelVersion"] === undefined ? {} : { kernelVersion: options["kernelVersion"] }),
    variables: variablesOf(options["variables"]),
  };
  return { code, name, target: assemble(sources, host), expected, fixed, host };
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

/** `NAME:value,OTHER:value`; null where the fixture says nothing about variables. */
function variablesOf(text: string | undefined): ReadonlyMap<string, string> | null {
  if (text === undefined) return null;
  return new Map(text.split(",").map((pair) => [pair.split(":", 1)[0] ?? "", pair.slice(pair.indexOf(":") + 1)]));
}

function parseOptions(text: string): Record<string, string> {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((word) => word.split("="));
  return Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, value]));
}
