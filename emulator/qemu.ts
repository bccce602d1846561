/** Machines that run in QEMU, a program of the user's own. For 64-bit kernels, and for those who need more speed. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { inspectKernel } from "./kernel-image.js";
import { machineEvents } from "./machine-events.js";
import type { Machine, MachineEnd, MachineOptions } from "./machine.js";
import { preflight } from "./preflight.js";
import { openMonitor, type Monitor } from "./qemu/monitor.js";
import { readTextScreen } from "./qemu/screen.js";

/** How QEMU is run. */
export interface QemuSettings {
  /** The program; by default the one for the kernel's word size, looked for in PATH. */
  readonly program?: string;
  /**
   * What executes the guest. `tcg` translates its instructions and works everywhere, so it is the default; `kvm` is
   * much faster where the processor's virtualisation can be used.
   */
  readonly accelerator?: "tcg" | "kvm";
}

/** The program that runs a kernel by default. */
export function qemuProgram(kernel: Uint8Array): string {
  return inspectKernel(kernel)?.is64Bit === true ? "qemu-system-x86_64" : "qemu-system-i386";
}

/** Starts a QEMU machine. Never throws; what goes wrong, a missing QEMU too, is the machine's end. */
export function startQemu(options: MachineOptions, settings: QemuSettings = {}): Machine {
  const startedAt = performance.now();
  const events = machineEvents();
  const program = settings.program ?? qemuProgram(options.kernel);
  let monitor: Monitor | null = null;
  let child: ChildProcess | null = null;
  let guestEnd: MachineEnd | null = null;

  const run = async (folder: string): Promise<MachineEnd> => {
    const files = await writeFiles(folder, options);
    if (events.hasEnded()) return { type: "stopped" };
    const started = spawnQemu(
      program,
      [...hardware(options, files), "-accel", settings.accelerator ?? "tcg"],
      options,
      files,
    );
    child = started;
    started.stdout?.on("data", (bytes: Uint8Array) => {
      events.serial(new Uint8Array(bytes));
    });
    const connection = started.stdio[MONITOR_FD];
    if (connection instanceof Duplex) {
      monitor = openMonitor(connection, (reason) => {
        guestEnd = { type: reason };
      });
    }
    const failure = await exitOf(started, program);
    return failure === null ? (guestEnd ?? { type: "poweroff" }) : { type: "crashed", message: failure };
  };

  const life = withTemporaryFolder(run, options).then(events.end);
  return {
    engine: "qemu",
    startedAt,
    onSerial: events.onSerial,
    onEnd: events.onEnd,
    send: (bytes) => {
      if (!events.hasEnded()) child?.stdin?.write(bytes);
    },
    stop: async () => {
      events.end({ type: "stopped" });
      child?.kill("SIGKILL");
      await life;
    },
    screenText: async () => (monitor === null ? [] : readTextScreen(monitor)),
    processorTimeMs: () => (child?.pid === undefined ? null : processTimeMs(child.pid)),
  };
}

interface BootFiles {
  readonly kernel: string;
  readonly initramfs: string | null;
  readonly cmdline: string;
}

async function withTemporaryFolder(
  run: (folder: string) => Promise<MachineEnd>,
  options: MachineOptions,
): Promise<MachineEnd> {
  const problem = preflight(options, "qemu").find(({ severity }) => severity === "error");
  if (problem !== undefined) return { type: "crashed", message: problem.message };
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), "bootpath-"));
    return await run(folder);
  } catch (error) {
    return { type: "crashed", message: `QEMU could not be started: ${String(error)}` };
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

async function writeFiles(folder: string, options: MachineOptions): Promise<BootFiles> {
  const files: BootFiles = {
    kernel: join(folder, "kernel"),
    initramfs: options.initramfs === null ? null : join(folder, "initramfs"),
    cmdline: join(folder, "cmdline"),
  };
  const nul = options.cmdline.indexOf(0);
  await writeFile(files.kernel, options.kernel);
  await writeFile(files.cmdline, nul < 0 ? options.cmdline : options.cmdline.subarray(0, nul));
  if (files.initramfs !== null && options.initramfs !== null) await writeFile(files.initramfs, options.initramfs);
  return files;
}

/** The file descriptor that QEMU inherits for its control connection. */
const MONITOR_FD = 3;

/** Node encodes arguments as UTF-8, so a command line in any other encoding goes through the shell, which does not. */
const APPEND_FROM_FILE = 'append=$(cat "$1"; echo x); shift; exec "$@" -append "${append%x}"';

/** Windows cannot hand a file descriptor to QEMU; there the log alone tells a reboot from a power-off. */
const hasMonitor = process.platform !== "win32";

function hardware(options: MachineOptions, files: BootFiles): string[] {
  return [
    ...["-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-vga", "std"],
    ...["-m", String(options.memoryMiB), "-kernel", files.kernel],
    ...(files.initramfs === null ? [] : ["-initrd", files.initramfs]),
    ...["-chardev", "stdio,id=serial,signal=off", "-serial", "chardev:serial"],
    ...(hasMonitor ? ["-chardev", `socket,id=monitor,fd=${MONITOR_FD}`, "-mon", "chardev=monitor,mode=control"] : []),
  ];
}

function spawnQemu(program: string, args: readonly string[], options: MachineOptions, files: BootFiles): ChildProcess {
  const stdio: ("pipe" | "ignore")[] = ["pipe", "pipe", "pipe", hasMonitor ? "pipe" : "ignore"];
  const text = decodeUtf8(options.cmdline);
  if (text !== null) return spawn(program, [...args, "-append", text], { stdio });
  const shellArgs = ["-c", APPEND_FROM_FILE, "sh", files.cmdline, program, ...args];
  return spawn("/bin/sh", shellArgs, { stdio, env: { ...process.env, LC_ALL: "C" } });
}

function decodeUtf8(bytes: Uint8Array): string | null {
  const nul = bytes.indexOf(0);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(nul < 0 ? bytes : bytes.subarray(0, nul));
  } catch {
    return null;
  }
}

/** Waits for the end of QEMU. Null when it ended in good order, otherwise a sentence that says what went wrong. */
function exitOf(child: ChildProcess, program: string): Promise<string | null> {
  // A QEMU whose parent is gone would run on, with nobody to see it.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let complaint = "";
  child.stderr?.on("data", (bytes: Buffer) => {
    complaint = (complaint + bytes.toString("utf8")).slice(-2000);
  });
  // Written to after its end, the pipe reports an error that says nothing new.
  child.stdin?.on("error", () => undefined);
  return new Promise<string | null>((resolve) => {
    child.on("error", (error) => {
      resolve(isNotFound(error) ? notInstalled(program) : `QEMU could not be started: ${error.message}`);
    });
    child.on("close", (code, signal) => {
      if (code === 0) resolve(null);
      // The shell's way to say that it did not find the program.
      else if (code === 127) resolve(notInstalled(program));
      else resolve(`QEMU ended with ${code ?? signal ?? "no status"}. ${complaint.trim()}`.trim());
    });
  }).finally(() => {
    process.removeListener("exit", kill);
  });
}

function isNotFound(error: Error): boolean {
  return "code" in error && error.code === "ENOENT";
}

function notInstalled(program: string): string {
  return `QEMU is not installed: the program "${program}" was not found. Install it (on Debian and Ubuntu: the package qemu-system-x86).`;
}

/** Clock ticks of /proc per second, the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** How long a process has computed, in milliseconds; null where there is no /proc, and when the process is gone. */
function processTimeMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The second field may hold spaces and parentheses; user and system time are 12 and 13 behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}
