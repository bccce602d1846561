/** Where the keyboard leads. */
import type { Editor } from "./editor.js";

/**
 * Waits until the focus is inside an element. A command that moves the focus to a view is done before the focus is there;
 * a box that is opened in between would be closed by it.
 */
export async function hasFocus(editor: Editor, selector: string): Promise<void> {
  const isInside = `document.activeElement?.closest(${JSON.stringify(selector)}) != null`;
  await editor.until(`the focus is in ${selector}`, () => editor.page.evaluate<boolean>(isInside));
}
