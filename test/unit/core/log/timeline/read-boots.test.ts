import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { timelineAdvice } from "../../../../../core/log/timeline/advice.js";
import { timelineEntries } from "../../../../../core/log/timeline/entries.js";
import { readBoots, type BootInLog } from "../../../../../core/log/timeline/read-boots.js";
import { projectRoot } from "../../../../../scripts/lib/cache.js";

/** A log of a real boot, recorded with `initcall_debug`. */
function recorded(name: string): string {
  return readFileSync(join(projectRoot, "test/fixtures/timeline", name), "utf8");
}

function onlyBoot(text: string, arrivals?: readonly number[]): BootInLog {
  const boots = readBoots(text, arrivals === undefined ? {} : { arrivals });
  const [boot] = boots;
  assert.ok(boot !== undefined && boots.length === 1);
  return boot;
}

function phases(boot: BootInLog) {
  return boot.phases.map(({ phase, startMs, endMs, line }) => [phase, startMs, endMs, line]);
}

describe("core/log/timeline/read-boots", () => {
  it("reads phases, levels and steps of a kernel that says its levels", () => {
    const boot = onlyBoot(recorded("guest-7.2.bootlog"));
    assert.equal(boot.release, "7.2.13-bootpath");
    assert.deepEqual(phases(boot), [
      ["kernel", 0, 248.494, 1],
      ["initramfs", 166.696, 190, 401],
      ["userspace", 248.494, 323.169, 556],
    ]);
    assert.deepEqual(boot.levels.map(({ level, line }) => [level, line]).slice(0, 3), [
      ["early", 74],
      ["pure", 113],
      ["core", 120],
    ]);
    const step = boot.steps.find(({ name }) => name === "chr_dev_init");
    assert.deepEqual(
      [step?.level, step?.startMs, step?.durationMs, step?.task, step?.line],
      ["fs", 140.269, 19.864, "1", 367],
    );
  });

  it("reads fixups of PCI devices and functions that fail", () => {
    const entries = timelineEntries(onlyBoot(recorded("debian-6.1.bootlog")));
    const fixup = entries.find(({ name }) => name === "quirk_passive_release");
    assert.deepEqual([fixup?.kind, fixup?.detail, fixup?.durationMs], ["fixup", "0000:00:00.0", 0.152]);
    const failed = entries.filter(({ status }) => status === "failed").map(({ name, result }) => [name, result]);
    assert.deepEqual(failed, [
      ["efi_mokvar_sysfs_init", -2],
      ["p2sb_fs_init", -2],
      ["esrt_sysfs_init", -38],
      ["mcheck_init_device", -5],
      ["microcode_init", -22],
      ["software_resume", -2],
    ]);
    // ENODEV is no failure, and neither is the 1 that a __setup-like function returns.
    assert.equal(entries.find(({ name }) => name === "bts_init")?.status, "absent");
    assert.equal(entries.find(({ name }) => name === "set_hardened_usercopy")?.status, "ok");
    assert.equal(entries.find(({ name }) => name === "PNP0103:00")?.status, "absent");
  });

  it("separates the boots of one log", () => {
    const boots = readBoots(recorded("guest-6.12.bootlog") + recorded("guest-7.2.bootlog"));
    assert.deepEqual(
      boots.map(({ release, firstLine, lastLine }) => [release, firstLine, lastLine]),
      [
        ["6.12.117-bootpath", 1, 527],
        ["7.2.13-bootpath", 528, 1102],
      ],
    );
    assert.equal(boots[1]?.phases[2]?.line, 527 + 556);
  });

  it("takes the version that a program prints for no boot", () => {
    const log = ["[    0.000000] Linux version 6.12", "[    1.0] x", "[    2.000000] Linux version 6.12", ""].join(
      "\n",
    );
    assert.equal(readBoots(log).length, 1);
  });

  it("counts from when the lines came where the kernel wrote no times", () => {
    const text =
      "Linux version 6.12\ninitcall a+0x0/0x8 returned 0 after 1000 usecs\nRun /init as init process\nhello\n";
    const boot = onlyBoot(text, [10, 20, 50, 60]);
    assert.equal(boot.clock, "arrival");
    assert.deepEqual(phases(boot), [
      ["kernel", 10, 50, 1],
      ["userspace", 50, 60, 3],
    ]);
    assert.equal(boot.steps[0]?.startMs, 19);
  });

  it("counts from the first line where somebody wrote the time of day", () => {
    const lines = (times: readonly string[]) =>
      times
        .map((time, index) => `${time} ${index === 0 ? "Linux version 6.12" : "Run /init as init process"}`)
        .join("\n");
    for (const times of [
      ["2025-11-21T07:46:31.1000000Z", "2025-11-21T07:46:33.6000000Z"],
      ["2025-11-21T07:46:31,100000+01:00", "2025-11-21T07:46:33,600000+01:00"],
      ["Nov 21 07:46:31.100000 host kernel:", "Nov 21 07:46:33.600000 host kernel:"],
    ]) {
      const boot = onlyBoot(lines(times));
      assert.equal(boot.clock, "wall", times[0]);
      assert.deepEqual(
        phases(boot).map(([phase, start]) => [phase, start]),
        [
          ["kernel", 0],
          ["userspace", 2500],
        ],
        times[0],
      );
    }
    const seconds = onlyBoot(lines(["[Fri Nov 21 07:46:31 2025]", "[Fri Nov 21 07:46:33 2025]"]));
    assert.equal(seconds.phases[1]?.startMs, 2000);
  });

  it("puts steps in a row where there are no times", () => {
    const text = recorded("guest-7.2.bootlog").replace(/^\[ *\d+\.\d+\] /gm, "");
    const boot = onlyBoot(text);
    assert.equal(boot.clock, "none");
    const entries = timelineEntries(boot);
    assert.equal(entries.length, boot.steps.length);
    const microseconds = (times: readonly number[]) =>
      times.map((time) => Math.round(time * 1000)).sort((a, b) => a - b);
    const ends = microseconds(entries.map(({ startMs, durationMs }) => startMs + durationMs));
    assert.deepEqual(microseconds(entries.map(({ startMs }) => startMs)), [0, ...ends.slice(0, -1)]);
  });

  it("ends at a panic, with the function that never returned", () => {
    const boot = onlyBoot(
      [
        "[    0.000000] Linux version 6.12",
        "[    0.100000] calling  good_init+0x0/0x8 @ 1",
        "[    0.101000] initcall good_init+0x0/0x8 returned 0 after 900 usecs",
        "[    0.102000] calling  bad_init+0x0/0x8 @ 1",
        "[    0.152000] Kernel panic - not syncing: Fatal exception",
        "[    9.000000] Rebooting in 5 seconds..",
      ].join("\n"),
    );
    assert.deepEqual([boot.panic, boot.endMs], ["Fatal exception", 152]);
    const last = timelineEntries(boot).at(-1);
    assert.deepEqual([last?.name, last?.status, last?.durationMs, last?.line], ["bad_init", "running", 50, 4]);
  });

  it("is none the worse for lines that are lost or cut", () => {
    const lines = recorded("guest-7.2.bootlog").split("\n");
    const tail = onlyBoot(lines.slice(300).join("\n"));
    assert.equal(tail.release, null);
    assert.ok(tail.steps.length > 100);
    const thinned = timelineEntries(onlyBoot(lines.filter((_, index) => index % 7 !== 0).join("\n")));
    assert.ok(thinned.some(({ status }) => status === "lost"));
    assert.ok(thinned.every(({ startMs, durationMs }) => startMs >= 0 && durationMs >= 0));
  });

  it("takes any text", () => {
    const words = recorded("guest-7.2.bootlog")
      .slice(3000, 9000)
      .split(/(?<=\s)/);
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary" })))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, (log) => {
        const boots = readBoots(log);
        assert.ok(boots.length > 0);
        for (const boot of boots) timelineEntries(boot);
      }),
    );
  });
});

describe("core/log/timeline/advice", () => {
  it("has nothing to say of a complete log", () => {
    assert.deepEqual(timelineAdvice(onlyBoot(recorded("guest-7.2.bootlog"))), []);
  });

  it("says which words make the kernel tell more", () => {
    const advice = (text: string) => timelineAdvice(onlyBoot(text)).map(({ kind, words }) => [kind, ...words]);
    assert.deepEqual(advice("Linux version 6.12\n"), [
      ["no-times", "printk.time=1"],
      ["no-steps", "initcall_debug", "ignore_loglevel"],
    ]);
    assert.deepEqual(advice("[    0.000000] Kernel command line: quiet initcall_debug\n"), [
      ["hidden-steps", "ignore_loglevel"],
    ]);
    assert.deepEqual(advice("[    3.000000] initcall a+0x0/0x8 returned 0 after 10 usecs\n"), [
      ["no-beginning", "log_buf_len=16M"],
    ]);
  });
});
