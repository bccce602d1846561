import assert from "node:assert/strict";
import { bootpath } from "../support/command.js";

const members =
  "name summary type values default arch since removed deprecated config source url versions read readers".split(" ");

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await bootpath(["param", "--format", "json", ...args]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe("bootpath param", () => {
  it("prints the JSON of the contract", async () => {
    const report = await json("usbcore.autosuspend");
    assert.deepEqual(Object.keys(report), members);
    assert.equal(report["name"], "usbcore.autosuspend");
    assert.equal(report["type"], "a whole number");
    assert.equal(report["config"], "CONFIG_USB and CONFIG_PM");
    assert.match(String(report["source"]), /^drivers\/usb\/core\/usb\.c:\d+$/);
    assert.deepEqual(report["versions"], ["6.1", "6.12", "7.2"]);
    assert.equal(report["removed"], null);
  });

  it("takes a word with its value, and - for _", async () => {
    assert.equal((await json("print_fatal_signals=1"))["name"], "print-fatal-signals");
  });

  it("explains a value that is given with the name", async () => {
    const { stdout } = await bootpath(["param", "console=ttyS0,115200n8"]);
    assert.match(
      stdout,
      /^console=ttyS0,115200n8\n\n {2}ttyS0: The first serial port .*\n {2}115200: 115200 bits per second\.\n[^]*\nconsole\n\nSends/,
    );
    assert.doesNotMatch(stdout, /\*\*|`|\\/);
    const { value } = await json("console=tty0");
    assert.deepEqual(value, {
      text: "tty0",
      summary: null,
      pieces: [
        { start: 0, end: 4, meaning: "The screen: the virtual terminal in view (drivers/tty/vt/vt.c).", text: "tty0" },
      ],
      source: "kernel/printk/printk.c console_setup",
    });
    assert.deepEqual((await json("nfs.nfs4_unique_id=x"))["value"], {
      text: "x",
      summary: null,
      pieces: [],
      source: null,
    });
  });

  it("says since when, and until when", async () => {
    assert.equal((await json("cpu0_hotplug"))["removed"], "6.12");
    assert.equal((await json("sched_proxy_exec"))["since"], "7.2");
    assert.deepEqual((await json("kpti"))["arch"], ["arm64"]);
    assert.equal((await json("elevator"))["deprecated"], "6.1");
  });

  it("names programs of user space", async () => {
    const report = await json("systemd.unit");
    assert.equal(report["source"], null);
    assert.equal((report["readers"] as { program: string }[])[0]?.program, "systemd");
  });

  it("prints a text for people", async () => {
    const { status, stdout } = await bootpath(["param", "console"]);
    assert.equal(status, 0);
    assert.match(stdout, /^console\n\nSends the kernel's messages to a device/);
    assert.doesNotMatch(stdout, /\*\*|`/);
  });

  it("ends with status 1 for a name that nothing reads, and guesses", async () => {
    const { status, stdout, stderr } = await bootpath(["param", "consoel"]);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^bootpath: consoel: nothing is known to read .* Did you mean console\?\n$/);
    const hintOf = async (name: string) => (await bootpath(["param", name])).stderr;
    assert.match(await hintOf("usbcore"), / The module usbcore has these: usbcore\..* and \d+ more\.\n$/);
    assert.match(await hintOf("autosuspend"), / Modules have one: .*\busbcore\.autosuspend\b.*\.\n$/);
    const report = await json("consoel");
    assert.deepEqual(Object.keys(report), members);
    assert.equal(report["summary"], null);
  });

  it("lists every name once, and those of one kernel", async () => {
    const all = (await bootpath(["param", "--list"])).stdout.trimEnd().split("\n");
    assert.ok(all.length > 9000);
    assert.equal(new Set(all).size, all.length);
    for (const name of ["console", "rdinit", "printk.time", "kpti", "cpu0_hotplug"])
      assert.ok(all.includes(name), name);
    const { stdout } = await bootpath([
      "param",
      "--list",
      "--arch",
      "x86",
      "--kernel-version",
      "6.12",
      "--format",
      "json",
    ]);
    const names = JSON.parse(stdout) as string[];
    assert.ok(names.includes("console"));
    assert.ok(!names.includes("kpti") && !names.includes("cpu0_hotplug"));
  });

  it("asks for a name or --list", async () => {
    for (const args of [["param"], ["param", "quiet", "--list"]]) {
      const { status, stderr } = await bootpath(args);
      assert.equal(status, 2);
      assert.match(stderr, /^bootpath: .*--list/);
    }
  });
});
