/** A finding as the command prints it: with its file, lines and columns. */
import { findingDocument } from "../../core/documents.js";
import type { Edit, Finding, RelatedPlace, Severity } from "../../core/rules/finding.js";
import { indexLines, lineColumnAt, lineText, type LineIndex } from "../../core/text/lines.js";

/** A range in a file. Lines and columns count from 1, ends are exclusive. */
export interface ProblemPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One problem, in the form of the contract. */
export interface Problem extends ProblemPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly url: string;
  readonly fixes: readonly ProblemFix[];
  /** Places that have to do with it, each with what it has to do with it. */
  readonly related: readonly (ProblemPlace & { readonly message: string })[];
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
  /** Whether `--fix` applies it. */
  readonly preferred: boolean;
  /** A file that it creates, if it does. */
  readonly creates?: string;
}

/** A problem and the line of text that it stands in, for formats that show it. */
export interface ShownProblem {
  readonly problem: Problem;
  readonly sourceLine: string;
  /** The path of the document that explains it, below the root of the package. */
  readonly document: string;
}

/** What is known about the files around findings. */
export interface ProblemContext {
  readonly textOf: (path: string) => string;
  readonly documentUrl: (path: string) => string;
}

/** Turns the findings of one document into problems. */
export function toProblems(findings: readonly Finding[], context: ProblemContext): readonly ShownProblem[] {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (path: string) => {
    const index = indexes.get(path) ?? indexLines(context.textOf(path));
    indexes.set(path, index);
    return index;
  };
  return findings.map((finding) => {
    const document = findingDocument(finding.code);
    const place = placeOf(finding, indexOf(finding.path));
    const problem: Problem = {
      ...place,
      code: finding.code,
      severity: finding.severity,
      message: finding.message,
      url: context.documentUrl(document),
      fixes: finding.fixes.map(({ title, edits, preferred, creates }) => ({
        title,
        edits: edits.map(toProblemEdit),
        preferred,
        ...(creates === undefined ? {} : { creates }),
      })),
      related: finding.related.map((related) => ({
        ...placeOf(related, indexOf(related.path)),
        message: related.message,
      })),
    };
    return { problem, sourceLine: lineText(indexOf(finding.path), place.line), document };
  });
}

function placeOf(range: Pick<RelatedPlace, "path" | "start" | "end">, index: LineIndex): ProblemPlace {
  const start = lineColumnAt(index, range.start);
  const end = lineColumnAt(index, range.end);
  return {
    file: range.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function toProblemEdit({ path, start, end, newText }: Edit): ProblemFix["edits"][number] {
  return { file: path, start, end, newText };
}
