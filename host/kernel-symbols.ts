/** Reads the symbols of a kernel from its System.map or vmlinux, piece by piece: such a file may have hundreds of MiB. */
import { open, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { looksLikeSystemMap, parseSystemMap } from "../core/log/symbols/system-map.js";
import { symbolTableBuilder, type SymbolTable } from "../core/log/symbols/table.js";
import {
  elfHeadLength,
  findSymbols,
  parseSymbols,
  readElfSections,
  symbolSize,
  type ElfSections,
  type FileRange,
} from "../core/log/symbols/vmlinux.js";

/** The symbols of one file. */
export interface KernelSymbols {
  readonly path: string;
  readonly kind: "System.map" | "vmlinux";
  readonly table: SymbolTable;
}

/** A file without usable symbols, and why, in a sentence. */
export interface NoSymbols {
  readonly path: string;
  readonly kind: "none";
  readonly reason: string;
}

/** Bytes that are read and parsed at once; in between others have their turn. */
const pieceLength = 128 * 1024;
/** A table of more bytes than that is none: kernels with everything built in have a tenth of it. */
const mostBytes = 256 * 1024 * 1024;

/** Reads a System.map or a vmlinux; which it is, its content says. Never rejects. */
export async function readKernelSymbols(path: string): Promise<KernelSymbols | NoSymbols> {
  try {
    const file = await open(path);
    try {
      const head = await read(file, { offset: 0, length: elfHeadLength });
      const elf = readElfSections(head);
      if (elf !== null) return withTable(path, "vmlinux", await readElf(file, elf));
      if (!looksLikeSystemMap(head.toString("latin1")))
        return { path, kind: "none", reason: `${path} is neither a System.map nor a vmlinux.` };
      return withTable(path, "System.map", await readMap(file));
    } finally {
      await file.close();
    }
  } catch (error) {
    return { path, kind: "none", reason: `${path} cannot be read: ${String(error)}` };
  }
}

/** Where the symbols of a kernel image usually lie: beside it, and at the root of the tree that it was built in. */
export function symbolPathsBeside(kernelPath: string): readonly string[] {
  const folder = dirname(kernelPath);
  // arch/x86/boot/bzImage, arch/arm64/boot/Image
  const tree = /[\\/]arch[\\/][^\\/]+[\\/]boot$/.test(folder) ? [join(folder, "../../..")] : [];
  const version = /[\\/]vmlinuz-([^\\/]+)$/.exec(kernelPath)?.[1];
  const versioned = version === undefined ? [] : [join(folder, `System.map-${version}`)];
  return [...versioned, ...[folder, ...tree].flatMap((one) => symbolPathsIn(one))];
}

/** The files with symbols in a folder such as a kernel tree. */
export function symbolPathsIn(folder: string): readonly string[] {
  return [join(folder, "vmlinux"), join(folder, "System.map")];
}

/** What a file is by its first bytes; null where it is neither, or cannot be read. */
export async function symbolFileKind(path: string): Promise<KernelSymbols["kind"] | null> {
  try {
    const file = await open(path);
    try {
      const head = await read(file, { offset: 0, length: elfHeadLength });
      if (readElfSections(head) !== null) return "vmlinux";
      return looksLikeSystemMap(head.toString("latin1")) ? "System.map" : null;
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}

/** Something that changes when the file does; null for what is no file. */
export async function fileStamp(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? `${found.mtimeMs} ${found.size}` : null;
}

function withTable(path: string, kind: KernelSymbols["kind"], table: SymbolTable | null): KernelSymbols | NoSymbols {
  if (table !== null) return { path, kind, table };
  // Debian's package of a kernel has a System.map of one line, which names the package with the real one.
  return { path, kind: "none", reason: `${path} has no symbols: it is stripped, or stands in for the real one.` };
}

async function readElf(file: FileHandle, elf: ElfSections): Promise<SymbolTable | null> {
  const sections = findSymbols(elf, await read(file, elf.headers));
  if (sections === null) return null;
  const names = await read(file, sections.names);
  const builder = symbolTableBuilder();
  const size = symbolSize(elf.layout);
  const step = Math.floor(pieceLength / size) * size;
  for (let at = 0; at < Math.min(sections.symbols.length, mostBytes); at += step) {
    const length = Math.min(step, sections.symbols.length - at);
    const piece = await read(file, { offset: sections.symbols.offset + at, length });
    builder.add(parseSymbols(piece, names, sections.code, elf.layout));
  }
  return builder.finish();
}

async function readMap(file: FileHandle): Promise<SymbolTable | null> {
  const builder = symbolTableBuilder();
  let rest = "";
  for (let offset = 0; offset < mostBytes; offset += pieceLength) {
    const piece = await read(file, { offset, length: pieceLength });
    const text = rest + piece.toString("latin1");
    const end = piece.length < pieceLength ? text.length : text.lastIndexOf("\n") + 1;
    builder.add(parseSystemMap(text.slice(0, end)));
    rest = text.slice(end);
    if (piece.length < pieceLength) break;
  }
  return builder.finish();
}

/** The bytes of a range, as far as the file has them. */
async function read(file: FileHandle, { offset, length }: FileRange): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.min(length, mostBytes));
  let done = 0;
  while (done < buffer.length) {
    const { bytesRead } = await file.read(buffer, done, buffer.length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}
