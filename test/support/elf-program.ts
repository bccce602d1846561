/** Small ELF files with a dynamic section, for tests about libraries. They cannot be run. */

/** What such a file says. */
export interface ElfDescription {
  readonly bits?: 32 | 64;
  /** `e_machine`; by default that of x86 with so many bits. */
  readonly machine?: number;
  /** PT_INTERP; without one it is a library. */
  readonly interpreter?: string;
  readonly needed?: readonly string[];
  readonly rpath?: string;
  readonly runpath?: string;
  /** Whether it has a dynamic section. Default `dynamic`. */
  readonly linking?: "dynamic" | "static";
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_RPATH = 15;
const DT_RUNPATH = 29;

/** Where the file is in memory. */
const BASE = 0x10000;

/** Puts the file together: header, program headers, dynamic section, strings. */
export function elfProgram(description: ElfDescription): Uint8Array {
  const bits = description.bits ?? 32;
  const word = bits / 8;
  const strings = new Strings();
  const interpreter = description.interpreter;
  const entries: (readonly [tag: number, value: number])[] = [];
  for (const name of description.needed ?? []) entries.push([DT_NEEDED, strings.add(name)]);
  if (description.rpath !== undefined) entries.push([DT_RPATH, strings.add(description.rpath)]);
  if (description.runpath !== undefined) entries.push([DT_RUNPATH, strings.add(description.runpath)]);
  const interpreterAt = interpreter === undefined ? 0 : strings.add(interpreter);
  const headerSize = bits === 64 ? 64 : 52;
  const segmentSize = bits === 64 ? 56 : 32;
  const segmentCount = 1 + (description.linking === "static" ? 0 : 1) + (interpreter === undefined ? 0 : 1);
  const dynamicAt = headerSize + segmentCount * segmentSize;
  const dynamicSize = (entries.length + 2) * 2 * word;
  const stringsAt = dynamicAt + dynamicSize;
  entries.push([DT_STRTAB, BASE + stringsAt], [0, 0]);
  const size = stringsAt + strings.bytes.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const setWord = (at: number, value: number) => {
    if (bits === 64) view.setBigUint64(at, BigInt(value), true);
    else view.setUint32(at, value, true);
  };
  bytes.set([0x7f, 0x45, 0x4c, 0x46, bits === 64 ? 2 : 1, 1, 1]);
  view.setUint16(16, 3, true);
  view.setUint16(18, description.machine ?? (bits === 64 ? 62 : 3), true);
  view.setUint32(20, 1, true);
  setWord(24, BASE);
  setWord(24 + word, headerSize);
  view.setUint16(bits === 64 ? 54 : 42, segmentSize, true);
  view.setUint16(bits === 64 ? 56 : 44, segmentCount, true);
  let at = headerSize;
  const addSegment = (type: number, offset: number, length: number) => {
    view.setUint32(at, type, true);
    // The flags stand second in 64 bits, and last but one in 32; nobody here looks at them.
    const numbers = at + (bits === 64 ? 8 : 4);
    [offset, BASE + offset, BASE + offset, length, length].forEach((value, index) => {
      setWord(numbers + index * word, value);
    });
    at += segmentSize;
  };
  if (interpreter !== undefined) addSegment(PT_INTERP, stringsAt + interpreterAt, interpreter.length + 1);
  addSegment(PT_LOAD, 0, size);
  if (description.linking !== "static") addSegment(PT_DYNAMIC, dynamicAt, dynamicSize);
  for (const [index, [tag, value]] of entries.entries()) {
    setWord(dynamicAt + 2 * index * word, tag);
    setWord(dynamicAt + (2 * index + 1) * word, value);
  }
  bytes.set(strings.bytes, stringsAt);
  return bytes;
}

/** A string table that grows. */
class Strings {
  bytes = new Uint8Array([0]);

  add(text: string): number {
    const at = this.bytes.length;
    this.bytes = new Uint8Array([...this.bytes, ...new TextEncoder().encode(text), 0]);
    return at;
  }
}
