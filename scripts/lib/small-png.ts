/** Pictures of screens made small: a window has few colours, and a PNG with a palette takes a third of the bytes. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Pixels, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/**
 * The same picture with the colours that matter most, at most `colours` (256 at most) of them; another one becomes the
 * nearest of these. A picture with transparency, or one that would not get smaller, comes back as it is.
 */
export function smallPng(png: Uint8Array, colours = 256): Uint8Array {
  const pixels = decodePng(png);
  const counts = countColours(pixels);
  if ([...counts.keys()].some((colour) => colour >>> 24 !== 255)) return png;
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const small = encodePalette(pixels, choosePalette(byCount, colours));
  return small.length < png.length ? small : png;
}

/**
 * Decodes a PNG with 8 bits a channel, with or without alpha or with a palette, not interlaced.
 * @throws Error for another kind of file
 */
export function decodePng(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const data: Uint8Array[] = [];
  let header: DataView | null = null;
  let palette = new Uint8Array();
  for (let at = 8; at + 12 <= png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = new DataView(body.buffer, body.byteOffset, body.byteLength);
    if (type === "PLTE") palette = Uint8Array.from(body);
    if (type === "IDAT") data.push(body);
    at += length + 12;
  }
  const channels = channelsByType[header?.getUint8(9) ?? -1];
  if (header?.getUint8(8) !== 8 || channels === undefined || header.getUint8(12) !== 0) {
    throw new Error("This is no PNG with 8 bits a channel.");
  }
  const size = { width: header.getUint32(0), height: header.getUint32(4) };
  const bytes = unfiltered(inflateSync(Buffer.concat(data)), size, channels);
  return { ...size, rgba: toRgba(bytes, channels, palette) };
}

/** By the colour type of the header: colours, palette, colours with alpha. */
const channelsByType: Readonly<Record<number, 1 | 3 | 4>> = { 2: 3, 3: 1, 6: 4 };

type Size = Pick<Pixels, "width" | "height">;

/** Takes back the filters of the lines, of which each has its kind in front. */
function unfiltered(raw: Uint8Array, { width, height }: Size, channels: number): Uint8Array {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (out[at - channels] ?? 0);
      const above = out[at - stride] ?? 0;
      const corner = x < channels ? 0 : (out[at - stride - channels] ?? 0);
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess(kind, left, above, corner);
    }
  }
  return out;
}

function guess(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  if (kind !== 4) return 0;
  const sum = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(sum - left), Math.abs(sum - above), Math.abs(sum - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function toRgba(bytes: Uint8Array, channels: 1 | 3 | 4, palette: Uint8Array): Uint8Array {
  const count = bytes.length / channels;
  const rgba = new Uint8Array(count * 4).fill(255);
  for (let pixel = 0; pixel < count; pixel++) {
    const [from, at] = channels === 1 ? [palette, 3 * (bytes[pixel] ?? 0)] : [bytes, pixel * channels];
    for (let channel = 0; channel < Math.max(3, channels); channel++) {
      rgba[pixel * 4 + channel] = from[at + channel] ?? 0;
    }
  }
  return rgba;
}

/** How often each colour comes, as a number with alpha in the highest byte. */
function countColours({ rgba }: Pixels): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The most used colours, but first those that are far from each other: a thin red line must not become grey. */
function choosePalette(byCount: readonly number[], size: number): readonly number[] {
  const chosen = new Set<number>();
  for (const least of [48, 24, 12, 0]) {
    for (const colour of byCount) {
      if (chosen.size === size) break;
      if ([...chosen].every((other) => distance(colour, other) >= least * least)) chosen.add(colour);
    }
  }
  return [...chosen];
}

/** Between two colours, squared. */
function distance(a: number, b: number): number {
  const parts = [0, 8, 16].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
  return parts.reduce((sum, part) => sum + part * part, 0);
}

function encodePalette({ width, height, rgba }: Pixels, palette: readonly number[]): Uint8Array {
  const index = new Map(palette.map((colour, at) => [colour, at]));
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  const raw = new Uint8Array((width + 1) * height);
  for (const [at, word] of words.entries()) {
    let found = index.get(word);
    if (found === undefined) index.set(word, (found = nearest(word, palette)));
    raw[at + Math.floor(at / width) + 1] = found;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, palette, and nothing that would be another kind of compression, filter or order.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(raw, { level: 9 });
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", colours),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(word: number, palette: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  for (const [at, colour] of palette.entries()) {
    const away = distance(word, colour);
    if (away >= least) continue;
    least = away;
    best = at;
  }
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const frame = Buffer.alloc(named.length + 8);
  frame.writeUInt32BE(body.length, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), named.length + 4);
  return frame;
}
