/** A boot target made of texts, one of which has a cursor: `|`. */
import assert from "node:assert/strict";
import { assembleTarget, type BootTarget, type TargetSources } from "../../../../core/project/boot-target.js";
import type { Edit } from "../../../../core/rules/finding.js";
import { applyEdits } from "../../../../core/rules/edits.js";

/** A target, and where the cursor is in it. */
export interface MarkedTarget {
  readonly target: BootTarget;
  readonly path: string;
  readonly offset: number;
}

/** The documents `cmdline` and `list`, more manifests by their names. */
export function marked(texts: Texts, sources: TargetSources = {}): MarkedTarget {
  let at: { readonly path: string; readonly offset: number } | null = null;
  const plain = Object.entries(texts).map(([path, text]) => {
    const offset = text.indexOf("|");
    if (offset >= 0) at = { path, offset };
    return { path, text: text.replace("|", "") };
  });
  const target = assembleTarget({
    ...sources,
    cmdline: plain.find(({ path }) => path === "cmdline") ?? null,
    manifests: plain.filter(({ path }) => path !== "cmdline"),
  });
  const cursor = at as { readonly path: string; readonly offset: number } | null;
  assert.ok(cursor !== null, "one of the texts has a cursor");
  return { target, ...cursor };
}

/** The text of a place in a document of the target. */
export function textAt(
  { cmdline, manifests }: BootTarget,
  { path, start, end }: { readonly path: string; readonly start: number; readonly end: number },
): string {
  return textOf({ cmdline, manifests }, path).slice(start, end);
}

/** Texts of documents by their names. */
export type Texts = Partial<Readonly<Record<"cmdline" | "list" | "names", string>>>;

/** The texts of all documents after some edits. */
export function edited(target: BootTarget, edits: readonly Edit[]): Texts {
  const paths = [...(target.cmdline === null ? [] : ["cmdline"]), ...target.manifests.map(({ path }) => path)];
  return Object.fromEntries(
    paths.map((path) => [
      path,
      applyEdits(
        textOf(target, path),
        edits.filter((edit) => edit.path === path),
      ),
    ]),
  );
}

function textOf({ cmdline, manifests }: Pick<BootTarget, "cmdline" | "manifests">, path: string): string {
  const documents = cmdline === null ? manifests : [cmdline, ...manifests];
  return documents.find((document) => document.path === path)?.text ?? "";
}
