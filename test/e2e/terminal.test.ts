/** The serial terminal in a real editor: the shell that a boot reached is used as one uses a shell. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Editor } from "./support/editor.js";
import { openExamples } from "./support/examples.js";

const otherFiles = {
  "panic.bootlog": [
    "[    0.000000] Linux version 6.12.1 (builder@host)",
    "[    0.500000] Run /init as init process",
    "[    0.600000] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000300",
    "",
  ].join("\n"),
  // Nothing is wrong with this line but that the machine has no disk.
  "disk/cmdline": "console=ttyS0 panic=-1 root=/dev/sda9\n",
  "disk/bootpath.json": JSON.stringify({ targets: [{ name: "disk", cmdline: "cmdline" }] }),
};

describe("the serial terminal in VS Code", function () {
  this.timeout(300_000);
  // Keys that come while the window is busy may get lost, and the serial line has messages of the kernel in between.
  this.retries(2);
  let editor: Editor;

  before(async () => {
    const settings = { "terminal.integrated.enableMultiLinePasteWarning": "never" };
    editor = await openExamples(otherFiles, { settings });
  });
  after(async () => {
    await editor.close();
  });

  const statusShows = async (text: string) => (await editor.statusBar()).some((item) => item.includes(text));
  const terminalShows = (what: string, text: RegExp) =>
    editor.until(what, async () => text.test(await editor.terminalText()), 60_000);
  const type = async (line: string) => {
    await editor.page.keyboard.type(line);
    await editor.page.keyboard.press("Enter");
  };
  const focus = () => editor.runCommand("Terminal: Focus Terminal");

  it("boots into a terminal whose shell stays", async () => {
    await editor.openFile("5-shell/cmdline");
    await editor.runCommand("Bootpath: Boot with Serial Terminal");
    await terminalShows("the prompt is there", /\n\/ #$/);
    await editor.until("the boot is judged", () => statusShows("Booted 5-shell"));
    assert.deepEqual(await editor.notifications(), []);
  });

  it("computes what is typed", async () => {
    await focus();
    await type("echo $((6*7))");
    await terminalShows("the answer is there", /\n42\n/);
  });

  it("passes Ctrl+C on", async () => {
    // Takes away what an earlier try has left of the line.
    await focus();
    await editor.page.keyboard.press("Control+c");
    await editor.page.keyboard.type("echo not this");
    await terminalShows("the line is typed", /\n\/ # echo not this$/);
    await editor.page.keyboard.press("Control+c");
    await terminalShows("the shell has dropped the line", /echo not this\^C\n\/ #$|echo not this\n\/ #$/);
    await editor.screenshot("terminal-shell");
  });

  it("takes a long paste", async () => {
    // The first shell of a machine has its own commands only.
    await type('n=0; while read -r x && [ "$x" != end ]; do n=$((n+${#x})); done; echo "characters: $n"');
    const lines = Array.from({ length: 400 }, (_, index) => `line ${index} of a text that is pasted at once`);
    const text = `${lines.join("\n")}\nend\n`;
    await editor.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await editor.runCommand("Terminal: Paste into Active Terminal");
    await terminalShows("all of it has arrived", new RegExp(`characters: ${lines.join("").length}\n/ #$`));
  });

  it("saves the log", async () => {
    await editor.runCommand("Bootpath: Save Serial Log...");
    const path = join(editor.workspace, "saved.bootlog");
    // The box is filled with a proposal once the folder has been read, over whatever was typed before.
    const input = editor.page.locator(".quick-input-widget .quick-input-box input");
    await editor.until("a name is proposed", async () => (await input.inputValue()).endsWith("5-shell.bootlog"));
    await editor.answer(path);
    await editor.until("the file is there", () => Promise.resolve(existsSync(path)));
    const tab = editor.page.locator(".tab.active").filter({ hasText: "saved.bootlog" });
    await editor.until("the file is shown", async () => (await tab.count()) === 1);
    const log = readFileSync(path, "utf8");
    assert.match(log, /Run \/bin\/sh as init process/);
    assert.match(log, /\n42\n/);
    assert.ok(!log.includes("\r") && !log.includes("\u001b"), "without terminal control");
  });

  it("runs a second machine beside the first", async () => {
    await editor.openFile("5-shell/cmdline");
    await editor.runCommand("Bootpath: Boot with Serial Terminal");
    // Until then the first terminal and its prompt are in view.
    const tabs = editor.page.locator(".terminal-tabs-entry");
    await editor.until("there are two terminals", async () => (await tabs.count()) === 2);
    await terminalShows("the second prompt is there", /\n\/ #$/);
    await focus();
    await type("echo second > /who; read x < /who; echo $x");
    await terminalShows("the second answers", /\nsecond\n\/ #$/);
    await editor.runCommand("Terminal: Focus Previous Terminal Group");
    await type("read x < /who || echo first");
    await terminalShows("the first is another machine", /\nfirst\n\/ #$/);
    await editor.screenshot("terminal-two-machines");
  });

  it("tells the end and its cause, and boots again on Enter", async () => {
    await type("exit 3");
    await terminalShows(
      "the panic is explained",
      /── Kernel panic\.\n── Cause: [^]*\[init-exited\][^]*Press Enter to boot again/,
    );
    await editor.screenshot("terminal-panic");
    // A key may get lost while the editor is busy; a person would press it again.
    await editor.until("the machine boots again", async () => {
      if (!/Press Enter to boot again\.\s*$/.test(await editor.terminalText())) return true;
      await focus();
      await editor.page.keyboard.press("Enter");
      return false;
    });
    await terminalShows("the prompt is there again", /init process[^]*\n\/ #$/);
  });

  it("ends the machine with its terminal", async () => {
    await editor.until("the boot is judged", () => statusShows("Booted 5-shell"));
    await editor.runCommand("Terminal: Kill the Active Terminal Instance");
    await editor.until("the machine has ended", () => statusShows("Ended 5-shell"));
    await editor.runCommand("Bootpath: Stop");
    await terminalShows("the other machine is stopped", /── The machine was stopped\./);
  });

  it("explains an opened log", async () => {
    await editor.openFile("panic.bootlog");
    await editor.until("the panic is marked", async () => (await editor.squiggles()).errors === 1);
    await editor.moveTo(3, 78);
    assert.match(await editor.hoverText("ended by itself"), /ended by itself with exit status 3/);
    await editor.screenshot("log-hover");
  });

  it("puts the cause of a boot to the word that is responsible, until an edit", async () => {
    await editor.openFile("disk/cmdline");
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the boot has failed", () => statusShows("Boot failed"), 60_000);
    const found = await editor.until("the cause is marked", async () => {
      const ofBoot = (await editor.problems()).filter(({ source }) => source === "bootpath boot");
      return ofBoot.length > 0 && ofBoot;
    });
    assert.deepEqual(
      found.map(({ file, code, column, endColumn }) => ({ file, code, column, endColumn })),
      [{ file: "disk/cmdline", code: "root-device-missing", column: 24, endColumn: 38 }],
    );
    await editor.screenshot("boot-diagnostics");
    await editor.openFile("disk/cmdline");
    await editor.moveTo(1, 1);
    await editor.page.keyboard.type("quiet ");
    await editor.until("the edit takes it away", async () => (await editor.squiggles()).errors === 0);
  });
});
