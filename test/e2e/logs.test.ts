/** Kernel logs in a real editor: opened files and the output panel, with the way to the responsible line and to sources. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";
import type { Editor } from "./support/editor.js";
import { openFolder } from "./support/examples.js";

const recorded = join(projectRoot, "test/fixtures/symbols");

/** A program that stands in for a vmlinux: what matters are its symbols and its lines. */
const program = `void _text(void) {}
void outer(volatile int *p)
{
	*p = 1;
}
void after(void) {}
int main(void) { int x; outer(&x); return 0; }
`;

describe("kernel logs in VS Code", function () {
  this.timeout(300_000);
  this.retries(2);
  let editor: Editor;
  let outerSize = 0;

  before(async () => {
    const workspace = join(temporaryFolder(), "logs");
    const tree = join(workspace, "tree");
    mkdirSync(join(tree, "init"), { recursive: true });
    writeFiles(tree, { "init/main.c": program });
    const flags = ["-g", "-O0", "-fno-pie", "-no-pie", "-nostdlib", "-Wl,-e,main", "-o", "vmlinux"];
    execFileSync("gcc", [...flags, "init/main.c"], { cwd: tree });
    outerSize = sizeOf("outer", tree);
    writeFiles(workspace, {
      "disk/cmdline": "console=ttyS0 panic=-1 root=/dev/sda9\n",
      "disk/bootpath.json": JSON.stringify({ targets: [{ name: "disk", cmdline: "cmdline" }] }),
      "disk/old.bootlog": readFileSync(join(recorded, "panic.bootlog"), "utf8"),
      "values.bootlog": [
        "[    0.000000] Linux version 6.12.1 (builder@host)",
        '[    0.400000] VFS: Cannot open root device "/dev/sda1" or unknown-block(8,1): error -2',
        "[    0.500000] Run /init as init process",
        "[    0.600000] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00007f00",
        "[    0.600100] Call Trace:",
        "[    0.600200]  <TASK>",
        `[    0.600300]  outer+0xd/0x${outerSize.toString(16)}`,
        "[    0.600400]  missing+0x8/0x10",
        "[    0.600500]  </TASK>",
        "[    0.600600] Kernel Offset: disabled",
        "",
      ].join("\n"),
    });
    cpSync(join(recorded, "System.map"), join(workspace, "disk/System.map"));
    const settings = { "bootpath.symbols": ["tree/vmlinux"], "breadcrumbs.enabled": true };
    editor = await openFolder(workspace, { settings });
  });
  after(async () => {
    await editor.close();
  });
  // A box that a test which is tried again has left open would take the keys of the next try.
  beforeEach(async () => {
    await editor.page.keyboard.press("Escape");
  });

  const selection = async () => (await editor.page.locator("[id='status.editor.selection']").innerText()).trim();
  const activeTab = () => editor.page.locator(".tab.active .label-name").first().innerText();
  const goesTo = async (key: string, tab: string, line: number) => {
    await editor.until(`${key} leads to line ${line} of ${tab}`, async () => {
      if ((await activeTab()) === tab) return (await selection()).startsWith(`Ln ${line}, Col`);
      await editor.page.keyboard.press(key);
      return false;
    });
  };

  it("lists phases, traces and causes in the outline", async () => {
    await editor.openFile("values.bootlog");
    await editor.until("the panic is marked", async () => (await editor.squiggles()).errors > 0);
    await editor.page.keyboard.press("Control+Shift+o");
    const rows = editor.page.locator(".quick-input-widget .quick-input-list .monaco-list-row .label-name");
    const names = await editor.until("the outline is there", async () => {
      const shown = await rows.allInnerTexts();
      return shown.length >= 4 && shown;
    });
    const all = names.map((name) => name.replaceAll("\u00a0", " ").trim());
    for (const name of ["Linux version 6.12.1", "User space: /init", "Call trace", "init-exited"])
      assert.ok(all.includes(name), `${name} in ${all.join(", ")}`);
    await editor.page.keyboard.press("Escape");
  });

  it("folds a phase", async () => {
    await editor.openFile("values.bootlog");
    await editor.moveTo(1, 1);
    await editor.runCommand("Fold");
    const lines = editor.page.locator(".editor-group-container.active .monaco-editor .view-line");
    await editor.until("the lines of the kernel are folded", async () => {
      const texts = await lines.allInnerTexts();
      return texts.some((text) => text.includes("Linux")) && !texts.some((text) => text.includes("unknown-block"));
    });
    await editor.runCommand("Unfold");
  });

  it("explains the numbers in messages", async () => {
    const line = 'VFS: Cannot open root device "/dev/sda1" or unknown-block(8,1): error -2';
    const column = (text: string) => "[    0.400000] ".length + line.indexOf(text) + 2;
    await editor.moveTo(2, column("unknown-block"));
    assert.match(await editor.hoverText("major number 8"), /a SCSI, SATA or USB disk/);
    await editor.moveTo(2, column("error -2"));
    assert.match(await editor.hoverText("-2"), /no such file|not there|ENOENT/i);
    await editor.moveTo(4, 78);
    assert.match(await editor.hoverText("ended by itself"), /ended by itself with exit status 127/);
    await editor.screenshot("logs-values");
  });

  it("leads from a symbol in a trace to its source", async () => {
    await editor.moveTo(7, 20);
    const hover = await editor.hoverText(" in vmlinux");
    assert.match(hover, /outer \+ 0xd: 0x[0-9a-f]+ in vmlinux/);
    await editor.screenshot("logs-symbol");
    await editor.moveTo(8, 20);
    assert.match(await editor.hoverText("vmlinux"), /vmlinux has no such symbol: it is of another kernel/);
    await editor.moveTo(7, 20);
    await goesTo("F12", "main.c", 4);
    await editor.openFile("values.bootlog");
    const links = editor.page.locator(".editor-group-container.active .detected-link");
    await editor.until("one symbol is a link", async () => (await links.allInnerTexts()).join("").includes("outer"));
    assert.ok(!(await links.allInnerTexts()).join("").includes("missing"));
  });

  it("leads from a cause in a log file to the word that is responsible", async () => {
    await editor.openFile("disk/old.bootlog");
    const line = readFileSync(join(recorded, "panic.bootlog"), "utf8")
      .split("\n")
      .findIndex((text) => text.includes("Cannot open root device"));
    await editor.moveTo(line + 1, 20);
    const lens = editor.page.locator(".codelens-decoration", { hasText: "root=/dev/sda9 in cmdline" });
    await editor.until("the lens names the word", async () => (await lens.count()) === 1);
    await editor.screenshot("logs-responsible");
    await goesTo("F12", "cmdline", 1);
    assert.match(await selection(), /^Ln 1, Col 24/);
  });

  it("offers to repair the cause of a boot and to boot again, and leads back to the log", async () => {
    await editor.openFile("disk/cmdline");
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the cause is marked", async () => (await editor.squiggles()).errors === 1, 60_000);
    await editor.moveTo(1, 26);
    const title = "Add rootwait: the kernel waits until the device appears";
    await editor.until("the repairs are offered", async () => {
      const titles = await editor.quickFixTitles();
      return titles.includes(title) && titles.includes(`${title}, and boot again`);
    });
    assert.match(await editor.hoverText("In the last boot"), /VFS: Cannot open root device/);
    await editor.screenshot("logs-boot-cause");
  });

  it("does the same in the output panel", async () => {
    const view = editor.page.locator('.output-view[aria-label^="Bootpath Serial - Output"]');
    await editor.runCommand("Bootpath: Show Serial Log");
    await editor.until("the panel shows the log", () => view.isVisible());
    await editor.until("the panel has lenses", async () => {
      return (await view.locator(".codelens-decoration", { hasText: "root=/dev/sda9" }).count()) === 1;
    });
    await editor.screenshot("logs-output");
  });
});

function sizeOf(name: string, folder: string): number {
  const lines = execFileSync("nm", ["-n", "vmlinux"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  const at = lines.findIndex((line) => line.endsWith(` ${name}`));
  const address = (line: string | undefined) => Number.parseInt(line?.split(" ")[0] ?? "0", 16);
  return address(lines[at + 1]) - address(lines[at]);
}
