/** Completion in a real editor: what a person types, picks and reads. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";
import type { Editor } from "./support/editor.js";
import { openFolder } from "./support/examples.js";

const manifest = "dir /dev 0755 0 0\ndir /bin 0755 0 0\nslink /bin/sh busybox 0777 0 0\n";

describe("completion in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    const workspace = join(temporaryFolder(), "typing");
    writeFiles(workspace, { cmdline: "quiet mynonsense=1 rd.break\n", "initramfs.list": manifest });
    editor = await openFolder(workspace);
  });
  after(async () => {
    await editor.close();
  });

  /** The labels in the list that is open, from the top. */
  const labels = async () => {
    const rows = editor.page.locator(".suggest-widget.visible .monaco-list-row .label-name");
    return rows.allInnerTexts();
  };
  const offers = (label: string) =>
    editor.until(`${label} is the first of the list`, async () => (await labels())[0] === label);

  /** Presses a key that moves the cursor, until it is there. */
  const press = (key: string, place: string) =>
    editor.until(`the cursor is at ${place}`, async () => {
      await editor.page.keyboard.press(key);
      return (await editor.page.locator("[id='status.editor.selection']").innerText()).trim() === place;
    });

  it("goes from a name to a device", async () => {
    await editor.openFile("cmdline");
    await editor.until("the extension knows the document", async () => (await editor.squiggles()).warnings > 0);
    await press("End", "Ln 1, Col 28");
    await editor.page.keyboard.type(" con");
    await offers("console=");
    await editor.screenshot("completion-names");
    await editor.page.keyboard.press("Enter");
    await offers("ttyS0");
    await editor.screenshot("completion-devices");
    await editor.page.keyboard.press("Enter");
    assert.equal(await editor.editorText(), "quiet mynonsense=1 rd.break console=ttyS0\n");
  });

  it("shows the fields of a value while it is written", async () => {
    await editor.page.keyboard.type(",");
    const help = editor.page.locator(".parameter-hints-widget.visible");
    await editor.until("the speed is written next", async () =>
      (await help.locator(".parameter.active").innerText()).includes("<speed>"),
    );
    await editor.screenshot("signature-help");
    await editor.page.keyboard.press("Escape");
    await editor.page.keyboard.press("Escape");
  });

  it("writes a manifest line with its numbers", async () => {
    await editor.openFile("initramfs.list");
    await press("Control+End", "Ln 4, Col 1");
    await editor.page.keyboard.type("nod");
    await editor.until("whole lines are offered", async () =>
      (await labels()).some((label) => label.startsWith("nod /dev/console")),
    );
    await editor.page.keyboard.type(" /dev/con");
    await offers("/dev/console");
    await editor.screenshot("completion-manifest");
    await editor.page.keyboard.press("Enter");
    assert.equal(await editor.editorText(), `${manifest}nod /dev/console 0600 0 0 c 5 1`);
  });
});
