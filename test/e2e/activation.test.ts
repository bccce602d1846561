/** When the extension wakes up in a real editor, what the editor itself says of its activation, and the first moment. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";
import type { Editor } from "./support/editor.js";
import { openFolder } from "./support/examples.js";

const list = ".runtime-extensions-editor";

describe("activation in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    const workspace = join(temporaryFolder(), "plain");
    writeFiles(workspace, {
      "notes.txt": "nothing to boot\n",
      cmdline: "console=ttyS0 rdinit=/init\n",
      "initramfs.list": "dir /dev 0755 0 0\n",
    });
    editor = await openFolder(workspace);
  });
  after(async () => {
    await editor.close();
  });

  it("sleeps in a folder in which nobody looks at a file of ours", async () => {
    await editor.openFile("notes.txt");
    await editor.runCommand("Developer: Show Running Extensions");
    // The editor's own extensions are there: so the list is.
    await editor.until("the running extensions are listed", async () => (await running(editor)).length > 0);
    assert.deepEqual(
      (await running(editor)).filter((row) => row.includes("Bootpath")),
      [],
    );
    await editor.runCommand("View: Close All Editors");
  });

  it("takes a command in its first moment, before anything of it is loaded", async () => {
    await editor.runCommand("Bootpath: Show Serial Log");
    const channel = editor.page.locator('.output-view[aria-label^="Bootpath Serial - Output"]');
    await editor.until("the channel is shown", () => channel.isVisible());
  });

  it("checks a document as soon as it is opened", async () => {
    await editor.openFile("initramfs.list");
    await editor.until("the mistakes are marked", async () => (await editor.squiggles()).errors > 0);
  });

  it("tells how long it took", async () => {
    await editor.runCommand("Developer: Show Running Extensions");
    // The list shows the slowest first.
    const row = await editor.until("the editor lists the extension", async () => {
      const shown = (await running(editor)).find((one) => /Bootpath.*Activation: \d+ ?ms/s.test(one));
      if (shown === undefined) await scrollToEnd(editor);
      return shown;
    });
    console.log(`      ${/(?:Startup )?Activation: \d+ ?ms/.exec(row)?.[0] ?? ""}`);
    await editor.screenshot("activation-running-extensions");
    // Nothing else has gone wrong in the extension host because of us.
    assert.doesNotMatch(row, /uncaught errors/);
  });
});

/** The rows of the list of running extensions that are in view. */
async function running(editor: Editor): Promise<readonly string[]> {
  return editor.page.locator(`${list} .monaco-list-row`).allInnerTexts();
}

async function scrollToEnd(editor: Editor): Promise<void> {
  await editor.page.locator(list).first().hover();
  await editor.page.mouse.wheel(0, 10_000);
}
