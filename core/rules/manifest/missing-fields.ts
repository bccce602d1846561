/** A line with fewer fields than its type needs. */
import { entryFields, type EntryKind, type FieldRole } from "../../manifest/entry.js";
import type { ManifestLine } from "../../manifest/parse.js";
import type { ManifestDocument } from "../../project/boot-target.js";
import { fieldFault, type FieldFault } from "../field-faults.js";
import type { Finding, Fix } from "../finding.js";
import { possibleFix, preferredFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const missingFields: Rule = {
  code: "missing-fields",
  language: "manifest",
  title: "a line with too few fields",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "main" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkgeneric_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkfile_line" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkslink_line" },
  ],
  check: (target) => findingsOfLines(target, checkLine),
};

/** A line whose fields end too early; which of them the author left out is a guess that the message shares. */
function checkLine(line: ManifestLine, document: ManifestDocument): Finding | null {
  const fault = fieldFault(document.manifest, line);
  if (fault?.code !== "missing-fields") return null;
  const first = fault.words[0];
  const last = fault.words.at(-1);
  if (first === undefined || last === undefined) return null;
  const missing = missingRoles(fault);
  return {
    code: "missing-fields",
    severity: line.verdict.kind === "refused" ? "error" : "warning",
    path: document.path,
    start: first.start,
    end: last.end,
    message: `${consequence(line, fault.kind)} The form is "${formOf(fault.kind)}"; ${missingText(missing)}`,
    fixes: repairs(document, fault, missing, last.end),
    related: [],
  };
}

/** `sscanf` counts what it could read; anything less than all fields is an error of the whole run. */
function consequence({ verdict }: ManifestLine, kind: EntryKind): string {
  if (verdict.code === "lone-word") {
    return `The line has nothing but "${kind}", and gen_init_cpio skips it without a word.`;
  }
  if (verdict.code === "crash") {
    return `The line has "${kind}", a blank and no fields. gen_init_cpio crashes here and reads no further line.`;
  }
  if (verdict.kind === "kept") return `Fields are missing, and gen_init_cpio takes others for them.`;
  return `Fields are missing. gen_init_cpio ends with an error, and what it has written is no usable archive.`;
}

/** `dir <name> <mode> <uid> <gid>` */
function formOf(kind: EntryKind): string {
  const { fields } = entryFields[kind];
  return [kind, ...fields.map((role) => `<${fieldNames[role] ?? role}>`)].join(" ");
}

/** What the fields are called in messages, where the name of the role would not do. */
const fieldNames: Readonly<Partial<Record<FieldRole, string>>> = {
  location: "source file",
  device: "b or c",
};

function missingText(missing: readonly FieldRole[]): string {
  const names = missing.map((role) => fieldNames[role] ?? role);
  const list = names.length === 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  return `here ${list} ${missing.length === 1 ? "is" : "are"} missing.`;
}

/** What the author left out: the last fields, unless a word that looks like a mode stands where a path belongs. */
function missingRoles({ kind, words }: FieldFault): readonly FieldRole[] {
  const { fields } = entryFields[kind];
  const lacking = fields.length + 1 - words.length;
  const mode = fields.indexOf("mode");
  const modeAt = words.findIndex(({ text }, index) => index > 0 && /^0?[0-7]{3,4}$/.test(text));
  if (lacking > 0 && modeAt > 0 && modeAt - 1 === mode - lacking) return fields.slice(modeAt - 1, mode);
  return fields.slice(words.length - 1);
}

/** Owner and group are root's nearly always; a mode is only proposed. Paths are the author's. */
function repairs(
  document: ManifestDocument,
  { kind }: FieldFault,
  missing: readonly FieldRole[],
  end: number,
): readonly Fix[] {
  const values = missing.map((role) =>
    role === "mode" ? usualModes[kind] : role === "uid" || role === "gid" ? "0" : null,
  );
  if (values.includes(null) || !missing.includes("gid")) return [];
  const added = values.join(" ");
  const edit = replaceRange(document, { start: end, end }, ` ${added}`);
  // The kernel makes every symbolic link with the mode 0777.
  const isGuess = missing.includes("mode") && kind !== "slink";
  return [(isGuess ? possibleFix : preferredFix)(`Add ${added}`, edit)];
}

const usualModes: Readonly<Record<EntryKind, string>> = {
  file: "0755",
  dir: "0755",
  nod: "0600",
  slink: "0777",
  pipe: "0600",
  sock: "0600",
};
