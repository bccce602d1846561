/** The box at the top of the window: quick open, the command palette, and the picks and questions of extensions. */
import { posix } from "node:path";
import type { Locator } from "playwright-core";
import { until, type Workbench } from "./workbench.js";

/** Opens a file of the workspace by its name or by its path in the workspace, and waits until its tab is active. */
export async function openFile(workbench: Workbench, path: string): Promise<void> {
  const { page } = workbench;
  await showQuickInput(workbench, "Control+p", "");
  await page.keyboard.insertText(path);
  const folder = posix.dirname(path);
  const description = folder === "." ? "" : folder;
  await chooseRow(workbench, posix.basename(path), description);
  const tab = page.locator(".editor-group-container.active .tab.active .monaco-icon-label");
  await until(workbench, `the tab of ${path} is active`, async () => {
    // The label is the absolute path, followed by remarks such as the number of problems.
    const label = (await tab.getAttribute("aria-label")) ?? "";
    return label.split(" • ")[0]?.endsWith(`/${path}`);
  });
}

/** Runs a command of the palette by its whole title, such as "View: Toggle Word Wrap". */
export async function runCommand(workbench: Workbench, title: string): Promise<void> {
  await showQuickInput(workbench, "F1", ">");
  await workbench.page.keyboard.insertText(title);
  await chooseRow(workbench, title);
}

/** Chooses the row with exactly this label in the pick that is open, or that is about to open. */
export async function choose(workbench: Workbench, label: string): Promise<void> {
  await until(workbench, `a pick is open that may hold "${label}"`, () => input(workbench).isVisible());
  await workbench.page.keyboard.insertText(label);
  await chooseRow(workbench, label);
}

/** Types the answer to the question that is open, or that is about to open, and presses Enter. */
export async function answer(workbench: Workbench, text: string): Promise<void> {
  await until(workbench, "a question is open", () => input(workbench).isVisible());
  await input(workbench).fill(text);
  await workbench.page.keyboard.press("Enter");
  await until(workbench, `the question answered by "${text}" is closed`, () => isAnswered(workbench, text));
}

/** Puts the cursor there; line and column count from 1. */
export async function moveTo(workbench: Workbench, line: number, column: number): Promise<void> {
  const { page } = workbench;
  await showQuickInput(workbench, "Control+g", ":");
  await page.keyboard.insertText(`${line}:${column}`);
  await page.keyboard.press("Enter");
  const status = page.locator("[id='status.editor.selection']");
  const wanted = `Ln ${line}, Col ${column}`;
  let probes = 0;
  await until(workbench, `the status bar says "${wanted}"`, async () => {
    if ((await status.innerText()).trim() === wanted) return true;
    // A busy window may have lost the key: the box is still open a while later.
    if (++probes % 40 === 0 && (await input(workbench).isVisible())) await page.keyboard.press("Enter");
    return false;
  });
}

async function showQuickInput(workbench: Workbench, key: string, prefix: string): Promise<void> {
  await until(workbench, `${key} opens the quick input`, async () => {
    // Pressed again only after a while: the key would empty a box that has just opened.
    await workbench.page.keyboard.press(key);
    await input(workbench).waitFor({ state: "visible", timeout: 3000 });
    return (await input(workbench).inputValue()) === prefix;
  });
}

/** Moves the focus down to the row, as the arrow key does, and presses Enter. */
async function chooseRow(workbench: Workbench, label: string, description?: string): Promise<void> {
  const { page } = workbench;
  const rows = page.locator(".quick-input-widget .quick-input-list .monaco-list-row");
  const isWanted = async (row: Locator) =>
    (await textOf(row.locator(".label-name").first())) === label &&
    (description === undefined || (await textOf(row.locator(".label-description").first())) === description);
  const typed = await input(workbench).inputValue();
  await until(workbench, `the quick input offers "${label}"`, async () => {
    const focused = rows.and(page.locator(".focused"));
    if ((await focused.count()) === 1 && (await isWanted(focused))) return true;
    for (const row of await rows.all()) {
      if (!(await isWanted(row))) continue;
      await page.keyboard.press("ArrowDown");
      break;
    }
    return false;
  });
  await page.keyboard.press("Enter");
  await until(workbench, `the quick input has taken "${label}"`, () => isAnswered(workbench, typed));
}

/** Whether the box is closed, or already asks for something else. */
async function isAnswered(workbench: Workbench, typed: string): Promise<boolean> {
  return !(await input(workbench).isVisible()) || (await input(workbench).inputValue()) !== typed;
}

function input(workbench: Workbench): Locator {
  return workbench.page.locator(".quick-input-widget .quick-input-box input");
}

async function textOf(locator: Locator): Promise<string> {
  if ((await locator.count()) === 0) return "";
  return (await locator.innerText({ timeout: 1000 })).replaceAll("\u00a0", " ").trim();
}
