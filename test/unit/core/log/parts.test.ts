import assert from "node:assert/strict";
import { describeErrorNumber } from "../../../../core/log/exec-error.js";
import { decodeExitCode } from "../../../../core/log/exit-code.js";
import { kernelMessage, matchMessage } from "../../../../core/log/message.js";
import { misspeltParameter } from "../../../../core/log/misspelling.js";
import { needsInitramfs } from "../../../../core/log/root-failure.js";
import { joinScreenRows } from "../../../../core/log/screen.js";

describe("core/log/message", () => {
  const match = (format: string, text: string) =>
    matchMessage(kernelMessage(format, "file", "function"), text)?.values ?? null;

  it("gives back what was printed for each conversion", () => {
    assert.deepEqual(match("Failed to execute %s (error %d)", "Failed to execute /a b (error -2)"), ["/a b", "-2"]);
    assert.deepEqual(match("exitcode=0x%08x", "exitcode=0x00007f00"), ["00007f00"]);
    assert.deepEqual(match("[mem %#010llx-%#010llx]", "[mem 0x01-0x02]"), ["0x01", "0x02"]);
    assert.deepEqual(match("at %pS: %lu%%", "at main+0x1/0x2: 7%"), ["main+0x1/0x2", "7"]);
    assert.deepEqual(match("tried: %s", "tried: ext2 ext4"), ["ext2 ext4"]);
  });

  it("finds a message behind a prompt, but not inside a word", () => {
    assert.deepEqual(match("panic: %s", "# panic: x"), ["x"]);
    assert.equal(match("panic: %s", "nopanic: x"), null);
  });

  it("takes the characters of a format literally", () => {
    assert.deepEqual(match("Oops (%d) [x].*", "Oops (1) [x].*"), ["1"]);
    assert.equal(match("Oops (%d) [x].*", "Oops (1) x"), null);
  });
});

describe("core/log/exit-code", () => {
  it("tells a status from a signal", () => {
    assert.deepEqual(decodeExitCode(0x00000000), { kind: "exited", status: 0 });
    assert.deepEqual(decodeExitCode(0x00007f00), { kind: "exited", status: 127 });
    assert.deepEqual(decodeExitCode(0x0000000b), { kind: "killed", signal: 11, name: "SIGSEGV" });
    assert.deepEqual(decodeExitCode(0x00000086), { kind: "killed", signal: 6, name: "SIGABRT" });
    assert.deepEqual(decodeExitCode(0x00000040), { kind: "killed", signal: 64, name: "signal 64" });
  });
});

describe("core/log/exec-error", () => {
  it("names an error number, known or not", () => {
    assert.equal(describeErrorNumber(-2), "error -2, ENOENT: no such file or directory");
    assert.equal(describeErrorNumber(-999), "error -999");
  });
});

describe("core/log/misspelling", () => {
  it("sees a letter that is missing, added, changed, swapped, or of the wrong case", () => {
    const meant = { rootwai: "rootwait", rdiinit: "rdinit", roit: "root", quite: "quiet", ROOT: "root", inti: "init" };
    for (const [name, expected] of Object.entries(meant)) assert.equal(misspeltParameter(name), expected, name);
  });

  it("leaves other words alone", () => {
    const others = [
      "",
      "boot",
      "root",
      "splash",
      "single",
      "nosplash",
      "rd",
      "fastboot",
      "panic_on_oops",
      "ro",
      "init2go",
    ];
    for (const name of others) assert.equal(misspeltParameter(name), null, name);
  });
});

describe("core/log/root-failure", () => {
  it("knows which names the kernel cannot resolve", () => {
    const userSpace = [
      "UUID=1",
      "LABEL=x",
      "ZFS=rpool",
      "live:CDLABEL=x",
      "/dev/disk/by-uuid/1",
      "/dev/mapper/a",
      "/dev/vg/lv",
    ];
    for (const name of userSpace) assert.ok(needsInitramfs(name), name);
    const kernel = [
      "PARTUUID=1",
      "PARTLABEL=x",
      "/dev/sda1",
      "8:1",
      "0801",
      "/dev/nfs",
      "/dev/cciss/c0d0p1",
      "sda1",
      "mtd3",
      "mtd:root",
      "ubi0:rootfs",
    ];
    for (const name of kernel) assert.ok(!needsInitramfs(name), name);
  });
});

describe("core/log/screen", () => {
  it("joins a full row with the next one", () => {
    assert.equal(joinScreenRows(["x".repeat(80), "y", "z"]), `${"x".repeat(80)}y\nz\n`);
  });
});
