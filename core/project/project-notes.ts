/** Reads values out of a `bootpath.json` and notes, with its place, everything in it that cannot be used. */
import type { ProjectCode } from "../rules/codes.js";
import type { Finding, Fix, Severity } from "../rules/finding.js";
import { nearestWord } from "../rules/near-words.js";
import { propertiesOf, type JsonNode, type JsonProperty } from "./json-node.js";

/** What is wrong with one file, collected while it is read. */
export interface ProjectNotes {
  readonly path: string;
  readonly findings: Finding[];
}

/** What a note says. */
interface Note {
  readonly code: ProjectCode;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/** Adds a finding at a node. */
export function noteAt(notes: ProjectNotes, node: JsonNode, { code, severity, message, fixes = [] }: Note): void {
  const { offset: start, length } = node;
  notes.findings.push({
    code,
    severity,
    path: notes.path,
    start,
    end: start + length,
    message,
    fixes,
    related: [],
  });
}

/** Notes a value that cannot be used. */
export function noteInvalid(notes: ProjectNotes, node: JsonNode, message: string): void {
  noteAt(notes, node, { code: "project-invalid", severity: "error", message });
}

/** A fix that writes another text in place of a name or a value. */
export function rewrite({ path }: ProjectNotes, node: JsonNode, text: string): Fix {
  const edit = { path, start: node.offset, end: node.offset + node.length, newText: JSON.stringify(text) };
  return { title: `Write "${text}"`, preferred: true, edits: [edit] };
}

/** The properties of an object by name: unknown names, and all but the last of those that are written twice, are noted. */
export function readObject(
  node: JsonNode,
  what: string,
  keys: readonly string[],
  notes: ProjectNotes,
): ReadonlyMap<string, JsonNode> {
  const values = new Map<string, JsonNode>();
  if (node.type !== "object") {
    noteInvalid(notes, node, `${what} must be an object { … }.`);
    return values;
  }
  for (const property of uniqueProperties(node, notes)) {
    if (!keys.includes(property.name)) noteUnknownKey(property, what, keys, notes);
    else if (property.value !== null) values.set(property.name, property.value);
  }
  return values;
}

/** The properties of an object. JSON takes the last of two with one name, so the others are noted and left out. */
export function uniqueProperties(node: JsonNode, notes: ProjectNotes): readonly JsonProperty[] {
  const properties = propertiesOf(node);
  const last = new Map(properties.map((property) => [property.name, property]));
  for (const property of properties) {
    if (last.get(property.name) === property) continue;
    noteAt(notes, property.nameNode, {
      code: "project-duplicate-name",
      severity: "warning",
      message: `"${property.name}" is written twice; the last one counts.`,
    });
  }
  return [...last.values()];
}

function noteUnknownKey(
  { name, nameNode }: JsonProperty,
  what: string,
  keys: readonly string[],
  notes: ProjectNotes,
): void {
  const meant = nearestWord(name, keys, 2);
  noteAt(notes, nameNode, {
    code: "project-unknown-key",
    severity: "warning",
    message: `${what} has no key "${name}", so nothing happens because of it. ${meant === null ? `It may have: ${keys.join(", ")}.` : `Did you mean "${meant}"?`}`,
    fixes: meant === null ? [] : [rewrite(notes, nameNode, meant)],
  });
}

/** Reads the values of one object; each method is for one type, and null or the preset stands for what is not there. */
export class ValueReader {
  constructor(
    private readonly values: ReadonlyMap<string, JsonNode>,
    private readonly notes: ProjectNotes,
  ) {}

  node(key: string): JsonNode | null {
    return this.values.get(key) ?? null;
  }

  text(key: string): string | null {
    const node = this.values.get(key);
    return node === undefined ? null : textOf(node, `"${key}"`, this.notes);
  }

  /** One text or a list of them. */
  texts(key: string): readonly string[] {
    const node = this.values.get(key);
    if (node === undefined) return [];
    return textNodes(node, key, this.notes).map(({ value }) => String(value));
  }

  choice<T extends string>(key: string, choices: readonly T[], preset: T): T {
    const node = this.values.get(key);
    if (node === undefined) return preset;
    return choiceOf(node, `"${key}"`, choices, this.notes) ?? preset;
  }

  integer(key: string, smallest: number, preset: number): number {
    const node = this.values.get(key);
    if (node === undefined) return preset;
    const { value } = node;
    if (typeof value === "number" && Number.isInteger(value) && value >= smallest) return value;
    noteInvalid(this.notes, node, `"${key}" must be a whole number of at least ${smallest}.`);
    return preset;
  }
}

/** The nodes of the texts of a value that is one text or a list of texts. */
export function textNodes(node: JsonNode, key: string, notes: ProjectNotes): readonly JsonNode[] {
  if (node.type !== "array") return textOf(node, `"${key}"`, notes) === null ? [] : [node];
  return (node.children ?? []).filter((child) => textOf(child, `Each element of "${key}"`, notes) !== null);
}

/** One of some texts, or null. */
export function choiceOf<T extends string>(
  node: JsonNode,
  what: string,
  choices: readonly T[],
  notes: ProjectNotes,
): T | null {
  const choice = choices.find((candidate) => candidate === node.value);
  if (choice !== undefined) return choice;
  const written = typeof node.value === "string" ? node.value : "";
  const meant = nearestWord(written, choices, 2);
  noteAt(notes, node, {
    code: "project-invalid",
    severity: "error",
    message: `${what} must be ${choices.map((one) => `"${one}"`).join(" or ")}.`,
    fixes: meant === null ? [] : [rewrite(notes, node, meant)],
  });
  return null;
}

function textOf(node: JsonNode, what: string, notes: ProjectNotes): string | null {
  if (typeof node.value === "string" && node.value !== "") return node.value;
  noteInvalid(notes, node, `${what} must be a text that is not empty.`);
  return null;
}
