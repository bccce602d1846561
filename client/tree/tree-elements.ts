/** What the rows of the tree stand for, and which row is below which. */
import type { LostLine } from "../../core/initramfs-view/lost-lines.js";
import { entriesIn, entryAt, type InitramfsView, type ViewEntry } from "../../core/initramfs-view/view.js";

/** A row: an entry of the initramfs, the group of lines that are not in it, or one of these lines. */
export type TreeElement =
  | { readonly kind: "entry"; readonly view: InitramfsView; readonly entry: ViewEntry }
  | { readonly kind: "lost-group"; readonly view: InitramfsView }
  | { readonly kind: "lost"; readonly view: InitramfsView; readonly line: LostLine };

/** The rows below one, or the first ones. Only what is opened is listed. */
export function childrenOf(view: InitramfsView, element?: TreeElement): readonly TreeElement[] {
  switch (element?.kind) {
    case "entry":
      return entriesIn(element.view, element.entry).map((entry) => ({ kind: "entry", view, entry }));
    case "lost-group":
      return view.lost.map((line) => ({ kind: "lost", view, line }));
    case "lost":
      return [];
    case undefined: {
      const entries = entriesIn(view).map((entry): TreeElement => ({ kind: "entry", view, entry }));
      return view.lost.length === 0 ? entries : [...entries, { kind: "lost-group", view }];
    }
  }
}

/** The row above one; undefined for the first ones. */
export function parentOf({ kind, view, ...element }: TreeElement): TreeElement | undefined {
  if (kind === "lost") return { kind: "lost-group", view };
  if (!("entry" in element)) return undefined;
  const { path } = element.entry;
  const entry = entryAt(view, path.slice(0, path.lastIndexOf("/")));
  return entry === null ? undefined : { kind: "entry", view, entry };
}

/** What a row is known by while the tree changes around it. */
export function elementId(element: TreeElement): string {
  switch (element.kind) {
    case "entry":
      return `entry ${element.entry.path}`;
    case "lost-group":
      return "lost";
    case "lost":
      return `lost ${element.line.manifest}:${element.line.line}`;
  }
}
