/** Names that are not written as plain paths from the root. */
import type { Field } from "../../manifest/entry.js";
import { linesLike, linesPassing, type LineTest } from "../../manifest/line-tests.js";
import { lineOf, type ManifestLine } from "../../manifest/parse.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import type { Finding, Fix } from "../finding.js";
import { lostEntries, type LostEntry } from "../lost-entries.js";
import { preferredFix, replaceRange } from "../manifest-edits.js";
import { absolutePath, namesOf, quoted } from "../manifest-lines.js";
import { followPath } from "../follow-path.js";
import type { Rule } from "../rule.js";

export const relativeName: Rule = {
  code: "relative-name",
  language: "manifest",
  title: "a name that is no plain path from the root",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mkgeneric" },
    { file: "init/initramfs.c", function: "do_name" },
    { file: "fs/namei.c", function: "filename_create" },
  ],
  check(target) {
    const lost = lostEntries(target).filter(({ cause }) => cause.kind === "odd-name");
    const told = new Set(lost.map(({ field }) => field));
    const odd = target.manifests.flatMap((document) =>
      oddNames(target, document).filter(({ field }) => !told.has(field)),
    );
    return [...lost.map(reportLost), ...odd.map(({ finding }) => finding)];
  },
};

/** Names of which the file system makes nothing. */
function reportLost({ field, place, incident }: LostEntry): Finding {
  const { document } = place;
  const isTrailer = incident.reason === "trailer";
  const why = isTrailer
    ? "is the name that ends an archive, and the kernel makes no file of it"
    : place.line.entry?.kind === "dir" || !field.text.endsWith("/")
      ? `does not name anything new, and the kernel cannot make it`
      : "ends with a slash, as only folders may";
  const plain = absolutePath(field.text);
  const canStrip = !isTrailer && /[^/.]\/+$/.test(field.text);
  return {
    code: "relative-name",
    severity: "error",
    path: document.path,
    start: field.start,
    end: field.end,
    message: `${quoted(field.text)} ${why}: the entry is dropped without a word.`,
    fixes: canStrip ? [preferredFix(`Write ${plain}`, replaceRange(document, field, plain))] : [],
    related: [],
  };
}

function oddNames(target: BootTarget, document: ManifestDocument): readonly { field: Field; finding: Finding }[] {
  const { manifest } = document;
  const linesOf = (test: LineTest) => linesPassing(manifest, test).flatMap((index) => lineOf(manifest, index) ?? []);
  // Who writes all names without a slash does so on purpose.
  const isRooted = manifest.pieces.some(({ piece, firstLine }) =>
    linesLike(piece, startsFromRoot).some(
      (index) => manifest.stoppedAt === null || firstLine + index < manifest.stoppedAt,
    ),
  );
  const style = isRooted ? "from-root" : "relative";
  return linesOf(isRooted ? isOddFromRoot : isOddRelative).flatMap((line) => {
    const fields = keptNames(line).filter(({ text }) => isOdd(text, style));
    return fields.map((field) => ({ field, finding: reportOdd(target, document, field) }));
  });
}

const startsFromRoot: LineTest = ({ entry, verdict }) =>
  verdict.kind === "kept" && entry?.name.text.startsWith("/") === true;
const isOddFromRoot: LineTest = (line) => keptNames(line).some(({ text }) => isOdd(text, "from-root"));
const isOddRelative: LineTest = (line) => keptNames(line).some(({ text }) => isOdd(text, "relative"));

const none: readonly Field[] = [];

function keptNames({ verdict, entry, continued }: ManifestLine): readonly Field[] {
  if (verdict.kind !== "kept" || entry === null || continued) return none;
  if (entry.kind !== "file" || entry.links.length === 0) return [entry.name];
  // A number is the matter of extra-fields.
  return namesOf(entry).filter(({ text }) => !/^[0-9]+$/.test(text));
}

/** @param style how the manifest writes its names */
function isOdd(name: string, style: "from-root" | "relative"): boolean {
  if (name === "/") return false;
  if (style === "from-root" && !name.startsWith("/")) return true;
  // Asked for one by one, as a regular expression for all would cost more than all other checks of a line.
  if (name.endsWith("/") || name.includes("//")) return true;
  return (name.includes("/.") || name.startsWith(".")) && /(?:^|\/)\.{1,2}(?:\/|$)/.test(name);
}

/** Names that work, in another form than the others. */
function reportOdd(target: BootTarget, document: ManifestDocument, field: Field): Finding {
  const plain = absolutePath(field.text);
  return {
    code: "relative-name",
    severity: "hint",
    path: document.path,
    start: field.start,
    end: field.end,
    message: `The kernel unpacks the archive at the root, where ${quoted(field.text)} is ${isPlainly(target, field.text) ? plain : "a path from the root as well"}. Names are easier to find when all of them are written from the root.`,
    fixes: repairs(target, document, field),
    related: [],
  };
}

function repairs(target: BootTarget, document: ManifestDocument, field: Field): readonly Fix[] {
  if (!isPlainly(target, field.text)) return [];
  const plain = absolutePath(field.text);
  return [preferredFix(`Write ${plain}`, replaceRange(document, field, plain))];
}

/** Behind a symbolic link ".." leads to the folder above its target, not back. */
function isPlainly({ tree }: BootTarget, name: string): boolean {
  if (!name.includes("..")) return true;
  if (tree === null) return false;
  return !followPath(tree, name).steps.some(({ node }) => node.kind === "symlink");
}
