import assert from "node:assert/strict";
import { packArchive, type PackOptions, type PackReport } from "../../../../core/manifest/pack.js";
import type { PackHost } from "../../../../core/manifest/pack-host.js";
import { parseManifest } from "../../../../core/manifest/parse.js";

const fixed: PackOptions = { timestamps: { kind: "fixed", seconds: 1 }, checksum: "none", variables: new Map() };

describe("core/manifest/pack", () => {
  it("makes an archive of 512 bytes with nothing but the trailer of an empty manifest", () => {
    const { archive, report } = pack("", {});
    const header = `070701${"00000000".repeat(4)}00000001${"00000000".repeat(6)}0000000B00000000`;
    assert.equal(archive.toString("latin1"), `${header}TRAILER!!!`.padEnd(512, "\0"));
    assert.deepEqual(report, { outcome: "packed", toolStatus: 0, messages: [], members: 0, size: 512 });
  });

  it("numbers entries from 721 and strips one slash", () => {
    const { archive } = pack("dir //a 0755 1 2\nslink b target 0777 0 0\n", {});
    const header = "070701" + "000002D1" + "000041ED" + "00000001" + "00000002" + "00000002" + "00000001";
    assert.ok(archive.toString("latin1").startsWith(header));
    assert.equal(archive.toString("latin1", 110, 113), "/a\0");
    assert.equal(archive.toString("latin1", 116, 116 + 14), "070701000002D2");
    assert.equal(archive.toString("latin1", 116 + 112, 116 + 119), "target\0");
  });

  it("puts the data of a file with several names behind the last one", () => {
    const { archive, report } = pack("file /a src 0644 0 0 /b c\n", { src: "contents" });
    const text = archive.toString("latin1");
    assert.equal(report.members, 3);
    assert.deepEqual(
      [...text.matchAll(/070701000002D1.{24}(.{8}).{8}(.{8})/g)].map((match) => match.slice(1)),
      [
        ["00000003", "00000000"],
        ["00000003", "00000000"],
        ["00000003", "00000008"],
      ],
    );
    assert.equal(text.indexOf("contents"), text.indexOf("c\0") + 2);
  });

  it("writes the sum of a file's bytes with checksums, and 0 for names without data", () => {
    const { archive } = pack("file /a src 0644 0 0 /b\n", { src: "\xff\x01" }, { ...fixed, checksum: "crc" });
    const sums = [...archive.toString("latin1").matchAll(/070702.{96}(.{8})/g)].map((match) => match[1]);
    assert.deepEqual(sums, ["00000000", "00000100", "00000000"]);
  });

  it("packs files that are larger than its buffer, in pieces", () => {
    const contents = "0123456789abcdef".repeat(200_000) + "!";
    const { archive, pieces } = pack("dir /a 0755 0 0\nfile /b src 0644 0 0\nfile /c src 0644 0 0\n", {
      src: contents,
    });
    assert.ok(pieces > 6);
    const text = archive.toString("latin1");
    assert.equal(text.split(contents).length, 3);
    assert.equal(archive.length % 512, 0);
  });

  it("hands out pieces of the size asked for", () => {
    const contents = Array.from({ length: 5000 }, (_, i) => String.fromCharCode(i % 251)).join("");
    const text = `dir /a 0755 0 0\n${"file /b src 0644 0 0\n".repeat(3)}`;
    const { archive } = pack(text, { src: contents });
    const small = pack(text, { src: contents }, { ...fixed, pieceSize: 700 });
    assert.ok(small.archive.equals(archive));
    assert.equal(small.pieces, Math.ceil(archive.length / 700));
  });

  it("takes the time of the sources when none is given", () => {
    const timestamps = { kind: "source", now: 0x1234 } as const;
    const { archive } = pack("dir /a 0755 0 0\nfile /b src 0644 0 0\n", { src: "" }, { ...fixed, timestamps });
    const times = [...archive.toString("latin1").matchAll(/070701.{40}(.{8})/g)].map((match) => match[1]);
    assert.deepEqual(times, ["00001234", "0000002A", "00000000"]);
  });

  it("reports dropped lines and packs the others", () => {
    const { report } = pack("  dir /a 0755 0 0\ndir /b 0755 0 0\n", {});
    assert.equal(report.outcome, "packed");
    assert.deepEqual(
      report.messages.map(({ line, kind, stderr }) => ({ line, kind, stderr })),
      [{ line: 0, kind: "dropped", stderr: "unknown file type line 1: '  dir'\n" }],
    );
  });

  it("yields nothing for a manifest with a refused line, and names all that is wrong", () => {
    const { report, pieces } = pack("file /a gone 0644 0 0\nfile /b src 0644\nfile /c src 0644 0 0\n", { src: "x" });
    assert.equal(pieces, 0);
    assert.deepEqual([report.outcome, report.toolStatus, report.size], ["refused", 255, 0]);
    assert.deepEqual(
      report.messages.map(({ line, stderr }) => ({ line, stderr })),
      [
        { line: 0, stderr: "File gone could not be opened for reading\n line 1\n" },
        { line: 1, stderr: "Unrecognized file format '/b src 0644' line 2\n" },
      ],
    );
    assert.match(report.messages[0]?.explanation ?? "", /"gone" cannot be opened: no such file/);
  });

  it("refuses a source that ends too early, after having yielded what came before", () => {
    const host = hostOf({ big: "y".repeat(3_000_000) });
    const shrinking: PackHost = {
      open(location) {
        const source = host.open(location);
        return "error" in source ? source : { ...source, size: source.size + 1 };
      },
    };
    const { report, pieces } = packWith("file /a big 0644 0 0\ndir /b 0755 0 0\n", shrinking, fixed);
    assert.ok(pieces > 0);
    assert.equal(report.outcome, "refused");
    assert.equal(report.messages[0]?.stderr, "Can not read big file\n line 1\n");
  });

  it("closes every source, also when the caller stops in the middle", () => {
    let open = 0;
    const host = hostOf({ big: "y".repeat(3_000_000) });
    const counting: PackHost = {
      open(location) {
        const source = host.open(location);
        if ("error" in source) return source;
        open++;
        return { ...source, close: () => open-- };
      },
    };
    const packing = packArchive(parseManifest("file /a big 0644 0 0\n"), fixed, counting);
    assert.equal(packing.next().done, false);
    assert.equal(open, 1);
    packing.return({ outcome: "refused", toolStatus: 255, messages: [], members: 0, size: 0 });
    assert.equal(open, 0);
    packWith("file /a big 0644 0 0\nfile /b big 0644 0 0 /c\n", counting, fixed);
    assert.equal(open, 0);
  });

  it("needs little memory for an archive of 2 GiB", () => {
    const host: PackHost = {
      open: () => ({
        size: 2 ** 31,
        modificationTime: () => 0,
        read: (_, __, length) => length,
        rewind: () => null,
        close: () => undefined,
      }),
    };
    const before = process.memoryUsage().rss;
    let most = 0;
    const packing = packArchive(parseManifest("file /a big 0644 0 0\n"), fixed, host);
    for (;;) {
      const step = packing.next();
      most = Math.max(most, process.memoryUsage().rss);
      if (step.done !== true) continue;
      assert.ok(step.value.size > 2 ** 31);
      break;
    }
    assert.ok(most - before < 50e6, `${Math.round((most - before) / 1e6)} MB`);
  });
});

interface Packed {
  readonly archive: Buffer;
  readonly pieces: number;
  readonly report: PackReport;
}

function pack(text: string, files: Readonly<Record<string, string>>, options: PackOptions = fixed): Packed {
  return packWith(text, hostOf(files), options);
}

function packWith(text: string, host: PackHost, options: PackOptions): Packed {
  const packing = packArchive(parseManifest(text), options, host);
  const pieces: Buffer[] = [];
  for (;;) {
    const step = packing.next();
    if (step.done === true) return { archive: Buffer.concat(pieces), pieces: pieces.length, report: step.value };
    pieces.push(Buffer.from(step.value));
  }
}

/** Files in memory, one character for each byte. */
function hostOf(files: Readonly<Record<string, string>>): PackHost {
  return {
    open(location) {
      const text = files[location];
      if (text === undefined) return { error: "no such file or directory" };
      const bytes = Buffer.from(text, "latin1");
      let at = 0;
      return {
        size: bytes.length,
        modificationTime: () => 42,
        read(into, offset, length) {
          const piece = bytes.subarray(at, at + length);
          into.set(piece, offset);
          at += piece.length;
          return piece.length;
        },
        rewind() {
          at = 0;
          return null;
        },
        close: () => undefined,
      };
    },
  };
}
