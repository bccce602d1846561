import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bootDataFolder } from "../conformance/boot/files.js";
import type { BootTruth } from "../conformance/boot/predict.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

interface Sample {
  readonly id: string;
  readonly kernelVersion: string;
  readonly delivery: string;
  readonly cmdline: string;
  readonly manifest: string | null;
  readonly expected: BootTruth;
}

const samples = JSON.parse(readFileSync(join(bootDataFolder, "scenarios.json"), "utf8")) as readonly Sample[];

describe("bootpath explain", () => {
  for (const { id, kernelVersion, delivery, cmdline, manifest, expected } of samples) {
    it(`tells what the kernel did: ${id}`, async () => {
      const folder = writeFiles(temporaryFolder(), { cmdline, list: manifest ?? "" });
      const args = ["explain", "--cmdline", join(folder, "cmdline"), "--base", bootDataFolder, "--format", "json"];
      args.push("--kernel-version", kernelVersion, "--delivery", delivery);
      if (manifest !== null) args.push("--manifest", join(folder, "list"));
      const { status, stdout, stderr } = await bootpath(args);
      const { outcome, init, messages, steps } = JSON.parse(stdout) as BootTruth & {
        readonly steps: readonly unknown[];
      };
      assert.deepEqual({ outcome, init, messages }, expected);
      assert.ok(steps.length > 0);
      assert.deepEqual([status, stderr], [expected.outcome === "userspace" ? 0 : 1, ""]);
    });
  }

  it("puts what decides first", async () => {
    const folder = writeFiles(temporaryFolder(), {
      list: "dir /dev 0755 0 0\nfile /init file 0755 0 0\n",
      file: "echo\n",
    });
    const { status, stdout } = await bootpath(["explain", "--manifest", join(folder, "list")]);
    assert.equal(status, 1);
    const [headline, what, because] = stdout.split("\n");
    assert.match(headline ?? "", /No program can be started, and the kernel panics\.$/);
    assert.match(what ?? "", /The kernel cannot start \/init \(error -8\)\./);
    assert.match(because ?? "", /\/init is no ELF file and does not start with "#!"\. \(init\/main\.c kernel_init\)/);
  });

  it("takes a folder, variables of the environment, standard input and a kernel configuration", async () => {
    const init = readFileSync(join(bootDataFolder, "files/init32"));
    const manifest = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /own ${BOOTPATH_TEST_INIT} 0755 0 0\n";
    const folder = writeFiles(temporaryFolder(), {
      cmdline: "console=ttyS0 rdinit=/own\n",
      "initramfs.list": manifest,
      init,
      config: gzipSync("CONFIG_BLK_DEV_INITRD=y\nCONFIG_BINFMT_SCRIPT=y\n"),
    });
    const env = { BOOTPATH_TEST_INIT: join(folder, "init") };
    assert.equal((await bootpath(["explain", folder], { env })).status, 0);
    const fromInput = await bootpath(["explain", "--manifest", "-", "--cmdline-text", "rdinit=/own"], {
      env,
      input: manifest,
    });
    assert.equal(fromInput.status, 0);
    const withoutElf = await bootpath(["explain", folder, "--config", join(folder, "config")], { env });
    assert.equal(withoutElf.status, 1);
    assert.match(withoutElf.stdout, /built without CONFIG_BINFMT_ELF/);
  });

  it("draws the way as a picture", async () => {
    const list = "dir /dev 0755 0 0\nfile /init file 0755 0 0\n";
    const folder = writeFiles(temporaryFolder(), { list, file: "echo\n" });
    const args = ["explain", "--manifest", join(folder, "list"), "--cmdline-text", "a<b root=x", "--format", "svg"];
    const { status, stdout, stderr } = await bootpath(args);
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^]*<\/svg>\n$/);
    assert.match(stdout, /The kernel cannot start \/init \(error -8\)/);
    assert.match(stdout, /PID 1 gets a&lt;b as an argument/);
  });

  it("takes a document or a bootpath.json for the target that it belongs to", async () => {
    const whole = await bootpath(["explain", "examples/5-shell"]);
    assert.equal(whole.status, 0);
    for (const name of ["cmdline", "initramfs.list"]) {
      const { status, stdout } = await bootpath(["explain", `examples/5-shell/${name}`]);
      assert.deepEqual([status, stdout], [0, whole.stdout], name);
    }
    const described = await bootpath(["explain", "examples/1-no-initramfs/bootpath.json"]);
    assert.equal(described.stdout, (await bootpath(["explain", "examples/1-no-initramfs"])).stdout);
  });

  it("does not call a first program without streams a success", async () => {
    const { status, stdout } = await bootpath(["explain", "examples/3-no-console-node"]);
    assert.equal(status, 0);
    assert.match(stdout, /\n {2}Predicted for Linux 6\.12 on x86 with .*, on a machine without disks\.\n/);
    assert.match(stdout, /^! The kernel starts \/bin\/sh as PID 1, without standard input, output and error\.\n/);
  });

  it("takes the names that machines and distributions have for an architecture", async () => {
    const run = (arch: string) => bootpath(["explain", "examples/5-shell", "--arch", arch]);
    const [arm64, i386] = await Promise.all([run("arm64"), run("i386")]);
    assert.equal(arm64.status, 1);
    for (const [name, same] of [
      ["aarch64", arm64],
      ["ARM64", arm64],
      ["i686", i386],
    ] as const) {
      assert.deepEqual(await run(name), same, name);
    }
    const { status, stderr } = await run("sparc65");
    assert.equal(status, 2);
    assert.match(stderr, /argument 'sparc65' is invalid\. Expected the kernel's own name, such as x86, arm, /);
  });

  it("ends with status 2 and one line for what cannot be read", async () => {
    const folder = writeFiles(temporaryFolder(), {
      refused: "dir /dev\nfile /init\n",
      missing: "dir /dev 0755 0 0\nfile /init nowhere 0755 0 0\n",
    });
    const at = (name: string) => join(folder, name);
    const cases: readonly (readonly [args: readonly string[], message: string])[] = [
      [["--manifest", at("none")], `bootpath: ${at("none")}: no such file or folder\n`],
      [["--manifest", at("missing")], `bootpath: ${at("missing")}:2: ${at("nowhere")}: cannot be read\n`],
      [["--cmdline", at("none")], `bootpath: ${at("none")}: no such file or folder\n`],
      [["--cmdline", "a", "--cmdline-text", "b"], "bootpath: give --cmdline or --cmdline-text, not both\n"],
      [[at("none")], `bootpath: ${at("none")}: no such file or folder\n`],
      [
        [at("refused")],
        `bootpath: ${at("refused")}: is no folder, and its name does not tell whether it is a command line or a manifest; say it with --cmdline or --manifest\n`,
      ],
      [["examples/5-shell", "--target", "x"], 'bootpath: examples/5-shell: no target "x"; the only one is "5-shell"\n'],
    ];
    for (const [args, message] of cases) {
      const { status, stdout, stderr } = await bootpath(["explain", ...args]);
      assert.deepEqual([status, stdout, stderr], [2, "", message]);
    }
    const refused = await bootpath(["explain", "--manifest", at("refused")]);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /refused:1: A field is missing/);
  });
});
