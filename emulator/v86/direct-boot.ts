/**
 * Boots a kernel without firmware, by the 32-bit boot protocol of Documentation/arch/x86/boot.rst: what has to lie
 * where in the memory of the PC, and the first instructions that it executes.
 */
import type { KernelImage } from "../kernel-image.js";
import type { MachineOptions } from "../machine.js";
import { MIB, placeInitramfs } from "../memory-layout.js";
import type { UnpackedKernel } from "./unpacked-kernel.js";

/** Bytes at a physical address. */
export interface MemorySegment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

// Free memory below 640 KiB, as a boot loader would use it. v86 itself takes 0x7c00 for its multiboot information.
const ENTRY_ADDRESS = 0x20000;
const BOOT_PARAMS_ADDRESS = 0x90000;
const CMDLINE_ADDRESS = 0x91000;
const EBDA_ADDRESS = 0x9fc00;
const BIOS_ADDRESS = 0xf0000;
const RESET_VECTOR_ADDRESS = 0xffff0;
const HIGH_MEMORY_ADDRESS = 0x100000;

/**
 * What a PC gets instead of a BIOS, before it is known which kernel it will boot: a multiboot image, which v86 accepts.
 * `kernelSegments` replaces it.
 */
export function placeholderImage(): ArrayBuffer {
  return entryImage(HIGH_MEMORY_ADDRESS).buffer;
}

/**
 * What of `kernel`, whose header is `image`, lies in the memory and does not depend on the command line and the initramfs;
 * with `unpacked`, what is packed in it. Whether the machine is large enough is known after `preflight`.
 */
export function kernelSegments(
  image: KernelImage,
  kernel: Uint8Array,
  unpacked: UnpackedKernel | null,
): readonly MemorySegment[] {
  const { entry, segments } = unpacked ?? {
    entry: image.loadAddress,
    segments: [{ address: image.loadAddress, bytes: kernel.subarray(image.protectedMode.start) }],
  };
  return [
    ...segments,
    { address: ENTRY_ADDRESS, bytes: entryImage(entry) },
    { address: RESET_VECTOR_ADDRESS, bytes: resetVectorCode },
  ];
}

/** What a boot adds to its kernel: the kernel's parameters, and the initramfs. The options must have passed `preflight`. */
export function bootSegments(image: KernelImage, options: MachineOptions): readonly MemorySegment[] {
  const { initramfs, cmdline, memoryMiB } = options;
  const nul = cmdline.indexOf(0);
  const text = cmdline.subarray(0, Math.min(nul < 0 ? cmdline.length : nul, EBDA_ADDRESS - CMDLINE_ADDRESS - 1));
  const ramdisk: MemorySegment = {
    // The place is known to exist after `preflight`.
    address: initramfs === null ? 0 : (placeInitramfs(image, initramfs.length, memoryMiB) ?? 0),
    bytes: initramfs ?? new Uint8Array(),
  };
  return [
    ramdisk,
    { address: CMDLINE_ADDRESS, bytes: Uint8Array.of(...text, 0) },
    { address: BOOT_PARAMS_ADDRESS, bytes: bootParams(image, options, ramdisk) },
  ].filter(({ bytes }) => bytes.length > 0);
}

/** The "zero page" that the kernel finds its header, its memory map and the state of the screen in. */
function bootParams(image: KernelImage, options: MachineOptions, ramdisk: MemorySegment): Uint8Array {
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  bytes.set(options.kernel.subarray(image.setupHeader.start, image.setupHeader.end), image.setupHeader.start);
  view.setUint8(0x210, 0xff); // type_of_loader: one without a number
  view.setUint32(0x218, ramdisk.address, true);
  view.setUint32(0x21c, ramdisk.bytes.length, true);
  view.setUint32(0x228, CMDLINE_ADDRESS, true);

  // screen_info: colour text with 80 columns and 25 lines, which is what `setTextMode` sets up.
  view.setUint8(0x06, 3); // orig_video_mode
  view.setUint8(0x07, 80); // orig_video_cols
  view.setUint16(0x0a, 3, true); // orig_video_ega_bx
  view.setUint8(0x0e, 25); // orig_video_lines
  view.setUint8(0x0f, 1); // orig_video_isVGA
  view.setUint16(0x10, 16, true); // orig_video_points

  const RAM = 1;
  const RESERVED = 2;
  const map: readonly (readonly [start: number, end: number, type: number])[] = [
    [0, EBDA_ADDRESS, RAM],
    [EBDA_ADDRESS, 0xa0000, RESERVED],
    [BIOS_ADDRESS, HIGH_MEMORY_ADDRESS, RESERVED],
    [HIGH_MEMORY_ADDRESS, options.memoryMiB * MIB, RAM],
  ];
  view.setUint8(0x1e8, map.length);
  for (const [index, [start, end, type]] of map.entries()) {
    const entry = 0x2d0 + index * 20;
    view.setUint32(entry, start, true);
    view.setUint32(entry + 8, end - start, true);
    view.setUint32(entry + 16, type, true);
  }
  return bytes;
}

/** `mov al, 0xfe; out 0x64, al; hlt`: a kernel that jumps to the firmware to reboot (`reboot=bios`) resets the PC. */
const resetVectorCode = Uint8Array.of(0xb0, 0xfe, 0xe6, 0x64, 0xf4);

/**
 * A multiboot header with address fields, followed by code that sets the registers as the 32-bit boot protocol wants
 * them: flat segments with the selectors 0x10 (code) and 0x18 (data), interrupts off, `boot_params` in esi and
 * zero in ebp, edi and ebx.
 */
function entryImage(kernelAddress: number): Uint8Array<ArrayBuffer> {
  const CODE = 32;
  const GDT_POINTER = 80;
  const GDT = 88;
  const SIZE = 120;
  const MAGIC = 0x1badb002;
  const HAS_ADDRESSES = 0x10000;
  const view = new DataView(new ArrayBuffer(SIZE));
  const end = ENTRY_ADDRESS + SIZE;
  const header = [MAGIC, HAS_ADDRESSES, -(MAGIC + HAS_ADDRESSES), ENTRY_ADDRESS, ENTRY_ADDRESS, end, end];
  for (const [index, value] of [...header, ENTRY_ADDRESS + CODE].entries()) view.setUint32(index * 4, value, true);

  const code = [
    0xfa, // cli
    ...[0x0f, 0x01, 0x15, ...littleEndian(ENTRY_ADDRESS + GDT_POINTER)], // lgdt
    ...[0xb8, 0x18, 0, 0, 0], // mov eax, 0x18
    ...[0x8e, 0xd8, 0x8e, 0xc0, 0x8e, 0xe0, 0x8e, 0xe8, 0x8e, 0xd0], // mov ds, es, fs, gs, ss, ax
    ...[0xbe, ...littleEndian(BOOT_PARAMS_ADDRESS)], // mov esi, boot_params
    ...[0x31, 0xed, 0x31, 0xff, 0x31, 0xdb], // xor ebp, ebp; xor edi, edi; xor ebx, ebx
    ...[0xea, ...littleEndian(kernelAddress), 0x10, 0], // jmp 0x10:kernel
  ];
  new Uint8Array(view.buffer).set(code, CODE);

  const descriptors = [0n, 0n, 0x00cf9a000000ffffn, 0x00cf92000000ffffn];
  view.setUint16(GDT_POINTER, descriptors.length * 8 - 1, true);
  view.setUint32(GDT_POINTER + 2, ENTRY_ADDRESS + GDT, true);
  for (const [index, descriptor] of descriptors.entries()) view.setBigUint64(GDT + index * 8, descriptor, true);
  return new Uint8Array(view.buffer);
}

function littleEndian(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24];
}
