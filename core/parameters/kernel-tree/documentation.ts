/** The names in Documentation/admin-guide/kernel-parameters.txt, and the facts that it states in a fixed form. */

/** What the documentation says about one name. None of its sentences is kept. */
export interface DocumentedParameter {
  readonly name: string;
  /** The restrictions in brackets: architectures, subsystems, `EARLY`. */
  readonly tags: readonly string[];
  /** What is written behind the "=": the words of a `{ a | b }`, or a form such as `<int>`; null where none is given. */
  readonly values: readonly string[] | null;
  readonly deprecated: boolean;
}

/** All documented names, each once, in the order of the text. */
export function readDocumentation(text: string): readonly DocumentedParameter[] {
  const byName = new Map<string, DocumentedParameter>();
  for (const entry of entriesOf(text)) {
    for (const name of namesOf(entry.head)) {
      const next = { name, tags: tagsOf(entry), values: valuesOf(entry), deprecated: isDeprecated(entry) };
      const known = byName.get(name);
      byName.set(name, known === undefined ? next : joined(known, next));
    }
  }
  return [...byName.values()];
}

/** An entry of the list as it stands there. */
export interface DocumentedText {
  readonly names: readonly string[];
  readonly tags: readonly string[];
  /** The whole entry, its name included, without the blanks that all its lines begin with. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** All entries with their text, in order. An entry without text of its own has that of the next one, as the list means it. */
export function readEntries(text: string): readonly DocumentedText[] {
  const entries = entriesOf(text);
  return entries.map((entry, index) => {
    const lines = [entry.first, ...entry.lines.slice(1)];
    for (let next = index; isBare(entries[next]) && next + 1 < entries.length; next++) {
      const following = entries[next + 1];
      if (following !== undefined) lines.push(following.first, ...following.lines.slice(1));
    }
    return { names: namesOf(entry.head), tags: tagsOf(entry), text: shifted(lines), line: entry.line };
  });
}

/** Whether an entry is one line with a name and tags, directly above another one. */
function isBare(entry: Entry | undefined): boolean {
  const [line = "", ...others] = entry?.lines ?? [];
  return others.length === 0 && /^\s*(?:\[[^\]]*\]\s*)?$/.test(line);
}

/** Lines moved to the left margin, tabs being eight columns wide. */
function shifted(lines: readonly string[]): string {
  const expanded = lines.map((line) => {
    let wide = "";
    for (const piece of line.split(/(\t)/)) wide += piece === "\t" ? " ".repeat(8 - (wide.length % 8)) : piece;
    return wide.trimEnd();
  });
  const margin = Math.min(...expanded.filter((line) => line !== "").map((line) => line.search(/\S/)));
  return expanded
    .map((line) => line.slice(margin))
    .join("\n")
    .trimEnd();
}

/** A name as it is written, with what follows it. */
interface Entry {
  readonly head: string;
  /** The line that it stands in, as a whole, and its number. */
  readonly first: string;
  readonly line: number;
  /** The rest of its first line, and the lines below it. */
  readonly lines: readonly string[];
}

/** Since 6.18 the text begins with a legend of the tags. */
const LEGEND_END = /^Kernel parameters$/m;

function entriesOf(text: string): readonly Entry[] {
  const start = LEGEND_END.exec(text)?.index ?? 0;
  const entries: { head: string; first: string; line: number; lines: string[] }[] = [];
  let number = text.slice(0, start).split("\n").length - 1;
  for (const line of text.slice(start).split(/\r?\n/)) {
    number++;
    const match = /^(?:\t|( {8})| {1,7}\t)(\S+)(.*)$/.exec(line);
    const [, spaces, head = "", rest = ""] = match ?? [];
    // Lines with blanks in front are text for the most part.
    const isEntry = match !== null && (spaces === undefined || /^[a-z]\S*=?$/.test(head));
    if (isEntry) entries.push({ head, first: line, line: number, lines: [rest] });
    else entries.at(-1)?.lines.push(line);
  }
  return entries;
}

/** Not names, but a reference to a whole subsystem. */
const noNames: ReadonlySet<string> = new Set(["ALSA", "MTD_Partition", "MTD_Region"]);

function namesOf(head: string): readonly string[] {
  const word = head.replace(/^\((.*)\)$/, "$1");
  const numbered = /^([^=[]+)\[([\d|]+)\]=?$/.exec(word);
  if (numbered !== null) {
    const [, stem = "", numbers = ""] = numbered;
    return [stem, ...numbers.split("|").map((number) => stem + number)];
  }
  const name = (word.split(/[=[]/)[0] ?? "").replace(/[,;:]$/, "");
  const choice = /^(.*)\{(.*)\}(.*)$/.exec(name);
  if (choice !== null) {
    const [, before = "", middle = "", after = ""] = choice;
    return middle.split(",").map((one) => before + one + after);
  }
  return /^[A-Za-z0-9_<]/.test(name) && !noNames.has(name) ? [name] : [];
}

function tagsOf({ head, lines }: Entry): readonly string[] {
  const text = `${/=(\[.*)$/.exec(head)?.[1] ?? ""}${lines.slice(0, 2).join(" ")}`;
  const list = /^\s*\[([^\]]*)\]/.exec(text)?.[1] ?? "";
  const tags = list.split(/[,;]/).map((tag) => tag.trim());
  return tags.filter((tag) => /^[A-Za-z][\w/-]*(?:=[\w-]+)?$/.test(tag));
}

function valuesOf({ lines }: Entry): readonly string[] | null {
  const text = lines.slice(0, 12).join("\n");
  const braces = /(?:Format:\s*|^\s*(?:\[[^\]]*\]\s*)?)\{([^{}]*)\}\s*$/m.exec(text)?.[1];
  if (braces !== undefined) {
    const words = braces.split("|").map((word) => word.trim().replace(/^"(.*)"$/, "$1"));
    return words.every((word) => /^[^\s]{1,40}$/.test(word)) ? words : null;
  }
  const format = /Format:[ \t]*(\S[^\n]*)$/m.exec(text)?.[1]?.trim();
  if (format === undefined) return null;
  if (/^[\w+-]+(?: ?\| ?[\w+-]+)+$/.test(format)) return format.split("|").map((word) => word.trim());
  // A form without prose: one word, with symbols in it or known as a kind of value.
  return /^\S{1,60}$/.test(format) && /^(?:integer|string|size)$|[<[|,=]/.test(format) ? [format] : null;
}

function isDeprecated({ lines }: Entry): boolean {
  const [first = "", second = ""] = lines;
  return /^\s*\[[^\]]*Deprecated/.test(first) || /^\s*(?:\[[^\]]*\]\s*)?\[?Deprecated\b/.test(first || second);
}

function joined(a: DocumentedParameter, b: DocumentedParameter): DocumentedParameter {
  return {
    name: a.name,
    tags: [...new Set([...a.tags, ...b.tags])],
    // Where two entries give different forms, neither is the whole truth.
    values: a.values === null || b.values === null ? (a.values ?? b.values) : null,
    deprecated: a.deprecated && b.deprecated,
  };
}
