/** The model of `bootpath.json`: which command line, manifest and kernel belong together. */
import { isRuleCode, ruleCodes } from "../rules/codes.js";
import type { Finding } from "../rules/finding.js";
import { nearestWord } from "../rules/near-words.js";
import { architectureForm, readArchitecture } from "./architecture.js";
import type { Delivery } from "./boot-target.js";
import type { JsonDocument, JsonNode } from "./json-node.js";
import { defaultMachine, smallestMemory, type MachineDescription } from "./machine.js";
import {
  choiceOf,
  noteAt,
  noteInvalid,
  readObject,
  rewrite,
  textNodes,
  uniqueProperties,
  ValueReader,
  type ProjectNotes,
} from "./project-notes.js";
import { noRuleSettings, ruleLevels, unknownRuleMessage, type RuleLevel, type RuleSettings } from "./rule-settings.js";

/** A path that a target names, and where in the project file it does. */
export interface ProjectPath {
  readonly key: PathKey;
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The keys of a target whose values are paths. `base` and `kernelTree` name folders, the others files. */
export const pathKeys = [
  ...(["cmdline", "manifest", "initramfs", "kernel", "config", "kernelTree", "symbols", "base"] as const),
];

/** One of them. */
export type PathKey = (typeof pathKeys)[number];

/** One entry of `targets`. Paths are as written: relative to the folder of `bootpath.json`. */
export interface ProjectTarget {
  readonly name: string;
  readonly cmdline: string | null;
  readonly manifests: readonly string[];
  /** A ready initramfs image instead of a manifest. */
  readonly initramfs: string | null;
  /** The kernel image; null for the bundled one. */
  readonly kernel: string | null;
  /** The `.config` of the kernel, plain or compressed with gzip. */
  readonly config: string | null;
  /** The folder of the tree that the kernel is built from. */
  readonly kernelTree: string | null;
  /** System.map and vmlinux of the kernel, to look up the addresses in its logs. */
  readonly symbols: readonly string[];
  /** The folder that relative host paths in the manifests start from; null for the folder of the first manifest. */
  readonly base: string | null;
  readonly delivery: Delivery;
  readonly arch: string | null;
  /** Major and minor number. */
  readonly kernelVersion: string | null;
  readonly machine: MachineDescription;
  /** Values for `${NAME}` in the manifest. */
  readonly variables: Readonly<Record<string, string>>;
  /** What is said about rules for this target alone. */
  readonly settings: RuleSettings;
  /** All paths that it names, in order. */
  readonly paths: readonly ProjectPath[];
}

/** What a `bootpath.json` says, and everything in it that is wrong. */
export interface ProjectFile {
  /** Null where the file has no list of targets: then the names of the files in its folder decide. */
  readonly targets: readonly ProjectTarget[] | null;
  /** What is said about rules for all documents in the folder and below it. */
  readonly settings: RuleSettings;
  readonly findings: readonly Finding[];
}

/** Reads a `bootpath.json` that stands at `path`. Never throws: what cannot be used is a finding. */
export function readProjectFile(path: string, { root, errors }: JsonDocument): ProjectFile {
  const notes: ProjectNotes = { path, findings: [] };
  // What is told behind the first mistake follows from it: one bracket that is missing, told three times.
  for (const { message, start, end } of errors.slice(0, 1)) {
    const place: JsonNode = { type: "null", offset: start, length: end - start };
    noteInvalid(notes, place, `This is not JSON: ${message}.`);
  }
  if (root === null) return { targets: [], settings: noRuleSettings, findings: notes.findings };
  const values = readObject(root, "A bootpath.json", ["$schema", "targets", "rules", "allow"], notes);
  const reader = new ValueReader(values, notes);
  reader.text("$schema");
  const list = reader.node("targets");
  return {
    targets: list === null ? (root.type === "object" ? null : []) : readTargets(list, notes),
    settings: readSettings(reader, notes),
    findings: notes.findings,
  };
}

function readTargets(list: JsonNode, notes: ProjectNotes): readonly ProjectTarget[] {
  if (list.type !== "array") {
    noteInvalid(notes, list, '"targets" must be a list [ … ] of targets.');
    return [];
  }
  const targets = (list.children ?? []).map((node, index) => readTarget(node, index, notes));
  noteDuplicateNames(list.children ?? [], targets, notes);
  return targets;
}

const targetKeys = [
  ...(["name", "cmdline", "manifest", "initramfs", "kernel", "config", "kernelTree", "symbols"] as const),
  ...(["base", "delivery", "arch", "kernelVersion", "machine", "variables", "rules", "allow"] as const),
];

function readArch(reader: ValueReader, notes: ProjectNotes): string | null {
  const node = reader.node("arch");
  const text = reader.text("arch");
  if (node === null || text === null) return null;
  const arch = readArchitecture(text);
  if (arch === null) noteInvalid(notes, node, `"arch" must be ${architectureForm}.`);
  return arch;
}

function readTarget(node: JsonNode, index: number, notes: ProjectNotes): ProjectTarget {
  const values = readObject(node, "A target", targetKeys, notes);
  const reader = new ValueReader(values, notes);
  const target: ProjectTarget = {
    name: reader.text("name") ?? `target ${index + 1}`,
    cmdline: reader.text("cmdline"),
    manifests: reader.texts("manifest"),
    initramfs: reader.text("initramfs"),
    kernel: reader.text("kernel"),
    config: reader.text("config"),
    kernelTree: reader.text("kernelTree"),
    symbols: reader.texts("symbols"),
    base: reader.text("base"),
    delivery: reader.choice("delivery", ["builtin", "external"], "builtin"),
    arch: readArch(reader, notes),
    kernelVersion: readVersion(reader, notes),
    machine: readMachine(reader.node("machine"), notes),
    variables: readVariables(reader.node("variables"), notes),
    settings: readSettings(reader, notes),
    paths: readPaths(values),
  };
  if (node.type === "object") noteContradictions(node, values, target, notes);
  return target;
}

function readVersion(reader: ValueReader, notes: ProjectNotes): string | null {
  const text = reader.text("kernelVersion");
  const node = reader.node("kernelVersion");
  if (text === null || node === null) return null;
  const version = /^v?(\d+\.\d+)/.exec(text)?.[1];
  if (version === undefined) noteInvalid(notes, node, '"kernelVersion" must be a version such as "6.12".');
  return version ?? null;
}

function readMachine(node: JsonNode | null, notes: ProjectNotes): MachineDescription {
  if (node === null) return defaultMachine;
  const reader = new ValueReader(readObject(node, '"machine"', ["engine", "memory"], notes), notes);
  return {
    engine: reader.choice("engine", ["v86", "qemu"], defaultMachine.engine),
    memory: reader.integer("memory", smallestMemory, defaultMachine.memory),
  };
}

function readVariables(node: JsonNode | null, notes: ProjectNotes): Readonly<Record<string, string>> {
  if (node === null) return {};
  if (node.type !== "object") noteInvalid(notes, node, '"variables" must be an object { "NAME": "value" }.');
  return Object.fromEntries(
    uniqueProperties(node, notes).flatMap(({ name, value }) => {
      if (typeof value?.value === "string") return [[name, value.value]];
      if (value !== null) noteInvalid(notes, value, `The value of the variable "${name}" must be a text.`);
      return [];
    }),
  );
}

function readSettings(reader: ValueReader, notes: ProjectNotes): RuleSettings {
  return { rules: readLevels(reader.node("rules"), notes), allow: readAllowed(reader.node("allow"), notes) };
}

function readLevels(node: JsonNode | null, notes: ProjectNotes): RuleSettings["rules"] {
  if (node === null) return {};
  if (node.type !== "object") noteInvalid(notes, node, '"rules" must be an object { "rule-code": "off" }.');
  const levels: Record<string, RuleLevel> = {};
  for (const { name, nameNode, value } of uniqueProperties(node, notes)) {
    if (!isRuleCode(name)) {
      const meant = nearestWord(name, ruleCodes, 3);
      noteAt(notes, nameNode, {
        code: "project-unknown-rule",
        severity: "warning",
        message: unknownRuleMessage(name, meant),
        fixes: meant === null ? [] : [rewrite(notes, nameNode, meant)],
      });
    }
    const level = value === null ? null : choiceOf(value, `The level of "${name}"`, ruleLevels, notes);
    if (level !== null) levels[name] = level;
  }
  return levels;
}

function readAllowed(node: JsonNode | null, notes: ProjectNotes): readonly string[] {
  if (node === null) return [];
  if (node.type !== "array") {
    noteInvalid(notes, node, '"allow" must be a list [ … ] of names of parameters.');
    return [];
  }
  return textNodes(node, "allow", notes).map(({ value }) => String(value));
}

function readPaths(values: ReadonlyMap<string, JsonNode>): readonly ProjectPath[] {
  return pathKeys.flatMap((key) => {
    const value = values.get(key);
    const nodes =
      value?.type === "array" && (key === "manifest" || key === "symbols") ? (value.children ?? []) : [value];
    return nodes.flatMap((node) => {
      if (typeof node?.value !== "string" || node.value === "") return [];
      return [{ key, path: node.value, start: node.offset, end: node.offset + node.length }];
    });
  });
}

/** The place of a finding about a whole target: its name, else its opening brace. */
function headOf(node: JsonNode, name: JsonNode | undefined): JsonNode {
  return name ?? { type: "null", offset: node.offset, length: 1 };
}

function noteContradictions(
  node: JsonNode,
  values: ReadonlyMap<string, JsonNode>,
  { name }: ProjectTarget,
  notes: ProjectNotes,
): void {
  const manifest = values.get("manifest");
  if (["cmdline", "manifest", "initramfs", "kernel"].every((key) => !values.has(key))) {
    noteAt(notes, headOf(node, values.get("name")), {
      code: "project-target-empty",
      severity: "error",
      message: `The target "${name}" names no command line, no manifest, no initramfs and no kernel, so there is nothing of its own to check or to boot. Name at least "cmdline" or "manifest".`,
    });
  }
  if (manifest === undefined || !values.has("initramfs")) return;
  noteAt(notes, manifest, {
    code: "project-target-conflict",
    severity: "warning",
    message: `The target "${name}" names a manifest and a ready initramfs. Only one of them can be booted: it is the image, and what is in the manifest is not in it. Keep one of the two.`,
  });
}

function noteDuplicateNames(nodes: readonly JsonNode[], targets: readonly ProjectTarget[], notes: ProjectNotes): void {
  const seen = new Set<string>();
  for (const [index, { name }] of targets.entries()) {
    const node = nodes[index];
    if (seen.has(name) && node !== undefined) {
      const place = node.children?.find(({ children }) => children?.[0]?.value === "name")?.children?.[1];
      noteAt(notes, headOf(node, place), {
        code: "project-duplicate-name",
        severity: "warning",
        message: `Another target is called "${name}" too, so --target "${name}" cannot choose between them.`,
      });
    }
    seen.add(name);
  }
}
