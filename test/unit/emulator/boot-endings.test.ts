import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { endsInPrompt, findEndings } from "../../../emulator/boot-endings.js";

describe("a prompt at the end of a log", () => {
  for (const log of [
    "\n/ # ",
    "~ # ",
    "sh: can't access tty; job control turned off\n/ # \u001b[6n",
    "\nsh-5.2# ",
    "\n\u001b]0;root@box: /\u0007\u001b[01;32mroot@box\u001b[00m:\u001b[01;34m/\u001b[00m# ",
    "\n\u001b[?2004hroot@box:/# ",
    "\n[root@box ~]# ",
    "\nuser@box:~$ ",
    "\n(initramfs) ",
    "\nDebian GNU/Linux 12 box ttyS0\n\nbox login: ",
    "Password: ",
    "\nPlease press Enter to activate this console. ",
    "Press Enter for maintenance\n(or press Control-D to continue): ",
    "\n/ # [    1.654510] clocksource: Switched to clocksource tsc\n",
    "\n/ # [    1.730165] clocksource: one\n[    1.730655][    T1] clocksource: two\n",
  ]) {
    it(`is seen: ${JSON.stringify(log.slice(-60))}`, () => {
      assert.equal(endsInPrompt(log), true);
    });
  }

  for (const log of [
    "",
    "\n[    0.448433] Run /init as init process\n",
    "\n/ # ls",
    "\n/ # ls\nbin dev\n",
    "\nthe price is 5$\n",
    "\n[    1.654510] clocksource: a line that has not come to its e",
    "\nlogin: root\n",
    "\n(initramfs) \nx",
  ]) {
    it(`is not seen: ${JSON.stringify(log.slice(-60))}`, () => {
      assert.equal(endsInPrompt(log), false);
    });
  }
});

describe("the last words of a kernel", () => {
  const nothing = { panic: false, panicEnd: false, poweroff: false, restart: false };

  for (const [text, expected] of [
    ["[    0.4] Kernel panic - not syncing: VFS: Unable to mount root fs\n", { panic: true }],
    ["[    0.4] ---[ end Kernel panic - not syncing: VFS ]---\n", { panic: true, panicEnd: true }],
    ["[    0.4] Rebooting in 5 seconds..\n", { panicEnd: true }],
    ["[    1.292751] reboot: Power off not available: System halted instead\n", { poweroff: true }],
    ["[    1.292751][    T1] reboot: Power down\n", { poweroff: true }],
    ["reboot: System halted\n", { poweroff: true }],
    ["Power down.\n", { poweroff: true }],
    ["[    2.116244] reboot: Restarting system\n", { restart: true }],
    ["Restarting system.\n", { restart: true }],
    ["reboot: Restarting system with command 'bootloader'\n", { restart: true }],
    ["init: Restarting system services\n", {}],
    ["myapp: Power down\n", {}],
    ["", {}],
  ] as const) {
    it(`are understood: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findEndings(text), { ...nothing, ...expected });
    });
  }
});
