/** What the panels, the status bar and the notifications say. */
import { relative } from "node:path";
import { choose, runCommand } from "./quick-input.js";
import { copiedText } from "./text.js";
import { copied, until, type Workbench } from "./workbench.js";

/** A problem, as the Problems panel copies it. Lines and columns count from 1; the end is exclusive. */
export interface Problem {
  /** Path in the workspace. */
  readonly file: string;
  readonly code: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  /** Who reports it. */
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** All problems of the Problems panel, those of closed files and those out of view as well, sorted by position. */
export async function problems(workbench: Workbench): Promise<readonly Problem[]> {
  const { page } = workbench;
  await runCommand(workbench, "Problems: Focus on Problems View");
  const panel = page.locator(".markers-panel");
  const state = await until(workbench, "the Problems panel shows something", async () => {
    if (await panel.locator(".message-box-container").isVisible()) return "empty";
    return (await panel.locator(".monaco-list-row").count()) > 0 && "filled";
  });
  if (state === "empty") return [];
  // From the first row on, which is a file, "select all" takes all files, and copying a file copies its problems.
  const text = await copied(workbench, "the list of problems", ["Home", "Control+a", "Control+c"]);
  const found = (JSON.parse(text) as CopiedMarker[]).map((marker) => problemOf(workbench, marker));
  return found.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

/** The whole text of an output channel, however long. Shows the channel. */
export async function outputText(workbench: Workbench, channel: string): Promise<string> {
  const { page } = workbench;
  const view = `.output-view[aria-label^="${channel} - Output"]`;
  if (!(await page.locator(view).isVisible())) {
    await runCommand(workbench, "Output: Show Output Channels...");
    await choose(workbench, channel);
    await until(workbench, `the output channel "${channel}" is shown`, () => page.locator(view).isVisible());
  }
  const focused = page.locator(`${view} .monaco-editor.focused`);
  if ((await focused.count()) === 0) await runCommand(workbench, "Output: Focus on Output View");
  await until(workbench, "the Output panel has the focus", async () => (await focused.count()) > 0);
  // Back to the end, where the panel follows new output.
  return copiedText(workbench, `${view} .monaco-editor`, `the text of the output channel "${channel}"`, "Control+End");
}

/** The lines in view of the terminal in view, without the empty ones at its end. */
export async function terminalText(workbench: Workbench): Promise<string> {
  const rows = workbench.page.locator(".terminal-wrapper.active .xterm-rows").filter({ visible: true });
  const lines = await rows.locator("> div").allInnerTexts();
  return lines
    .map((line) => line.replaceAll("\u00a0", " ").trimEnd())
    .join("\n")
    .trimEnd();
}

/** The texts of the status bar's items, in no certain order; icons are left out. */
export async function statusBar(workbench: Workbench): Promise<readonly string[]> {
  const texts = await workbench.page.locator(".part.statusbar .statusbar-item-label").allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
}

/** The messages of the notifications in view, newest first. */
export function notifications(workbench: Workbench): Promise<readonly string[]> {
  return workbench.page.locator(".notification-list-item-message").filter({ visible: true }).allInnerTexts();
}

/** Presses a button of a notification, waiting for it to appear. */
export async function pressNotificationButton(workbench: Workbench, title: string): Promise<void> {
  const buttons = workbench.page.locator(".notification-list-item-buttons-container .monaco-button");
  const button = buttons.filter({ hasText: title }).first();
  await until(workbench, `a notification has the button "${title}"`, () => button.isVisible());
  await button.click();
}

/** A marker as VS Code writes it to the clipboard. */
interface CopiedMarker {
  readonly resource: string;
  readonly code?: string | { readonly value: string };
  readonly severity: number;
  readonly message: string;
  readonly source?: string;
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

function problemOf(workbench: Workbench, marker: CopiedMarker): Problem {
  return {
    file: relative(workbench.workspace, marker.resource),
    code: typeof marker.code === "object" ? marker.code.value : (marker.code ?? ""),
    severity: severityOf(marker.severity),
    message: marker.message,
    source: marker.source ?? "",
    line: marker.startLineNumber,
    column: marker.startColumn,
    endLine: marker.endLineNumber,
    endColumn: marker.endColumn,
  };
}

/** VS Code's numbers (MarkerSeverity). */
function severityOf(number: number): Problem["severity"] {
  if (number === 8) return "error";
  if (number === 4) return "warning";
  return number === 2 ? "information" : "hint";
}
