import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { projectRoot } from "../../../scripts/lib/cache.js";
import { decodePng, smallPng } from "../../../scripts/lib/small-png.js";

const width = 120;
const height = 90;

/** A window: two plain parts, and a stripe with a colour of its own for each column. */
function colourAt(x: number, y: number): readonly [number, number, number] {
  if (y >= 40 && y < 42) return [x, 2 * x, 255 - x];
  return y < 40 ? [30, 30, 30] : [0, 120, 212];
}

/** The picture as PNG, each line with another one of the five filters. */
function screen(): Buffer {
  const raw = Buffer.alloc((width * 3 + 1) * height);
  const byte = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (colourAt(Math.floor(x / 3), y)[x % 3] ?? 0));
  for (let y = 0; y < height; y++) {
    const start = y * (width * 3 + 1);
    raw[start] = y % 5;
    for (let x = 0; x < width * 3; x++) {
      const [left, above, corner] = [byte(x - 3, y), byte(x, y - 1), byte(x - 3, y - 1)];
      const sum = left + above - corner;
      const near = [left, above, corner].sort((a, b) => Math.abs(sum - a) - Math.abs(sum - b))[0] ?? 0;
      const filtered = byte(x, y) - ([0, left, above, (left + above) >> 1, near][y % 5] ?? 0);
      raw[start + 1 + x] = filtered & 255;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(raw, { level: 0 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunk(type: string, body: Buffer): Buffer {
  const frame = Buffer.alloc(body.length + 12);
  frame.writeUInt32BE(body.length, 0);
  frame.write(type, 4, "latin1");
  body.copy(frame, 8);
  frame.writeUInt32BE(crc32(frame.subarray(4, 8 + body.length)), 8 + body.length);
  return frame;
}

describe("small pictures", () => {
  it("are read with every filter", () => {
    const { rgba, ...size } = decodePng(screen());
    assert.deepEqual(size, { width, height });
    for (const [x, y] of [
      [0, 0],
      [119, 39],
      [60, 40],
      [61, 41],
      [119, 89],
    ] as const) {
      assert.deepEqual([...rgba.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)], [...colourAt(x, y), 255]);
    }
  });

  it("keep their pixels where the colours are enough", () => {
    const small = smallPng(screen(), 256);
    assert.ok(small.length < screen().length / 10);
    assert.deepEqual(decodePng(small), decodePng(screen()));
  });

  it("give rare colours the nearest of the frequent ones", () => {
    const { rgba } = decodePng(smallPng(screen(), 2));
    const colours = new Set<string>();
    for (let at = 0; at < rgba.length; at += 4) colours.add([...rgba.subarray(at, at + 3)].join());
    assert.deepEqual([...colours].sort(), ["0,120,212", "30,30,30"]);
  });

  it("keep a rare colour that is far from all others", () => {
    const { rgba } = decodePng(smallPng(screen(), 8));
    let far = 0;
    for (let x = 0; x < width; x++) {
      const at = 4 * (40 * width + x);
      const off = colourAt(x, 40).map((part, channel) => Math.abs(part - (rgba[at + channel] ?? 0)));
      if (Math.max(...off) > 64) far++;
    }
    assert.equal(far, 0);
  });

  it("stay as they are when they are transparent", () => {
    const icon = readFileSync(join(projectRoot, "docs/images/icon.png"));
    assert.equal(smallPng(icon), icon);
  });

  it("are no other files", () => {
    assert.throws(() => decodePng(Buffer.from("not a picture at all")), /no PNG/);
  });
});
