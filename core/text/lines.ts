/** Lines and columns of offsets, for the front ends that speak in them. Line ends are LF, CR LF and CR, as in editors. */

/** The lines of one text. */
export interface LineIndex {
  readonly text: string;
  /** The offset at which each line starts; the first is 0. Found out when somebody asks. */
  readonly starts: readonly number[];
  /** The line of the last look-up; null where look-ups need `starts`. */
  readonly cursor: LineCursor | null;
}

/** A line of a text, from which the next one that is looked up is often not far. */
interface LineCursor {
  /** Its index and the offset at which it starts. */
  line: number;
  start: number;
  /** So many lines may be walked; more are dear enough to find all starts. */
  left: number;
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
  let cursor: LineCursor | null = null;
  return {
    text,
    get starts() {
      return (starts ??= text.includes("\r") ? startsByUnits(text) : startsByLineFeeds(text));
    },
    get cursor() {
      if (starts !== null) return null;
      if (cursor === null && text.includes("\r")) return null;
      return (cursor ??= firstCursor(text));
    },
  };
}

let lastIndex: LineIndex = { text: "", starts: [0], cursor: null };

/** Where an earlier version of a text was looked at, if what comes before is the same; else the beginning. */
function firstCursor(text: string): LineCursor {
  const { line, start } = lastWalk.cursor;
  const isThere = text.slice(0, start) === lastWalk.text.slice(0, start);
  const cursor = { line: isThere ? line : 0, start: isThere ? start : 0, left: text.length >> 4 };
  lastWalk = { text, cursor };
  return cursor;
}

let lastWalk: { readonly text: string; readonly cursor: LineCursor } = {
  text: "",
  cursor: { line: 0, start: 0, left: 0 },
};

/** Goes to the line of an offset. False where that is too far. */
function walkTo(text: string, cursor: LineCursor, offset: number): boolean {
  if (offset < cursor.start / 2) {
    cursor.line = 0;
    cursor.start = 0;
  }
  while (offset < cursor.start) {
    cursor.start = cursor.start < 2 ? 0 : text.lastIndexOf("\n", cursor.start - 2) + 1;
    cursor.line--;
    if (cursor.left-- < 0) return false;
  }
  for (let end = text.indexOf("\n", cursor.start); end >= 0 && end < offset; end = text.indexOf("\n", end + 1)) {
    cursor.start = end + 1;
    cursor.line++;
    if (cursor.left-- < 0) return false;
  }
  return true;
}

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
  const { text, cursor } = index;
  if (cursor !== null && walkTo(text, cursor, at)) return { line: cursor.line + 1, column: at - cursor.start + 1 };
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
