/** What the user's own kernel tree says about a parameter, as Markdown for hovers and the terminal. */
import { foldParameterName } from "../../cmdline/names.js";
import { configurationNote } from "../kconfig.js";
import { definitionsOf, documentedName } from "../kernel-table.js";
import { kernelArch, lookUpParameter, type KernelChoice } from "../look-up.js";
import { configOf, readingOf, typeOf } from "../report.js";
import type { KernelTree, TreeDefinition } from "./kernel-tree.js";

/** A text of the tree. */
export interface TreeText {
  /** `replaces`: the tree documents the name, so its text stands for ours. `adds`: a note beside ours. */
  readonly role: "replaces" | "adds";
  readonly markdown: string;
}

/** The text for a name, without its value; null where there is no tree, or where it has nothing to say. */
export function treeMarkdown(name: string, kernel: KernelChoice): TreeText | null {
  const tree = kernel.kernelTree ?? null;
  if (tree === null) return null;
  const folded = foldParameterName(name);
  const entries = tree.documented.get(folded) ?? [];
  const definitions = [...(tree.sources?.byName.get(folded) ?? [])].sort((a, b) => byUse(a, b, kernel));
  const [definition] = definitions;
  const texts = [
    ...entries.map(({ text }) => fenced(text)),
    ...new Set(definitions.flatMap(({ description }) => (description === null ? [] : [fenced(description)]))),
  ];
  if (entries.length === 0 && definition === undefined) return missing(name, tree, kernel);
  const facts = [
    ...(definition === undefined ? [] : definitionFacts(definition, definitions)),
    ...entries.map(({ file, line }) => `- Documented: \`${file}:${line}\``),
  ];
  const spelled = definition?.name.replace(/=.*$/, "") ?? name;
  const from = `From ${treeName(tree)}`;
  if (texts.length === 0) {
    return { role: "adds", markdown: [`${from}, which has no text about it:`, facts.join("\n")].join("\n\n") };
  }
  const absent =
    tree.sources !== null && definition === undefined && isInTables(name)
      ? ["Its sources define no parameter of this name: the list may be ahead of them or behind."]
      : [];
  return {
    role: "replaces",
    markdown: [`**${spelled}**`, `${from}:`, ...texts, ...absent, facts.join("\n")].join("\n\n"),
  };
}

/** The facts of the most telling definition, and the places of the others. */
function definitionFacts(definition: TreeDefinition, all: readonly TreeDefinition[]): readonly string[] {
  const { arch } = definition;
  const config = configOf(definition);
  const others = all.slice(1, mostPlaces).map(placeOf);
  return [
    `- Value: ${typeOf(definition)}`,
    ...(arch === null ? [] : [`- Architectures: ${arch}`]),
    ...(config === null ? [] : [`- Needs: ${config}`]),
    `- Read: ${readingOf(definition)}`,
    `- Defined: ${placeOf(definition)}`,
    ...(others.length === 0 ? [] : [`- Also in: ${others.join(", ")}`]),
  ];
}

function placeOf({ file, line, handler }: TreeDefinition): string {
  return `\`${file}:${line}${handler === null ? "" : ` ${handler}`}\``;
}

/** How many places are named. */
const mostPlaces = 4;

/** How the tree is called: its folder and its version. */
export function treeName({ folder, version }: KernelTree): string {
  return `the kernel tree \`${folder}\` (${version})`;
}

/** Those of the kernel's architecture first, and of these the kind that says most. */
function byUse(a: TreeDefinition, b: TreeDefinition, kernel: KernelChoice): number {
  const isForeign = ({ arch }: TreeDefinition) => Number(arch !== null && arch !== kernelArch(kernel.arch));
  return isForeign(a) - isForeign(b) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
}

const kinds = ["setup", "early", "core", "module", "text"] as const;

/** The page of a parameter in the tree's own words, with paragraphs behind its name; null where it has none. */
export function treePage(name: string, kernel: KernelChoice, notes: readonly string[]): string | null {
  const text = treeMarkdown(name, kernel);
  if (text?.role !== "replaces") return null;
  const [head = "", ...rest] = text.markdown.split("\n\n");
  return [head, ...notes, ...rest].join("\n\n");
}

/** Paragraphs about a parameter in the user's own kernel: what its tree adds to our text, and what its `.config` makes of it. */
export function kernelNotes(name: string, kernel: KernelChoice): readonly string[] {
  const text = treeMarkdown(name, kernel);
  const configured = configurationNote(name, kernel);
  return [...(text?.role === "adds" ? [text.markdown] : []), ...(configured === null ? [] : [configured])];
}

/** A name that our tables have, and the tree has not. */
function missing(name: string, tree: KernelTree, kernel: KernelChoice): TreeText | null {
  const { family, openSetups, definitions, documented } = lookUpParameter(name, kernel);
  if (family !== null || openSetups.length > 0 || (definitions.length === 0 && documented === null)) return null;
  const markdown =
    tree.sources === null
      ? `The sources of ${treeName(tree)} are still being read; its lists do not have this parameter.`
      : `**${treeName(tree).replace(/^t/, "T")} does not have this parameter.**`;
  return { role: "adds", markdown };
}

function isInTables(name: string): boolean {
  return definitionsOf(name).length > 0 || documentedName(name) !== null;
}

/** Text of others, shown as it is. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
