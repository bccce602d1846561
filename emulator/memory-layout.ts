/** Where a boot loader puts the kernel and the initramfs in the memory of a PC. */
import type { KernelImage } from "./kernel-image.js";

export const MIB = 1024 * 1024;
const PAGE = 4096;

/**
 * The address for an initramfs of `size` bytes: as high as the memory and the kernel allow, on a page boundary,
 * which is where boot loaders put it. Null when it does not fit above the kernel.
 */
export function placeInitramfs(image: KernelImage, size: number, memoryMiB: number): number | null {
  const top = Math.min(memoryMiB * MIB, image.initrdAddressMax + 1);
  const address = Math.floor((top - size) / PAGE) * PAGE;
  return address >= kernelEnd(image) ? address : null;
}

/** The least memory, in whole MiB, in which the kernel can start with an initramfs of `initramfsSize` bytes. */
export function leastMemoryMiB(image: KernelImage, initramfsSize: number): number {
  const initramfsPages = Math.ceil(initramfsSize / PAGE);
  return Math.ceil((Math.ceil(kernelEnd(image) / PAGE) + initramfsPages) * (PAGE / MIB));
}

/** The first address that the kernel does not need for itself while it starts. */
function kernelEnd(image: KernelImage): number {
  const loaded = image.loadAddress + image.protectedMode.end - image.protectedMode.start;
  return Math.max(loaded, image.runAddress + image.runSize);
}
