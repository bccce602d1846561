/** Just enough of the C preprocessor to find parameters: comments, macros, conditions, calls with their arguments. */

/** A `#define` with parameters. */
export interface MacroDefinition {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: string;
}

/** A preprocessor directive, with its continuation lines joined. */
export interface Directive {
  /** Where it starts in the text of its file. */
  readonly offset: number;
  readonly keyword: string;
  readonly rest: string;
}

/** A source file without comments and directives, at the same offsets. */
export interface CSource {
  readonly code: string;
  readonly directives: readonly Directive[];
  readonly lineStarts: readonly number[];
}

/** A use of a macro: its arguments as written. */
export interface MacroCall {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly offset: number;
}

/** Takes a C file apart. */
export function readCSource(text: string): CSource {
  const plain = withoutComments(text);
  const directives: Directive[] = [];
  const pattern = /^[ \t]*#[ \t]*(\w+)((?:[^\n\\]|\\[^])*)/gm;
  const code = plain.replace(pattern, (whole, keyword: string, rest: string, offset: number) => {
    directives.push({ offset, keyword, rest: rest.replace(/\\\n/g, " ").trim() });
    return blank(whole);
  });
  return { code, directives, lineStarts: lineStartsOf(text) };
}

/** The number of the line that an offset lies in, counted from 1. */
export function lineNumber({ lineStarts }: CSource, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The macro that a `#define` makes; null for one without parameters. */
export function macroOf({ keyword, rest }: Directive): MacroDefinition | null {
  if (keyword !== "define") return null;
  const match = /^(\w+)\(([^)]*)\)\s*([^]*)$/.exec(rest);
  if (match === null) return null;
  const [, name = "", parameters = "", body = ""] = match;
  return { name, parameters: parameters.split(",").map((one) => one.trim()), body };
}

/** All uses of the named macros in a text, in order. */
export function macroCalls(text: string, names: ReadonlySet<string>): readonly MacroCall[] {
  const calls: MacroCall[] = [];
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*"|\b([A-Za-z_]\w*)\s*\(/g)) {
    const name = match[1] ?? "";
    if (!names.has(name)) continue;
    const list = argumentsAt(text, match.index + match[0].length);
    if (list !== null) calls.push({ name, arguments: list, offset: match.index });
  }
  return calls;
}

/** What a use of a macro stands for, after one step. */
export function expandMacro(macro: MacroDefinition, values: readonly string[]): string {
  const byName = new Map<string, string>();
  macro.parameters.forEach((parameter, index) => {
    if (parameter.endsWith("...")) {
      const name = parameter === "..." ? "__VA_ARGS__" : parameter.slice(0, -3).trim();
      byName.set(name, values.slice(index).join(", "));
    } else {
      byName.set(parameter, values[index] ?? "");
    }
  });
  return macro.body
    .replace(/(^|[^#])#\s*([A-Za-z_]\w*)/g, (whole, before: string, name: string) => {
      const value = byName.get(name);
      return value === undefined ? whole : `${before}${JSON.stringify(value)}`;
    })
    .replace(/"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*/g, (word) => byName.get(word) ?? word)
    .replace(/\s*##\s*/g, "");
}

/** The text of a C string, pieces written one after another and `__stringify()` included; null for anything else. */
export function stringValue(expression: string): string | null {
  if (!/^\s*(?:(?:"(?:[^"\\]|\\.)*"|__stringify\(\s*\w+\s*\))\s*)+$/.test(expression)) return null;
  const pieces = expression.matchAll(/"((?:[^"\\]|\\.)*)"|__stringify\(\s*(\w+)\s*\)/g);
  return [...pieces].map(([, piece, word]) => piece ?? word ?? "").join("");
}

/** The arguments of a call, from behind its opening parenthesis; null where it does not close. */
function argumentsAt(text: string, from: number): readonly string[] | null {
  const list: string[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < text.length && at < from + 4000; at++) {
    const character = text[at];
    if (character === '"' || character === "'") {
      at = endOfLiteral(text, at);
    } else if (character === "(" || character === "{" || character === "[") {
      depth++;
    } else if (character === "," && depth === 0) {
      list.push(text.slice(start, at).trim());
      start = at + 1;
    } else if (character === ")" || character === "}" || character === "]") {
      if (depth === 0) return [...list, text.slice(start, at).trim()];
      depth--;
    }
  }
  return null;
}

/** Where the string or character that starts at `start` ends. */
function endOfLiteral(text: string, start: number): number {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote && text[at] !== "\n") at += text[at] === "\\" ? 2 : 1;
  return at;
}

function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\.)*'|\/\*[^]*?\*\/|\/\/[^\n]*/g, (piece) =>
    piece.startsWith("/") ? blank(piece) : piece,
  );
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
