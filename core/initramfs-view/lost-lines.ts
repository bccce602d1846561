/** Lines of manifests of which nothing is in the initramfs: gen_init_cpio passes them over, or the kernel cannot make them. */
import type { Incident, Origin } from "../manifest/tree.js";
import type { ManifestLine } from "../manifest/parse.js";
import { wordsOf } from "../manifest/words.js";
import type { BootTarget, ManifestDocument } from "../project/boot-target.js";
import type { Finding } from "../rules/finding.js";

/** A line that wants to make something and does not. */
export interface LostLine extends Omit<Origin, "archive"> {
  /** The document with the line. */
  readonly path: string;
  /** The range of the line in it, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The number that editors give the line. */
  readonly number: number;
  /** The name that it wants to make; the line where it has none. */
  readonly name: string;
  /**
   * Who lost it. `dropped`, `ignored`: gen_init_cpio leaves it out. `refused`: gen_init_cpio fails at it. `unread`:
   * gen_init_cpio failed at a line before. `unpacking`: the kernel cannot make it.
   */
  readonly by: "dropped" | "ignored" | "refused" | "unread" | "unpacking";
  /** The error of the kernel, such as ENOENT; null where it says nothing or another one lost it. */
  readonly errno: string | null;
  /** What the rules say about the line. */
  readonly findings: readonly Finding[];
}

/** All lost lines of a target. A line that makes some of its names is there, not lost. */
export function lostLines(target: BootTarget, byLine: ReadonlyMap<string, readonly Finding[]>): readonly LostLine[] {
  const unpacking = new Map<string, Incident>();
  for (const incident of target.tree?.incidents ?? []) {
    const { origin, kind, nameIndex } = incident;
    if (kind === "lost" && nameIndex === 0) unpacking.set(keyOf(origin.manifest, origin.line), incident);
  }
  return target.manifests.flatMap((document, manifest) => {
    let number = 0;
    return document.manifest.lines.flatMap((line, index) => {
      // The tool counts a line that is too long several times, an editor does not.
      if (!line.continued) number++;
      const key = keyOf(manifest, index);
      const incident = unpacking.get(key);
      const by = incident === undefined ? lostBy(line) : "unpacking";
      if (by === null) return [];
      const place = { path: document.path, start: line.start, end: line.end, number };
      const errno = incident?.failure?.errno ?? null;
      const name = nameOf(document, line);
      return [{ manifest, line: index, ...place, name, by, errno, findings: byLine.get(key) ?? [] }];
    });
  });
}

function lostBy({ kind, verdict, continued }: ManifestLine): LostLine["by"] | null {
  // The rest of a line that is too long is nothing that anybody wrote.
  return kind !== "entry" || continued || verdict.kind === "kept" ? null : verdict.kind;
}

function nameOf({ text, manifest }: ManifestDocument, line: ManifestLine): string {
  return line.entry?.name.text ?? wordsOf(manifest, line)[1]?.text ?? text.slice(line.start, line.end).trim();
}

function keyOf(manifest: number, line: number): string {
  return `${manifest}:${line}`;
}
