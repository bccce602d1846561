/** Problems as SARIF 2.1.0, for code scanning services. */
import { allRules } from "../../core/rules/all.js";
import { documentPath } from "../../core/documents.js";
import type { Problem, ProblemFix } from "./problem.js";

const levels: Readonly<Record<Problem["severity"], "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** What the log says about the tool. */
export interface SarifTool {
  readonly version: string;
  readonly documentUrl: (path: string) => string;
}

/** One SARIF log with one run. */
export function formatSarif(problems: readonly Problem[], tool: SarifTool): string {
  const rules = allRules.map((rule) => ({
    id: rule.code,
    shortDescription: { text: rule.title },
    helpUri: tool.documentUrl(documentPath("rules", rule.code)),
  }));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "bootpath", version: tool.version, rules } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => ({
          ruleId: problem.code,
          ruleIndex: rules.findIndex((rule) => rule.id === problem.code),
          level: levels[problem.severity],
          message: { text: problem.message },
          locations: [
            { physicalLocation: { artifactLocation: { uri: toUri(problem.file) }, region: toRegion(problem) } },
          ],
          ...(problem.fixes.length === 0 ? {} : { fixes: problem.fixes.map(toFix) }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function toRegion(problem: Problem) {
  return {
    startLine: problem.line,
    startColumn: problem.column,
    endLine: problem.endLine,
    endColumn: problem.endColumn,
  };
}

function toFix(fix: ProblemFix) {
  const files = [...new Set(fix.edits.map((edit) => edit.file))];
  return {
    description: { text: fix.title },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: toUri(file) },
      replacements: fix.edits
        .filter((edit) => edit.file === file)
        .map((edit) => ({
          deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
          insertedContent: { text: edit.newText },
        })),
    })),
  };
}

/** A relative path stays a relative reference, resolved against the root that the consumer knows. */
function toUri(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
