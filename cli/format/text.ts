/** Problems for people: file and place, sentence, the line with a caret under the place, and what would repair it. */
import type { Severity } from "../../core/rules/finding.js";
import type { Palette } from "../terminal.js";
import type { ShownProblem } from "./problem.js";

/** The report of `check --format text`. */
export function formatText(problems: readonly ShownProblem[], palette: Palette): string {
  if (problems.length === 0) return "No problems.\n";
  const blocks = problems.map((problem) => formatProblem(problem, palette));
  return `${blocks.join("\n")}\n${summary(problems)}\n`;
}

function formatProblem({ problem, sourceLine }: ShownProblem, palette: Palette): string {
  const place = palette.strong(`${problem.file}:${problem.line}:${problem.column}:`);
  const severity = paint(problem.severity, palette)(problem.severity);
  const lines = [`${place} ${severity}: ${problem.message} ${palette.faint(`[${problem.code}]`)}`];
  lines.push(...excerpt(problem, sourceLine, palette));
  for (const fix of problem.fixes) lines.push(`  ${palette.good("fix:")} ${fix.title}`);
  return `${lines.join("\n")}\n`;
}

function excerpt(problem: ShownProblem["problem"], sourceLine: string, palette: Palette): readonly string[] {
  if (sourceLine.trim() === "") return [];
  const end = problem.endLine === problem.line ? problem.endColumn : sourceLine.length + 1;
  // Tabs are kept in front of the caret, so that it stands under its text whatever the tab width is.
  const indent = sourceLine.slice(0, problem.column - 1).replace(/[^\t]/g, " ");
  const caret = "^".repeat(Math.max(1, end - problem.column));
  return [`  ${sourceLine}`, `  ${indent}${paint(problem.severity, palette)(caret)}`];
}

function summary(problems: readonly ShownProblem[]): string {
  const counts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = problems.filter(({ problem }) => problem.severity === severity).length;
    if (count === 0) return [];
    const isCountable = severity === "error" || severity === "warning" || severity === "hint";
    return [`${count} ${severity}${isCountable && count > 1 ? "s" : ""}`];
  });
  return counts.join(", ");
}

function paint(severity: Severity, palette: Palette): (text: string) => string {
  if (severity === "error") return palette.error;
  return severity === "warning" ? palette.warning : palette.note;
}
