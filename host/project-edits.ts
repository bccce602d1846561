/** Edits of a `bootpath.json` that change nothing but what they are for: formatting and comments stay. */
import { propertiesOf, type JsonNode } from "../core/project/json-node.js";
import type { Edit } from "../core/rules/finding.js";
import { lineEnding } from "../core/text/lines.js";
import { parseJson } from "./project-json.js";

/** A change of a project file. */
export type ProjectChange =
  { readonly kind: "allow"; readonly name: string } | { readonly kind: "switch-off"; readonly code: string };

/** The edit that makes a change in the text of a project file; null where the text is no project file to change. */
export function changeProject(path: string, text: string, change: ProjectChange): Edit | null {
  const { root, errors } = parseJson(text);
  if (root?.type !== "object" || errors.length > 0) return null;
  const key = change.kind === "allow" ? "allow" : "rules";
  const container = valueOf(root, key);
  if (container === undefined) return insertInto(root, member(change), { path, text });
  if (container.type !== (change.kind === "allow" ? "array" : "object")) return null;
  if (change.kind === "allow") return insertInto(container, JSON.stringify(change.name), { path, text });
  const level = valueOf(container, change.code);
  if (level === undefined) return insertInto(container, `"${change.code}": "off"`, { path, text });
  return { path, start: level.offset, end: level.offset + level.length, newText: '"off"' };
}

/** The text of a new project file that says only this. */
export function newProject(change: ProjectChange): string {
  const content = change.kind === "allow" ? { allow: [change.name] } : { rules: { [change.code]: "off" } };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function valueOf(node: JsonNode, key: string): JsonNode | undefined {
  return propertiesOf(node).find(({ name }) => name === key)?.value ?? undefined;
}

/** The whole property on one line, with the blanks that people write. */
function member(change: ProjectChange): string {
  return change.kind === "allow" ? `"allow": [${JSON.stringify(change.name)}]` : `"rules": { "${change.code}": "off" }`;
}

/** Adds an element or a property behind the last one: on a line of its own where the others have one. */
function insertInto(container: JsonNode, content: string, { path, text }: { path: string; text: string }): Edit {
  const last = container.children?.at(-1);
  if (last === undefined) {
    const start = container.offset + 1;
    const end = container.offset + container.length - 1;
    const blank = container.type === "object" ? " " : "";
    // A comment between the brackets stays.
    if (text.slice(start, end).trim() !== "") return { path, start, end: start, newText: `${blank}${content}` };
    return { path, start, end, newText: `${blank}${content}${blank}` };
  }
  const start = last.offset + last.length;
  const lineStart = text.lastIndexOf("\n", last.offset) + 1;
  const before = text.slice(lineStart, last.offset);
  const separator = lineStart > container.offset && before.trim() === "" ? `${lineEnding(text)}${before}` : " ";
  return { path, start, end: start, newText: `,${separator}${content}` };
}
