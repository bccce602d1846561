/** The predicted boot path in a real editor: the lens, the panel with its diagram, the keys, the exported picture. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { projectRoot } from "../../scripts/lib/cache.js";
import { openEditor, type Editor } from "./support/editor.js";
import { openExamples, packagedExtension } from "./support/examples.js";

describe("The boot path in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;
  let page: Frame;

  before(async () => {
    editor = await openExamples();
  });
  after(async () => {
    await editor.close();
  });

  it("says above the command line how it will end", async () => {
    await editor.openFile("4-init-instead-of-rdinit/cmdline");
    await editor.until("the lens is there", async () => (await lenses(editor)).some((text) => text.includes("panic")));
    const expected = ["Predicted: panic — VFS: Unable to mount root fs on unknown-block(0,0)"];
    assert.deepEqual(await lenses(editor), expected);
  });

  it("says in the hover what a word does in this boot", async () => {
    await editor.moveTo(1, 17);
    assert.match(
      await editor.hoverText("In this boot"),
      /In this boot: Not looked at[^]*rdinit=\/bin\/sh would start it/,
    );
    await editor.page.keyboard.press("Escape");
  });

  it("draws the way, with what decides", async () => {
    await editor.runCommand("Bootpath: Explain Boot Path");
    page = await panel(editor);
    assert.deepEqual(await taken(page), ["command-line", "initramfs", "console", "access", "mount-root", "panic"]);
    const decisive = page.locator(".node.decides");
    assert.equal(await decisive.getAttribute("data-node"), "access");
    assert.match((await decisive.getAttribute("aria-label")) ?? "", /^Step 4: .*This decides\. Opens the text/);
    assert.match(await page.locator("ol").innerText(), /rdinit=\/bin\/sh would start it/);
    await editor.screenshot("explain-dark");
  });

  it("lets nothing run that it does not know", async () => {
    const policy = await page.locator("meta[http-equiv]").getAttribute("content");
    assert.match(policy ?? "", /^default-src 'none'; style-src 'nonce-\w+'; script-src 'nonce-\w+'$/);
  });

  it("leads to the responsible text by keyboard", async () => {
    await page.locator("[data-node='access']").focus();
    await editor.page.keyboard.press("ArrowUp");
    assert.equal(await focusedNode(page), "console");
    await editor.screenshot("explain-focus");
    await editor.page.keyboard.press("Enter");
    await editor.until("the manifest is opened at the node", async () => (await position(editor)).startsWith("Ln 3,"));
    assert.match(await editor.editorText(), /^nod \/dev\/console/m);
  });

  it("follows what is typed, and keeps the focus", async () => {
    await editor.openFile("4-init-instead-of-rdinit/cmdline");
    await editor.moveTo(1, 17);
    await editor.quickFix("Write rdinit=/bin/sh");
    const expected = ["command-line", "initramfs", "console", "access", "initramfs-program", "userspace"];
    await editor.until("the way leads to user space", async () => {
      return JSON.stringify(await taken(page)) === JSON.stringify(expected);
    });
    assert.equal(await page.locator("#status").innerText(), "Predicted: /bin/sh becomes PID 1");
    await editor.until("the lens follows", async () =>
      (await lenses(editor)).includes("Predicted: /bin/sh becomes PID 1"),
    );
    await editor.screenshot("explain-userspace");
  });

  it("is there again when its tab was hidden", async () => {
    await page.evaluate("window.scrollTo(0, 300)");
    await page.locator("[data-node='initramfs-program']").click();
    await editor.until("the manifest is opened", async () => (await position(editor)).startsWith("Ln 5,"));
    await editor.runCommand("View: Move Editor into Next Group");
    await editor.until("the panel is hidden", () => Promise.resolve(page.isDetached()));
    await editor.runCommand("View: Move Editor into Previous Group");
    page = await panel(editor);
    await editor.until("it is scrolled as before", async () => (await page.evaluate<number>("window.scrollY")) === 300);
  });

  it("saves the picture", async () => {
    const path = join(editor.workspace, "4-init-instead-of-rdinit/4-init-instead-of-rdinit-boot-path.svg");
    await page.locator("[data-node='access']").focus();
    await editor.runCommand("Bootpath: Save Boot Path as SVG...");
    await editor.page.locator(".quick-input-widget .monaco-button", { hasText: "OK" }).click();
    await editor.until("the file is written", () => Promise.resolve(existsSync(path) && readFileSync(path).length > 0));
    const svg = readFileSync(path, "utf8");
    assert.match(svg, /^<\?xml[^]*<svg [^]*Predicted: \/bin\/sh becomes PID 1[^]*<\/svg>\n$/);
    assert.doesNotMatch(svg, /var\(|<script/);
  });

  it("is there again after the window was opened anew", async () => {
    await editor.runCommand("File: Save");
    await editor.runCommand("Developer: Reload Window");
    await editor.until("the window is new", () => Promise.resolve(page.isDetached()));
    page = await panel(editor);
    assert.equal((await taken(page)).at(-1), "userspace");
  });
});

describe("The boot path in other themes", function () {
  this.timeout(300_000);
  for (const theme of ["light", "highContrast", "highContrastLight"] as const) {
    it(`is readable in the theme ${theme}`, async () => {
      const workspace = join(projectRoot, "examples");
      const editor = await openEditor({ workspace, extension: packagedExtension, theme });
      try {
        await editor.openFile("4-init-instead-of-rdinit/cmdline");
        // Right after opening a file: the command must not need an active editor.
        await editor.runCommand("Bootpath: Explain Boot Path");
        const page = await panel(editor);
        await page.locator("[data-node='access']").focus();
        await editor.page.keyboard.press("ArrowDown");
        assert.equal(await focusedNode(page), "mount-root");
        await editor.screenshot(`explain-${theme}`);
      } finally {
        await editor.close();
      }
    });
  }
});

/** The page inside the panel, once it shows a diagram. */
function panel(editor: Editor): Promise<Frame> {
  return editor.until("the panel shows a diagram", async () => {
    for (const frame of editor.page.frames()) {
      if ((await frame.locator("#content svg.bootpath-diagram").count()) > 0) return frame;
    }
    return undefined;
  });
}

/** The nodes that the boot comes by, in the order of the picture. */
async function taken(page: Frame): Promise<readonly string[]> {
  const nodes = await page.locator(".node.taken").all();
  return Promise.all(nodes.map(async (node) => (await node.getAttribute("data-node")) ?? ""));
}

function focusedNode(page: Frame): Promise<string | null> {
  return page.locator(":focus").getAttribute("data-node");
}

/** The lenses with a prediction. */
async function lenses(editor: Editor): Promise<readonly string[]> {
  const texts = await editor.page.locator(".codelens-decoration a").allInnerTexts();
  return texts.map((text) => text.replaceAll("\u00a0", " ").trim()).filter((text) => text.startsWith("Predicted"));
}

async function position(editor: Editor): Promise<string> {
  return (await editor.page.locator("[id='status.editor.selection']").innerText()).trim();
}
