/**
 * "Add the missing libraries" against a real loader: a program and a library are compiled, the fix is applied, and the
 * program runs in a folder that has nothing but what the manifest says, and in a kernel.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packArchive } from "../../core/manifest/pack.js";
import { parseManifest } from "../../core/manifest/parse.js";
import { walkTree } from "../../core/manifest/tree.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { applyEdits, compatibleFixes } from "../../core/rules/edits.js";
import type { Finding } from "../../core/rules/finding.js";
import { checkTarget } from "../../core/rules/run.js";
import { startQemu } from "../../emulator/qemu.js";
import { contentReader } from "../../host/file-content.js";
import { diskReader } from "../../host/file-reader.js";
import { packHost } from "../../host/pack-host.js";
import { readTarget, targetsInFolder } from "../../host/targets.js";
import { cacheRoot } from "../../scripts/lib/cache.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const sources = {
  "greet.c": '#include <math.h>\n#include <stdio.h>\nvoid greet(double x) { printf("cosine %.0f\\n", cos(x)); }\n',
  "hello.c":
    "#include <stdlib.h>\nvoid greet(double);\nint main(int n, char **v) { greet(n > 9 ? atof(v[1]) : 0); return 3; }\n",
};

const manifest = `dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
dir /usr 0755 0 0
dir /usr/bin 0755 0 0
file /usr/bin/hello sysroot/usr/bin/hello 0755 0 0
slink /init usr/bin/hello 0777 0 0
`;

/** A folder with a compiled program in a system root and a target that boots it. */
function compiledProject(linkerFlag: string): string {
  const project = { targets: [{ name: "hello", cmdline: "cmdline", manifest: "list", arch: "x86_64" }] };
  const folder = writeFiles(temporaryFolder(), {
    ...sources,
    "bootpath.json": JSON.stringify(project),
    cmdline: "console=ttyS0 panic=-1\n",
    list: manifest,
  });
  const libraries = "sysroot/usr/lib/greet";
  for (const made of ["sysroot/usr/bin", libraries]) mkdirSync(join(folder, made), { recursive: true });
  gcc(folder, ["-shared", "-fPIC", "-o", `${libraries}/libgreet.so`, "greet.c", "-lm"]);
  const path = ["-Wl,-rpath,$ORIGIN/../lib/greet", linkerFlag];
  gcc(folder, ["-o", "sysroot/usr/bin/hello", "hello.c", `-L${libraries}`, "-lgreet", ...path]);
  return folder;
}

function gcc(folder: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync("gcc", args, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
}

function targetIn(folder: string): BootTarget {
  const [located] = targetsInFolder(folder, diskReader).targets;
  assert.ok(located);
  const environment = { variables: {}, guestFolder: "/nowhere" };
  return readTarget(located, { files: diskReader, contents: contentReader(), environment });
}

/** The findings about programs that cannot be started. */
function findingsIn(folder: string): readonly Finding[] {
  return checkTarget(targetIn(folder)).filter(({ code }) => /^(init-interpreter|library|source|parent)-/.test(code));
}

function repair(folder: string): void {
  const [fix] = compatibleFixes(findingsIn(folder));
  assert.ok(fix, "a preferred fix");
  const path = join(folder, "list");
  writeFileSync(path, applyEdits(readFileSync(path, "utf8"), fix.edits));
}

/** Makes what the initramfs holds, as far as a program needs it. */
function unpacked(folder: string): string {
  const root = temporaryFolder();
  const { tree, sources: files } = targetIn(folder);
  assert.ok(tree);
  for (const { path, node } of walkTree(tree)) {
    const to = join(root, path);
    if (node.kind === "dir") mkdirSync(to);
    if (node.kind === "symlink") symlinkSync(node.target ?? "", to);
    const source = node.data === null ? undefined : files?.get(node.data.location);
    if (node.kind === "file" && source !== undefined) copyFileSync(source.path, to);
  }
  return root;
}

function runIn(root: string): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync("chroot", [root, "/init"], { encoding: "utf8" });
  console.log(stderr);
  return { status, output: stdout };
}

/** The 64-bit kernel that recordings use, where one is in the cache already. */
function cachedKernel(): string | null {
  const name = existsSync(cacheRoot)
    ? readdirSync(cacheRoot).find((one) => /^debian-6\.1-cloud-amd64-[\da-f]+$/.test(one))
    : undefined;
  return name === undefined ? null : join(cacheRoot, name, "bzImage");
}

function packed(folder: string): Uint8Array {
  const { manifests } = targetIn(folder);
  const options = {
    timestamps: { kind: "fixed", seconds: 0 },
    checksum: "none",
    variables: new Map<string, string>(),
  } as const;
  const pieces: Uint8Array[] = [];
  const packing = packArchive(parseManifest(manifests[0]?.text ?? ""), options, packHost(folder));
  for (let step = packing.next(); step.done !== true; step = packing.next()) pieces.push(step.value.slice());
  return Buffer.concat(pieces);
}

async function bootLog(kernel: string, initramfs: Uint8Array): Promise<string> {
  const machine = startQemu({
    kernel: readFileSync(kernel),
    initramfs,
    cmdline: Buffer.from("console=ttyS0 panic=-1"),
    memoryMiB: 256,
  });
  let log = "";
  machine.onSerial((bytes) => (log += Buffer.from(bytes).toString("latin1")));
  await new Promise((resolve) => {
    machine.onEnd(resolve);
  });
  return log;
}

describe("The fix for missing libraries", function () {
  before(function () {
    // What is compiled is for this machine, and the kernel in the cache for a PC of 64 bits.
    if (process.arch !== "x64" || spawnSync("gcc", ["--version"]).status !== 0) this.skip();
  });

  for (const flag of ["-Wl,--enable-new-dtags", "-Wl,--disable-new-dtags"]) {
    it(`adds all that the loader of this machine finds, with ${flag}`, () => {
      const folder = compiledProject(flag);
      assert.deepEqual(
        findingsIn(folder).map(({ code, severity }) => ({ code, severity })),
        [{ code: "init-interpreter-missing", severity: "error" }],
      );
      repair(folder);
      assert.deepEqual(findingsIn(folder), []);
      const { stdout } = spawnSync("ldd", [join(folder, "sysroot/usr/bin/hello")], { encoding: "utf8" });
      const wanted = [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path = ""]) => path.replace(/.*\//, ""));
      const { manifests } = targetIn(folder);
      const added = [...(manifests[0]?.text ?? "").matchAll(/^file (\S+)/gm)].map(([, path = ""]) =>
        path.replace(/.*\//, ""),
      );
      assert.deepEqual(added.sort(), [...wanted, "hello"].sort());
    });
  }

  it("makes the program run where nothing else is", function () {
    if (process.getuid?.() !== 0) this.skip();
    const folder = compiledProject("-Wl,--disable-new-dtags");
    assert.notEqual(runIn(unpacked(folder)).status, 3);
    repair(folder);
    assert.deepEqual(runIn(unpacked(folder)), { status: 3, output: "cosine 1\n" });
  });

  it("makes the program run as PID 1", async function () {
    const kernel = cachedKernel();
    if (kernel === null || spawnSync("qemu-system-x86_64", ["--version"]).status !== 0) this.skip();
    const folder = compiledProject("-Wl,--disable-new-dtags");
    const before = await bootLog(kernel, packed(folder));
    assert.match(before, /Failed to execute \/init \(error -2\)/);
    repair(folder);
    const after = await bootLog(kernel, packed(folder));
    assert.match(after, /cosine 1/);
    assert.match(after, /Attempted to kill init! exitcode=0x00000300/);
  });
});
