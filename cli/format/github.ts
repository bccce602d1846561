/** Problems as GitHub Actions annotations (workflow commands). */
import type { Problem } from "./problem.js";

const commands: Readonly<Record<Problem["severity"], string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** One workflow command a problem. */
export function formatGithub(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join("");
}

function annotation(problem: Problem): string {
  const properties: Readonly<Record<string, string | number>> = {
    // What comes through standard input is no file that an annotation could stand at.
    ...(problem.file === "-" ? {} : { file: problem.file }),
    line: problem.line,
    endLine: problem.endLine,
    // GitHub counts the last column as inside, and takes columns only where the problem stays on one line.
    ...(problem.line === problem.endLine
      ? { col: problem.column, endColumn: Math.max(problem.column, problem.endColumn - 1) }
      : {}),
    title: problem.code,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[problem.severity]} ${list.join(",")}::${escapeData(problem.message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
