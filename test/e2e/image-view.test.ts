/** The view "Initramfs" of a target whose initramfs is a ready image. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { packCpio } from "../support/cpio.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";
import type { Editor } from "./support/editor.js";
import { openFolder } from "./support/examples.js";

const image = packCpio([
  { name: "bin", mode: 0o40755 },
  { name: "bin/true", mode: 0o100755, content: Buffer.from("#!/bin/sh\n") },
  { name: "init", mode: 0o120777, content: Buffer.from("bin/true") },
]);

describe("the view of a ready image in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    const workspace = join(temporaryFolder(), "ready");
    const target = { name: "ready", cmdline: "cmdline", initramfs: "initrd.img", delivery: "external" };
    writeFiles(workspace, {
      cmdline: "console=ttyS0\n",
      "bootpath.json": JSON.stringify({ targets: [target] }),
      "initrd.img": gzipSync(image),
    });
    editor = await openFolder(workspace);
  });
  after(async () => {
    await editor.close();
  });

  it("shows what is in it, over what the kernel brings along", async () => {
    await editor.openFile("cmdline");
    await editor.runCommand("Bootpath: Show Initramfs");
    await editor.until("the tree has its rows", async () => (await rows(editor)).length === 4);
    assert.deepEqual(await rows(editor), [
      "bin drwxr-xr-x",
      "dev drwxr-xr-x",
      "root drwx------",
      "init lrwxrwxrwx → bin/true",
    ]);
    await editor.screenshot("tree-of-image");
  });

  it("says why it cannot be read", async () => {
    writeFileSync(join(editor.workspace, "initrd.img"), "no image at all");
    await editor.runCommand("Bootpath: Refresh");
    await editor.until("the view gives the reason", async () => {
      const text = await editor.page.locator(".part.sidebar").innerText();
      return text.includes("initrd.img can be read up to byte 0");
    });
    await editor.screenshot("tree-of-broken-image");
  });
});

async function rows(editor: Editor): Promise<readonly string[]> {
  const items = editor.page.locator("[role=tree][aria-label^='Initramfs'] [role=treeitem]");
  const texts = (part: string) => items.locator(part).allInnerTexts();
  const descriptions = await texts(".label-description");
  return (await texts(".label-name")).map((name, index) => `${name} ${descriptions[index] ?? ""}`.replace(/\s+/g, " "));
}
