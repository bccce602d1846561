/** What may be written at a place of an initramfs manifest: the kind of a line, and each of its fields. */
import type { FieldRole } from "../manifest/entry.js";
import { octalMode, modeText } from "../manifest/mode-text.js";
import type { BootTarget } from "../project/boot-target.js";
import { deviceNumbers } from "./device-nodes.js";
import type { HostFolders } from "./host-folders.js";
import { limited, proposal, type Proposal, type Proposals } from "./item.js";
import { archivePaths, linkTargets } from "./manifest-paths.js";
import { linePlaceAt, type FieldPlace } from "./manifest-place.js";
import { lineProposals } from "./manifest-lines.js";
import { sourcePaths } from "./source-paths.js";

/** Proposals for a part of a field: from an offset in its text to another. */
export interface FieldPart {
  readonly items: readonly Proposal[];
  readonly from: number;
  readonly to: number;
}

/**
 * The proposals at an offset of one of the target's manifests; null in comments, and where nothing can be proposed.
 * Never throws.
 */
export function completeManifest(
  target: BootTarget,
  path: string,
  offset: number,
  host: HostFolders,
): Proposals | null {
  const document = target.manifests.find((one) => one.path === path);
  const line = document === undefined ? null : linePlaceAt(document.text, offset);
  if (line === null) return null;
  const { word, cursor, role } = line;
  const typed = word.text.slice(0, cursor - word.start);
  const part = partsByRole[role]({ ...line, target, host, typed });
  if (part.items.length === 0) return null;
  return {
    ...limited(part.items),
    // What a list of numbers holds depends on what is typed.
    ...(isNumber(role) ? { complete: false } : {}),
    start: word.start + part.from,
    insertEnd: cursor,
    replaceEnd: Math.max(cursor, word.start + part.to),
  };
}

const partsByRole: Readonly<Record<FieldRole | "type", (place: FieldPlace) => FieldPart>> = {
  type: (place) => whole(place, lineProposals(place)),
  name: (place) => whole(place, archivePaths(place)),
  link: (place) => whole(place, archivePaths(place)),
  location: sourcePaths,
  target: (place) => whole(place, linkTargets(place)),
  mode: (place) => whole(place, unlessWritten(place, modes(place))),
  uid: (place) => whole(place, unlessWritten(place, [proposal("0", "value", "root")])),
  gid: (place) => whole(place, unlessWritten(place, [proposal("0", "value", "the group root")])),
  device: (place) => whole(place, unlessWritten(place, deviceTypes(place))),
  major: (place) => whole(place, unlessWritten(place, numberOf(place, "major"))),
  minor: (place) => whole(place, unlessWritten(place, numberOf(place, "minor"))),
  extra: (place) => whole(place, []),
  argument: (place) => whole(place, []),
};

function whole({ word }: FieldPlace, items: readonly Proposal[]): FieldPart {
  return { items, from: 0, to: word.text.length };
}

function isNumber(role: FieldRole | "type"): boolean {
  return ["mode", "uid", "gid", "device", "major", "minor"].includes(role);
}

/** Nothing once a value is written, so that Enter ends the line instead of taking a proposal. */
function unlessWritten({ word }: FieldPlace, items: readonly Proposal[]): readonly Proposal[] {
  return items.some(({ label }) => label === word.text) ? [] : items;
}

/** Usual modes of each kind, the most usual first. */
const usualModes: Readonly<Record<string, readonly string[]>> = {
  dir: ["0755", "0700", "0555", "1777"],
  file: ["0755", "0644", "0600", "0700", "4755", "0444"],
  nod: ["0600", "0660", "0666", "0620", "0644"],
  slink: ["0777"],
  pipe: ["0644", "0600", "0666"],
  sock: ["0755", "0666", "0600"],
};

function modes({ kind }: FieldPlace): readonly Proposal[] {
  return (usualModes[kind ?? ""] ?? []).map((mode) => proposal(mode, "value", modeText(octalMode(mode))));
}

function deviceTypes(place: FieldPlace): readonly Proposal[] {
  const items = [proposal("c", "value", "a character device"), proposal("b", "value", "a block device")];
  const known = deviceNumbers(nameOf(place));
  return known === null ? items : items.filter(({ label }) => label === known.type);
}

function numberOf(place: FieldPlace, field: "major" | "minor"): readonly Proposal[] {
  const name = nameOf(place);
  const known = deviceNumbers(name);
  return known === null ? [] : [proposal(String(known[field]), "value", `the ${field} number of ${name}`)];
}

function nameOf({ words }: FieldPlace): string {
  return words[1]?.text ?? "";
}
