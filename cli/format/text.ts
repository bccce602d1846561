/** Problems for people: file and place, sentence, the line with a caret under the place, and what would repair it. */
import type { Severity } from "../../core/rules/finding.js";
import type { Palette } from "../terminal.js";
import type { Problem, ShownProblem } from "./problem.js";

/** The report of `check --format text`. */
export function formatText(problems: readonly ShownProblem[], palette: Palette): string {
  if (problems.length === 0) return "No problems.\n";
  const blocks = problems.map((problem) => formatProblem(problem, palette));
  return `${blocks.join("\n")}\n${summary(problems.map(({ problem }) => problem))}\n`;
}

function formatProblem({ problem, sourceLine }: ShownProblem, palette: Palette): string {
  const place = palette.strong(visible(`${problem.file}:${problem.line}:${problem.column}:`));
  const severity = paint(problem.severity, palette)(problem.severity);
  const lines = [`${place} ${severity}: ${visible(problem.message)} ${palette.faint(`[${problem.code}]`)}`];
  lines.push(...excerpt(problem, sourceLine, palette));
  for (const { file, line, column, message } of problem.related) {
    lines.push(`  ${palette.note("note:")} ${visible(`${file}:${line}:${column}: ${message}`)}`);
  }
  for (const { title, preferred } of problem.fixes) {
    lines.push(`  ${palette.good(preferred ? "fix:" : "possible fix:")} ${visible(title)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The columns of an excerpt; of a longer line the part around the caret is shown. */
const widest = 150;
/** The columns that are shown in front of the caret then. */
const ahead = 40;

function excerpt(problem: Problem, sourceLine: string, palette: Palette): readonly string[] {
  if (sourceLine.trim() === "") return [];
  const start = problem.column - 1;
  const end = Math.max(problem.endLine === problem.line ? problem.endColumn - 1 : sourceLine.length, start + 1);
  const isLong = sourceLine.length > widest;
  const from = isLong ? Math.max(0, Math.min(start - ahead, sourceLine.length - widest)) : 0;
  const to = isLong ? from + widest : sourceLine.length;
  const before = from > 0 ? "…" : "";
  const behind = to < sourceLine.length ? "…" : "";
  // Tabs are kept in front of the caret, so that it stands under its text whatever the tab width is.
  const indent = (before === "" ? "" : " ") + sourceLine.slice(from, start).replace(/[^\t]/g, " ");
  const caret = "^".repeat(Math.min(end, Math.max(to, start + 1)) - start);
  return [
    `  ${before}${visible(sourceLine.slice(from, to))}${behind}`,
    `  ${indent}${paint(problem.severity, palette)(caret)}`,
  ];
}

/** Control characters of a file must not reach the terminal: it would obey them. Each becomes one visible character. */
function visible(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]|\p{Cs}/gu, (control) => controlPicture(control.charCodeAt(0)));
}

/** U+2400 and what follows are pictures of the control characters. */
function controlPicture(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

function summary(problems: readonly Problem[]): string {
  const counts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [severity === "information" ? `${count} information` : counted(count, severity)];
  });
  const files = new Set(problems.map(({ file }) => file)).size;
  const repairable = problems.filter(({ fixes }) => fixes.some(({ preferred }) => preferred)).length;
  const which = repairable < problems.length ? `${repairable} of them` : repairable === 1 ? "it" : "all of them";
  const repair = repairable === 0 ? "" : `; --fix repairs ${which}`;
  return `${counts.join(", ")} in ${counted(files, "file")}${repair}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

function paint(severity: Severity, palette: Palette): (text: string) => string {
  if (severity === "error") return palette.error;
  return severity === "warning" ? palette.warning : palette.note;
}
