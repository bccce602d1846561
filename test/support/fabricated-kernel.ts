/** Files that look like kernels: a bzImage's header with the fields that a test cares about, and no code behind it. */

/** Fields of the setup header, named and measured as in Documentation/arch/x86/boot.rst. */
export interface KernelFields {
  readonly protocol?: number;
  readonly loadflags?: number;
  readonly relocatable?: boolean;
  readonly xloadflags?: number;
  readonly cmdlineSize?: number;
  readonly initrdAddressMax?: number;
  readonly prefAddress?: number;
  readonly initSize?: number;
  readonly version?: string;
  /** Length of the protected-mode part, a multiple of 16; the default has room for the payload. */
  readonly protectedSize?: number;
  /** What lies at `payload_offset`; by default 64 bytes that are packed in no known way. */
  readonly payload?: Uint8Array;
}

const SETUP_SECTORS = 3;
const SETUP_SIZE = (SETUP_SECTORS + 1) * 512;
const VERSION_OFFSET = 0x400;
const PAYLOAD_OFFSET = 16;

/** Makes such a file; what is not given is as in a small kernel of today. */
export function fabricateKernel(fields: KernelFields = {}): Uint8Array {
  const { payload = new Uint8Array(64).fill(0x90) } = fields;
  const protectedSize = fields.protectedSize ?? Math.max(4096, (PAYLOAD_OFFSET + payload.length + 15) & ~15);
  const bytes = new Uint8Array(SETUP_SIZE + protectedSize);
  const view = new DataView(bytes.buffer);
  view.setUint8(0x1f1, SETUP_SECTORS);
  view.setUint32(0x1f4, protectedSize / 16, true);
  view.setUint16(0x1fe, 0xaa55, true);
  view.setUint8(0x201, 0x6a); // the jump over the header ends at 0x26c
  view.setUint32(0x202, 0x53726448, true);
  view.setUint16(0x206, fields.protocol ?? 0x20f, true);
  view.setUint16(0x20e, VERSION_OFFSET - 0x200, true);
  view.setUint8(0x211, fields.loadflags ?? 1);
  view.setUint32(0x22c, fields.initrdAddressMax ?? 0x7fffffff, true);
  view.setUint8(0x234, fields.relocatable === true ? 1 : 0);
  view.setUint16(0x236, fields.xloadflags ?? 0, true);
  view.setUint32(0x238, fields.cmdlineSize ?? 2047, true);
  view.setUint32(0x248, PAYLOAD_OFFSET, true);
  view.setUint32(0x24c, payload.length, true);
  view.setBigUint64(0x258, BigInt(fields.prefAddress ?? 0x1000000), true);
  view.setUint32(0x260, fields.initSize ?? 0x700000, true);
  bytes.set(new TextEncoder().encode(`${fields.version ?? "6.12.0 (test)"}\0`), VERSION_OFFSET);
  bytes.fill(0x90, SETUP_SIZE);
  bytes.set(payload, SETUP_SIZE + PAYLOAD_OFFSET);
  return bytes;
}
