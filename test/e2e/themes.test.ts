/** Pictures of the extension in the other themes, to be looked at; and an untrusted workspace, in which nothing boots. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { openEditor } from "./support/editor.js";

const extension = join(projectRoot, "dist/bootpath.vsix");
const workspace = join(projectRoot, "examples");

describe("Bootpath in other surroundings", function () {
  this.timeout(300_000);

  for (const theme of ["light", "highContrast"] as const) {
    it(`is readable in the theme ${theme}`, async () => {
      const editor = await openEditor({ workspace, extension, theme });
      try {
        await editor.openFile("3-no-console-node/initramfs.list");
        await editor.until("the manifest is marked", async () => (await editor.squiggles()).errors === 1);
        await editor.screenshot(`manifest-${theme}`);
      } finally {
        await editor.close();
      }
    });
  }

  it("checks but does not boot in an untrusted workspace", async () => {
    const editor = await openEditor({ workspace, extension, theme: "dark", trust: "restricted" });
    try {
      await editor.openFile("4-init-instead-of-rdinit/cmdline");
      await editor.until("the mistake is underlined", async () => (await editor.squiggles()).errors === 1);
      await editor.runCommand("Bootpath: Boot in Emulator");
      await editor.until("it says why not", async () =>
        (await editor.notifications()).some((text) => text.includes("not trusted")),
      );
      assert.ok(!(await editor.statusBar()).some((item) => item.includes("Boot")));
    } finally {
      await editor.close();
    }
  });

  it("names file and remedy when the kernel of the settings cannot be booted", async () => {
    const settings = { "bootpath.emulator.kernel": "README.md" };
    const editor = await openEditor({ workspace, extension, theme: "dark", settings });
    try {
      await editor.openFile("4-init-instead-of-rdinit/cmdline");
      await editor.until("the extension knows the document", async () => (await editor.squiggles()).errors === 1);
      await editor.runCommand("Bootpath: Boot in Emulator");
      const isRefusal = (text: string) => text.includes("README.md: The kernel is not a bzImage");
      await editor.until("it says what is wrong", async () => (await editor.notifications()).some(isRefusal));
    } finally {
      await editor.close();
    }
  });
});
