/** Boots a recipe in QEMU and records what it writes to the serial line. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BootRecipe, BootRecording } from "./boot-recipe.js";
import { recordingKernel } from "./recording-kernels.js";
import { buildImage } from "./recipe-image.js";

const DEFAULT_MEMORY = 128;
const DEFAULT_SECONDS = 30;
const VGA_TEXT_ADDRESS = 0xb8000;
const VGA_TEXT_BYTES = 0x8000;
const VGA_COLUMNS = 80;
const VGA_ROWS = 25;

/** Boots `recipe`, with a kernel that is built when it is not in the cache. @throws RunError; Error without QEMU */
export async function recordBoot(recipe: BootRecipe): Promise<BootRecording> {
  const kernel = await recordingKernel(recipe.kernel);
  const folder = await mkdtemp(join(tmpdir(), "bootpath-record-"));
  try {
    const image = await buildImage(recipe, folder);
    const args = ["-kernel", kernel, "-append", recipe.cmdline, ...machineArguments(recipe)];
    if (image !== null) args.push("-initrd", image);
    if (recipe.disk !== undefined)
      args.push("-drive", `file=${await makeDisk(recipe.disk, folder)},if=virtio,format=raw`);
    const command = `qemu-system-${recipe.machine ?? "i386"}`;
    if (recipe.screen === true) return await runWithScreen(command, args, recipe, folder);
    return { log: await runMachine(command, args, recipe), screen: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const boards: Readonly<Record<NonNullable<BootRecipe["machine"]>, readonly string[]>> = {
  i386: ["-M", "pc"],
  x86_64: ["-M", "pc"],
  arm: ["-M", "virt"],
  aarch64: ["-M", "virt", "-cpu", "cortex-a57"],
};

function machineArguments(recipe: BootRecipe): readonly string[] {
  const network = recipe.network === true ? "user,model=e1000,restrict=on" : "none";
  const board = boards[recipe.machine ?? "i386"];
  const machine = [...board, "-m", String(recipe.memory ?? DEFAULT_MEMORY), "-nic", network, "-no-reboot"];
  if (recipe.cpu !== undefined) machine.push("-cpu", recipe.cpu);
  if (recipe.firmwareOnSerial === true) return [...machine, "-nographic"];
  if (recipe.screen === true) return [...machine, "-display", "none", "-monitor", "stdio"];
  return [...machine, "-display", "none", "-serial", "stdio", "-monitor", "none"];
}

async function makeDisk(text: string, folder: string): Promise<string> {
  const disk = Buffer.alloc(1024 * 1024);
  disk.write(text);
  const path = join(folder, "disk");
  await writeFile(path, disk);
  return path;
}

/** Runs a machine whose serial line is our standard input and output. */
function runMachine(command: string, args: readonly string[], recipe: BootRecipe): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const machine = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    const chunks: Buffer[] = [];
    const inputs = [...(recipe.input ?? [])];
    const until = recipe.until === undefined ? null : new RegExp(recipe.until);
    const timer = setTimeout(() => machine.kill(), limitMs(recipe));
    machine.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const text = Buffer.concat(chunks).toString("latin1");
      const next = inputs[0];
      if (next !== undefined && text.includes(next.after)) machine.stdin.write(inputs.shift()?.send ?? "");
      if (until?.test(text) === true) machine.kill();
    });
    machine.on("error", reject);
    machine.on("close", () => {
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
  });
}

/** Runs a machine for its time, then reads its VGA text memory through the monitor on standard input and output. */
function runWithScreen(
  command: string,
  args: readonly string[],
  recipe: BootRecipe,
  folder: string,
): Promise<BootRecording> {
  const serial = join(folder, "serial");
  const memory = join(folder, "screen");
  return new Promise((resolve, reject) => {
    const machine = spawn(command, [...args, "-serial", `file:${serial}`], { stdio: ["pipe", "pipe", "inherit"] });
    let answers = "";
    machine.stdout.on("data", (chunk: Buffer) => (answers += chunk.toString("latin1")));
    const timer = setTimeout(() => {
      // The registers 12 and 13 of the display controller hold where in its memory the screen starts.
      const start = ["o /b 0x3d4 12", "i /b 0x3d5", "o /b 0x3d4 13", "i /b 0x3d5"];
      const commands = [`pmemsave ${VGA_TEXT_ADDRESS} ${VGA_TEXT_BYTES} "${memory}"`, ...start, "quit"];
      machine.stdin.write(commands.map((line) => `${line}\n`).join(""));
    }, limitMs(recipe));
    machine.on("error", reject);
    machine.on("close", () => {
      clearTimeout(timer);
      const [high = 0, low = 0] = [...answers.matchAll(/portb\[0x0*3d5\] = (0x[0-9a-f]+)/g)].map(([, value]) =>
        Number(value),
      );
      Promise.all([readFile(serial), readFile(memory)]).then(([log, cells]) => {
        resolve({ log, screen: screenLines(cells, high * 256 + low) });
      }, reject);
    });
  });
}

function limitMs(recipe: BootRecipe): number {
  return (recipe.seconds ?? DEFAULT_SECONDS) * 1000;
}

/** The rows from cell `start` on. Every cell is a character and its colours; the memory goes round. */
function screenLines(memory: Uint8Array, start: number): readonly string[] {
  const rows: string[] = [];
  for (let row = 0; row < VGA_ROWS; row++) {
    let text = "";
    for (let column = 0; column < VGA_COLUMNS; column++) {
      const cell = start + row * VGA_COLUMNS + column;
      text += String.fromCharCode(memory[(cell * 2) % VGA_TEXT_BYTES] ?? 0);
    }
    rows.push(text.replaceAll("\0", " ").trimEnd());
  }
  while (rows.at(-1) === "") rows.pop();
  return rows;
}
