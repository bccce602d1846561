/** What can go wrong when load_elf_binary() maps a file, after the old program is gone (6.12; the same in 6.1 and 7.2). */
import { EINVAL, ENOMEM, PT_LOAD, ET_DYN, ET_EXEC, type ElfHeader, type ProgramHeader } from "./elf.js";

/** The memory of a process. */
export interface AddressSpace {
  readonly pageSize: number;
  /** TASK_SIZE: the first address that is not the process's. */
  readonly end: number;
}

/** A failure of the mapping. The kernel then kills the process with SIGSEGV as soon as it would run. */
export interface MappingFailure {
  readonly errno: number;
  /** A sentence without its subject. */
  readonly reason: string;
}

/** Processes of a 32-bit x86 kernel with the usual split of memory (CONFIG_VMSPLIT_3G). */
export const x86AddressSpace: AddressSpace = { pageSize: 4096, end: 0xc000_0000 };

/** The first segment of a program that cannot be mapped; null where all can. Kernel: load_elf_binary, elf_map. */
export function programMappingFailure(
  header: ElfHeader,
  segments: readonly ProgramHeader[],
  space: AddressSpace,
): MappingFailure | null {
  for (const segment of segments) {
    if (segment.type !== PT_LOAD) continue;
    const failure = segmentFailure(segment, space, header.type === ET_EXEC ? segment.address : null);
    if (failure !== null) return failure;
    if (!fitsMemory(segment, segment.address, space)) {
      return { errno: EINVAL, reason: `has a segment of ${segment.memorySize} bytes that does not fit into memory` };
    }
  }
  return null;
}

/** The same for the program interpreter, where some errors have other numbers. Kernel: load_elf_interp. */
export function interpreterMappingFailure(
  header: ElfHeader,
  segments: readonly ProgramHeader[],
  space: AddressSpace,
): MappingFailure | null {
  // The function leaves its error variable at all ones, which reads as EPERM.
  if (header.type !== ET_EXEC && header.type !== ET_DYN) return { errno: 1, reason: "is no executable and no library" };
  const loads = segments.filter((segment) => segment.type === PT_LOAD);
  if (loads.length === 0) return { errno: EINVAL, reason: "has nothing to load" };
  for (const segment of loads) {
    const failure = segmentFailure(segment, space, header.type === ET_EXEC ? segment.address : null);
    if (failure !== null) return failure;
    if (!fitsMemory(segment, segment.address, space)) {
      return { errno: ENOMEM, reason: `has a segment of ${segment.memorySize} bytes that does not fit into memory` };
    }
  }
  return null;
}

/** elf_load(): `address` is null where the kernel is free to choose it. */
function segmentFailure(
  segment: ProgramHeader,
  { pageSize, end }: AddressSpace,
  address: number | null,
): MappingFailure | null {
  const inPage = segment.address % pageSize;
  const start = address === null ? 0 : address - inPage;
  const outside = `wants memory at 0x${segment.address.toString(16)}, which belongs to the kernel`;
  if (segment.fileSize > 0) {
    if (modulo(segment.offset - inPage, pageSize) !== 0) {
      return { errno: EINVAL, reason: `has a segment whose offset ${segment.offset} does not match its address` };
    }
    if (start > end - roundUp(inPage + segment.fileSize, pageSize)) return { errno: ENOMEM, reason: outside };
  }
  // What the file does not fill is memory of its own; an end that does not fit into 32 bits is not seen here.
  const filled = segment.fileSize > 0 ? roundUp(start + inPage + segment.fileSize, pageSize) : start;
  const needed = roundUp(start + inPage + segment.memorySize, pageSize);
  const wraps = needed >= 2 ** 32;
  return needed > filled && needed > end && !wraps ? { errno: ENOMEM, reason: outside } : null;
}

function fitsMemory(segment: ProgramHeader, address: number, { end }: AddressSpace): boolean {
  return address < end && segment.fileSize <= segment.memorySize && segment.memorySize <= end - address;
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
