/** Where a `bootpath.json` names files, variables and rules. */
import { propertiesOf, type JsonDocument, type JsonNode, type JsonProperty } from "../project/json-node.js";
import { pathKeys, type ProjectPath } from "../project/project-file.js";
import { isRuleCode } from "../rules/codes.js";

/** A variable that a target sets. */
export interface VariableSetting {
  readonly target: string;
  readonly name: string;
  readonly value: string;
  /** The name with its quotes. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The value with its quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** A path that a target names, with its quotes. */
export interface TargetPath extends ProjectPath {
  readonly target: string;
}

/** A rule by its code, with its quotes. */
export interface RuleMention {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Everything in a project file that leads somewhere. */
export interface ProjectPlaces {
  readonly paths: readonly TargetPath[];
  readonly variables: readonly VariableSetting[];
  readonly rules: readonly RuleMention[];
}

/** Reads the places out of a project file, as far as it is one. Targets without a name have the one that is shown. */
export function projectPlaces({ root }: JsonDocument): ProjectPlaces {
  const targets = (root === null ? null : valueOf(root, "targets"))?.children ?? [];
  const paths: TargetPath[] = [];
  const variables: VariableSetting[] = [];
  const rules: RuleMention[] = [];
  if (root !== null) rules.push(...rulesOf(root));
  for (const [index, node] of targets.entries()) {
    const name = textOf(valueOf(node, "name")) ?? `target ${index + 1}`;
    paths.push(...pathsOf(node, name));
    variables.push(...variablesOf(node, name));
    rules.push(...rulesOf(node));
  }
  return { paths, variables, rules };
}

function pathsOf(node: JsonNode, target: string): readonly TargetPath[] {
  return pathKeys.flatMap((key) => {
    const value = valueOf(node, key);
    const texts = value?.type === "array" && key === "manifest" ? (value.children ?? []) : [value];
    return texts.flatMap((text) => {
      const path = textOf(text);
      return text === null || path === null || path === ""
        ? []
        : [{ target, key, path, start: text.offset, end: text.offset + text.length }];
    });
  });
}

function variablesOf(node: JsonNode, target: string): readonly VariableSetting[] {
  return propertiesIn(valueOf(node, "variables")).flatMap(({ name, nameNode, value }) => {
    const text = textOf(value);
    if (text === null || value === null) return [];
    const nameEnd = nameNode.offset + nameNode.length;
    const valueEnd = value.offset + value.length;
    return [{ target, name, value: text, nameStart: nameNode.offset, nameEnd, valueStart: value.offset, valueEnd }];
  });
}

function rulesOf(node: JsonNode): readonly RuleMention[] {
  return propertiesIn(valueOf(node, "rules")).flatMap(({ name, nameNode }) =>
    isRuleCode(name) ? [{ code: name, start: nameNode.offset, end: nameNode.offset + nameNode.length }] : [],
  );
}

function valueOf(node: JsonNode, key: string): JsonNode | null {
  // The last one counts, as for JSON itself.
  return propertiesOf(node).findLast(({ name }) => name === key)?.value ?? null;
}

function propertiesIn(node: JsonNode | null): readonly JsonProperty[] {
  return node === null ? [] : propertiesOf(node);
}

function textOf(node: JsonNode | null): string | null {
  return typeof node?.value === "string" ? node.value : null;
}
