/** The view of the initramfs, the walkthrough, the welcome text, new boot targets and tasks in a real editor. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { temporaryFolder } from "../support/temporary-folder.js";
import { openEditor, type Editor } from "./support/editor.js";
import { openExamples, packagedExtension } from "./support/examples.js";
import { hasFocus } from "./support/focus.js";

describe("The view of the initramfs", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    editor = await openExamples();
  });
  after(async () => {
    await editor.close();
  });

  it("shows the tree of the target in the editor", async () => {
    await editor.openFile("5-shell/initramfs.list");
    await editor.runCommand("Bootpath: Show Initramfs");
    await hasFocus(editor, "[role=tree][aria-label^='Initramfs']");
    await showsRows(editor, ["bin drwxr-xr-x", "dev drwxr-xr-x"]);
    await openRow(editor, "bin");
    await openRow(editor, "dev");
    await showsRows(editor, [
      "bin drwxr-xr-x",
      "busybox -rwxr-xr-x 2.0M",
      "sh lrwxrwxrwx → busybox",
      "dev drwxr-xr-x",
      "console crw------- 5:1",
    ]);
    await editor.screenshot("tree-dark");
  });

  it("tells a screen reader what a row is", async () => {
    const label = await row(editor, "sh").getAttribute("aria-label");
    assert.equal(label, "sh, symbolic link to busybox, rwxrwxrwx");
  });

  it("opens the line of an entry by Enter", async () => {
    await focusRow(editor, "console");
    await editor.page.keyboard.press("Enter");
    await editor.until("the cursor is in the line", async () => (await position(editor)).startsWith("Ln 3,"));
  });

  it("follows the cursor", async () => {
    await editor.moveTo(6, 1);
    await editor.until("the row of the line is selected", async () => {
      return (await tree(editor).locator("[role=treeitem].selected .label-name").innerText()) === "sh";
    });
  });

  it("follows the editor, and counts problems", async () => {
    await editor.openFile("3-no-console-node/initramfs.list");
    await editor.until(
      "the tree is that of the other target",
      async () => !(await rows(editor)).some((one) => one.startsWith("dev")),
    );
    await editor.until("the view has a badge", async () => {
      return (await badge(editor).getAttribute("aria-label"))?.includes("1 error") === true;
    });
    await editor.until("the view says what is missing", async () => {
      const text = await editor.page.locator(".tree-explorer-viewlet-tree-view .message").innerText();
      return text.includes("no /dev/console.");
    });
    await editor.screenshot("tree-problems-dark");
  });

  it("shows another target by choice", async () => {
    await editor.runCommand("Bootpath: Choose Boot Target for the Initramfs View");
    await editor.choose("no initramfs at all");
    // Without an initramfs there is what the kernel brings along.
    await editor.until("the tree is that of the kernel", async () => (await rows(editor)).includes("root drwx------"));
    await hasFocus(editor, "[role=tree][aria-label^='Initramfs']");
    await editor.openFile("3-no-console-node/initramfs.list");
    await editor.runCommand("Bootpath: Show Initramfs");
    await hasFocus(editor, "[role=tree][aria-label^='Initramfs']");
    await editor.openFile("5-shell/initramfs.list");
    await editor.until("the tree follows again", async () => !(await rows(editor)).includes("root drwx------"));
    await editor.openFile("3-no-console-node/initramfs.list");
  });

  it("follows what is typed, and shows the lines that get lost", async () => {
    await editor.moveTo(2, 1);
    await editor.page.keyboard.type("dir /etc/init.d 0755 0 0\ndri /usr 0755 0 0\n");
    await showsRows(editor, [
      "bin drwxr-xr-x",
      "busybox -rwxr-xr-x 2.0M",
      "sh lrwxrwxrwx → busybox",
      "Not in the initramfs 2 lines",
      "/etc/init.d the kernel cannot make it (ENOENT)",
      "/usr gen_init_cpio leaves it out",
    ]);
    await editor.screenshot("tree-lost-dark");
  });
});

describe("A folder without a boot target", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    const workspace = join(temporaryFolder(), "project");
    mkdirSync(workspace);
    writeFileSync(join(workspace, "README.md"), "# A project\n");
    editor = await openEditor({ workspace, extension: packagedExtension, theme: "light" });
  });
  after(async () => {
    await editor.close();
  });

  it("shows nothing of ours", async () => {
    await editor.openFile("README.md");
    assert.equal(await badge(editor).count(), 0);
  });

  it("has a walkthrough", async () => {
    await editor.runCommand("Bootpath: Get Started");
    const steps = editor.page.locator(".step-title");
    await editor.until("the steps are listed", async () => (await steps.count()) >= 9);
    assert.deepEqual((await steps.allInnerTexts()).slice(0, 4), [
      "Open an example",
      "See the mistake",
      "Boot it as it is",
      "Mend it",
    ]);
    const picture = editor.page.locator(".getting-started-media img");
    await editor.until("the first step has its picture", async () => {
      const box = await picture.boundingBox({ timeout: 1000 });
      return box !== null && box.height > 100;
    });
    await editor.screenshot("walkthrough-light");
  });

  it("says what to do where there is no target", async () => {
    await editor.runCommand("Bootpath: Show Initramfs");
    const welcome = editor.page.locator(".welcome-view-content").filter({ visible: true });
    await editor.until("the view says what is missing", async () =>
      (await welcome.innerText()).startsWith("There is no boot target in this folder yet"),
    );
    await hasFocus(editor, ".part.sidebar");
    await editor.screenshot("tree-welcome-light");
    await welcome.getByRole("button", { name: "New Boot Target..." }).click();
  });

  it("writes a new target and boots it", async () => {
    const pick = editor.page.locator(".quick-input-list .monaco-list-row");
    await editor.until("the templates are offered", async () => (await pick.count()) === 5);
    await editor.screenshot("new-target-light");
    await editor.choose("Init script of your own");
    await editor.answer("my-target");
    await editor.until("it has booted", async () => (await editor.statusBar()).includes("Booted init script"));
    assert.deepEqual(readdirSync(join(editor.workspace, "my-target")).sort(), [
      "bootpath.json",
      "cmdline",
      "init",
      "initramfs.list",
    ]);
    assert.match(await editor.outputText("Bootpath Serial"), /^Hello from PID 1 on Linux /m);
  });

  it("overwrites nothing", async () => {
    await editor.runCommand("Bootpath: New Boot Target...");
    await editor.choose("BusyBox shell");
    const box = editor.page.locator(".quick-input-widget .quick-input-box input");
    await editor.until("it asks for the folder", async () => (await box.inputValue()) === "shell");
    await box.fill("my-target");
    const message = editor.page.locator(".quick-input-message");
    await editor.until("it says why not", async () => (await message.innerText()).includes("there already"));
    await editor.page.keyboard.press("Escape");
  });

  it("has tasks for the target", async () => {
    await editor.runCommand("Tasks: Run Task");
    await editor.choose("bootpath");
    await editor.choose("bootpath: check init script");
    await editor.until("the command has checked it", async () =>
      (await editor.terminalText()).includes("No problems."),
    );
    await editor.screenshot("task-light");
  });
});

/** The rows in view, each as its name and its description. */
async function rows(editor: Editor): Promise<readonly string[]> {
  const all = await tree(editor).locator("[role=treeitem]").all();
  return Promise.all(
    all.map(async (one) => {
      const parts = await one.locator(".label-name, .label-description").allInnerTexts();
      return parts.join(" ").replace(/\s+/g, " ").trim();
    }),
  );
}

async function showsRows(editor: Editor, expected: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  try {
    await editor.until("the tree has its rows", async () => {
      last = await rows(editor);
      return JSON.stringify(last) === JSON.stringify(expected);
    });
  } catch (error) {
    assert.deepEqual(last, expected, String(error));
  }
}

function tree(editor: Editor): Locator {
  return editor.page.locator("[role=tree][aria-label^='Initramfs']");
}

function row(editor: Editor, name: string): Locator {
  return tree(editor).locator("[role=treeitem]", {
    has: editor.page.locator(".label-name", { hasText: new RegExp(`^${name}$`) }),
  });
}

async function focusRow(editor: Editor, name: string): Promise<void> {
  await editor.runCommand("Bootpath: Show Initramfs");
  await hasFocus(editor, "[role=tree][aria-label^='Initramfs']");
  const focused = tree(editor).locator("[role=treeitem].focused .label-name");
  await editor.page.keyboard.press("Home");
  await editor.until(`the row ${name} has the focus`, async () => {
    if ((await focused.innerText()) === name) return true;
    await editor.page.keyboard.press("ArrowDown");
    return false;
  });
}

async function openRow(editor: Editor, name: string): Promise<void> {
  await focusRow(editor, name);
  await editor.until(`the row ${name} is open`, async () => {
    if ((await row(editor, name).getAttribute("aria-expanded")) === "true") return true;
    await editor.page.keyboard.press("ArrowRight");
    return false;
  });
}

function badge(editor: Editor): Locator {
  return editor.page.locator(".activitybar .action-label[aria-label*='Bootpath']");
}

async function position(editor: Editor): Promise<string> {
  return (await editor.page.locator("[id='status.editor.selection']").innerText()).trim();
}
