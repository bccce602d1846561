/**
 * From a diagnosis back to the documents: the word of the command line, or the line of a manifest, that is responsible
 * for what a boot showed.
 */
import { lastParameter, lastSetup } from "../cmdline/names.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import type { FindingCode } from "../rules/codes.js";
import type { Finding } from "../rules/finding.js";
import { foldersOf } from "../rules/insertion-place.js";
import { placeOf, wordsRange } from "../rules/manifest-lines.js";
import type { CauseCode } from "./cause-codes.js";
import type { CauseSubject } from "./cause.js";
import type { Diagnosis } from "./diagnosis.js";

/** A diagnosis at the place in a document that is responsible. Offsets are UTF-16 units. */
export interface PlacedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A place in a document of a target. Offsets are UTF-16 units. */
export type DocumentPlace = Omit<PlacedDiagnosis, "diagnosis">;

/**
 * The causes of a boot of `target` at the places they come from. Left out is what follows from another cause, what is
 * harmless, what has no place in these documents, and what one of `findings` already says: at the same place, or
 * elsewhere about the same mistake.
 */
export function placeDiagnosis(
  diagnosis: readonly Diagnosis[],
  target: BootTarget,
  findings: readonly Finding[],
): readonly PlacedDiagnosis[] {
  return diagnosis.flatMap((entry) => {
    if (entry.severity === "information" || entry.consequenceOf !== null) return [];
    const place = placeOfSubject(entry.subject, target);
    if (place === null || isSaid(entry.code, place, findings)) return [];
    return [{ diagnosis: entry, ...place }];
  });
}

/**
 * Where to look for the reason of a cause; null where it is about nothing in these documents. Other than for problems it
 * does not matter how grave the cause is, and what rules say.
 */
export function responsiblePlace({ subject }: Pick<Diagnosis, "subject">, target: BootTarget): DocumentPlace | null {
  return placeOfSubject(subject, target);
}

/** Rules that speak of the same mistake as a cause does, wherever they put it. */
const sameMistake: Partial<Record<CauseCode, readonly FindingCode[]>> = {
  "init-missing": ["init-missing", "init-needs-rdinit", "rdinit-not-in-initramfs"],
  "init-inaccessible": ["init-missing", "rdinit-not-in-initramfs", "rdinit-not-executable"],
  "init-exec-not-found": ["init-interpreter-missing", "init-crlf", "init-missing", "library-missing"],
  "init-exec-format": ["init-wrong-architecture", "init-no-shebang"],
  "init-exec-permission": ["init-not-executable", "rdinit-not-executable"],
  "init-exec-loop": ["symlink-loop"],
  "init-exec-bad-interpreter": ["init-interpreter-missing", "init-wrong-architecture"],
  "init-library-missing": ["library-missing"],
  "no-initial-console": ["console-node-missing", "console-node-wrong", "console-unknown-device"],
  "no-output": ["console-missing", "console-unknown-device", "console-wrong-architecture"],
  "mount-point-missing": ["mount-point-missing"],
  "too-many-init-vars": ["too-many-init-arguments"],
  "root-not-specified": ["root-missing"],
  "root-needs-initramfs": ["root-needs-initramfs"],
  "root-waiting": ["root-needs-initramfs", "root-syntax"],
};

/** Whether a finding is about the mistake that made a boot show the cause, wherever it stands. */
export function isSameMistake(code: CauseCode, finding: Pick<Finding, "code">): boolean {
  return sameMistake[code]?.includes(finding.code) === true;
}

function isSaid(code: CauseCode, place: DocumentPlace, findings: readonly Finding[]): boolean {
  return findings.some((finding) => {
    if (finding.severity !== "error" && finding.severity !== "warning") return false;
    if (isSameMistake(code, finding)) return true;
    return finding.path === place.path && finding.start < place.end && place.start < finding.end;
  });
}

function placeOfSubject(subject: CauseSubject | null, target: BootTarget): DocumentPlace | null {
  if (subject === null) return null;
  return subject.kind === "parameter" ? placeOfParameter(subject.name, target) : placeOfPath(subject.path, target);
}

/** The parameter that counts; where it is missing, the first word, in front of which it can be written. */
function placeOfParameter(name: string, { cmdline }: BootTarget): DocumentPlace | null {
  if (cmdline === null) return null;
  const { commandLine, path } = cmdline;
  const parameter =
    lastSetup(commandLine, `${name}=`)?.parameter ?? lastParameter(commandLine, name) ?? commandLine.parameters[0];
  return { path, start: parameter?.start ?? 0, end: parameter?.end ?? 0 };
}

/**
 * The line that makes the file. Where no line does, the word of the command line that names it, else the line of the
 * innermost folder on its way that there is, else the first line of the manifest.
 */
function placeOfPath(path: string, target: BootTarget): DocumentPlace | null {
  return (
    placeOfEntry(path, target) ??
    placeOfName(path, target) ??
    foldersOf(path).reduce<DocumentPlace | null>((inner, folder) => placeOfEntry(folder, target) ?? inner, null) ??
    firstLine(target)
  );
}

function placeOfEntry(path: string, target: BootTarget): DocumentPlace | null {
  if (target.tree === null) return null;
  const found = resolvePath(target.tree, path, "nofollow");
  const place = found.kind === "found" ? placeOf(target, found.node.origin) : null;
  return place === null ? null : { path: place.document.path, ...wordsRange(place.document, place.line) };
}

/** `rdinit=` or `init=` with this value. Kernel: init/main.c rdinit_setup, init_setup. */
function placeOfName(path: string, { cmdline }: BootTarget): DocumentPlace | null {
  if (cmdline === null) return null;
  const words = ["rdinit=", "init="].map((setup) => lastSetup(cmdline.commandLine, setup));
  const word = words.find((one) => one?.argument === path)?.parameter;
  return word === undefined ? null : { path: cmdline.path, start: word.start, end: word.end };
}

function firstLine({ manifests }: BootTarget): DocumentPlace | null {
  const document = manifests[0];
  const line = document?.manifest.lines.find((one) => one.entry !== null) ?? document?.manifest.lines[0];
  return document === undefined || line === undefined ? null : { path: document.path, ...wordsRange(document, line) };
}
