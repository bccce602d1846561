/** Both engines with real kernels. What the kernel says is tested elsewhere; here it matters that the machine works. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "mocha";
import { inspectKernel } from "../../emulator/kernel-image.js";
import type { Machine, MachineOptions } from "../../emulator/machine.js";
import { qemuProgram, startQemu } from "../../emulator/qemu.js";
import { assembleV86, prepareV86, startV86 } from "../../emulator/v86/node.js";
import { v86SourceFiles } from "../../emulator/v86/sources.js";
import { unpackKernel } from "../../emulator/v86/unpacked-kernel.js";
import { watchBoot, type BootEnd, type WatchOptions } from "../../emulator/watch.js";
import { busybox, guestKernel, type GuestKernel } from "../../scripts/guest.js";
import { packCpio } from "../support/cpio.js";

/** The first build of the kernels takes minutes. */
const PREPARATION_MS = 30 * 60_000;
const SHELL = "console=ttyS0 rdinit=/bin/sh";
/** For tests that read what the shell says: a message of the kernel may come in the middle of a line. */
const QUIET_SHELL = `${SHELL} quiet`;

let guest: GuestKernel;
let kernel: Uint8Array;
let initramfs: Uint8Array;
const running = new Set<Machine>();

before(async function () {
  this.timeout(PREPARATION_MS);
  guest = await guestKernel("6.12", "external");
  kernel = await readFile(guest.image);
  const { binary } = await busybox();
  initramfs = packCpio([
    { name: "bin", mode: 0o40755 },
    { name: "proc", mode: 0o40755 },
    { name: "bin/busybox", mode: 0o100755, content: await readFile(binary) },
    { name: "bin/sh", mode: 0o120777, content: Buffer.from("busybox") },
  ]);
});

after(async () => {
  await Promise.all([...running].map((machine) => machine.stop()));
});

type Start = (options: MachineOptions) => Machine;
const onV86: Start = (options) => startV86(options, v86SourceFiles);
const onQemu: Start = (options) => startQemu(options);

function start(engine: Start, cmdline: string | Uint8Array, change: Partial<MachineOptions> = {}): Machine {
  const bytes = typeof cmdline === "string" ? Buffer.from(cmdline) : cmdline;
  const machine = engine({ kernel, initramfs, cmdline: bytes, memoryMiB: 128, ...change });
  running.add(machine);
  machine.onEnd(() => running.delete(machine));
  return machine;
}

/** Boots to the end and stops the machine. */
async function boot(machine: Machine, options: WatchOptions = {}): Promise<BootEnd> {
  const end = await watchBoot(machine, options);
  await machine.stop();
  return end;
}

/** Types a line into the guest as soon as its shell has asked for one. */
function typeAtPrompt(machine: Machine, line: string): void {
  let isTyped = false;
  let seen = "";
  machine.onSerial((bytes) => {
    seen += Buffer.from(bytes).toString("latin1");
    if (isTyped || !seen.includes("/ # ")) return;
    isTyped = true;
    machine.send(Buffer.from(`${line}\n`));
  });
}

/** Boots to a shell, types a line into it and watches on, to `until` or to the end of the machine. */
async function bootAndType(machine: Machine, line: string, until = /(?!)/): Promise<BootEnd> {
  typeAtPrompt(machine, line);
  return boot(machine, { until });
}

function text({ log }: BootEnd): string {
  return Buffer.from(log).toString("latin1");
}

function behavesLikeAMachine(engine: Start): void {
  it("boots to a shell that answers", async () => {
    const machine = start(engine, SHELL);
    const end = await watchBoot(machine);
    assert.equal(end.endedBy, "prompt", text(end));
    assert.ok(end.firstOutputMs !== null && end.firstOutputMs < end.endedMs);
    assert.match(text(end), /^\[ +0\.000000\] Linux version 6\.12\./m);
    assert.equal(end.failure, null);
    const answer = watchBoot(machine, { until: /answer 42/ });
    machine.send(Buffer.from("echo answer $((6*7))\n"));
    assert.equal((await answer).endedBy, "until");
    await machine.stop();
  });

  it("panics without an initramfs, and reboots after it when told to", async () => {
    const halting = await boot(start(engine, "console=ttyS0", { initramfs: null }));
    assert.equal(halting.endedBy, "panic");
    assert.match(text(halting), /---\[ end Kernel panic - not syncing: VFS: Unable to mount root fs/);
    const rebooting = start(engine, "console=ttyS0 panic=-1", { initramfs: null });
    const ended = new Promise((resolve) => {
      rebooting.onEnd(resolve);
    });
    assert.equal((await boot(rebooting)).endedBy, "panic");
    assert.notDeepEqual(await ended, { type: "crashed" });
  });

  it("is switched off and rebooted by its guest, and does not boot again", async () => {
    const poweroff = await bootAndType(start(engine, QUIET_SHELL), "busybox poweroff -f");
    assert.equal(poweroff.endedBy, "poweroff", text(poweroff));
    const reboot = await bootAndType(start(engine, SHELL), "busybox reboot -f");
    assert.equal(reboot.endedBy, "reboot", text(reboot));
    assert.equal(text(reboot).match(/Linux version/g)?.length, 1);
  });

  it("is silent when the console is the screen, whose text can be read", async () => {
    const end = await boot(start(engine, "rdinit=/bin/sh"), { silenceMs: 1500 });
    assert.equal(end.endedBy, "silence");
    assert.equal(end.firstOutputMs, null);
    assert.match(end.screen.join("\n"), /Run \/bin\/sh as init process/);
    assert.match(end.screen.join("\n"), /^\/ #/m);
  });

  it("stops within a second while the guest spins", async () => {
    const machine = start(engine, QUIET_SHELL);
    typeAtPrompt(machine, "echo spin''ning; while :; do :; done");
    assert.equal((await watchBoot(machine, { until: /^spinning$/m })).endedBy, "until");
    const begin = performance.now();
    await machine.stop();
    assert.ok(performance.now() - begin < 1000);
  });

  it("hands over the command line byte by byte", async () => {
    const cmdline = Buffer.from(`${QUIET_SHELL} x="a b"  y=\xff\xe4 `, "latin1");
    const show = "busybox mount -t proc p /proc; busybox hexdump -ve '/1 \"%02x\"' /proc/cmdline; echo .";
    const end = await bootAndType(start(engine, cmdline), show, /^[0-9a-f]+\.$/m);
    assert.equal(end.endedBy, "until", text(end));
    assert.equal(/^([0-9a-f]+)0a\.\r?$/m.exec(text(end))?.[1], cmdline.toString("hex"));
  });
}

describe("the v86 engine", function () {
  this.timeout(60_000);
  behavesLikeAMachine(onV86);

  for (const way of ["triple", "bios", "pci"]) {
    it(`sees a reboot by reboot=${way}`, async () => {
      const end = await bootAndType(start(onV86, `${QUIET_SHELL} reboot=${way}`), "busybox reboot -f");
      assert.equal(end.endedBy, "reboot");
    });
  }

  it("stops within a second directly after its start", async () => {
    const machine = start(onV86, SHELL);
    const begin = performance.now();
    await machine.stop();
    assert.ok(performance.now() - begin < 1000);
    assert.deepEqual(await machine.screenText(), []);
  });

  it("runs two machines at once", async () => {
    const ends = await Promise.all([
      boot(start(onV86, `${SHELL} number=one`)),
      boot(start(onV86, `${SHELL} number=two`)),
    ]);
    assert.deepEqual(
      ends.map(({ endedBy }) => endedBy),
      ["prompt", "prompt"],
    );
    for (const [index, word] of ["one", "two"].entries()) {
      const end = ends[index];
      assert.ok(end && text(end).includes(`Kernel command line: ${SHELL} number=${word}`));
    }
  });

  for (const memoryMiB of [32, 512]) {
    it(`boots with ${memoryMiB} MiB`, async () => {
      const end = await boot(start(onV86, SHELL, { memoryMiB }));
      assert.equal(end.endedBy, "prompt", text(end));
      const memory = /Memory: \d+K\/(\d+)K available/.exec(text(end))?.[1];
      assert.ok(Math.abs(Number(memory) / 1024 - memoryMiB) < 2, memory);
    });
  }

  for (const { what, hardware, cmdline } of [
    { what: "the same hardware", hardware: {}, cmdline: `${SHELL} number=one` },
    { what: "other hardware", hardware: { memoryMiB: 64 }, cmdline: `${SHELL} number=two` },
    { what: "a kernel that is to unpack itself", hardware: {}, cmdline: `${SHELL} earlyprintk=ttyS0,115200` },
  ]) {
    it(`boots the same when a machine was made ready, asked for ${what}`, async () => {
      prepareV86({ kernel, memoryMiB: 128 }, v86SourceFiles);
      const ready = start(onV86, cmdline, hardware);
      // One machine was ready; the other gets ready now.
      const other = start(onV86, cmdline, hardware);
      const ends = await Promise.all([boot(ready), boot(other)]);
      for (const end of ends) {
        assert.equal(end.endedBy, "prompt", text(end));
        assert.ok(text(end).includes(`Kernel command line: ${cmdline}`));
      }
      const memory = (end: BootEnd) => /Memory: .*/.exec(text(end))?.[0];
      assert.equal(memory(ends[0]), memory(ends[1]));
    });
  }

  for (const memoryMiB of [128, 64]) {
    it(`boots with ${memoryMiB} MiB when a machine was put together with 128`, async () => {
      assembleV86(128, v86SourceFiles, null);
      const end = await boot(start(onV86, SHELL, { memoryMiB }));
      assert.equal(end.endedBy, "prompt", text(end));
      const memory = Number(/Memory: \d+K\/(\d+)K/.exec(text(end))?.[1]) / 1024;
      assert.ok(Math.abs(memory - memoryMiB) < 2, `${memory} MiB`);
    });
  }

  it("lets the kernel unpack itself when that is to be seen, and when the size is not a multiple of 4", async () => {
    const padded = new Uint8Array(kernel.length + 3);
    padded.set(kernel);
    const odd = { kernel: padded, initramfs: Buffer.concat([initramfs, Buffer.alloc(1)]) };
    const end = await boot(start(onV86, `${SHELL} earlyprintk=ttyS0,115200`, odd));
    assert.equal(end.endedBy, "prompt", text(end));
  });

  it("refuses a 64-bit kernel with a reason", async () => {
    const patched = Uint8Array.from(kernel);
    patched[0x236] = (patched[0x236] ?? 0) | 1;
    const { endedBy, failure } = await boot(start(onV86, SHELL, { kernel: patched }));
    assert.equal(endedBy, "crashed");
    assert.match(failure ?? "", /64-bit.*QEMU/);
  });

  it("takes the kernel out of a bzImage exactly as the build put it in", async () => {
    const image = inspectKernel(kernel);
    assert.ok(image);
    const unpacked = await unpackKernel(image, kernel);
    assert.ok(unpacked);
    const flat = await readFile(guest.vmlinux);
    for (const { address, bytes } of unpacked.segments) {
      const offset = address - image.runAddress;
      assert.ok(Buffer.from(bytes).equals(flat.subarray(offset, offset + bytes.length)));
    }
  });

  it("leaves nothing behind that would keep the process alive", () => {
    const script = `
      import { readFileSync } from "node:fs";
      import { assembleV86, prepareV86, startV86 } from ${JSON.stringify(import.meta.resolve("../../emulator/v86/node.ts"))};
      import { v86SourceFiles } from ${JSON.stringify(import.meta.resolve("../../emulator/v86/sources.ts"))};
      const kernel = readFileSync(${JSON.stringify(guest.image)});
      const options = { kernel, initramfs: null, cmdline: Buffer.from("console=ttyS0 panic=-1"), memoryMiB: 64 };
      // The first machine ends by itself and nobody stops it; the others are stopped.
      startV86(options, v86SourceFiles);
      for (let count = 0; count < 3; count++) await startV86(options, v86SourceFiles).stop();
      // One that is taken and stopped, one that nobody takes.
      prepareV86(options, v86SourceFiles);
      await startV86(options, v86SourceFiles).stop();
      prepareV86(options, v86SourceFiles);
    `;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    const { status, signal, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 30_000 });
    assert.deepEqual({ status, signal }, { status: 0, signal: null }, stderr);
  });
});

describe("the QEMU engine", function () {
  this.timeout(60_000);
  before(function () {
    const program = qemuProgram(kernel);
    if (spawnSync(program, ["--version"]).status === 0) return;
    console.log(`    ${program} is not installed (Debian package qemu-system-x86): its tests are skipped.`);
    this.skip();
  });
  behavesLikeAMachine(onQemu);
});
