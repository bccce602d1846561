/** Lines and columns of offsets, for the front ends that speak in them. Line ends are LF, CR LF and CR, as in editors. */

/** The lines of one text. */
export interface LineIndex {
  readonly text: string;
  /** The offset at which each line starts; the first is 0. */
  readonly starts: readonly number[];
}

/** A place in a text, counted from 1; columns count UTF-16 units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds the lines of a text. */
export function indexLines(text: string): LineIndex {
  // Requests come in crowds about the text of now, and many of them find no place in it to tell.
  if (lastIndex.text !== text) lastIndex = lazyIndex(text);
  return lastIndex;
}

function lazyIndex(text: string): LineIndex {
  let starts: readonly number[] | null = null;
  return {
    text,
    get starts() {
      return (starts ??= text.includes("\r") ? startsByUnits(text) : startsByLineFeeds(text));
    },
  };
}

let lastIndex: LineIndex = { text: "", starts: [0] };

function startsByLineFeeds(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function startsByUnits(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isBreak = unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a);
    if (isBreak) starts.push(i + 1);
  }
  return starts;
}

/** The line and column of an offset; offsets outside the text are moved to its nearer end. */
export function lineColumnAt(index: LineIndex, offset: number): LineColumn {
  const at = Math.max(0, Math.min(offset, index.text.length));
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (index.starts[low] ?? 0) + 1 };
}

/** The text of a line (counted from 1) without its line end. */
export function lineText(index: LineIndex, line: number): string {
  const start = index.starts[line - 1] ?? index.text.length;
  const end = index.starts[line] ?? index.text.length;
  return index.text.slice(start, end).replace(/\r?\n$|\r$/, "");
}

/** The line end that a text uses: of its first line that has one, else LF. */
export function lineEnding(text: string): "\n" | "\r\n" {
  const first = text.indexOf("\n");
  return first > 0 && text[first - 1] === "\r" ? "\r\n" : "\n";
}
