/** The debugger in a real editor: F5 boots, the console shows the serial line and types into it, Stop stops. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import type { Editor } from "./support/editor.js";
import { openExamples } from "./support/examples.js";
import { hasFocus } from "./support/focus.js";

/**
 * The shell of the examples without the watch over the TSC, which writes many lines on a busy machine: the console shows
 * the last ones only.
 */
const calm = {
  "calm/cmdline": "console=ttyS0 rdinit=/bin/sh tsc=unstable\n",
  "calm/initramfs.list": readFileSync(join(projectRoot, "examples/5-shell/initramfs.list"), "utf8"),
};

describe("The debugger in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    editor = await openExamples(calm);
  });
  after(async () => {
    await editor.close();
  });

  it("boots to the prompt by F5, without a launch.json", async () => {
    await editor.openFile("calm/cmdline");
    await editor.until("the extension knows the document", async () =>
      (await lenses(editor)).some((one) => one.startsWith("Predicted")),
    );
    await editor.page.keyboard.press("F5");
    await consoleSays(editor, "Run /bin/sh as init process");
    await consoleSays(editor, "The machine goes on.");
    assert.ok(await isDebugging(editor));
    assert.ok((await editor.statusBar()).includes("Booted calm"));
    await editor.screenshot("debug-dark");
  });

  it("types into the machine", async () => {
    await editor.runCommand("Debug Console: Focus on Debug Console View");
    await hasFocus(editor, ".repl-input-wrapper");
    await editor.page.keyboard.insertText("echo $((6 * 7)) is the answer");
    await editor.page.keyboard.press("Enter");
    await consoleSays(editor, "42 is the answer");
    // The echo stands in the place of the result, which would be an empty line.
    const results = await editor.page.locator(".repl .monaco-list-row .evaluation-result").allInnerTexts();
    assert.deepEqual(
      results.map((text) => text.replaceAll("\u00a0", " ").trim()),
      ["echo $((6 * 7)) is the answer"],
    );
    await editor.screenshot("debug-typed-dark");
  });

  it("boots again by Restart", async () => {
    await editor.runCommand("Debug: Restart");
    await editor.until("another boot has come to its prompt", async () => {
      const text = await consoleText(editor);
      return text.lastIndexOf("The machine goes on.") > text.lastIndexOf("42 is the answer");
    });
    assert.ok(await isDebugging(editor));
  });

  it("stops the machine by Stop", async () => {
    await editor.runCommand("Debug: Stop");
    await editor.until("the session is over", async () => !(await isDebugging(editor)));
    await editor.until("the machine has ended", async () => (await editor.statusBar()).includes("Ended calm"));
  });

  it("leads from the cause of a panic to the responsible text", async () => {
    await editor.openFile("4-init-instead-of-rdinit/cmdline");
    await editor.until("the mistake is underlined", async () => (await editor.squiggles()).errors === 1);
    await editor.page.keyboard.press("F5");
    await consoleSays(editor, "[init-missing]");
    await editor.until("the session ends by itself", async () => !(await isDebugging(editor)));
    await editor.until("the boot has failed", async () =>
      (await editor.statusBar()).includes("Boot failed: init-missing"),
    );
    await editor.screenshot("debug-panic-dark");
    await editor.openFile("5-shell/cmdline");
    const link = editor.page.locator(".repl .monaco-list-row", { hasText: "[init-missing]" }).locator(".source");
    assert.equal(await link.innerText(), "cmdline:1");
    // The message about the boot may lie over the console.
    await editor.runCommand("Notifications: Clear All Notifications");
    await link.click();
    await editor.until("the command line is opened", async () => {
      const tab = editor.page.locator(".tab.active .monaco-icon-label");
      return (await tab.getAttribute("aria-label"))?.includes("4-init-instead-of-rdinit/cmdline");
    });
  });
});

/** What the debug console shows. */
async function consoleText(editor: Editor): Promise<string> {
  return (await editor.page.locator(".repl .monaco-list-row").allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
}

async function consoleSays(editor: Editor, text: string): Promise<void> {
  await editor.until(`the debug console says "${text}"`, async () => (await consoleText(editor)).includes(text));
}

async function isDebugging(editor: Editor): Promise<boolean> {
  return editor.page.locator(".debug-toolbar").isVisible();
}

async function lenses(editor: Editor): Promise<readonly string[]> {
  const texts = await editor.page.locator(".codelens-decoration a").allInnerTexts();
  return texts.map((text) => text.replaceAll("\u00a0", " ").trim());
}
