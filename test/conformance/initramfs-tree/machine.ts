/** A real kernel unpacks an archive and a small program lists what came of it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeBytes, encodeBytes } from "../../../core/text/bytes.js";
import { cached, contentKey } from "../../../scripts/lib/cache.js";
import { run } from "../../../scripts/lib/run.js";

/** A node as the guest saw it. Strings are text made by `decodeBytes`. */
export interface ListedNode {
  readonly path: string;
  /** With type bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly device: string;
  readonly inode: number;
  readonly links: number;
  readonly size: number;
  /** The target of a symbolic link, or the first 16 bytes of a file. */
  readonly text: string;
}

/** What a path led to in the guest: an inode, or minus an error number. */
export interface ListedProbe {
  readonly path: string;
  readonly followed: number;
  readonly notFollowed: number;
}

/** All that the guest wrote. */
export interface Listing {
  readonly nodes: readonly ListedNode[];
  readonly probes: readonly ListedProbe[];
}

/** The manifest of the archive that brings the lister, to be unpacked after all others. */
export const listerManifest = "file /.bootpath-lister lister 0755 0 0\nfile /.bootpath-probes probes 0644 0 0\n";

/** Why no guest can be started here; null when it can. */
export function missingForGuests(): string | null {
  if (!existsSync("/usr/bin/qemu-system-i386")) return "there is no qemu-system-i386";
  return existsSync("/usr/bin/gcc") ? null : "there is no gcc for the guest's program";
}

/** A folder with `lister` and `probes`, to which source files can be added. The caller removes it. */
export async function guestFolder(probes: readonly string[]): Promise<string> {
  const source = join(import.meta.dirname, "lister.c");
  const options = ["-m32", "-Os", "-Wall", "-nostdlib", "-static", "-ffreestanding", "-fno-pic", "-no-pie"];
  const flags = [...options, "-fno-stack-protector"];
  const compiled = await cached("tree-lister", contentKey([await readFile(source), ...flags]), async (partial) => {
    await run("gcc", [...flags, "-o", join(partial, "lister"), source]);
  });
  const folder = await mkdtemp(join(tmpdir(), "bootpath-tree-"));
  await copyFile(join(compiled, "lister"), join(folder, "lister"));
  await writeFile(join(folder, "probes"), encodeBytes(probes.map((probe) => `${probe}\0`).join("")));
  return folder;
}

/** Boots a kernel with an archive whose last part is that of `listerManifest`. `parameters` go on its command line. */
export async function bootAndList(
  kernel: string,
  archive: Uint8Array,
  folder: string,
  parameters: string,
): Promise<Listing> {
  const image = join(folder, "archive");
  await writeFile(image, archive);
  const cmdline = `console=ttyS0 loglevel=3 panic=-1 rdinit=/.bootpath-lister ${parameters}`;
  const machine = ["-M", "pc", "-m", "512", "-net", "none", "-no-reboot", "-display", "none", "-monitor", "none"];
  const boot = [...machine, "-serial", "stdio", "-kernel", kernel, "-initrd", image, "-append", cmdline];
  const log = await serialOutput("qemu-system-i386", boot);
  await rm(image);
  return readListing(log);
}

const LONGEST_BOOT_MS = 120_000;

function serialOutput(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const machine = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], timeout: LONGEST_BOOT_MS });
    const pieces: Buffer[] = [];
    machine.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    machine.on("error", reject);
    machine.on("close", () => {
      resolve(Buffer.concat(pieces).toString("latin1"));
    });
  });
}

function readListing(log: string): Listing {
  const body = /\nTREE BEGINS\n([^]*)TREE ENDS\n/.exec(log)?.[1];
  if (body === undefined) throw new Error(`The guest made no list. Its log ends with:\n${log.slice(-2000)}`);
  const nodes: ListedNode[] = [];
  const probes: ListedProbe[] = [];
  for (const line of body.split("\n")) {
    const [tag, path = "", ...rest] = line.split(" ");
    const numbers = rest.map(Number);
    if (tag === "P") {
      probes.push({ path: unescape(path), followed: numbers[0] ?? NaN, notFollowed: numbers[1] ?? NaN });
    } else if (tag === "N") {
      const [, uid = NaN, gid = NaN, major = NaN, minor = NaN, inode = NaN, links = NaN, size = NaN] = numbers;
      const [mode = "", text = ""] = [rest[0], rest[8]];
      const device = `${major}:${minor}`;
      const node = { path: unescape(path), mode: parseInt(mode, 8), uid, gid, device, inode, links, size };
      nodes.push({ ...node, text: unescape(text) });
    } else if (line !== "") {
      throw new Error(`The guest's list has a line of another form: ${line}`);
    }
  }
  return { nodes, probes };
}

function unescape(text: string): string {
  const bytes = text.replace(/%(..)/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return decodeBytes(Buffer.from(bytes, "latin1"));
}
