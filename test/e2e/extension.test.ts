/** The extension in a real editor: what a user sees, does and reads. */
import assert from "node:assert/strict";
import type { Editor } from "./support/editor.js";
import { openExamples } from "./support/examples.js";

const channel = "Bootpath Serial";

/** A target whose kernel waits a minute before it mounts its root, so that there is time to stop it. */
const waitingTarget = {
  "waits/cmdline": "console=ttyS0 init=/bin/sh rootdelay=60\n",
  "waits/initramfs.list": "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /root 0700 0 0\n",
};

describe("Bootpath in VS Code", function () {
  this.timeout(300_000);
  let editor: Editor;

  before(async () => {
    editor = await openExamples(waitingTarget);
  });
  after(async () => {
    await editor.close();
  });

  const statusShows = async (text: string) => (await editor.statusBar()).some((item) => item.includes(text));

  it("marks init= where rdinit= is meant", async () => {
    await editor.openFile("4-init-instead-of-rdinit/cmdline");
    await editor.until("the mistake is underlined", async () => (await editor.squiggles()).errors === 1);
    const problems = await editor.problems();
    assert.deepEqual(
      problems.map(({ file, code, severity, line, column }) => ({ file, code, severity, line, column })),
      [{ file: "4-init-instead-of-rdinit/cmdline", code: "init-needs-rdinit", severity: "error", line: 1, column: 15 }],
    );
    assert.match(problems[0]?.message ?? "", /VFS: Unable to mount root fs/);
  });

  it("explains the parameter under the cursor", async () => {
    await editor.moveTo(1, 17);
    assert.match(await editor.hoverText("Read by"), /CONFIG_DEFAULT_INIT[^]*kernel_init/);
    await editor.screenshot("hover");
  });

  it("boots the mistake, shows the panic and names the cause", async () => {
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the boot has failed", () => statusShows("init-missing"));
    const log = await editor.outputText(channel);
    assert.match(log, /VFS: Unable to mount root fs on unknown-block\(0,0\)/);
    assert.match(log, /── Kernel panic after [\d.]+ s\.\n── Cause: .*\[init-missing\]/);
    await editor.screenshot("boot-panic");
  });

  it("repairs it by keyboard", async () => {
    await editor.moveTo(1, 17);
    await editor.quickFix("Write rdinit=/bin/sh");
    assert.equal(await editor.editorText(), "console=ttyS0 rdinit=/bin/sh\n");
    await editor.until("nothing is underlined", async () => (await editor.squiggles()).errors === 0);
  });

  it("boots the repaired target to its shell", async () => {
    await editor.runCommand("Bootpath: Boot Again");
    await editor.until("the shell is reached", () => statusShows("Booted 4-init-instead-of-rdinit"));
    const log = await editor.outputText(channel);
    assert.match(log, /Run \/bin\/sh as init process/);
    assert.match(log, /\n\/ # /);
    assert.deepEqual(await editor.notifications(), [], "the message about the failed boot is put away");
    await editor.screenshot("boot-shell");
  });

  it("leads from there to the shell itself by the button beside the result", async () => {
    await editor.page.locator(".part.statusbar .statusbar-item", { hasText: "Use Its Shell" }).click();
    await editor.until(
      "a terminal shows the prompt",
      async () => (await editor.terminalText()).endsWith("\n/ #"),
      60_000,
    );
    await editor.until("the boot is judged", () => statusShows("Booted 4-init-instead-of-rdinit"));
    assert.ok(!(await statusShows("Use Its Shell")), "it is used already");
    await editor.screenshot("boot-use-its-shell");
    await editor.runCommand("Terminal: Kill the Active Terminal Instance");
    await editor.until("the machine has ended", () => statusShows("Ended 4-init-instead-of-rdinit"));
  });

  it("fixes and boots again from the message", async () => {
    await editor.openFile("3-no-console-node/initramfs.list");
    await editor.until("the manifest is marked", async () => (await editor.squiggles()).errors === 1);
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the boot has failed", () => statusShows("no-initial-console"));
    await editor.screenshot("fix-and-boot-again");
    await editor.pressNotificationButton("Fix and Boot Again");
    await editor.until("the shell is reached", () => statusShows("Booted 3-no-console-node"));
    assert.match(await editor.editorText(), /^nod \/dev\/console 0600 0 0 c 5 1$/m);
  });

  it("creates the initramfs that is missing, and boots it", async () => {
    await editor.openFile("1-no-initramfs/cmdline");
    await editor.until("the line is marked", async () => (await editor.squiggles()).errors === 1);
    await editor.moveTo(1, 3);
    await editor.quickFix("Create initramfs.list with a BusyBox shell");
    await editor.until("nothing is underlined", async () => (await editor.squiggles()).errors === 0);
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the shell is reached", () => statusShows("Booted no initramfs at all"));
  });

  it("stops on command", async () => {
    await editor.openFile("waits/cmdline");
    await editor.until("the extension knows the document", async () => (await editor.squiggles()).errors === 1);
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the machine runs", () => statusShows("Booting"));
    await editor.runCommand("Bootpath: Stop");
    await editor.until("the machine has stopped", () => statusShows("Stopped"), 5_000);
  });

  it("explains silence", async () => {
    await editor.openFile("2-no-console/cmdline");
    await editor.until("the extension knows the document", async () => (await editor.squiggles()).warnings === 1);
    await editor.runCommand("Bootpath: Boot in Emulator");
    await editor.until("the silence is noticed", () => statusShows("no-output"), 60_000);
    const log = await editor.outputText(channel);
    assert.match(log, /The screen of the machine shows:[^]*Run \/bin\/sh as init process/);
    await editor.screenshot("silence");
  });
});
