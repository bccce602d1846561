import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inspectKernel } from "../../../emulator/kernel-image.js";
import type { MachineOptions } from "../../../emulator/machine.js";
import {
  bootSegments,
  kernelSegments,
  placeholderImage,
  type MemorySegment,
} from "../../../emulator/v86/direct-boot.js";
import type { UnpackedKernel } from "../../../emulator/v86/unpacked-kernel.js";
import { fabricateKernel } from "../../support/fabricated-kernel.js";

const MIB = 1024 * 1024;

/** What lies in the memory of a PC that is about to boot. */
interface Plan {
  readonly segments: readonly MemorySegment[];
}

function plan(change: Partial<MachineOptions> = {}, unpacked: UnpackedKernel | null = null): Plan {
  const options: MachineOptions = {
    kernel: fabricateKernel(),
    initramfs: null,
    cmdline: new Uint8Array(),
    memoryMiB: 64,
    ...change,
  };
  const image = inspectKernel(options.kernel);
  assert.ok(image);
  return { segments: [...kernelSegments(image, options.kernel, unpacked), ...bootSegments(image, options)] };
}

/** The memory of the PC as the plan leaves it, read from an address on. */
function memoryAt(boot: Plan, address: number, length: number): DataView {
  const segment = boot.segments.find(
    ({ address: start, bytes }) => start <= address && address + length <= start + bytes.length,
  );
  assert.ok(segment, `nothing at 0x${address.toString(16)}`);
  return new DataView(segment.bytes.buffer, segment.bytes.byteOffset + address - segment.address, length);
}

/** Follows the entry code to where it jumps, and finds `boot_params` in what it loads into esi. */
function entry(boot: Plan): { readonly kernel: number; readonly bootParams: number } {
  const placeholder = new DataView(placeholderImage());
  const address = placeholder.getUint32(12, true);
  const { buffer, byteOffset, byteLength } = memoryAt(boot, address, placeholder.byteLength);
  const start = placeholder.getUint32(28, true) - address;
  const code = Buffer.from(buffer as ArrayBuffer, byteOffset + start, byteLength - start);
  const jump = code.indexOf(Buffer.from([0x10, 0x00, 0, 0]));
  assert.equal(code[0], 0xfa, "begins with cli");
  assert.equal(code[jump - 5], 0xea, "ends with a far jump to selector 0x10");
  const mov = code.indexOf(0xbe);
  return { kernel: code.readUInt32LE(jump - 4), bootParams: code.readUInt32LE(mov + 1) };
}

describe("a direct boot", () => {
  it("begins with a valid multiboot header that loads the whole image", () => {
    const header = new Uint32Array(placeholderImage(), 0, 8);
    const [magic = 0, flags = 0, checksum = 0, headerAddress, loadAddress = 0, loadEnd = 0, bssEnd] = header;
    assert.equal(magic, 0x1badb002);
    assert.equal(flags & 0x10000, 0x10000);
    assert.equal((magic + flags + checksum) % 2 ** 32, 0);
    assert.equal(headerAddress, loadAddress);
    assert.equal(loadEnd - loadAddress, placeholderImage().byteLength);
    assert.equal(bssEnd, loadEnd);
  });

  it("jumps to the kernel, which lies there", () => {
    for (const relocatable of [true, false]) {
      const boot = plan({ kernel: fabricateKernel({ relocatable }) });
      const { kernel } = entry(boot);
      assert.equal(kernel, relocatable ? 0x1000000 : 0x100000);
      assert.equal(memoryAt(boot, kernel, 4).getUint32(0, true), 0x90909090);
    }
  });

  it("hands over the setup header, the command line and the initramfs", () => {
    const initramfs = Uint8Array.from({ length: 5000 }, (_, index) => index & 0xff);
    const boot = plan({ initramfs, cmdline: Buffer.from("quiet \xe4", "latin1") });
    const parameters = memoryAt(boot, entry(boot).bootParams, 4096);
    assert.equal(parameters.getUint32(0x202, true), 0x53726448);
    assert.notEqual(parameters.getUint8(0x210), 0);
    assert.equal(parameters.getUint8(0x1ef), 0, "the sentinel that says the fields can be trusted");
    assert.equal(parameters.getUint32(0x21c, true), 5000);
    const address = parameters.getUint32(0x218, true);
    assert.equal(address % 4096, 0);
    assert.equal(memoryAt(boot, address, 5000).getUint8(4999), 4999 & 0xff);
    const cmdline = memoryAt(boot, parameters.getUint32(0x228, true), 8);
    assert.equal(Buffer.from(cmdline.buffer, cmdline.byteOffset, 8).toString("latin1"), "quiet \xe4\0");
  });

  it("says that there is no initramfs when there is none", () => {
    const boot = plan();
    const parameters = memoryAt(boot, entry(boot).bootParams, 4096);
    assert.equal(parameters.getUint32(0x218, true), 0);
    assert.equal(parameters.getUint32(0x21c, true), 0);
  });

  it("ends the command line at a NUL, and before the memory that is not free", () => {
    const boot = plan({ cmdline: Uint8Array.of(0x61, 0, 0x62) });
    const address = memoryAt(boot, entry(boot).bootParams, 4096).getUint32(0x228, true);
    assert.equal(memoryAt(boot, address, 2).getUint16(0, true), 0x0061);
    const huge = plan({ cmdline: new Uint8Array(100_000).fill(0x61) });
    const segment = huge.segments.find((candidate) => candidate.address === address);
    assert.ok(segment);
    assert.equal(address + segment.bytes.length, 0x9fc00);
    assert.equal(segment.bytes.at(-1), 0);
  });

  it("describes all memory without overlaps", () => {
    const boot = plan({ memoryMiB: 37 });
    const parameters = memoryAt(boot, entry(boot).bootParams, 4096);
    const entries = Array.from({ length: parameters.getUint8(0x1e8) }, (_, index) => {
      const offset = 0x2d0 + index * 20;
      const start = Number(parameters.getBigUint64(offset, true));
      const end = start + Number(parameters.getBigUint64(offset + 8, true));
      return { start, end, type: parameters.getUint32(offset + 16, true) };
    });
    entries.reduce((end, next) => {
      assert.ok(next.start >= end && next.end > next.start);
      return next.end;
    }, 0);
    const usable = entries.filter(({ type }) => type === 1);
    assert.deepEqual(usable.at(-1), { start: MIB, end: 37 * MIB, type: 1 });
    for (const { address, bytes } of boot.segments.filter(({ address }) => address < 0xf0000 || address >= MIB)) {
      assert.ok(usable.some(({ start, end }) => start <= address && address + bytes.length <= end));
    }
  });

  it("places an unpacked kernel instead of the packed one, and jumps to its entry", () => {
    const segments = [
      { address: 0x1000000, bytes: new Uint8Array(16).fill(0xf4) },
      { address: 0x1400000, bytes: new Uint8Array(8).fill(0x55) },
    ];
    const boot = plan({}, { entry: 0x1000004, segments });
    assert.equal(entry(boot).kernel, 0x1000004);
    assert.equal(memoryAt(boot, 0x1000004, 4).getUint32(0, true), 0xf4f4f4f4);
    assert.equal(memoryAt(boot, 0x1400000, 4).getUint32(0, true), 0x55555555);
    assert.equal(
      boot.segments.some(({ address }) => address === 0x100000),
      false,
    );
    assert.equal(memoryAt(boot, entry(boot).bootParams, 4096).getUint32(0x202, true), 0x53726448);
  });
});
