/**
 * Takes the kernel proper out of a bzImage, so that the guest need not: unpacking is half of all instructions that a
 * small kernel executes on its way to a shell. The result starts as arch/x86/boot/compressed/misc.c extract_kernel()
 * would start it without KASLR.
 */
import type { KernelImage } from "../kernel-image.js";
import { unpackLz4 } from "./lz4.js";

/** A kernel that can be started where it lies. */
export interface UnpackedKernel {
  /** Physical address of the first instruction. */
  readonly entry: number;
  readonly segments: readonly { readonly address: number; readonly bytes: Uint8Array }[];
}

/**
 * Unpacks the kernel in `file`, whose header is `image`. Null when it is packed in a way that is not known here, is
 * damaged, or is no 32-bit x86 kernel: then the guest may try and complain in its own words.
 */
export async function unpackKernel(image: KernelImage, file: Uint8Array): Promise<UnpackedKernel | null> {
  if (image.payload === null) return null;
  const payload = file.subarray(image.payload.start, image.payload.end);
  const vmlinux = await unpack(payload);
  if (vmlinux === null) return null;
  const kernel = readVmlinux(vmlinux);
  const isInPlace = kernel?.segments.every(
    ({ address, bytes }) => address >= image.runAddress && address + bytes.length <= image.runAddress + image.runSize,
  );
  return isInPlace === true ? kernel : null;
}

async function unpack(payload: Uint8Array): Promise<Uint8Array | null> {
  if (payload.length < 8) return null;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  // Every payload ends in the size of what is packed; gzip's own trailer is just that.
  const size = view.getUint32(payload.length - 4, true);
  const vmlinux =
    view.getUint32(0, true) === LZ4_MAGIC
      ? unpackLz4(payload.subarray(4, -4), size)
      : view.getUint16(0, true) === GZIP_MAGIC
        ? await unpackGzip(payload)
        : null;
  return vmlinux?.length === size ? vmlinux : null;
}

const LZ4_MAGIC = 0x184c2102; // the "legacy" frame
const GZIP_MAGIC = 0x8b1f;

async function unpackGzip(payload: Uint8Array): Promise<Uint8Array | null> {
  try {
    const packed = new Blob([new Uint8Array(payload)]).stream();
    const chunks: Uint8Array[] = [];
    for await (const chunk of packed.pipeThrough(new DecompressionStream("gzip"))) chunks.push(chunk as Uint8Array);
    const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
    chunks.reduce((offset, chunk) => (whole.set(chunk, offset), offset + chunk.length), 0);
    return whole;
  } catch {
    return null;
  }
}

/** Reads the loadable segments of a 32-bit x86 ELF program. Behind it may lie relocations, which are not needed. */
function readVmlinux(bytes: Uint8Array): UnpackedKernel | null {
  const LITTLE_ENDIAN_ELF32 = [0x7f, 0x45, 0x4c, 0x46, 1, 1];
  const EM_386 = 3;
  const PT_LOAD = 1;
  if (!LITTLE_ENDIAN_ELF32.every((byte, index) => bytes[index] === byte) || bytes.length < 52) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(18, true) !== EM_386) return null;
  const headers = { offset: view.getUint32(28, true), size: view.getUint16(42, true), count: view.getUint16(44, true) };
  const segments: { address: number; bytes: Uint8Array }[] = [];
  for (let index = 0; index < headers.count; index++) {
    const header = headers.offset + index * headers.size;
    if (header + 32 > bytes.length) return null;
    if (view.getUint32(header, true) !== PT_LOAD) continue;
    const start = view.getUint32(header + 4, true);
    const end = start + view.getUint32(header + 16, true);
    if (end > bytes.length) return null;
    segments.push({ address: view.getUint32(header + 12, true), bytes: bytes.subarray(start, end) });
  }
  return segments.length === 0 ? null : { entry: view.getUint32(24, true), segments };
}
