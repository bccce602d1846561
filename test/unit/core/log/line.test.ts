import assert from "node:assert/strict";
import fc from "fast-check";
import { longestLine, readLine } from "../../../../core/log/line.js";

const escape = "\u001b";

describe("core/log/line", () => {
  const kernelForms: readonly (readonly [string, string])[] = [
    ["printk's time", "[    1.234567] Run /init as init process"],
    ["printk's time and caller", "[    1.234567][    T1] Run /init as init process"],
    ["a level and printk's time", "<6>[    1.234567] Run /init as init process"],
    ["dmesg --raw without times", "<6>Run /init as init process"],
    ["dmesg --decode", "kern  :info  : [    1.234567] Run /init as init process"],
    ["dmesg --ctime", "[Fri Nov 21 07:46:31 2025] Run /init as init process"],
    ["dmesg --human", "[Nov21 07:46] Run /init as init process"],
    ["dmesg --human, later lines", "[  +0.000012] Run /init as init process"],
    ["dmesg --decode --ctime", "kern  :err   : [Fri Nov 21 07:46:31 2025] Run /init as init process"],
    ["the journal", "Nov 21 07:46:31 host kernel: Run /init as init process"],
    ["the journal, short-iso", "2025-11-21T07:46:31+0000 host kernel: Run /init as init process"],
    ["the journal, short-monotonic", "[    1.234567] host kernel: Run /init as init process"],
    ["a syslog file", "Nov 21 07:46:31 host kernel: [    1.234567] Run /init as init process"],
    ["journalctl -o short-full", "Fri 2025-11-21 07:46:31 UTC host kernel: Run /init as init process"],
    ["journalctl -o short-iso-precise", "2025-11-21T07:46:31.123456+0000 host kernel: Run /init as init process"],
    ["dmesg --time-format iso", "2025-11-21T07:46:31,123456+00:00 Run /init as init process"],
    ["dmesg --show-delta", "[    1.234567 <    0.000012>] Run /init as init process"],
    ["dmesg --show-delta --notime", "[<    0.000012>] Run /init as init process"],
    ["dmesg --show-delta --ctime", "[Fri Nov 21 07:46:31 2025 <    0.000012>] Run /init as init process"],
    ["dmesg --decode with times", "kern  :warn  : [    1.234567] Run /init as init process"],
    ["dmesg in colours", `${escape}[32m[    1.234567] ${escape}[0mRun /init as init process`],
    ["GitLab", "2025-11-21T07:46:31.123456Z 01O [    1.234567] Run /init as init process"],
    ["Jenkins", "[2025-11-21T07:46:31.123Z] [    1.234567] Run /init as init process"],
    ["/dev/kmsg", "6,301,1234567,-;Run /init as init process"],
    ["netconsole with a caller", "6,301,1234567,-,caller=T1;Run /init as init process"],
    ["a hypervisor", "[guest0/uart0] [    1.234567] Run /init as init process"],
    ["a time stamper", "07:46:31 [    1.234567] Run /init as init process"],
    ["a CI job", "2025-11-21T07:46:31.1234567Z [    1.234567] Run /init as init process"],
  ];

  for (const [name, raw] of kernelForms) {
    it(`takes off the marks of ${name}`, () => {
      const line = readLine(raw, 7);
      assert.deepEqual(
        { text: line.text, marked: line.marked, before: line.before, number: line.number },
        { text: "Run /init as init process", marked: true, before: "", number: 7 },
      );
      const hasTime = / 1\.234567[\] ]|,1234567,/.test(raw);
      assert.equal(line.timeMs, hasTime ? 1234.567 : null);
    });
  }

  it("leaves a program's line as it is", () => {
    assert.deepEqual(readLine("mount: mounting proc failed", 1), {
      number: 1,
      text: "mount: mounting proc failed",
      timeMs: null,
      marked: false,
      before: "",
    });
  });

  it("takes off the time that a CI job writes before a program's line", () => {
    const line = readLine("2025-11-21T07:46:31.1Z starting", 1);
    assert.deepEqual([line.text, line.marked], ["starting", false]);
  });

  it("does not take the words of parse_args() for a host's name", () => {
    const text = "Booting kernel: `maybe' invalid for parameter `printk.time'";
    assert.equal(readLine(`[    0.000000] ${text}`, 1).text, text);
  });

  it("separates a shell's prompt from the kernel's message behind it", () => {
    const line = readLine("/ # [   12.345678] reboot: Power down", 1);
    assert.deepEqual([line.before, line.text, line.timeMs], ["/ #", "reboot: Power down", 12345.678]);
  });

  it("removes colours, cursor movements, titles and control characters", () => {
    const raw = `${escape}c${escape}[?7l${escape}[2J${escape}]0;title\u0007${escape}[0;31mfailed${escape}[0m\u0007\r`;
    assert.equal(readLine(raw, 1).text, "failed");
  });

  it("keeps what follows the last carriage return", () => {
    assert.equal(readLine("10 %\r20 %\r\r", 1).text, "20 %");
  });

  it("takes any text, and no more of it than a line's limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        assert.ok(readLine(raw, 1).text.length <= raw.length);
      }),
    );
    assert.equal(readLine("x".repeat(longestLine + 1), 1).text.length, longestLine);
  });
});
