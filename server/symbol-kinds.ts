/** Our kinds of symbols as those of the protocol, of which a client may know only the oldest. */
import { SymbolKind } from "vscode-languageserver";
import type { SymbolKind as OurKind } from "../core/navigation/symbol.js";

/** The kinds for a client that knows `known`; without that, it knows those of the first version of the protocol. */
export function symbolKinds(known: readonly SymbolKind[] | undefined): (kind: OurKind) => SymbolKind {
  return (kind) => {
    const [best, plain] = kinds[kind];
    const isKnown = known === undefined ? best <= SymbolKind.Array : known.includes(best);
    return isKnown ? best : plain;
  };
}

/** The kind that fits best, and one that every client knows. Editors have icons for these and none for files of devices. */
const kinds: Readonly<Record<OurKind, readonly [SymbolKind, SymbolKind]>> = {
  folder: [SymbolKind.Package, SymbolKind.Package],
  file: [SymbolKind.File, SymbolKind.File],
  program: [SymbolKind.Function, SymbolKind.Function],
  link: [SymbolKind.Key, SymbolKind.Variable],
  device: [SymbolKind.Interface, SymbolKind.Interface],
  pipe: [SymbolKind.Event, SymbolKind.Interface],
  flag: [SymbolKind.Boolean, SymbolKind.Boolean],
  setting: [SymbolKind.Property, SymbolKind.Property],
  argument: [SymbolKind.String, SymbolKind.String],
  group: [SymbolKind.Namespace, SymbolKind.Namespace],
};
