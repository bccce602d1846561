/** Where the targets of open documents are found, remembered until something changes that decides about it. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { KernelTree } from "../core/parameters/kernel-tree/kernel-tree.js";
import type { LocatedTarget } from "../host/targets.js";

/** One target that a document belongs to. */
export interface Outlook {
  readonly located: LocatedTarget;
  /** The tree that its kernel is built from; null without one. */
  readonly tree: KernelTree | null;
}

/** What is remembered, and how it is forgotten. */
export interface Outlooks {
  readonly of: (document: TextDocument) => readonly Outlook[];
  /** Finds everything again when it is asked for. */
  readonly reconsider: () => void;
  /** Asks for the kernel trees again, which change without our doing. */
  readonly review: () => void;
}

/** What finding needs. `version` counts the changes on the disk. */
export interface OutlookParts {
  readonly version: () => number;
  readonly locate: (document: TextDocument) => readonly LocatedTarget[];
  readonly treeOf: (uri: string, located: LocatedTarget) => KernelTree | null;
}

/** Remembers by document. */
export function createOutlooks({ version, locate, treeOf }: OutlookParts): Outlooks {
  let known = new WeakMap<
    TextDocument,
    { readonly version: number; readonly reviewed: number; readonly found: readonly Outlook[] }
  >();
  let reviews = 0;
  return {
    of(document) {
      const before = known.get(document);
      const isCurrent = before?.version === version();
      if (isCurrent && before.reviewed === reviews) return before.found;
      const located = isCurrent ? before.found.map((outlook) => outlook.located) : locate(document);
      const found = located.map((target, index) => {
        const tree = treeOf(document.uri, target);
        const old = before?.found[index]?.tree ?? null;
        return { located: target, tree: isSameTree(tree, old) ? old : tree };
      });
      known.set(document, { version: version(), reviewed: reviews, found });
      return found;
    },
    reconsider() {
      known = new WeakMap();
    },
    review() {
      reviews++;
    },
  };
}

/** A tree comes as a new object each time; what it is made of does not. */
function isSameTree(a: KernelTree | null, b: KernelTree | null): boolean {
  if (a === null || b === null) return a === b;
  return a.folder === b.folder && a.documented === b.documented && a.sources === b.sources;
}
