import assert from "node:assert/strict";
import { explained, pc, summaryOf } from "./explained.js";

describe("values: by the types of the tables", () => {
  it("reads yes and no by the first letter", () => {
    assert.equal(summaryOf("printk.time=yes"), "On.");
    assert.equal(summaryOf("printk.time=OFF"), "Off.");
    assert.equal(summaryOf("printk.time=nonsense"), "Off. The kernel looks at the beginning only, n.");
    assert.match(
      summaryOf("printk.time=2") ?? "",
      /^Neither yes nor no to the kernel\. The kernel says that it is invalid/,
    );
    assert.match(summaryOf("printk.time=enabled") ?? "", /^Neither/);
    assert.equal(summaryOf("printk.time=enabled", { ...pc, kernelVersion: "7.2" }), "On.");
  });

  it("reads numbers in all notations, and within their range", () => {
    assert.equal(summaryOf("usbcore.autosuspend=2"), "The number 2.");
    assert.equal(summaryOf("usbcore.autosuspend=-1"), "The number -1.");
    assert.equal(summaryOf("usbcore.autosuspend=0x10"), "The number 16, written in hexadecimal digits.");
    assert.equal(
      summaryOf("usbcore.autosuspend=010"),
      "The number 8, written in octal digits, since it begins with 0.",
    );
    assert.match(summaryOf("usbcore.autosuspend=2s") ?? "", /nothing may stand behind 2/);
    assert.match(
      summaryOf("usbcore.autosuspend=3000000000") ?? "",
      /Out of range: it may be from -2147483648 to 2147483647/,
    );
    assert.match(summaryOf("usbcore.autosuspend=08") ?? "", /^No number/);
    assert.match(summaryOf("usbcore.autosuspend=") ?? "", /A number is missing/);
  });

  it("reads lists element by element", () => {
    assert.match(explained("snd_hda_intel.index=1,x")["x"] ?? "", /Place 1: No number.*stops here/);
  });

  it("says nothing about texts, and about what only code knows", () => {
    assert.deepEqual(explained("nonsense=1"), {});
    assert.deepEqual(explained("pci=nomsi"), {});
  });

  it("says what becomes of a word that is refused", () => {
    assert.match(summaryOf("ignore_rlimit_data=x") ?? "", /invalid/);
    assert.match(summaryOf("init_on_alloc=x") ?? "", /Malformed early option 'init_on_alloc'/);
  });

  it("explains what the console shows", () => {
    assert.match(explained("loglevel=4")["4"] ?? "", /emergencies \(level 0\) to errors \(level 3\), not warnings/);
    assert.match(explained("loglevel=0")["0"] ?? "", /shows nothing/);
    assert.match(explained("loglevel=15")["15"] ?? "", /everything/);
    assert.match(explained("loglevel=7,x")[",x"] ?? "", /Not read/);
    assert.match(summaryOf("loglevel=all") ?? "", /Malformed early option 'loglevel'/);
    assert.match(summaryOf("panic=-5") ?? "", /at once/);
    assert.match(summaryOf("panic=0") ?? "", /for ever/);
    assert.match(summaryOf("panic=5s") ?? "", /nothing may stand behind 5/);
  });

  it("names the bits of masks", () => {
    assert.equal(summaryOf("panic_print=0x41"), "Set: all tasks (0x1), the stacks of all processors (0x40).");
    assert.equal(summaryOf("panic_print=0"), "No bit is set.");
    assert.match(summaryOf("panic_print=0x100") ?? "", /without a name here \(0x100\)/);
    assert.equal(summaryOf("drm.debug=14"), "Set: driver (0x2), mode setting (0x4), PRIME (0x8).");
    assert.match(summaryOf("sysctl.kernel.sysrq=1") ?? "", /All SysRq keys work/);
    assert.match(summaryOf("sysctl.kernel.sysrq=176") ?? "", /sync \(0x10\), mounting read-only \(0x20\), restart/);
    assert.match(explained("panic_on_taint=20,nousertaint")["20"] ?? "", /B, a bad page \(0x20\)/);
    assert.match(summaryOf("panic_on_taint=g") ?? "", /Malformed/);
    assert.match(explained("slab_debug=FZx,dentry")["x"] ?? "", /option 'x' unknown/);
    assert.match(explained("slab_debug=FZ,dentry")["dentry"] ?? "", /Only for these caches/);
    assert.match(explained("panic_sys_info=tasks,x", { ...pc, kernelVersion: "7.2" })["x"] ?? "", /Not known/);
    assert.deepEqual(explained("panic_sys_info=tasks"), {});
  });
});
