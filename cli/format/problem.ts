/** A finding as the command prints it: with its file, lines and columns. */
import { documentPath } from "../../core/documents.js";
import type { Edit, Finding, Severity } from "../../core/rules/finding.js";
import { indexLines, lineColumnAt, lineText, type LineIndex } from "../../core/text/lines.js";

/** One problem, in the form of the contract. Lines and columns count from 1, ends are exclusive. */
export interface Problem {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly url: string;
  readonly fixes: readonly ProblemFix[];
}

/** One way to repair a problem; offsets are UTF-16 units into the file. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly {
    readonly file: string;
    readonly start: number;
    readonly end: number;
    readonly newText: string;
  }[];
}

/** A problem and the line of text that it stands in, for formats that show it. */
export interface ShownProblem {
  readonly problem: Problem;
  readonly sourceLine: string;
}

/** Turns the findings of one document into problems. */
export function toProblems(
  findings: readonly Finding[],
  text: string,
  documentUrl: (path: string) => string,
): readonly ShownProblem[] {
  const index = indexLines(text);
  return findings.map((finding) => {
    const problem = toProblem(finding, index, documentUrl);
    return { problem, sourceLine: lineText(index, problem.line) };
  });
}

function toProblem(finding: Finding, index: LineIndex, documentUrl: (path: string) => string): Problem {
  const start = lineColumnAt(index, finding.start);
  const end = lineColumnAt(index, finding.end);
  return {
    file: finding.path,
    code: finding.code,
    severity: finding.severity,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: finding.message,
    url: documentUrl(documentPath("rules", finding.code)),
    fixes: finding.fixes.map(({ title, edits }) => ({ title, edits: edits.map(toProblemEdit) })),
  };
}

function toProblemEdit({ path, start, end, newText }: Edit): ProblemFix["edits"][number] {
  return { file: path, start, end, newText };
}
