/** Hints in a manifest: modes as letters, devices by name, where links lead, what the sources of files are. */
import { becomesEmpty } from "../project/source-file.js";
import type { Entry, FileEntry, NodeEntry, SymlinkEntry } from "../manifest/entry.js";
import { describeDevice } from "../manifest/device-names.js";
import { modeText } from "../manifest/mode-text.js";
import { lineIndexAt, lineOf } from "../manifest/parse.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget, ManifestDocument } from "../project/boot-target.js";
import { absolutePath, placeOf } from "../rules/manifest-lines.js";
import { contentText, sizeText } from "./file-text.js";
import type { Hint, HintSettings } from "./hint.js";

/**
 * The hints of the lines that a range touches, in the order of the text. Lines that gen_init_cpio does not take have
 * none. Never throws.
 */
export function manifestHints(
  target: BootTarget,
  document: ManifestDocument,
  settings: HintSettings,
  range: { readonly start: number; readonly end: number },
): readonly Hint[] {
  const { manifest } = document;
  const hints: Hint[] = [];
  for (let index = lineIndexAt(manifest, range.start); ; index++) {
    const line = lineOf(manifest, index);
    if (line === undefined || line.start > range.end) return hints;
    if (line.verdict.kind !== "kept" || line.entry === null) continue;
    for (const hint of entryHints(target, document, line.entry, settings)) {
      if (hint.offset >= range.start && hint.offset <= range.end) hints.push(hint);
    }
  }
}

function* entryHints(
  target: BootTarget,
  document: ManifestDocument,
  entry: Entry,
  settings: HintSettings,
): Generator<Hint> {
  if (entry.kind === "file" && settings.files) yield* fileHint(target, entry);
  if (entry.kind === "slink" && settings.links) yield* linkHint(target, document, entry);
  const mode = entry.mode.value & 0o7777;
  if (settings.modes === "always" || (settings.modes === "unusual" && !usualModes[entry.kind].includes(mode))) {
    yield { topic: "modes", offset: entry.mode.end, text: modeText(mode), about: modeAbout(mode) };
  }
  if (entry.kind === "nod" && settings.devices) yield* deviceHint(entry);
}

/** Modes that need no explanation. */
const usualModes: Readonly<Record<Entry["kind"], readonly number[]>> = {
  dir: [0o755],
  file: [0o755, 0o644],
  slink: [0o777],
  nod: [0o600, 0o620, 0o640, 0o644, 0o660, 0o666],
  pipe: [0o600, 0o644, 0o666],
  sock: [0o600, 0o666, 0o755, 0o777],
};

function modeAbout(mode: number): string {
  const special = [
    [0o4000, "runs as its owner (set-user-id)"],
    [0o2000, "runs as its group, or hands its group down (set-group-id)"],
    [0o1000, "only owners remove what is in it (sticky)"],
  ] as const;
  const told = special.filter(([bit]) => (mode & bit) !== 0).map(([, text]) => `; ${text}`);
  return `Owner: ${triple(mode >> 6)}; group: ${triple(mode >> 3)}; others: ${triple(mode)}${told.join("")}.`;
}

function triple(bits: number): string {
  const may = [
    [4, "read"],
    [2, "write"],
    [1, "execute"],
  ] as const;
  const words = may.filter(([bit]) => (bits & bit) !== 0).map(([, text]) => text);
  return words.length === 0 ? "nothing" : words.join(", ");
}

function* deviceHint({ device, major, minor }: NodeEntry): Generator<Hint> {
  const type = device.text === "b" ? "b" : "c";
  const known = describeDevice({ type, major: major.value, minor: minor.value });
  const path = known?.name ?? null;
  if (known === null || path === null) return;
  const name = path.replace(/^\/dev\//, "");
  const kind = type === "b" ? "block device" : "character device";
  const about = `The ${kind} ${major.value}:${minor.value} is ${path}: ${known.what}.`;
  yield { topic: "devices", offset: minor.end, text: name, about };
}

/** Where a link leads in the end, if that is not what is written. */
function* linkHint(target: BootTarget, document: ManifestDocument, entry: SymlinkEntry): Generator<Hint> {
  if (target.tree === null) return;
  const found = resolvePath(target.tree, entry.name.text);
  if (found.kind === "failed") return;
  const maker = placeOf(target, found.node.origin);
  const name = maker?.line.entry?.name;
  if (maker === null || name === undefined) return;
  const path = absolutePath(name.text);
  // Lost lines and names that something else has taken lead to themselves.
  if (path === entry.target.text || path === absolutePath(entry.name.text)) return;
  const where = maker.document.path === document.path ? "" : ` of ${maker.document.path}`;
  yield {
    topic: "links",
    offset: entry.target.end,
    text: `→ ${path}`,
    about: `All links followed, this is ${path}, made in line ${maker.line.number}${where}.`,
    place: { path: maker.document.path, start: name.start, end: name.end },
  };
}

function* fileHint({ sources }: BootTarget, { location }: FileEntry): Generator<Hint> {
  const source = sources?.get(location.text);
  if (source === undefined) return;
  if (becomesEmpty(source)) {
    yield { topic: "files", offset: location.end, text: "empty", about: `${source.path} gives an empty file.` };
  }
  if (source.state !== "file") return;
  const { size } = source.content;
  const what = contentText(source.content);
  const bytes = `${source.path}: ${size.toLocaleString("en-US")} bytes`;
  yield {
    topic: "files",
    offset: location.end,
    text: what === null ? sizeText(size) : `${sizeText(size)}, ${what}`,
    about: what === null ? `${bytes}.` : `${bytes}, ${what}.`,
  };
}
