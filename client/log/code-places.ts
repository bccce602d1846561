/** Addresses and symbols in the traces of a log: what they are, and the way to the line of source. */
import { basename } from "node:path";
import {
  DocumentLink,
  Hover,
  l10n,
  languages,
  Location,
  MarkdownString,
  Position,
  Range,
  Uri,
  workspace,
  type Disposable,
  type TextDocument,
} from "vscode";
import type { CodeLine, LogCode } from "../../core/log/symbols/log-code.js";
import type { CodeReference } from "../../core/log/symbols/references.js";
import { lineAddress, movedBy, resolveCode, type ResolvedCode } from "../../core/log/symbols/resolve.js";
import type { SymbolTable } from "../../core/log/symbols/table.js";
import { escapeMarkdown } from "../../core/text/markdown.js";
import { sourceFile } from "../../host/source-lines.js";
import { logLanguage } from "../languages.js";
import type { LogSurroundings } from "./log-targets.js";
import { codeOf } from "./read-log.js";
import { SymbolStore, symbolFilesOf, type SymbolFiles } from "./symbol-files.js";
import { codeText } from "./code-text.js";

/** The most references of which a document shows links; the others have hovers. */
const mostLinks = 2_000;

/** A reference that was looked up. */
interface LookedUp {
  readonly code: ResolvedCode;
  /** The file with the symbols. */
  readonly path: string;
}

/** A line of source that is on this machine. */
interface Source {
  readonly uri: Uri;
  readonly line: number;
  /** As people write it: `init/do_mounts.c:186`. */
  readonly label: string;
}

/** Registers hovers, definitions and links of code in kernel logs. */
export function registerCodePlaces(surroundings: LogSurroundings): readonly Disposable[] {
  const store = new SymbolStore();
  const places: CodePlaces = { store, surroundings };
  return [
    languages.registerHoverProvider(logLanguage, {
      provideHover: async (document, { line, character }) => {
        const found = referenceAt(document, line, character);
        return found === null ? null : hover(document, found, places);
      },
    }),
    languages.registerDefinitionProvider(logLanguage, {
      provideDefinition: async (document, { line, character }) => {
        const found = referenceAt(document, line, character);
        if (found === null) return [];
        const files = await symbolFilesOf(document, surroundings);
        const looked = (await lookUpIn(document, files, store))(found);
        const sources = looked === null ? [] : await sourcesOf([{ ...found, looked }], files, store);
        return (sources[0] ?? []).map(({ uri, line: at }) => new Location(uri, new Position(at - 1, 0)));
      },
    }),
    languages.registerDocumentLinkProvider(logLanguage, {
      provideDocumentLinks: (document) => links(document, places),
    }),
  ];
}

interface CodePlaces {
  readonly store: SymbolStore;
  readonly surroundings: LogSurroundings;
}

/** A reference and the line that it is in. */
interface PlacedReference {
  readonly line: CodeLine;
  readonly reference: CodeReference;
}

function referenceAt(document: TextDocument, line: number, character: number): PlacedReference | null {
  const codeLine = codeOf(document).lines.find((one) => one.line === line + 1);
  const reference = codeLine?.references.find(({ start, end }) => start <= character && character <= end);
  return codeLine === undefined || reference === undefined ? null : { line: codeLine, reference };
}

/** Looks references up: in the first file that has them, else what the last file says. Null without any symbols. */
type LookUp = (found: PlacedReference) => LookedUp | null;

/** The look-up in the files of a log, which are read once for all its references. */
async function lookUpIn(document: TextDocument, { paths }: SymbolFiles, store: SymbolStore): Promise<LookUp> {
  const read = await Promise.all(paths.map((path) => store.symbols(path)));
  const files = read.filter((symbols) => symbols.kind !== "none");
  const code = codeOf(document);
  const moved = files.map(({ table }) => code.moved.map((said, boot) => said ?? shownOffset(code, boot, table)));
  return ({ line, reference }) => {
    let last: LookedUp | null = null;
    for (const [index, { path, table }] of files.entries()) {
      const resolved = resolveCode(reference, table, moved[index]?.[line.boot] ?? null);
      last = { code: resolved, path };
      if (resolved.kind !== "other-kernel" && resolved.kind !== "unknown") break;
    }
    return last;
  };
}

/** How far the kernel of a boot was moved, from an address beside its symbol. */
function shownOffset({ lines }: LogCode, boot: number, table: SymbolTable): bigint | null {
  for (const line of lines) {
    if (line.boot !== boot) continue;
    for (const reference of line.references) {
      const shown = movedBy(reference, table);
      if (shown !== null) return shown;
    }
  }
  return null;
}

/** The lines of source of each reference that are on this machine, the innermost inlined function first. */
async function sourcesOf(
  found: readonly (PlacedReference & { readonly looked: LookedUp })[],
  { vmlinux, trees }: SymbolFiles,
  store: SymbolStore,
): Promise<readonly (readonly Source[])[]> {
  if (vmlinux === null) return found.map(() => []);
  const addresses = found.map(({ reference, looked: { code } }) =>
    code.kind === "found" && code.certain ? lineAddress(reference, code.address) : null,
  );
  const wanted = addresses.filter((address) => address !== null);
  const lines = await store.sourceLines(vmlinux, wanted);
  return addresses.map((address) =>
    (address === null ? [] : (lines.get(address) ?? [])).flatMap(({ file, line }) => {
      const path = sourceFile(file, trees);
      if (path === null) return [];
      const tree = trees.find((one) => path.startsWith(`${one}/`));
      const name = tree === undefined ? workspace.asRelativePath(path) : path.slice(tree.length + 1);
      return [{ uri: Uri.file(path), line, label: `${name}:${line}` }];
    }),
  );
}

/** Links to sources that are there. Where nothing is known, nothing looks like a link. */
async function links(document: TextDocument, { store, surroundings }: CodePlaces): Promise<DocumentLink[]> {
  const lines = codeOf(document).lines;
  if (lines.length === 0) return [];
  const files = await symbolFilesOf(document, surroundings);
  if (files.vmlinux === null) return [];
  const lookUp = await lookUpIn(document, files, store);
  const found: (PlacedReference & { readonly looked: LookedUp })[] = [];
  for (const line of lines) {
    for (const reference of line.references) {
      if (found.length >= mostLinks) break;
      const looked = lookUp({ line, reference });
      if (looked?.code.kind === "found") found.push({ line, reference, looked });
    }
  }
  const sources = await sourcesOf(found, files, store);
  return found.flatMap(({ line, reference }, index) => {
    const source = sources[index]?.[0];
    if (source === undefined) return [];
    const link = new DocumentLink(rangeOf({ line, reference }), atLine(source));
    link.tooltip = l10n.t("Open {0}", source.label);
    return [link];
  });
}

async function hover(document: TextDocument, found: PlacedReference, { store, surroundings }: CodePlaces) {
  const files = await symbolFilesOf(document, surroundings);
  const looked = (await lookUpIn(document, files, store))(found);
  if (looked === null) return brokenFiles(files, store, found);
  const { code, path } = looked;
  const name = basename(path);
  const text = codeText(code, name);
  if (text === null) return null;
  const [sources = []] = await sourcesOf([{ ...found, looked }], files, store);
  const lines = sources.map((source) => `[${escapeMarkdown(source.label)}](${atLine(source).toString()})`);
  const all = [text, ...(lines.length === 0 ? [] : [lines.join(" ← ")])].join("\n\n");
  return new Hover(new MarkdownString(all), rangeOf(found));
}

/** Says why the files that somebody named do not help. */
async function brokenFiles({ paths }: SymbolFiles, store: SymbolStore, found: PlacedReference): Promise<Hover | null> {
  const reasons: string[] = [];
  for (const path of paths) {
    const symbols = await store.symbols(path);
    if (symbols.kind === "none") reasons.push(escapeMarkdown(symbols.reason));
  }
  return reasons.length === 0 ? null : new Hover(new MarkdownString(reasons.join("\n\n")), rangeOf(found));
}

function rangeOf({ line, reference }: PlacedReference): Range {
  return new Range(line.line - 1, reference.start, line.line - 1, reference.end);
}

function atLine({ uri, line }: Source): Uri {
  return uri.with({ fragment: `L${line}` });
}
