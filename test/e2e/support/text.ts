/** What the text editor shows about the text: the text itself, its marks, its hovers and its fixes. */
import { runCommand } from "./quick-input.js";
import { copied, until, type Workbench } from "./workbench.js";

/** How many pieces of text in view are underlined. */
export interface Squiggles {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** The text editor of the active group. */
export const EDITOR = ".editor-group-container.active .editor-instance .monaco-editor";

/** Gives the keyboard to the active text editor. */
export async function focusEditor(workbench: Workbench): Promise<void> {
  const focused = workbench.page.locator(`${EDITOR}.focused`);
  if ((await focused.count()) > 0) return;
  await runCommand(workbench, "View: Focus Active Editor Group");
  await until(workbench, "the text editor has the focus", async () => (await focused.count()) > 0);
}

/** The whole text of the active editor, saved or not. The cursor stays where it is. */
export async function editorText(workbench: Workbench): Promise<string> {
  await focusEditor(workbench);
  return copiedText(workbench, EDITOR, "the text of the editor", "Control+u");
}

/**
 * The whole text of the Monaco editor at `selector`, which has the focus. It renders only the lines in view, so the
 * text is selected and copied; `restore` is the key that ends the selection.
 */
export async function copiedText(
  workbench: Workbench,
  selector: string,
  what: string,
  restore: string,
): Promise<string> {
  // Where nothing can be selected, "copy" would copy the line break after the empty line.
  const lines = await workbench.page.locator(`${selector} .view-line`).allInnerTexts();
  if (lines.length === 1 && lines[0] === "") return "";
  const text = await copied(workbench, what, ["Control+a", "Control+c"]);
  await workbench.page.keyboard.press(restore);
  return text;
}

/** Counts the underlined pieces of text in view. */
export async function squiggles(workbench: Workbench): Promise<Squiggles> {
  const count = (kind: string) => workbench.page.locator(`${EDITOR} .squiggly-${kind}`).count();
  return { errors: await count("error"), warnings: await count("warning"), information: await count("info") };
}

/**
 * The text of the hover at the cursor, with that of the problems there. The hover stays open, for a screenshot.
 * @param including waits until the hover holds this; several sources fill a hover, one after the other
 */
export async function hoverText(workbench: Workbench, including: string): Promise<string> {
  const { page } = workbench;
  await focusEditor(workbench);
  const hover = page.locator(`${EDITOR} .monaco-hover`).filter({ visible: true });
  // In an open hover the keys would give the keyboard to the hover.
  await page.keyboard.press("Escape");
  await until(workbench, "the last hover is closed", async () => (await hover.count()) === 0);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  // Without the row of links to the problem and its fixes, which the editor adds.
  const parts = hover.locator(".hover-row:not(.status-bar)");
  return until(workbench, `the hover says "${including}"`, async () => {
    const shown = (await parts.allInnerTexts()).join("\n");
    return shown.includes(including) && shown;
  });
}

/** The titles of the fixes and refactorings that the editor offers at the cursor, in order; none when it has none. */
export async function quickFixTitles(workbench: Workbench): Promise<readonly string[]> {
  const titles = await openFixes(workbench);
  await closeFixes(workbench);
  return titles;
}

/** Applies the fix with this title at the cursor. Fixes may come later than their problem, so it asks repeatedly. */
export async function quickFix(workbench: Workbench, title: string): Promise<void> {
  const { page } = workbench;
  let offered: readonly string[] = [];
  await until(workbench, `the fix "${title}" is offered`, async () => {
    offered = await openFixes(workbench);
    if (offered.includes(title)) return true;
    await closeFixes(workbench);
    return false;
  });
  const focused = page.locator(`${FIX_ROWS}.focused .title`);
  await until(workbench, `the fix "${title}" is focused among ${offered.join(", ")}`, async () => {
    if ((await focused.innerText()) === title) return true;
    await page.keyboard.press("ArrowDown");
    return false;
  });
  await page.keyboard.press("Enter");
  await until(workbench, `the fix "${title}" is taken`, async () => (await page.locator(FIX_ROWS).count()) === 0);
}

const FIX_ROWS = ".action-widget .monaco-list-row.action";

/** Opens the menu of fixes; the list is empty, and no menu open, when the editor says that there are none. */
async function openFixes(workbench: Workbench): Promise<readonly string[]> {
  const { page } = workbench;
  await focusEditor(workbench);
  // The key is pressed once: in an open menu it would apply the first fix.
  await page.keyboard.press("Control+.");
  const none = page.locator(".monaco-editor-overlaymessage").filter({ visible: true });
  return until(workbench, "the editor answers which fixes there are", async () => {
    const titles = await page.locator(`${FIX_ROWS} .title`).allInnerTexts();
    if (titles.length > 0) return titles;
    return (await none.count()) > 0 && [];
  });
}

async function closeFixes(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  const shown = page.locator(`${FIX_ROWS}, .monaco-editor-overlaymessage`).filter({ visible: true });
  await page.keyboard.press("Escape");
  await until(workbench, "the menu of fixes is closed", async () => (await shown.count()) === 0);
}
