/** The outline of a command line: its words with their values, grouped by module and by who reads them. */
import { foldParameterName } from "../cmdline/names.js";
import type { CommandLine, Parameter } from "../cmdline/parse.js";
import type { DocumentSymbol, SymbolKind } from "./symbol.js";

/**
 * The words of a command line. Neighbours that set parameters of one module (`usbcore.autosuspend=…`) are one group, and
 * so is everything behind `--`.
 */
export function commandLineSymbols(commandLine: CommandLine): readonly DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  let group: Parameter[] = [];
  const endGroup = () => {
    const [first] = group;
    if (first === undefined) return;
    if (group.length === 1) symbols.push(symbolOf(first, first.name, kindOfWord(first)));
    else symbols.push(moduleGroup(first, group));
    group = [];
  };
  for (const word of commandLine.parameters) {
    const module = moduleOf(word);
    if (module === null || moduleOf(group[0] ?? word) !== module) endGroup();
    if (module === null) symbols.push(symbolOf(word, word.name, kindOfWord(word)));
    else group.push(word);
  }
  endGroup();
  return [...symbols, ...initGroup(commandLine)];
}

/** What one word of the kernel's part stands for. */
export function kindOfWord({ value }: Parameter): SymbolKind {
  return value === null ? "flag" : "setting";
}

function moduleGroup(first: Parameter, words: readonly Parameter[]): DocumentSymbol {
  const end = words.at(-1)?.end ?? first.end;
  const name = first.name.slice(0, first.name.indexOf("."));
  return {
    name,
    fullName: name,
    detail: "",
    kind: "group",
    range: { start: first.start, end },
    selection: { start: first.nameStart, end: first.nameEnd },
    children: words.map((word) => symbolOf(word, word.name.slice(name.length + 1), kindOfWord(word))),
  };
}

function initGroup({ separator, initParameters }: CommandLine): readonly DocumentSymbol[] {
  if (separator === null) return [];
  const end = initParameters.at(-1)?.end ?? separator.end;
  const children = initParameters.map((word) => symbolOf(word, word.name, "argument"));
  const range = { start: separator.start, end };
  return [
    { name: "--", fullName: "--", detail: "arguments of init", kind: "group", range, selection: separator, children },
  ];
}

/** An editor shows no symbol without a name. */
function symbolOf(word: Parameter, name: string, kind: SymbolKind): DocumentSymbol {
  const { start, end, nameStart, nameEnd } = word;
  const selection = { start: Math.max(start, nameStart), end: Math.min(end, nameEnd) };
  return {
    name: name || '""',
    fullName: word.name || '""',
    detail: word.value ?? "",
    kind,
    range: { start, end },
    selection,
    children: [],
  };
}

/** The module in front of the dot, in the form that all its spellings share; null for a parameter of no module. */
function moduleOf({ name }: Parameter): string | null {
  const dot = name.indexOf(".");
  return dot <= 0 ? null : foldParameterName(name.slice(0, dot));
}
