/**
 * Hover over a word of a command line or a line of a manifest: what stands there, the role that it plays in the predicted
 * boot, and where the kernel reads it.
 */
import { MarkupKind, type ClientCapabilities, type Hover, type HoverParams } from "vscode-languageserver";
import { assumptionsText, outcomeCondition } from "../../core/bootpath/outcome-text.js";
import { bootRoles } from "../../core/bootpath/roles.js";
import { parseCommandLine, type TextRange } from "../../core/cmdline/parse.js";
import { describeManifestWord } from "../../core/manifest/describe-word.js";
import { parseManifest } from "../../core/manifest/parse.js";
import { hoverWord } from "../../core/parameters/word-hover.js";
import { defaultArch, defaultKernelVersion, type BootTarget } from "../../core/project/boot-target.js";
import { predictionOf } from "../../core/rules/prediction.js";
import { indexLines } from "../../core/text/lines.js";
import { escapeMarkdown, plainOfMarkdown } from "../../core/text/markdown.js";
import { toRange } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";

/** Hovers in the documents of a workspace, in a form that the client can show. */
export function createHover(parts: FeatureParts): ServerFeature {
  return {
    announce({ capabilities }) {
      return capabilities.textDocument?.hover === undefined ? {} : { hoverProvider: true };
    },
    register(connection) {
      connection.onHover((params) => hover(params, parts));
    },
  };
}

/** The hover at a position, or null where nothing is known about what stands there. */
function hover({ textDocument, position }: HoverParams, { workspace, runtime, client }: FeatureParts): Hover | null {
  const document = workspace.document(textDocument.uri);
  const kind = document && workspace.kindOf(document);
  if (document === undefined || kind === null) return null;
  const text = document.getText();
  const offset = document.offsetAt(position);
  const targets = workspace.targetsOf(document);
  const path = runtime.pathOfUri(document.uri);
  const roles = targets.flatMap((target) => roleAt(target, path, offset, targets.length));
  const part = kind === "cmdline" ? wordPart(text, offset, targets, roles) : entryPart(text, offset, targets, roles);
  if (part === null) return null;
  const contents = toMarkup(part.markdown, client());
  return { contents, range: toRange(indexLines(text), part.range.start, part.range.end) };
}

/** A hover and the text that it is about. */
interface Part {
  readonly markdown: string;
  readonly range: TextRange;
}

function wordPart(text: string, offset: number, targets: readonly BootTarget[], roles: readonly Part[]): Part | null {
  const [target] = targets;
  const kernel = target ?? { kernelVersion: defaultKernelVersion, arch: defaultArch };
  const commandLine = target?.cmdline?.text === text ? target.cmdline.commandLine : parseCommandLine(text);
  return hoverWord(commandLine, offset, kernel, { roles: roles.map(({ markdown }) => markdown) });
}

/** The role of a line goes before what the line is, and a field under the cursor before both. */
function entryPart(text: string, offset: number, targets: readonly BootTarget[], roles: readonly Part[]): Part | null {
  const known = targets.flatMap(({ manifests }) => manifests).find((one) => one.text === text);
  const word = describeManifestWord(known?.manifest ?? parseManifest(text), offset, targets[0]?.variables ?? null);
  const range = word?.range ?? roles[0]?.range;
  if (range === undefined) return null;
  const parts = [word?.field ?? "", ...roles.map(({ markdown }) => markdown), word?.line ?? ""];
  return { markdown: parts.filter((part) => part !== "").join("\n\n"), range };
}

/** What stands at an offset does in the predicted boot of a target. */
function roleAt(target: BootTarget, path: string, offset: number, targets: number): readonly Part[] {
  const prediction = predictionOf(target);
  // A manifest alone may be a part of what is booted: that nothing is started from it says little.
  if (prediction === null || (!target.described && prediction.init === null)) return [];
  const role = bootRoles(target, prediction).find((one) => one.path === path && contains(one, offset));
  if (role === undefined) return [];
  const condition = outcomeCondition(target, prediction);
  const boot = targets > 1 ? `the boot of ${target.name}` : "this boot";
  const title = `**In ${escapeMarkdown(boot)}${condition === null ? "" : `, ${condition}`}**`;
  const [first = "", ...others] = role.sentences.map(escapeMarkdown);
  const markdown = [`${title}: ${first}`, ...others, `*${escapeMarkdown(assumptionsText(target))}*`].join("\n\n");
  return [{ markdown, range: role }];
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Markdown for clients that show it, else the same as plain text. */
function toMarkup(markdown: string, { textDocument }: ClientCapabilities): Hover["contents"] {
  const formats = textDocument?.hover?.contentFormat ?? [];
  if (formats.includes(MarkupKind.Markdown)) return { kind: MarkupKind.Markdown, value: markdown };
  return { kind: MarkupKind.PlainText, value: plainOfMarkdown(markdown) };
}
