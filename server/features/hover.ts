/**
 * Hover over a word of a command line or a line of a manifest: the role that it plays in the predicted boot, then what
 * a parameter does in general and where the kernel reads it.
 */
import type { Hover, HoverParams } from "vscode-languageserver";
import { assumptionsText, outcomeCondition } from "../../core/bootpath/outcome-text.js";
import { bootRoles } from "../../core/bootpath/roles.js";
import { parseCommandLine, type TextRange } from "../../core/cmdline/parse.js";
import { hoverMarkdown } from "../../core/parameters/describe.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { predictionOf } from "../../core/rules/prediction.js";
import { indexLines } from "../../core/text/lines.js";
import { toRange } from "../convert.js";
import type { ServerRuntime } from "../runtime.js";
import type { Workspace } from "../workspace.js";

/** The hover at a position, or null where nothing is known about what stands there. */
export function hover(params: HoverParams, workspace: Workspace, runtime: ServerRuntime): Hover | null {
  const document = workspace.document(params.textDocument.uri);
  const kind = document && workspace.kindOf(document);
  if (document === undefined || kind === null) return null;
  const text = document.getText();
  const offset = document.offsetAt(params.position);
  const described = kind === "cmdline" ? describedAt(text, offset) : null;
  const path = runtime.pathOfUri(document.uri);
  const targets = workspace.targetsOf(document);
  const roles = targets.flatMap((target) => roleAt(target, path, offset, targets.length));
  const range = roles[0]?.range ?? described?.range;
  if (range === undefined) return null;
  const parts = [...roles.map((role) => role.markdown), ...(described === null ? [] : [described.markdown])];
  return {
    contents: { kind: "markdown", value: parts.join("\n\n---\n\n") },
    range: toRange(indexLines(text), range.start, range.end),
  };
}

/** A piece of a hover and the text that it is about. */
interface Part {
  readonly markdown: string;
  readonly range: TextRange;
}

function describedAt(text: string, offset: number): Part | null {
  const parameter = parseCommandLine(text).parameters.find((one) => contains(one, offset));
  const markdown = parameter === undefined ? null : hoverMarkdown(parameter);
  return parameter === undefined || markdown === null ? null : { markdown, range: parameter };
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

/** Text of the user's files as Markdown shows it unchanged. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!|<>~&]/g, "\\$&");
}
