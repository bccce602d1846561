/** The files that scenarios of boots name as `files/…`: scripts as text, and small ELF files put together here. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder with the recorded samples and what belongs to them. */
export const bootDataFolder = join(import.meta.dirname, "../data/boot");

/** A program header of 32 bits: type, offset, address, size in the file, size in memory, flags. */
type Segment = readonly [
  type: number,
  offset: number,
  address: number,
  fileSize: number,
  memorySize: number,
  flags: number,
];

interface ElfOptions {
  readonly type?: number;
  readonly machine?: number;
  readonly bits?: number;
  readonly headerSize?: number;
  readonly headerCount?: number;
  readonly headerOffset?: number;
  readonly segments?: readonly Segment[];
  /** Text behind the program headers. */
  readonly tail?: string;
}

const PT_LOAD = 1;
const PT_INTERP = 3;
const PT_NOTE = 4;

/** Where the bytes behind the header and one program header start. */
const BEHIND_ONE = 52 + 32;

const code: Segment = [PT_LOAD, 0, 0x8048000, 0x100, 0x100, 5];

/** An ELF file of 32 bits whose program, if it runs at all, runs for ever. */
function elf(options: ElfOptions): Uint8Array {
  const { segments = [code], headerOffset = 52, tail = "" } = options;
  const bytes = new Uint8Array(52 + 32 * segments.length + tail.length + 0x200);
  const view = new DataView(bytes.buffer);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, options.bits === 64 ? 2 : 1, 1, 1]);
  view.setUint16(16, options.type ?? 2, true);
  view.setUint16(18, options.machine ?? 3, true);
  view.setUint32(20, 1, true);
  view.setUint32(24, 0x8048000 + 52 + 32 * segments.length + tail.length, true);
  view.setUint32(28, headerOffset, true);
  view.setUint16(40, 52, true);
  view.setUint16(42, options.headerSize ?? 32, true);
  view.setUint16(44, options.headerCount ?? segments.length, true);
  for (const [index, [type, offset, address, fileSize, memorySize, flags]] of segments.entries()) {
    const at = 52 + 32 * index;
    [type, offset, address, address, fileSize, memorySize, flags, 4].forEach((value, place) => {
      view.setUint32(at + 4 * place, value, true);
    });
  }
  bytes.set(new TextEncoder().encode(tail), 52 + 32 * segments.length);
  // jmp to itself
  for (let at = 52 + 32 * segments.length + tail.length; at < bytes.length; at += 2) bytes.set([0xeb, 0xfe], at);
  return bytes;
}

/** An ELF file whose only segment names an interpreter. */
function interpreted(interpreter: string, size = interpreter.length, options: ElfOptions = {}): Uint8Array {
  const segments: readonly Segment[] = [[PT_INTERP, BEHIND_ONE, 0, size, size, 4]];
  return elf({ ...options, segments, tail: interpreter });
}

/** As many program headers as asked for, of which the last one names an interpreter that is not there. */
function manyHeaders(count: number): Uint8Array {
  const tail = "/lib/ld-missing.so\0";
  const last: Segment = [PT_INTERP, 52 + 32 * count, 0, tail.length, tail.length, 4];
  const others = Array.from({ length: count - 1 }, (): Segment => [PT_NOTE, 0, 0, 0, 0, 4]);
  return elf({ segments: [...others, last], tail });
}

const scripts: Readonly<Record<string, string>> = {
  "blank-argument": "#!/bin/sh  ",
  "blanks-only": "#!   \n",
  "bytes-before": " #!/bin/sh\n",
  "hash-only": "#!",
  "long-argument": `#!/bin/sh ${"a".repeat(300)}\n`,
  "long-interpreter": `#!/${"b".repeat(300)}\n`,
  "no-newline": "#!/bin/sh",
  "no-newline-argument": "#!/bin/sh -e",
  "nul-interpreter": "#!\0\n",
  "nul-inside": "#!/bin/sh\0 -x\n",
  "one-byte": "x",
  "relative-interpreter": "#!bin/sh\n",
  "several-arguments": "#!/bin/sh  -e -u \t\n",
  "tab-argument": "#!\t/bin/sh\t-x\n",
  "three-bytes": "#!\n",
  "interpreter-folder": "#!/bin\n",
  "interpreter-missing-folder": "#!/usr/bin/env sh\n",
  "script-1": "#!/s/2 one\n",
  "script-2": "#!/s/3 two\n",
  "script-3": "#!/s/4 three\n",
  "script-4": "#!/s/5 four\n",
  "script-5": "#!/bin/sh five\n",
  "script-0": "#!/s/1\n",
  utf8: "#!/bin/sh grüße\n",
};

const programs: Readonly<Record<string, () => Uint8Array>> = {
  "elf-32-of-64-bits": () => interpreted("/lib/ld-missing.so\0", undefined, { bits: 64 }),
  "elf-address-of-kernel": () => elf({ segments: [[PT_LOAD, 0, 0xc0000000, 0x100, 0x100, 5]] }),
  "elf-arm": () => elf({ machine: 40 }),
  "elf-bad-header-size": () => elf({ headerSize: 56 }),
  "elf-core": () => elf({ type: 4 }),
  "elf-headers-behind-end": () => elf({ headerOffset: 0x10000 }),
  "elf-head-only": () => elf({}).subarray(0, 52),
  "elf-magic-only": () => elf({}).subarray(0, 4),
  "elf-128-headers": () => manyHeaders(128),
  "elf-129-headers": () => manyHeaders(129),
  "elf-misaligned": () => elf({ segments: [[PT_LOAD, 4, 0x8048000, 0x100, 0x100, 5]] }),
  "elf-more-in-file": () => elf({ segments: [[PT_LOAD, 0, 0x8048000, 0x200, 0x100, 5]] }),
  "elf-no-headers": () => elf({ headerCount: 0 }),
  "elf-relocatable": () => elf({ type: 1 }),
  "elf-too-big": () => elf({ segments: [[PT_LOAD, 0, 0x8048000, 0x100, 0xc0000000, 5]] }),
  "interp-behind-end": () => elf({ segments: [[PT_INTERP, 0x5000, 0, 10, 10, 4]] }),
  "interp-empty": () => interpreted("\0\0"),
  "interp-missing": () => interpreted("/lib/ld-missing.so\0"),
  "interp-no-nul": () => interpreted("/lib/ld.so"),
  "interp-of-one-byte": () => interpreted("\0"),
  "interp-too-long": () => interpreted("/lib/ld.so\0", 5000),
  "interp-twice": () =>
    elf({
      segments: [
        [PT_INTERP, 116, 0, 11, 11, 4],
        [PT_INTERP, 0x5000, 0, 11, 11, 4],
      ],
      tail: "/lib/ld.so\0",
    }),
};

const cache = new Map<string, Uint8Array | null>();

/** The bytes of `files/<name>`, or null where there is no such file. */
export function bootFile(name: string): Uint8Array | null {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const bytes = makeFile(name);
  cache.set(name, bytes);
  return bytes;
}

function makeFile(name: string): Uint8Array | null {
  const script = scripts[name];
  if (script !== undefined) return new TextEncoder().encode(script);
  const program = programs[name];
  if (program !== undefined) return program();
  try {
    return new Uint8Array(readFileSync(join(bootDataFolder, "files", name)));
  } catch {
    return null;
  }
}
