/** No manifest makes parser, packer or tree throw, hang or grow without bound. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Entry, Field, NumberField } from "../../../../core/manifest/entry.js";
import { packArchive, type PackReport } from "../../../../core/manifest/pack.js";
import type { PackHost } from "../../../../core/manifest/pack-host.js";
import { parseManifest, type Manifest } from "../../../../core/manifest/parse.js";
import { buildTree, hardLinks, resolvePath, walkTree, type InitramfsTree } from "../../../../core/manifest/tree.js";
import { wordAt, wordsOf } from "../../../../core/manifest/words.js";
import { decodeBytes, encodeBytes } from "../../../../core/text/bytes.js";
import { manifests } from "../../../conformance/gen-init-cpio/manifests.js";

describe("robustness of core/manifest", function () {
  this.timeout(120_000);

  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => decodeBytes(bytes)),
    // Lone surrogates of every sort, as an editor may hand over.
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
    manifests.map((bytes) => decodeBytes(bytes)),
  );

  it("holds its promises for arbitrary text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const manifest = parseManifest(text);
        assertWholeText(manifest);
        for (const line of manifest.lines) {
          if (line.entry !== null) assertRanges(manifest, line.entry);
          for (const word of wordsOf(manifest, line)) assert.equal(text.slice(word.start, word.end), word.text);
        }
        wordAt(manifest, text.length >> 1);
        const tree = buildTree([manifest], { delivery: "external" });
        for (const { path } of walkTree(tree)) assert.equal(resolvePath(tree, path, "nofollow").kind, "found");
        hardLinks(tree);
        pack(manifest);
        for (const piece of [text, ...text.split(/\s/)]) resolvePath(tree, piece);
      }),
      { numRuns: 2000 },
    );
  });

  const fillings = ["a", " ", "é", "\udcff", "7", "/a", "a\0", "${A}", "file /a b 0 0 0 ", "\r", "😀"];
  it("reads ten million characters without a newline", () => {
    for (const filling of ["a", "é"]) assertWholeText(parseManifest(filling.repeat(10_000_000)));
  });

  it("takes a million characters of anything without a newline", () => {
    for (const filling of fillings) {
      for (const start of ["", "file /a b 0 0 0 "]) {
        const manifest = parseManifest(start + filling.repeat(1_000_000 / filling.length));
        assertWholeText(manifest);
        buildTree([manifest], { delivery: "builtin" });
        pack(manifest);
      }
    }
  });

  it("needs time in proportion to the number of lines", () => {
    const small = secondsFor(15_000);
    const large = secondsFor(150_000);
    // Ten times the time is expected, and more for the garbage collector; quadratic time would be a hundredfold.
    assert.ok(large < 40 * Math.max(small, 0.02), `${small} s for 15,000 lines, ${large} s for 150,000`);
  });

  it("builds and walks folders that are nested as deeply as links allow", () => {
    const { tree, depth } = deepTree();
    let nodes = 0;
    for (const { node } of walkTree(tree)) nodes += node.kind === "dir" ? 1 : 0;
    assert.ok(nodes >= depth && depth > 20_000, `${nodes} folders, ${depth} deep`);
  });

  it("comes to an end in webs of symbolic links", () => {
    const links = Array.from({ length: 200 }, (_, index) => {
      const next = `l${(index + 1) % 200}/`;
      return `slink /l${index} ${next.repeat(600).slice(0, 4000)} 0777 0 0\nfile /l${index}/x s 0 0 0\ndir /l${index}/ 0 0 0\n`;
    });
    const tree = buildTree([parseManifest(links.join(""))], { delivery: "builtin" });
    assert.equal(tree.incidents.length, 400);
    const wide = "slink /a . 0777 0 0\n";
    const result = resolvePath(buildTree([parseManifest(wide)], { delivery: "builtin" }), "a/".repeat(2000));
    assert.ok(result.kind === "failed" && result.errno === "ELOOP");
  });
});

/** Together the lines are the text, in order. */
function assertWholeText({ text, lines }: Manifest): void {
  let at = 0;
  for (const [index, line] of lines.entries()) {
    assert.equal(line.number, index + 1);
    assert.ok(line.start >= at && line.end >= line.start && line.end <= text.length);
    assert.ok(/^\n?$/.test(text.slice(at, line.start)));
    at = line.end;
  }
  assert.ok(/^\n?$/.test(text.slice(at)));
}

function assertRanges({ text }: Manifest, entry: Entry): void {
  for (const field of fieldsOf(entry)) {
    assert.ok(field.start >= 0 && field.start <= field.end && field.end <= text.length);
    if (!("text" in field)) continue;
    // A text that is no valid Unicode, and a field that is cut inside a character, differ from their range.
    const written = text.slice(field.start, field.end);
    if (!/\p{Surrogate}/u.test(written + field.text)) assert.equal(field.text, written);
  }
}

function fieldsOf(entry: Entry): readonly (Field | NumberField)[] {
  const { name, mode, uid, gid, ignored } = entry;
  const common = ignored === null ? [name, mode, uid, gid] : [name, mode, uid, gid, ignored];
  if (entry.kind === "file") return [...common, entry.location, ...entry.links];
  if (entry.kind === "slink") return [...common, entry.target];
  return entry.kind === "nod" ? [...common, entry.device, entry.major, entry.minor] : common;
}

const emptyFiles: PackHost = {
  open: () => ({ size: 0, modificationTime: () => 0, read: () => 0, rewind: () => null, close: () => undefined }),
};

function pack(manifest: Manifest): PackReport {
  const options = { timestamps: { kind: "fixed", seconds: 0 }, checksum: "none", variables: new Map() } as const;
  const packing = packArchive(manifest, options, emptyFiles);
  let size = 0;
  for (;;) {
    const step = packing.next();
    if (step.done === true) {
      assert.equal(step.value.outcome === "packed" ? step.value.size : 0, size);
      return step.value;
    }
    size += step.value.length;
  }
}

function secondsFor(count: number): number {
  const lines = Array.from({ length: count }, (_, index) =>
    index % 100 === 0 ? `dir /d${index / 100} 0755 0 0\n` : `file /d${Math.floor(index / 100)}/f${index} s 0644 0 0\n`,
  );
  const before = process.cpuUsage();
  const manifest = parseManifest(lines.join(""));
  const tree = buildTree([manifest], { delivery: "builtin" });
  assert.deepEqual(tree.incidents, []);
  assert.equal(pack(manifest).members, count);
  return process.cpuUsage(before).user / 1e6;
}

/** Every link leads 600 folders deeper, through the link before it. */
function deepTree(): { tree: InitramfsTree; depth: number } {
  const lines: string[] = [];
  const steps = 600;
  let depth = 0;
  for (let link = 0; link < 39; link++) {
    const front = link === 0 ? "" : `l${link - 1}/`;
    for (let level = 1; level <= steps; level++) lines.push(`dir /${front}${"a/".repeat(level - 1)}a 0755 0 0\n`);
    depth += steps;
    lines.push(`slink /l${link} ${front}${"a/".repeat(steps)} 0777 0 0\n`);
  }
  const text = encodeBytes(lines.join(""));
  return { tree: buildTree([parseManifest(decodeBytes(text))], { delivery: "builtin" }), depth };
}
