/**
 * Takes the pictures of the walkthrough anew, from the real extension in a real editor: `docs/walkthrough/*.png`.
 * Needs `dist/bootpath.vsix` (npm run package), or the path of another package. Look at them afterwards.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { templates } from "../core/templates/all.js";
import { openEditor, type Editor } from "../test/e2e/support/editor.js";
import { projectRoot } from "./lib/cache.js";
import { smallPng } from "./lib/small-png.js";

const pictures = join(projectRoot, "docs/walkthrough");

/** Only what a picture is about. */
const settings = {
  "workbench.activityBar.location": "hidden",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.lineNumbers": "off",
  "editor.folding": false,
  "editor.glyphMargin": false,
  "debug.openDebug": "neverOpen",
};

await takePictures();

async function takePictures(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bootpath-pictures-"));
  const workspace = join(folder, "first-steps");
  mkdirSync(workspace, { recursive: true });
  for (const { name, text } of templates["first-steps"].files) writeFileSync(join(workspace, name), text);
  const extension = process.argv[2] ?? join(projectRoot, "dist/bootpath.vsix");
  const editor = await openEditor({ workspace, extension, theme: "dark", settings });
  try {
    await editor.page.setViewportSize({ width: 800, height: 500 });
    await beforeTheFix(editor);
    await afterTheFix(editor);
  } finally {
    await editor.close();
    rmSync(folder, { recursive: true });
  }
}

async function beforeTheFix(editor: Editor): Promise<void> {
  await editor.openFile("initramfs.list");
  await editor.runCommand("View: Split Editor Down");
  await editor.openFile("cmdline");
  await editor.until("the mistake is underlined", async () => (await editor.squiggles()).errors === 1);
  await take(editor, "example");
  await editor.runCommand("View: Close All Editors");
  await editor.runCommand("View: Toggle Primary Side Bar Visibility");
  await editor.openFile("cmdline");
  await editor.until("the mistake is underlined", async () => (await editor.squiggles()).errors === 1);
  await editor.moveTo(1, 17);
  await editor.hoverText("In this boot");
  await take(editor, "mistake");
  await editor.page.keyboard.press("Escape");
  await editor.runCommand("Bootpath: Boot in Emulator");
  await statusSays(editor, "Boot failed: init-missing");
  await editor.until("the message is there", async () => (await editor.notifications()).length > 0);
  await take(editor, "panic");
  await editor.runCommand("View: Hide Panel");
  await editor.runCommand("View: Focus Active Editor Group");
  await editor.until("the fixes are offered", async () => {
    await editor.page.keyboard.press("Control+.");
    const title = editor.page.locator(".action-widget .title", { hasText: "Write rdinit=/bin/sh" });
    await title.waitFor({ state: "visible", timeout: 2000 });
    return true;
  });
  await take(editor, "fix");
  await editor.page.keyboard.press("Escape");
  await editor.quickFix("Write rdinit=/bin/sh");
  await editor.runCommand("File: Save");
}

async function afterTheFix(editor: Editor): Promise<void> {
  await editor.runCommand("Bootpath: Boot with Serial Terminal");
  await statusSays(editor, "Booted first steps");
  await editor.page.keyboard.type("uname -a\n");
  await editor.until("the shell has answered", async () => (await editor.terminalText()).includes("GNU/Linux"));
  await take(editor, "terminal");
  // The panel goes with its last terminal.
  await editor.runCommand("Terminal: Kill All Terminals");
  await editor.runCommand("Bootpath: Explain Boot Path");
  await editor.until("the diagram is there", async () => {
    for (const frame of editor.page.frames()) {
      if ((await frame.locator("#content svg.bootpath-diagram").count()) > 0) return true;
    }
    return false;
  });
  await take(editor, "explain");
  await editor.runCommand("View: Close All Editors");
  await editor.openFile("initramfs.list");
  await editor.runCommand("Bootpath: Show Initramfs");
  await editor.page.keyboard.press("Home");
  const rows = editor.page.locator("[role=tree][aria-label^='Initramfs'] [role=treeitem]");
  await editor.until("all folders are open", async () => {
    if ((await rows.count()) === 5) return true;
    await editor.page.keyboard.press("ArrowRight");
    await editor.page.keyboard.press("ArrowDown");
    return false;
  });
  await take(editor, "tree");
  await editor.runCommand("View: Toggle Primary Side Bar Visibility");
  await editor.openFile("cmdline");
  await editor.page.keyboard.press("F5");
  const console = editor.page.locator(".repl .monaco-list-row");
  await editor.until("the prompt has come", async () =>
    (await console.allInnerTexts()).some((text) => text.includes("The machine goes on")),
  );
  await take(editor, "debug");
  await editor.runCommand("Debug: Stop");
  await editor.runCommand("View: Hide Panel");
  await editor.runCommand("Bootpath: New Boot Target...");
  const templatesOffered = editor.page.locator(".quick-input-list .monaco-list-row");
  await editor.until("the templates are offered", async () => (await templatesOffered.count()) === 5);
  await take(editor, "new-target");
}

async function statusSays(editor: Editor, text: string): Promise<void> {
  await editor.until(`the status bar says "${text}"`, async () => (await editor.statusBar()).includes(text));
}

async function take(editor: Editor, name: string): Promise<void> {
  // Messages lie over what is to be seen.
  if ((await editor.notifications()).length > 0) {
    await editor.runCommand("Notifications: Clear All Notifications");
    await editor.until("no message is there", async () => (await editor.notifications()).length === 0);
  }
  writeFileSync(join(pictures, `${name}.png`), smallPng(await editor.page.screenshot()));
}
