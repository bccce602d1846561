/** Problems as SARIF 2.1.0, for code scanning services. */
import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { findingDocument } from "../../core/documents.js";
import { allRules } from "../../core/rules/all.js";
import { projectCodes, type FindingCode } from "../../core/rules/codes.js";
import type { Severity } from "../../core/rules/finding.js";
import { usualSeverity } from "../../core/rules/severities.js";
import type { Problem, ProblemFix, ProblemPlace, ShownProblem } from "./problem.js";

type Level = "error" | "warning" | "note";

const levels: Readonly<Record<Severity, Level>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** What the log says about the tool. */
export interface SarifTool {
  readonly version: string;
  readonly documentUrl: (path: string) => string;
  /** The text of a document, which services show beside the result. */
  readonly documentText: (path: string) => string | null;
}

/** The root that relative paths start from; a service puts the root of the repository in its place. */
const sourceRoot = "%SRCROOT%";

/** One SARIF log with one run. */
export function formatSarif(problems: readonly ShownProblem[], tool: SarifTool): string {
  const rules = describeRules(new Set(problems.map(({ problem }) => problem.code)), tool);
  const fingerprintOf = fingerprints();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "bootpath", version: tool.version, semanticVersion: tool.version, rules } },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [sourceRoot]: { description: { text: "The folder in which bootpath was run." } } },
        columnKind: "utf16CodeUnits",
        results: problems.map((shown) => ({
          ...toResult(shown.problem),
          ruleIndex: rules.findIndex((rule) => rule.id === shown.problem.code),
          partialFingerprints: { "bootpath/v1": fingerprintOf(shown) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** All rules, those of the results with their whole documents. */
function describeRules(inResults: ReadonlySet<string>, tool: SarifTool) {
  const titles: readonly (readonly [FindingCode, string])[] = [
    ...allRules.map(({ code, title }) => [code, title] as const),
    ...projectCodes.map((code) => [code, "a flaw in bootpath.json, or in a comment that switches a rule off"] as const),
  ];
  return titles.map(([code, title]) => {
    const document = findingDocument(code);
    const text = inResults.has(code) ? tool.documentText(document) : null;
    return {
      id: code,
      shortDescription: { text: title },
      helpUri: tool.documentUrl(document),
      ...(text === null ? {} : { help: { text, markdown: text } }),
      defaultConfiguration: { level: levels[usualSeverity(code)] },
    };
  });
}

function toResult(problem: Problem) {
  return {
    ruleId: problem.code,
    level: levels[problem.severity],
    message: { text: problem.message },
    locations: [{ physicalLocation: toLocation(problem) }],
    ...(problem.related.length === 0
      ? {}
      : {
          relatedLocations: problem.related.map((place, id) => ({
            id,
            physicalLocation: toLocation(place),
            message: { text: place.message },
          })),
        }),
    ...(problem.fixes.length === 0 ? {} : { fixes: problem.fixes.map(toFix) }),
  };
}

function toLocation({ file, line, column, endLine, endColumn }: ProblemPlace) {
  return {
    artifactLocation: toArtifact(file),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

function toFix(fix: ProblemFix) {
  const files = [...new Set(fix.edits.map((edit) => edit.file))];
  return {
    description: { text: fix.title },
    artifactChanges: files.map((file) => ({
      artifactLocation: toArtifact(file),
      replacements: fix.edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
          insertedContent: { text: edit.newText },
        })),
    })),
  };
}

/** A relative path stays relative to the root that the consumer knows. */
function toArtifact(path: string) {
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href };
  const uri = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return { uri, uriBaseId: sourceRoot };
}

/**
 * Makes what identifies a result when its line has moved: the code, the text of its line, and which of several like
 * it in the same file it is.
 */
function fingerprints(): (shown: ShownProblem) => string {
  const seen = new Map<string, number>();
  return ({ problem, sourceLine }) => {
    const content = [problem.file, problem.code, sourceLine.trim()].join("\0");
    const count = seen.get(content) ?? 0;
    seen.set(content, count + 1);
    return createHash("sha256").update(`${content}\0${count}`).digest("hex").slice(0, 32);
  };
}
