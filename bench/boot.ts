/**
 * From the command to the first byte and to the shell, beside `qemu-system-i386` (TCG) with the same kernel, initramfs and
 * command line; and "boot again", where the process runs and the machine is ready.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { prepareBoot } from "../boot/prepare.js";
import { planBoot } from "../boot/plan.js";
import { qemuProgram } from "../emulator/qemu.js";
import { prepareV86, startV86, v86FilesIn } from "../emulator/v86/node.js";
import type { Machine, MachineOptions } from "../emulator/machine.js";
import { diskReader } from "../host/file-reader.js";
import { targetsInFolder } from "../host/targets.js";
import { projectRoot } from "../scripts/lib/cache.js";
import { atMost, atMostTimes, peakMemoryMb, summary, type Measurement } from "./measure.js";

const rounds = 9;
const dist = join(projectRoot, "dist");
const target = join(projectRoot, "examples/5-shell");
const prompt = "/ # ";

/** Milliseconds from the start to the first byte of the serial line and to the prompt. */
interface BootTimes {
  readonly first: number;
  readonly prompt: number;
}

/** A boot in a process of its own. */
interface BootProcess extends BootTimes {
  /** The most memory that the process had until the prompt; null where the system does not say. */
  readonly peakMb: number | null;
}

/** Measures boots of the example that reaches a shell. Needs everything built; without QEMU there is no peer. */
export async function boots(): Promise<readonly Measurement[]> {
  const options = await exampleBoot();
  const folder = mkdtempSync(join(tmpdir(), "bootpath-bench-boot-"));
  try {
    writeFileSync(join(folder, "kernel"), options.kernel);
    writeFileSync(join(folder, "initramfs"), options.initramfs ?? "");
    const cold: BootProcess[] = [];
    const again: BootTimes[] = [];
    const qemu: BootProcess[] = [];
    // In turns, so that all of them meet the same load of the machine.
    for (let round = 0; round < rounds; round++) {
      cold.push(await bootProcess(process.execPath, coldArguments));
      again.push(await bootAgain(options));
      const peer = await bootProcess(qemuProgram(options.kernel), qemuArguments(folder, options)).catch(() => null);
      if (peer !== null) qemu.push(peer);
    }
    return [
      row("bootpath boot, process to first byte", "first", cold, qemu, null),
      row("bootpath boot, process to prompt", "prompt", cold, qemu, 1),
      row("boot again, to first byte", "first", again, qemu, null),
      row("boot again, to prompt", "prompt", again, qemu, 0.5),
      memoryRow(cold, qemu, options.memoryMiB),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function row(
  name: string,
  what: keyof BootTimes,
  ours: readonly BootTimes[],
  qemu: readonly BootTimes[],
  goal: number | null,
): Measurement {
  const { median, spread } = summary(ours.map((one) => one[what]));
  const peers = qemu.length === 0 ? {} : { qemu: summary(qemu.map((one) => one[what])).median };
  const goals = goal === null ? [] : atMostTimes(median, goal, "qemu", peers);
  return { name, median, spread, unit: "ms", peers, goals, note: "" };
}

/** What the emulator needs beside the memory of its guest. */
const ownMemoryMb = 80;

function memoryRow(ours: readonly BootProcess[], qemu: readonly BootProcess[], guestMib: number): Measurement {
  const peaks = (boots: readonly BootProcess[]) => summary(boots.flatMap(({ peakMb }) => peakMb ?? []));
  const { median, spread } = peaks(ours);
  const peers = qemu.length === 0 ? {} : { qemu: peaks(qemu).median };
  const goals = [atMost(median, Math.round(guestMib * 1.048576) + ownMemoryMb, "MB")];
  return {
    name: `boot of a guest with ${guestMib} MiB, peak memory`,
    median,
    spread,
    unit: "MB",
    peers,
    goals,
    note: "",
  };
}

async function exampleBoot(): Promise<MachineOptions> {
  const [located] = targetsInFolder(target, diskReader).targets;
  if (located === undefined) throw new Error(`${target} is no boot target`);
  const environment = { files: diskReader, guestFolder: join(dist, "guest"), variables: process.env };
  return (await prepareBoot(planBoot(located), environment)).machine;
}

const coldArguments = [join(dist, "cli/bootpath.mjs"), "boot", target, "--until", prompt];

function qemuArguments(folder: string, { cmdline, memoryMiB }: MachineOptions): readonly string[] {
  const quiet = ["-nic", "none", "-no-reboot", "-display", "none", "-monitor", "none", "-serial", "stdio"];
  const machine = ["-M", "pc", "-accel", "tcg", "-m", String(memoryMiB), ...quiet];
  const files = ["-kernel", join(folder, "kernel"), "-initrd", join(folder, "initramfs")];
  return [...machine, ...files, "-append", Buffer.from(cmdline).toString("latin1")];
}

function bootProcess(command: string, args: readonly string[]): Promise<BootProcess> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
    const watch = watchSerial(start, (times) => {
      const peakMb = peakMemoryMb(child.pid);
      child.once("exit", () => {
        resolve({ ...times, peakMb });
      });
      child.kill("SIGKILL");
    });
    child.stdout.on("data", watch);
    child.once("error", reject);
  });
}

/** As the editor does it: the worker of the last boot's successor has been getting ready since. */
async function bootAgain(options: MachineOptions): Promise<BootTimes> {
  const files = v86FilesIn(pathToFileURL(`${join(dist, "emulator")}/`));
  prepareV86(options, files);
  // People need longer than that to press a key; nothing tells when the worker is ready.
  await pause(1_000);
  const start = performance.now();
  const machine: Machine = startV86(options, files);
  const times = await new Promise<BootTimes>((resolve) => {
    machine.onSerial(watchSerial(start, resolve));
  });
  await machine.stop();
  return times;
}

function watchSerial(start: number, whenPrompted: (times: BootTimes) => void): (bytes: Uint8Array) => void {
  let first: number | null = null;
  let seen = "";
  return (bytes) => {
    const now = performance.now() - start;
    first ??= now;
    const had = seen.includes(prompt);
    seen += Buffer.from(bytes).toString("latin1");
    if (!had && seen.includes(prompt)) whenPrompted({ first, prompt: now });
  };
}
