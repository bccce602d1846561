import assert from "node:assert/strict";
import { documentedName } from "../../../../core/parameters/kernel-table.js";
import {
  allParameterNames,
  isKnownAnywhere,
  isOfUnknownModule,
  lookUpParameter,
  nearestVersions,
} from "../../../../core/parameters/look-up.js";

const pc = { kernelVersion: "6.12", arch: "x86" };

/** The kinds of the definitions that a kernel may have. */
function kinds(name: string, kernel = pc): string {
  return lookUpParameter(name, kernel)
    .available.map(({ kind }) => kind)
    .join(" ");
}

describe("look-up of a parameter", () => {
  it("finds each kind of definition", () => {
    assert.equal(kinds("rdinit"), "setup");
    assert.equal(kinds("loglevel"), "early");
    assert.equal(kinds("panic"), "core");
    assert.equal(kinds("printk.time"), "module");
    assert.equal(kinds("nofxsr"), "text");
  });

  it("takes - and _ for the same, and capital letters for others", () => {
    assert.equal(kinds("print_fatal_signals"), "setup");
    assert.equal(kinds("usb-storage.delay-use"), "module");
    assert.equal(kinds("Loglevel"), "");
  });

  it("tells type, place and options", () => {
    const [found] = lookUpParameter("usbcore.autosuspend", pc).available;
    assert.equal(found?.type, "int");
    assert.equal(found.permissions, 0o644);
    assert.equal(found.file, "drivers/usb/core/usb.c");
    assert.ok(found.line > 0);
    assert.deepEqual(found.options, ["USB", "PM"]);
    assert.deepEqual(found.versions, ["6.1", "6.12", "7.2"]);
  });

  it("knows functions that do not look at their value", () => {
    assert.equal(lookUpParameter("nowatchdog", pc).available[0]?.ignoresValue, true);
    assert.equal(lookUpParameter("loglevel", pc).available[0]?.ignoresValue, false);
  });

  it("keeps to version and architecture", () => {
    assert.equal(kinds("kpti"), "");
    assert.equal(kinds("kpti", { ...pc, arch: "arm64" }), "early");
    assert.equal(kinds("kpti", { ...pc, arch: "aarch64" }), "early");
    assert.equal(kinds("cpu0_hotplug"), "");
    assert.equal(kinds("cpu0_hotplug", { ...pc, kernelVersion: "6.1" }), "setup");
    assert.equal(lookUpParameter("cpu0_hotplug", pc).definitions.length, 1);
  });

  it("takes a version between two tables for either", () => {
    assert.deepEqual(nearestVersions("6.6"), ["6.1", "6.12"]);
    assert.deepEqual(nearestVersions("6.12.48"), ["6.12"]);
    assert.deepEqual(nearestVersions("2.6.32"), ["6.1"]);
    assert.deepEqual(nearestVersions("9.0"), ["7.2"]);
    assert.deepEqual(nearestVersions("nonsense"), ["6.1"]);
  });

  it("names the functions that take every word with their beginning", () => {
    const names = (name: string) => lookUpParameter(name, pc).openSetups.map((setup) => setup.name);
    assert.deepEqual(names("rootwaits"), ["ro", "rootwait"]);
    assert.deepEqual(names("rootwait"), ["ro"]);
    assert.deepEqual(names("foo"), []);
  });

  it("knows families of names", () => {
    for (const name of ["sysctl.kernel.panic", "e1000e.dyndbg", "anything.async_probe"]) {
      assert.ok(isKnownAnywhere(lookUpParameter(name, pc)), name);
    }
    assert.ok(!isKnownAnywhere(lookUpParameter("sysctl.", pc)));
  });

  it("tells modules that are known from others", () => {
    assert.ok(isOfUnknownModule("nvidia-drm.modeset"));
    assert.ok(!isOfUnknownModule("usb-storage.nonsense"));
    assert.ok(!isOfUnknownModule("quiet"));
  });

  it("reads the kernel's list", () => {
    assert.deepEqual(documentedName("ima_hash")?.values?.slice(0, 2), ["md5", "sha1"]);
    assert.equal(documentedName("noinitrd")?.deprecated, true);
    assert.ok(documentedName("acpi")?.tags.includes("X86"));
    assert.equal(documentedName("nothing"), null);
  });

  it("lists every name once", () => {
    const names = allParameterNames();
    assert.equal(new Set(names).size, names.length);
    for (const name of ["console", "printk.time", "fsck.mode", "BOOT_IMAGE"]) {
      assert.ok(names.includes(name), name);
    }
  });
});

describe("programs of user space", () => {
  const programs = (name: string) => lookUpParameter(name, pc).readers.map(({ program }) => program);

  it("are found by name and by prefix", () => {
    assert.deepEqual(programs("systemd.unit"), ["systemd"]);
    assert.deepEqual(programs("rd.break"), ["dracut"]);
    assert.deepEqual(programs("inst.ks"), ["Anaconda (Fedora, Red Hat)"]);
    assert.deepEqual(programs("androidboot.slot_suffix"), ["Android's init and boot loaders"]);
    assert.match(programs("vc_mem.mem_size").join(), /Raspberry Pi/);
    assert.deepEqual(programs("systemd."), []);
  });

  it("include the installer's questions, which have a / in their names", () => {
    for (const name of ["netcfg/get_hostname", "keyboard-configuration/xkb-keymap", "d-i:debian-installer/locale"]) {
      assert.deepEqual(programs(name), ["the Debian installer"], name);
    }
    assert.deepEqual(programs("/dev/sda1"), []);
  });
});
