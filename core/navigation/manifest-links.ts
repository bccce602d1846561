/** Parts of a manifest that lead to files: sources on the host, documents of rules, addresses in comments. */
import type { TextRange } from "../cmdline/parse.js";
import { variablesIn } from "../manifest/environment.js";
import type { FileEntry } from "../manifest/entry.js";
import type { BootTarget, ManifestDocument } from "../project/boot-target.js";
import { isRuleCode } from "../rules/codes.js";

/**
 * A link. `file` has a path of the host, `source` the location of an entry whose file nobody has looked for yet, `rule` the
 * code of one, `address` what begins with `http:` or `https:`.
 */
export interface TextLink extends TextRange {
  readonly kind: "file" | "source" | "rule" | "address";
  readonly to: string;
}

/**
 * The links of one of the target's manifests. Sources lead somewhere only where something is there. A variable whose
 * value is set in a project file (`isSet`) is no part of a link: "go to definition" leads to its value.
 */
export function manifestLinks(
  target: BootTarget,
  document: ManifestDocument,
  isSet: (variable: string) => boolean,
): readonly TextLink[] {
  const links: TextLink[] = [];
  for (const line of document.manifest.lines) {
    if (links.length >= mostLinks) break;
    if (line.kind === "comment") links.push(...commentLinks(document.text.slice(line.start, line.end), line.start));
    if (line.entry?.kind === "file") links.push(...sourceLink(target, line.entry, isSet));
  }
  return links;
}

/** Editors ask for all of them after each change. Behind these "go to definition" leads to the source as well. */
const mostLinks = 5000;

function sourceLink(
  { sources }: BootTarget,
  { location }: FileEntry,
  isSet: (variable: string) => boolean,
): readonly TextLink[] {
  const source = sources?.get(location.text);
  if (source === undefined ? sources !== null : source.state !== "file") return [];
  const behind = location.text.includes("${")
    ? (variablesIn(location.text).findLast(({ name }) => isSet(name))?.end ?? 0)
    : 0;
  const start = location.start + behind;
  if (start >= location.end) return [];
  const range = { start, end: location.end };
  return source === undefined
    ? [{ kind: "source", to: location.text, ...range }]
    : [{ kind: "file", to: source.path, ...range }];
}

function commentLinks(comment: string, start: number): readonly TextLink[] {
  const links: TextLink[] = [];
  for (const { 0: address, index } of comment.matchAll(/https?:\/\/[^\s<>"'`]+/g)) {
    const to = address.replace(/[.,;:!?)\]}]+$/, "");
    links.push({ kind: "address", to, start: start + index, end: start + index + to.length });
  }
  if (!comment.includes("bootpath:")) return links;
  for (const { 0: word, index } of comment.matchAll(/[\w-]+/g)) {
    if (isRuleCode(word))
      links.push({ kind: "rule", to: word, start: start + index, end: start + index + word.length });
  }
  return links;
}
