/** Hover over a parameter of a command line: what it does, and where the kernel reads it. */
import type { Hover, HoverParams } from "vscode-languageserver";
import { parseCommandLine } from "../../core/cmdline/parse.js";
import { hoverMarkdown } from "../../core/parameters/describe.js";
import { indexLines } from "../../core/text/lines.js";
import { toRange } from "../convert.js";
import type { Workspace } from "../workspace.js";

/** The hover at a position, or null where no known parameter stands. */
export function hover(params: HoverParams, workspace: Workspace): Hover | null {
  const document = workspace.document(params.textDocument.uri);
  if (document === undefined || workspace.kindOf(document) !== "cmdline") return null;
  const text = document.getText();
  const offset = document.offsetAt(params.position);
  const parameter = parseCommandLine(text).parameters.find((one) => one.start <= offset && offset <= one.end);
  if (parameter === undefined) return null;
  const value = hoverMarkdown(parameter);
  if (value === null) return null;
  return { contents: { kind: "markdown", value }, range: toRange(indexLines(text), parameter.start, parameter.end) };
}
