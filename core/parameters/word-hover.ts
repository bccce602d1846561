/** What an editor tells about a place of a command line: the piece of a value, the parameter, and what counts of it. */
import type { CommandLine, Parameter, TextRange } from "../cmdline/parse.js";
import { codeMarkdown, escapeMarkdown } from "../text/markdown.js";
import { absenceNote } from "./availability.js";
import { kernelNotes, treePage } from "./kernel-tree/tree-markdown.js";
import { lookUpParameter, type KernelChoice } from "./look-up.js";
import { otherWordAt } from "./other-words.js";
import { parameterPage, shortPage } from "./page.js";
import { reportParameter } from "./report.js";
import { explainValue, pieceAt } from "./values/all.js";
import { effectiveValue } from "./values/effective.js";
import type { ValueExplanation, ValuePiece } from "./values/explanation.js";

/** A text about a place, as Markdown. */
export interface WordHover {
  readonly markdown: string;
  /** What it is about: a piece of a value, or a word. */
  readonly range: TextRange;
}

/** What else is known of the place. */
export interface WordHoverOptions {
  /** Paragraphs about the role that the word plays in boots; they come before what it is in general. */
  readonly roles: readonly string[];
}

/** The most pieces of a value that are listed; a longer value is explained piece by piece only. */
const mostPieces = 12;

/**
 * The hover at an offset of a command line; null between words, and where nothing is known. Of a value the piece at
 * the offset comes first. Never throws.
 */
export function hoverWord(
  commandLine: CommandLine,
  offset: number,
  kernel: KernelChoice,
  options: WordHoverOptions = { roles: [] },
): WordHover | null {
  const parameter = commandLine.parameters.find(({ start, end }) => start <= offset && offset <= end);
  const report = parameter === undefined ? null : reportParameter(parameter.name, kernel);
  if (parameter === undefined || report === null) {
    const other = otherWordAt(commandLine, offset, options.roles.length > 0 ? "with-roles" : "alone");
    const range = other?.range ?? parameter;
    if (range === undefined || (other === null && options.roles.length === 0)) return null;
    return { markdown: joined([...options.roles, ...(other === null ? [] : [other.markdown])]), range };
  }
  const absence = absenceNote(lookUpParameter(parameter.name, kernel), kernel);
  const { explanation, piece } = valueAt(parameter, offset, kernel);
  const effective = effectiveParagraph(commandLine, parameter, kernel, options);
  const page = { paragraphs: 2, kernelVersion: kernel.kernelVersion, value: parameter.value };
  const absent = [...(absence === null ? [] : [absence]), ...kernelNotes(parameter.name, kernel)];
  if (explanation === null || parameter.valueStart === null || offset < parameter.valueStart) {
    const whole = explanation === null ? [] : valueList(parameter.value ?? "", explanation);
    const notes = [...absent, ...effective, ...whole];
    const general = treePage(parameter.name, kernel, notes) ?? parameterPage(report, { ...page, notes });
    return { markdown: joined([options.roles.join("\n\n"), general]), range: parameter };
  }
  const here = [
    ...(piece === null ? [] : [pieceLine(parameter, piece)]),
    ...options.roles,
    ...(explanation.pieces.length === 1 && piece !== null && explanation.summary === null
      ? []
      : valueList(parameter.value ?? "", explanation, piece)),
    ...readBy(explanation),
    ...effective,
  ];
  const general = shortPage(report, { ...page, notes: absent });
  return {
    markdown: joined([here.join("\n\n"), general]),
    range: piece === null ? parameter : rangeOf(parameter, piece),
  };
}

/** A value in words, as Markdown, for a terminal; null where nothing is known of it. */
export function valueMarkdown(name: string, value: string, kernel: KernelChoice): string | null {
  const explanation = explainValue(name, value, kernel);
  if (explanation === null) return null;
  return [...valueList(value, explanation, null, Infinity), ...readBy(explanation)].join("\n\n");
}

function valueAt(
  parameter: Parameter,
  offset: number,
  kernel: KernelChoice,
): { readonly explanation: ValueExplanation | null; readonly piece: ValuePiece | null } {
  const { name, value, valueStart } = parameter;
  const explanation = value === null ? null : explainValue(name, value, kernel);
  if (explanation === null || valueStart === null) return { explanation, piece: null };
  return { explanation, piece: pieceAt(explanation, offset - valueStart) };
}

/** Pieces are offsets of the value, which stands in the line as it is, except for characters that the kernel cuts apart. */
function rangeOf({ valueStart, valueEnd }: Parameter, { start, end }: ValuePiece): TextRange {
  const [from, to] = [valueStart ?? 0, valueEnd ?? 0];
  return { start: Math.min(to, from + start), end: Math.min(to, from + end) };
}

function pieceLine({ value }: Parameter, piece: ValuePiece): string {
  return `**${codeMarkdown((value ?? "").slice(piece.start, piece.end))}**: ${escapeMarkdown(piece.meaning)}`;
}

/** The whole value: what it comes to, and its pieces. What the piece `told` means has been said. */
function valueList(
  text: string,
  { summary, pieces }: ValueExplanation,
  told: ValuePiece | null = null,
  most = mostPieces,
): readonly string[] {
  const list = pieces.slice(0, most).map((piece) => {
    const shown = codeMarkdown(text.slice(piece.start, piece.end));
    return piece === told ? `- **${shown}**` : `- ${shown}: ${escapeMarkdown(piece.meaning)}`;
  });
  const more = pieces.length > most ? [`- … and ${pieces.length - most} more`] : [];
  const whole = summary === null ? [] : [text === "" ? "" : `${codeMarkdown(text)}: `, escapeMarkdown(summary)];
  return [
    ...(whole.length === 0 ? [] : [whole.join("")]),
    ...(list.length === 0 ? [] : [[...list, ...more].join("\n")]),
  ];
}

function readBy({ source }: ValueExplanation): readonly string[] {
  return source === null ? [] : [`*Read by ${escapeMarkdown(source.function)}() in ${escapeMarkdown(source.file)}*`];
}

/** Roles say it already for the words that decide a boot. */
const toldByRoles: ReadonlySet<string> = new Set(["init", "rdinit", "root", "console"]);

function effectiveParagraph(
  commandLine: CommandLine,
  parameter: Parameter,
  kernel: KernelChoice,
  { roles }: WordHoverOptions,
): readonly string[] {
  if (roles.length > 0 && toldByRoles.has(parameter.name)) return [];
  const effective = effectiveValue(commandLine, parameter, kernel);
  return effective === null ? [] : [`**On this line**: ${escapeMarkdown(effective.sentences.join(" "))}`];
}

function joined(sections: readonly string[]): string {
  return sections.filter((section) => section !== "").join("\n\n---\n\n");
}
