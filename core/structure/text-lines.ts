/** Lines of a text as people see blocks in it. */

/** A line without its line end, in UTF-16 offsets. */
export interface PlainLine {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, ended by LF; a carriage return before it does not count as text. */
export function plainLines(text: string): readonly PlainLine[] {
  const lines: PlainLine[] = [];
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf("\n", start);
    const stop = newline < 0 ? text.length : newline;
    lines.push({ start, end: stop > start && text[stop - 1] === "\r" ? stop - 1 : stop });
    if (newline < 0) break;
    start = newline + 1;
  }
  return lines;
}

/** Whether a part of a text has nothing but blanks. */
export function isBlank(text: string, { start, end }: PlainLine): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && (code < 0x09 || code > 0x0d)) return false;
  }
  return true;
}
