/** Boots a scenario and reads from the kernel's log what it did. Needs gcc, and qemu-system-i386 for that engine. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Engine } from "../../emulator/machine.js";
import { startV86 } from "../../emulator/v86/node.js";
import { v86SourceFiles } from "../../emulator/v86/sources.js";
import { bootDataFolder, bootFile } from "../../test/conformance/boot/files.js";
import type { BootTruth } from "../../test/conformance/boot/predict.js";
import { kernelSources } from "../guest.js";
import { cached, contentKey } from "./cache.js";
import { run, RunError } from "./run.js";

/** What is booted. */
export interface TruthInput {
  /** Path of a bzImage. */
  readonly kernel: string;
  readonly cmdline: string;
  readonly manifest: string | null;
  /** Default `qemu`. */
  readonly engine?: Engine;
}

/** A boot that ended in no way that can be recorded. */
export class UnclearBootError extends Error {}

/** Boots, and says what the kernel did. @throws UnclearBootError with the end of the log, RunError */
export async function bootTruth(input: TruthInput): Promise<BootTruth> {
  const folder = await mkdtemp(join(tmpdir(), "bootpath-truth-"));
  try {
    const image = input.manifest === null ? null : await packImage(input.manifest, folder);
    return readTruth(await serialLog(input, image), input.cmdline);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Packs with the kernel's own tool. Lines that it drops are part of what is recorded; lines that it refuses are not. */
async function packImage(manifest: string, folder: string): Promise<string> {
  for (const [, name] of manifest.matchAll(/ files\/(\S+)/g)) {
    if (name === undefined) continue;
    const path = join(folder, "files", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await sourceFile(name));
  }
  const list = join(folder, "manifest");
  const image = join(folder, "image");
  await writeFile(list, manifest);
  const script = 'cd "$1" && "$2" -t 0 manifest > image';
  await run("bash", ["-c", script, "pack", folder, await genInitCpio()]);
  return image;
}

async function sourceFile(name: string): Promise<Uint8Array> {
  if (name === "init32") return readFile(await truthfulInit());
  const bytes = bootFile(name);
  if (bytes === null) throw new RunError(`There is no file ${name}.`);
  return bytes;
}

/** The program that tells the kernel's log what it was started with. */
async function truthfulInit(): Promise<string> {
  const source = join(bootDataFolder, "init.c");
  const flags = ["-m32", "-Os", "-nostdlib", "-static", "-ffreestanding", "-fno-pic", "-fno-stack-protector"];
  const folder = await cached("truthful-init", contentKey([await readFile(source), ...flags]), async (partial) => {
    await run("gcc", [...flags, "-w", "-o", join(partial, "init"), source]);
  });
  return join(folder, "init");
}

async function genInitCpio(): Promise<string> {
  const source = join(await kernelSources("6.12"), "usr/gen_init_cpio.c");
  const folder = await cached("gen-init-cpio", contentKey([await readFile(source)]), async (partial) => {
    await run("gcc", ["-O1", "-o", join(partial, "gen_init_cpio"), source]);
  });
  return join(folder, "gen_init_cpio");
}

/** The kernel has said all it will say. */
const ENDED = /TRUTH done|Kernel panic - not syncing/;
/** So long after the last message, a kernel that waits for its root device waits for ever. */
const SILENCE_MS = 7000;
const LONGEST_MS = 60_000;

/** The serial line of a machine, however it is run. */
interface Line {
  readonly onBytes: (listener: (bytes: Uint8Array) => void) => void;
  readonly stop: () => void;
  /** Fulfilled when the machine has ended. @throws RunError where it could not run */
  readonly ended: Promise<void>;
}

async function serialLog(input: TruthInput, image: string | null): Promise<string> {
  const line = input.engine === "v86" ? await v86Line(input, image) : qemuLine(input, image);
  const chunks: Uint8Array[] = [];
  let silence: NodeJS.Timeout | undefined;
  const longest = setTimeout(line.stop, LONGEST_MS);
  line.onBytes((bytes) => {
    chunks.push(bytes);
    const text = Buffer.concat(chunks).toString("latin1");
    clearTimeout(silence);
    const match = ENDED.exec(text);
    // The line itself may not be complete yet.
    if (match !== null && text.includes("\n", match.index)) line.stop();
    else if (text.includes("Waiting for root device")) silence = setTimeout(line.stop, SILENCE_MS);
  });
  try {
    await line.ended;
  } finally {
    clearTimeout(longest);
    clearTimeout(silence);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function v86Line({ kernel, cmdline }: TruthInput, image: string | null): Promise<Line> {
  const initramfs = image === null ? null : await readFile(image);
  const options = { kernel: await readFile(kernel), initramfs, cmdline: Buffer.from(cmdline), memoryMiB: 128 };
  const machine = startV86(options, v86SourceFiles);
  return {
    onBytes: (listener) => {
      machine.onSerial(listener);
    },
    stop: () => void machine.stop(),
    ended: new Promise((resolve, reject) => {
      machine.onEnd((end) => {
        if (end.type === "crashed") reject(new RunError(end.message));
        else resolve();
      });
    }),
  };
}

/** QEMU by itself: our own engine for it refuses what cannot go well, as a command line that is too long. */
function qemuLine({ kernel, cmdline }: TruthInput, image: string | null): Line {
  const machine = ["-M", "pc", "-m", "128", "-nic", "none", "-no-reboot", "-display", "none", "-monitor", "none"];
  const args = [...machine, "-serial", "stdio", "-kernel", kernel, "-append", cmdline];
  if (image !== null) args.push("-initrd", image);
  const child = spawn("qemu-system-i386", args, { stdio: ["ignore", "pipe", "ignore"] });
  return {
    onBytes: (listener) => child.stdout.on("data", listener),
    stop: () => void child.kill("SIGKILL"),
    ended: new Promise((resolve, reject) => {
      child.on("error", (error) => {
        reject(new RunError(error.message));
      });
      child.on("close", () => {
        resolve();
      });
    }),
  };
}

/** The shapes of messages that are recorded; see the contract of `bootpath explain`. */
const SHAPES: readonly RegExp[] = [
  /^Warning: unable to open an initial console\.$/,
  /^check access for rdinit=.* failed: .*$/s,
  /^Run .* as init process$/s,
  /^Failed to execute .*$/s,
  /^Starting init: .* exists but couldn't execute it \(error -\d+\)$/s,
  /^Default init .* failed \(error -\d+\)$/s,
  /^Disabling rootwait; root= is invalid\.$/,
  /^Waiting -?\d+ sec before mounting root device\.\.\.$/,
  /^Waiting for root device .*\.\.\.$/s,
  /^VFS: Cannot open root device .* error -\d+$/s,
  /^Kernel panic - not syncing: .*$/s,
];

function readTruth(log: string, cmdline: string): BootTruth {
  const lines = log.split("\n").map((line) => line.replace(/\r$/, "").replace(/^\[ *\d+\.\d+\] /, ""));
  // Two consoles on one line print everything twice.
  const isDoubled = /earlyprintk=\S*keep/.test(cmdline);
  const recorded = lines.filter((line) => SHAPES.some((shape) => shape.test(line)));
  const messages = isDoubled ? recorded.filter((line, index) => line !== recorded[index - 1]) : recorded;
  // A line of the program may get lost; then nothing of the log is believed.
  const isWhole =
    lines.some((line) => line.startsWith("TRUTH init <")) && lines.some((line) => line.startsWith("TRUTH fd1"));
  if (lines.includes("TRUTH done") && isWhole)
    return { outcome: "userspace", init: readInit(lines, messages), messages };
  if (messages.some((line) => line.startsWith("Kernel panic"))) return { outcome: "panic", init: null, messages };
  if (messages.at(-1)?.startsWith("Waiting for root device") === true)
    return { outcome: "waits", init: null, messages };
  throw new UnclearBootError(`The boot with "${cmdline}" ended so:\n${log.split("\n").slice(-15).join("\n")}`);
}

function readInit(lines: readonly string[], messages: readonly string[]): BootTruth["init"] {
  const words = lines.find((line) => line.startsWith("TRUTH init <"))?.slice("TRUTH init <".length, -1);
  const isOpen = lines.includes("TRUTH fd1 open");
  const variables = lines.flatMap((line) => /^TRUTH env <(.*)>$/s.exec(line)?.[1] ?? []);
  return {
    path: /^Run (.*) as init process$/s.exec(messages.at(-1) ?? "")?.[1] ?? "",
    argv: words?.split("><") ?? [],
    env: [...new Set(variables)],
    console: isOpen ? "open" : "closed",
  };
}
