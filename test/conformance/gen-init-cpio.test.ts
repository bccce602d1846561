/** Our packing against the kernel's own gen_init_cpio: bytes, exit status and messages. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { cp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { PackOptions } from "../../core/manifest/pack.js";
import { genInitCpio, type GenInitCpio, type Surroundings, type ToolRun } from "../support/gen-init-cpio.js";
import { uglyManifests } from "./data/pack/ugly.js";
import { assertSame, packWhole } from "./gen-init-cpio/compare.js";
import { manifests, variables } from "./gen-init-cpio/manifests.js";

const data = join(import.meta.dirname, "data/pack");

interface Recorded {
  readonly env: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly id: string;
    readonly manifest: string;
    readonly rc: number;
    readonly size: number;
    readonly sha256: string;
    readonly stderr: readonly string[];
  }[];
}

type PlainOptions = Omit<PackOptions, "variables">;

/** Options of the tool and the same for us. */
const optionSets: readonly { readonly tool: readonly string[]; readonly ours: PlainOptions }[] = [
  { tool: ["-t", "0"], ours: { timestamps: { kind: "fixed", seconds: 0 }, checksum: "none" } },
  { tool: ["-t", "4294967295", "-c"], ours: { timestamps: { kind: "fixed", seconds: 0xffff_ffff }, checksum: "crc" } },
];

describe("packing, against recordings of gen_init_cpio 6.12", () => {
  it("gives the recorded archives and messages", async () => {
    const { env, cases } = JSON.parse(await readFile(join(data, "expected.json"), "utf8")) as Recorded;
    assert.ok(cases.length > 0);
    for (const { id, manifest, rc, size, sha256, stderr } of cases) {
      const options: PlainOptions = { timestamps: { kind: "fixed", seconds: 0 }, checksum: "none" };
      const { archive, report } = packWhole(Buffer.from(manifest), { folder: data, variables: env }, options);
      assert.equal(report.toolStatus, rc, id);
      const printed = report.messages.map((message) => message.stderr).join("");
      assert.deepEqual(printed.split("\n").slice(0, -1), stderr, id);
      if (rc !== 0) continue;
      assert.equal(archive.length, size, id);
      assert.equal(createHash("sha256").update(archive).digest("hex"), sha256, id);
    }
  });
});

describe("packing, against gen_init_cpio 6.12", function () {
  this.timeout(900_000);
  let tool: GenInitCpio;
  let surroundings: Surroundings;

  before(async function () {
    const compiled = await genInitCpio();
    if (typeof compiled === "string") {
      process.stderr.write(`Not compared with gen_init_cpio: ${compiled}.\n`);
      this.skip();
    }
    tool = compiled;
    surroundings = { folder: mkdtempSync(join(tmpdir(), "bootpath-pack-")), variables };
    await cp(join(data, "files"), join(surroundings.folder, "files"), { recursive: true });
    makeOddFiles(surroundings.folder);
  });

  after(() => {
    rmSync(surroundings.folder, { recursive: true, force: true });
  });

  function compare(all: readonly Uint8Array[], options: (typeof optionSets)[number]): number {
    const runs = all.map((manifest): ToolRun => ({ options: options.tool, manifest }));
    const results = tool.runAll(runs, surroundings);
    for (const [index, result] of results.entries()) {
      const manifest = all[index] ?? Buffer.alloc(0);
      assertSame(packWhole(manifest, surroundings, options.ours), result, manifest);
    }
    return results.filter((result) => result.status === 0).length;
  }

  for (const options of optionSets) {
    it(`treats the hand-made ugly manifests alike with ${options.tool.join(" ")}`, () => {
      assert.ok(uglyManifests.length >= 80);
      const accepted = compare(uglyManifests, options);
      assert.ok(accepted > 20 && accepted < uglyManifests.length - 20, `${accepted} accepted`);
    });

    it(`treats generated manifests alike with ${options.tool.join(" ")}`, () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const numRuns = Number(process.env["BOOTPATH_GENERATED_MANIFESTS"] ?? 6000) / optionSets.length;
      const generated = fc.sample(manifests, { seed, numRuns });
      const results = tool.runAll(
        generated.map((manifest) => ({ options: options.tool, manifest })),
        surroundings,
      );
      // One process answers for all; a manifest that fast-check shrinks to is asked on its own.
      const answers = new Map(generated.map((manifest, index) => [key(manifest), results[index]]));
      const property = fc.property(manifests, (manifest) => {
        const [alone] = answers.has(key(manifest))
          ? []
          : tool.runAll([{ options: options.tool, manifest }], surroundings);
        const answer = answers.get(key(manifest)) ?? alone;
        assert.ok(answer !== undefined);
        assertSame(packWhole(manifest, surroundings, options.ours), answer, manifest);
      });
      fc.assert(property, { seed, numRuns });
      const accepted = results.filter((result) => result.status === 0).length;
      assert.ok(accepted > numRuns / 10 && accepted < (numRuns * 9) / 10, `${accepted} of ${numRuns} accepted`);
    });
  }

  it("takes the sources' own times without -t, clipped to what an archive can hold", () => {
    const manifest = ["old", "new", "fraction", "files/zero"]
      .map((name) => `file /${name} ${name} 0644 0 0\n`)
      .join("");
    const list = Buffer.from(`dir /first 0755 0 0\n${manifest}slink /last x 0777 0 0\n`);
    const [result] = tool.runAll([{ options: [], manifest: list }], surroundings);
    assert.ok(result !== undefined);
    // The time at which the tool ran stands in its first header.
    const now = parseInt(result.stdout.toString("latin1", 46, 54), 16);
    assert.ok(Math.abs(now - Date.now() / 1000) < 3600);
    const timestamps = { kind: "source", now } as const;
    assertSame(packWhole(list, surroundings, { timestamps, checksum: "none" }), result, list);
    assert.match(result.stderr.toString(), /negative, clipping[^]*exceeds/);
  });

  it("refuses a time that no header can hold", () => {
    for (const seconds of [-1, 4294967296]) {
      const [result] = tool.runAll([{ options: ["-t", String(seconds)], manifest: Buffer.alloc(0) }], surroundings);
      assert.ok(result !== undefined);
      const timestamps = { kind: "fixed", seconds } as const;
      assertSame(packWhole(Buffer.alloc(0), surroundings, { timestamps, checksum: "none" }), result, Buffer.alloc(0));
    }
  });

  it("finds the endless replacement of a variable that contains itself", () => {
    const looping = {
      ...surroundings,
      variables: { LOOP: "${LOOP}", GROWS: "x${GROWS}", PING: "${PONG}", PONG: "${PING}" },
    };
    const list = ["LOOP", "PING", "GROWS"].map((name) =>
      Buffer.from(`dir /a 0 0 0\nfile /x \${${name}} 0 0 0\ndir x y\n`),
    );
    const results = tool.runAll(
      list.map((manifest) => ({ options: ["-t", "0"], manifest })),
      looping,
    );
    for (const [index, result] of results.entries()) {
      const manifest = list[index] ?? Buffer.alloc(0);
      const ours = packWhole(manifest, looping, { timestamps: { kind: "fixed", seconds: 0 }, checksum: "none" });
      assertSame(ours, result, manifest);
    }
    assert.deepEqual(
      results.map((result) => result.status < 0),
      [true, true, false],
    );
  });

  it("gives the bytes of the program itself, run as the kernel's build runs it", () => {
    const lists = uglyManifests.filter((_, index) => index % 8 === 0);
    for (const manifest of lists) {
      const path = join(surroundings.folder, "list");
      writeFileSync(path, manifest);
      const options = { cwd: surroundings.folder, env: { ...surroundings.variables }, maxBuffer: 2 ** 30 };
      const { status, signal, stdout, stderr } = spawnSync(tool.path, ["-t", "5", path], options);
      const result = { status: signal === "SIGSEGV" ? -11 : (status ?? NaN), stdout, stderr };
      assertSame(
        packWhole(manifest, surroundings, { timestamps: { kind: "fixed", seconds: 5 }, checksum: "none" }),
        result,
        manifest,
      );
    }
  });
});

/** What no recording can hold: times out of range, a file larger than 4 GiB (and empty on the disk), odd names. */
function makeOddFiles(folder: string): void {
  for (const name of ["old", "new", "fraction", "é日"]) writeFileSync(join(folder, name), name);
  // Node cannot set a time before 1970.
  assert.equal(spawnSync("touch", ["-d", "@-5.5", join(folder, "old")]).status, 0);
  assert.equal(spawnSync("touch", ["-d", "@1700000000.999999999", join(folder, "fraction")]).status, 0);
  utimesSync(join(folder, "new"), 5e9, 5e9);
  const large = openSync(join(folder, "large"), "w");
  ftruncateSync(large, 2 ** 32);
  closeSync(large);
  mkdirSync(join(folder, "empty-folder"));
  symlinkSync("files/zero", join(folder, "link"));
  symlinkSync("nowhere", join(folder, "dangling"));
  symlinkSync("loop", join(folder, "loop"));
  assert.equal(spawnSync("mkfifo", [join(folder, "pipe")]).status, 0);
}

function key(manifest: Uint8Array): string {
  return Buffer.from(manifest).toString("latin1");
}
