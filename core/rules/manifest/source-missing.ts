/** The source of a `file` line is not there: gen_init_cpio makes no archive at all. */
import type { FileEntry } from "../../manifest/entry.js";
import { variablesIn } from "../../manifest/environment.js";
import { linesLike } from "../../manifest/line-tests.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import type { SourceFile } from "../../project/source-file.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { possibleFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import { nearestWord } from "../near-words.js";
import type { Rule } from "../rule.js";
import { sourceIsNotFile, sourceIsNotMissing } from "../source-tests.js";

export const sourceMissing: Rule = {
  code: "source-missing",
  language: "manifest",
  title: "the source of a file is not there",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_mkfile" },
    { file: "usr/gen_init_cpio.c", function: "cpio_replace_env" },
  ],
  check(target) {
    const { sources } = target;
    if (sources === null) return [];
    const isElsewhere = isForAnotherFolder(target);
    const findings = findingsOfLines(
      target,
      ({ entry, verdict }, document) => {
        if (entry?.kind !== "file" || verdict.kind !== "kept") return null;
        const source = sources.get(entry.location.text);
        if (source === undefined || source.state === "file" || source.state === "not-a-file") return null;
        return hasUnknownVariable(target, entry) ? null : report(document, entry, source, isElsewhere);
      },
      sourceIsNotFile(sources),
    );
    return isElsewhere ? findings.slice(0, 1) : findings;
  },
};

type LostSource = Exclude<SourceFile, { readonly state: "file" | "not-a-file" }>;

/**
 * Whether a manifest that stands alone is looked at from the wrong folder: it names several files, and none of them is
 * there. Relative paths start from where gen_init_cpio runs, which for a kernel is its build folder.
 */
function isForAnotherFolder({ described, sources, manifests }: BootTarget): boolean {
  if (described || sources === null) return false;
  const isThere = sourceIsNotMissing(sources);
  const names = new Set<string>();
  for (const { manifest } of manifests) {
    for (const placed of manifest.pieces) {
      const isRead = (index: number) => manifest.stoppedAt === null || placed.firstLine + index < manifest.stoppedAt;
      if (linesLike(placed.piece, isThere).some(isRead)) return false;
      if (names.size >= FEW) continue;
      for (const [index, { entry, verdict }] of placed.piece.lines.entries())
        if (entry?.kind === "file" && verdict.kind === "kept" && isRead(index)) names.add(entry.location.text);
    }
  }
  return names.size >= FEW;
}

const FEW = 3;

/** Left to undefined-variable. The BusyBox that comes with Bootpath is the business of whoever packs the manifest. */
function hasUnknownVariable({ variables }: BootTarget, { location }: FileEntry): boolean {
  const known = (name: string) => variables?.has(name) === true && name !== "BOOTPATH_BUSYBOX";
  return variablesIn(location.text).some(({ name }) => !known(name));
}

function report(
  document: ManifestDocument,
  { location }: FileEntry,
  source: LostSource,
  isElsewhere: boolean,
): Finding {
  const severity: Severity = isElsewhere ? "information" : source.state === "unreadable" ? "warning" : "error";
  return {
    code: "source-missing",
    severity,
    path: document.path,
    start: location.start,
    end: location.end,
    message: isElsewhere
      ? `There is no ${source.path}, nor any other file that this manifest names. Relative paths start from the folder that gen_init_cpio runs in; for another one than that of the manifest use "base" in bootpath.json or --base.`
      : describe(location.text, source),
    fixes: source.state === "missing" ? repairs(document, location, source) : [],
    related: [],
  };
}

const refused = "gen_init_cpio refuses the manifest, and there is no initramfs at all.";

function describe(location: string, source: LostSource): string {
  const { path, state } = source;
  const shown = path === location ? quoted(path) : `${quoted(location)} (${path})`;
  if (state === "endless") {
    return `The variables in ${quoted(location)} contain each other: gen_init_cpio replaces them without end.`;
  }
  if (path === "") return `The path of the source, ${quoted(location)}, comes out empty: ${refused}`;
  if (state === "unreadable") return `You may not read the source file ${shown}: as you, ${refused}`;
  if ("siblings" in source && source.siblings === null) {
    return `There is no source file ${shown}, and its folder is not there either: ${refused}`;
  }
  return `There is no source file ${shown}: ${refused}`;
}

/** A file beside it with nearly that name. */
function repairs(
  document: ManifestDocument,
  location: FileEntry["location"],
  { siblings, path }: Extract<SourceFile, { state: "missing" }>,
): readonly Fix[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const written = location.text.lastIndexOf("/") + 1;
  if (siblings === undefined || siblings === null || location.text.slice(written) !== name) return [];
  const near = nearestWord(name, siblings, name.length > 4 ? 2 : 1);
  if (near === null) return [];
  const range = { start: location.end - name.length, end: location.end };
  return [possibleFix(`Write ${location.text.slice(0, written)}${near}`, replaceRange(document, range, near))];
}
