/** The outline of a manifest: the files of the archive as a tree. */
import type { TextRange } from "../cmdline/parse.js";
import type { Entry, Field } from "../manifest/entry.js";
import type { Manifest } from "../manifest/parse.js";
import { namesOf } from "../rules/manifest-lines.js";
import { plainPath } from "./archive-paths.js";
import type { DocumentSymbol, SymbolKind } from "./symbol.js";

/** An entry's name that is known before what is inside of it. */
interface Growing extends DocumentSymbol {
  range: TextRange;
  readonly children: Growing[];
}

/** A folder that lines which follow may still belong to without a gap. */
interface OpenFolder {
  readonly path: string;
  readonly symbol: Growing;
}

/** Nobody looks through more names than these, and editors ask for all of them after each change. */
const mostNames = 10_000;

/**
 * The tree of the names in one manifest, taken as they are written; of a very large one its folders. What is in a folder that the manifest does not make
 * hangs on the nearest folder above that it does make. A folder's range goes on over the lines behind it as long as all
 * of them are inside of it.
 */
export function manifestSymbols(manifest: Manifest): readonly DocumentSymbol[] {
  const top: Growing[] = [];
  const folders = new Map<string, Growing>();
  const waiting: { readonly path: string; readonly symbol: Growing }[] = [];
  const isShown = ({ kind }: Entry) => kind === "dir" || manifest.lines.length <= mostNames;
  let open: OpenFolder[] = [];
  for (const { entry, start, end } of manifest.lines) {
    if (entry === null) continue;
    const line = { start, end: start + manifest.text.slice(start, end).trimEnd().length };
    const names = namesOf(entry).map((name) => ({ name, path: plainPath(name.text) }));
    open = open.filter((folder) => names.every(({ path }) => isInside(path, folder.path)));
    for (const { symbol } of open) symbol.range = { start: symbol.range.start, end: line.end };
    if (!isShown(entry)) continue;
    for (const { name, path } of names) {
      const symbol = symbolOf(entry, name, name === entry.name ? line : name);
      waiting.push({ path, symbol });
      if (entry.kind !== "dir" || folders.has(path)) continue;
      folders.set(path, symbol);
      open.push({ path, symbol });
    }
  }
  // Only now all folders are known, as they may stand behind what is in them.
  for (const { path, symbol } of waiting) {
    const folder = folderAround(path, folders);
    if (folder === null) top.push(symbol);
    else folder.symbol.children.push({ ...symbol, name: path.slice(folder.path === "/" ? 1 : folder.path.length + 1) });
  }
  return top;
}

/** What one name of an entry stands for. */
export function kindOfEntry(entry: Entry): SymbolKind {
  switch (entry.kind) {
    case "dir":
      return "folder";
    case "slink":
      return "link";
    case "nod":
      return "device";
    case "pipe":
    case "sock":
      return "pipe";
    case "file":
      return (entry.mode.value & 0o111) === 0 ? "file" : "program";
  }
}

/** What is shown beside one name of an entry. */
export function detailOfEntry(entry: Entry, name: Field): string {
  if (name !== entry.name) return `hard link to ${entry.name.text}`;
  switch (entry.kind) {
    case "file":
      return entry.location.text;
    case "slink":
      return `→ ${entry.target.text}`;
    case "nod":
      return `${entry.device.text} ${entry.major.value} ${entry.minor.value}`;
    default:
      return "";
  }
}

function symbolOf(entry: Entry, name: Field, range: TextRange): Growing {
  return {
    name: plainPath(name.text),
    fullName: plainPath(name.text),
    detail: detailOfEntry(entry, name),
    kind: kindOfEntry(entry),
    range: { start: range.start, end: range.end },
    selection: { start: name.start, end: name.end },
    children: [],
  };
}

/** The nearest folder above a path that the manifest makes; a folder that is made twice has everything in the first. */
function folderAround(path: string, folders: ReadonlyMap<string, Growing>): OpenFolder | null {
  for (let above = path; above !== "/";) {
    above = above.slice(0, above.lastIndexOf("/")) || "/";
    const symbol = folders.get(above);
    if (symbol !== undefined) return { path: above, symbol };
  }
  return null;
}

function isInside(path: string, folder: string): boolean {
  if (folder === "/") return path !== "/";
  return path.startsWith(folder) && path.charAt(folder.length) === "/";
}
