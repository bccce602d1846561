/** The five boots of the classic story, for real: the finding comes before the boot, the boot confirms it, the fix repairs it. */
import assert from "node:assert/strict";
import { copyFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { bootpath, readFirstPiece, type CommandResult } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

interface BootReport {
  readonly outcome: string;
  readonly endedBy: string;
  readonly firstOutputMs: number | null;
  readonly log: string;
  readonly screen: readonly string[];
  readonly agrees: boolean | null;
  readonly diagnosis: readonly { code: string; severity: string; cause: string; fix: string; url: string }[];
}

interface Example {
  readonly name: string;
  /** What `check` finds before the boot. */
  readonly finding: string;
  /** The root cause that the boot shows. */
  readonly cause: string;
  readonly endedBy: string;
  /** Text that the serial log must have; null where it must be empty. */
  readonly log: RegExp | null;
}

const examples: readonly Example[] = [
  {
    name: "1-no-initramfs",
    finding: "root-missing",
    cause: "root-not-specified",
    endedBy: "panic",
    log: /Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block\(0,0\)/,
  },
  { name: "2-no-console", finding: "console-missing", cause: "no-output", endedBy: "silence", log: null },
  {
    name: "3-no-console-node",
    finding: "console-node-missing",
    cause: "no-initial-console",
    endedBy: "panic",
    log: /Warning: unable to open an initial console\.[^]*Kernel panic - not syncing: Attempted to kill init!/,
  },
  {
    name: "4-init-instead-of-rdinit",
    finding: "init-needs-rdinit",
    cause: "init-missing",
    endedBy: "panic",
    log: /Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block\(0,0\)/,
  },
];

/** A copy that a test may repair. */
function copyOf(example: string): string {
  const folder = temporaryFolder();
  cpSync(join(projectRoot, "examples", example), folder, { recursive: true });
  return folder;
}

/** The bundled kernel, with the mark of one that has a 64-bit entry point (XLF_KERNEL_64, Documentation/arch/x86/boot.rst). */
function kernelFor64Bits(): Uint8Array {
  const kernel = readFileSync(join(projectRoot, "dist/guest/bzImage-builtin"));
  kernel.writeUInt16LE(kernel.readUInt16LE(0x236) | 1, 0x236);
  return kernel;
}

function report({ stdout }: CommandResult): BootReport {
  return JSON.parse(stdout) as BootReport;
}

describe("the five boots", () => {
  for (const example of examples) {
    describe(example.name, () => {
      it("is found before the boot", async () => {
        const { stdout } = await bootpath(["check", join("examples", example.name), "--format", "json"]);
        const { problems } = JSON.parse(stdout) as { problems: { code: string }[] };
        assert.deepEqual(
          problems.map((problem) => problem.code),
          [example.finding],
        );
      });

      it("fails as it says, and names the cause", async () => {
        const result = await bootpath(["boot", join("examples", example.name), "--format", "json"]);
        assert.equal(result.status, 1, result.stderr);
        const { endedBy, log, firstOutputMs, diagnosis, agrees } = report(result);
        assert.equal(agrees, true, "the boot path was predicted");
        assert.equal(endedBy, example.endedBy);
        assert.equal(diagnosis[0]?.code, example.cause);
        assert.match(result.stderr, new RegExp(`\\[${example.cause}\\]`));
        if (example.log !== null) assert.match(log, example.log);
        else assert.deepEqual([log, firstOutputMs], ["", null]);
      });

      it("boots to the shell once its fixes are applied", async () => {
        const folder = copyOf(example.name);
        assert.equal((await bootpath(["check", folder, "--fix"])).status, 0);
        const result = await bootpath(["boot", folder, "--until", "/ # ", "--format", "json"]);
        assert.equal(result.status, 0, result.stderr);
        const { outcome, endedBy, log } = report(result);
        assert.deepEqual([outcome, endedBy], ["userspace", "until"]);
        assert.match(log, /Run \/bin\/sh as init process/);
      });
    });
  }

  it("the silent one talks to the screen, and the report says what", async () => {
    const { screen, diagnosis } = report(await bootpath(["boot", "examples/2-no-console", "--format", "json"]));
    assert.match(screen.join("\n"), /Run \/bin\/sh as init process/);
    assert.match(diagnosis[0]?.fix ?? "", /console=ttyS0/);
  });

  it("the fifth reaches its shell and has nothing to complain about", async () => {
    const result = await bootpath(["boot", "examples/5-shell"]);
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.stdout, /\n\/ # /);
    assert.match(result.stderr, /prompt/);
  });
});

describe("bootpath boot", () => {
  it("stops when nobody reads the serial line any more, and says so", async () => {
    const { status, stderr } = await readFirstPiece(["boot", "examples/5-shell"]);
    assert.equal(status, 1);
    assert.match(stderr, /^\n✗ Stopped after [\d.]+ s\.\n/);
  });

  it("boots the user's own kernel, named in bootpath.json", async () => {
    const folder = copyOf("5-shell");
    copyFileSync(join(projectRoot, "dist/guest/bzImage-external"), join(folder, "bzImage"));
    const target = {
      name: "own",
      cmdline: "cmdline",
      manifest: "initramfs.list",
      kernel: "bzImage",
      delivery: "external",
    };
    writeFiles(folder, { "bootpath.json": JSON.stringify({ targets: [target] }) });
    const result = await bootpath(["boot", folder, "--until", "/ # ", "--format", "json"]);
    assert.equal(result.status, 0, result.stderr);
    const { kernel } = JSON.parse(result.stdout) as { kernel: string };
    assert.equal(kernel, join(folder, "bzImage"));
  });

  it("boots a ready image, and a command line and a manifest from standard input", async () => {
    const cwd = temporaryFolder();
    const example = join(projectRoot, "examples/5-shell");
    const packed = await bootpath([
      "pack",
      join(example, "initramfs.list"),
      "-o",
      join(cwd, "initrd.img"),
      "--compress",
      "gzip",
    ]);
    assert.equal(packed.status, 0, packed.stderr);
    const text = ["--cmdline-text", "console=ttyS0 rdinit=/bin/sh", "--until", "/ # "];
    const image = await bootpath(["boot", ...text, "--initramfs", "initrd.img", "--delivery", "external"], { cwd });
    assert.equal(image.status, 0, image.stderr);
    const manifest = readFileSync(join(example, "initramfs.list"));
    const piped = await bootpath(["boot", ...text, "--manifest", "-"], { cwd, input: manifest });
    assert.equal(piped.status, 0, piped.stderr);
    const line = await bootpath(["boot", example, "--cmdline", "-", "--until", "/ # "], {
      input: "console=ttyS0 rdinit=/bin/sh",
    });
    assert.equal(line.status, 0, line.stderr);
  });

  it("stops at the time limit and says so", async () => {
    const result = await bootpath([
      "boot",
      "examples/5-shell",
      "--until",
      "never",
      "--timeout",
      "1",
      "--format",
      "json",
    ]);
    assert.equal(report(result).endedBy, "timeout");
    assert.match(result.stderr, /longest time allowed/);
  });

  it("asks which target when there are several, and takes --target", async () => {
    const targets = ["one", "two"].map((name) => ({ name, cmdline: "cmdline" }));
    const cwd = writeFiles(temporaryFolder(), {
      cmdline: "console=ttyS0",
      "bootpath.json": JSON.stringify({ targets }),
    });
    const undecided = await bootpath(["boot"], { cwd });
    assert.deepEqual(
      [undecided.status, undecided.stderr],
      [2, 'bootpath: .: several targets; choose with --target one of "one", "two"\n'],
    );
    const decided = await bootpath(["boot", "--target", "two"], { cwd });
    assert.equal(decided.status, 1);
    assert.match(decided.stderr, /\[root-not-specified\]/);
  });
});

describe("bootpath boot refuses what cannot boot, with status 2 and one line", () => {
  const cases: readonly {
    name: string;
    args: readonly string[];
    files: Record<string, string | Uint8Array>;
    message: RegExp;
  }[] = [
    {
      name: "a text file as kernel",
      args: ["--cmdline-text", "quiet", "--kernel", "kernel.txt"],
      files: { "kernel.txt": "This is no kernel.\n" },
      message: /^bootpath: kernel\.txt: .*not a bzImage.*\n$/,
    },
    {
      name: "a kernel that is not there",
      args: ["--cmdline-text", "quiet", "--kernel", "vmlinuz"],
      files: {},
      message: /^bootpath: vmlinuz: .*no such file.*\n$/,
    },
    {
      name: "an empty kernel",
      args: ["--cmdline-text", "quiet", "--kernel", "bzImage"],
      files: { bzImage: "" },
      message: /^bootpath: bzImage: .*empty.*\n$/,
    },
    {
      name: "a 64-bit kernel",
      args: ["--cmdline-text", "quiet", "--kernel", "bzImage"],
      files: { bzImage: kernelFor64Bits() },
      message: /^bootpath: bzImage: .*64-bit.*QEMU.*\n$/,
    },
    {
      name: "a kernel that bootpath.json names and that is not there",
      args: ["."],
      files: { "bootpath.json": '{"targets":[{"name":"own","kernel":"out/bzImage"}]}' },
      message: /^bootpath: out\/bzImage: .*no such file.*\n$/,
    },
    {
      name: "a manifest that is not there",
      args: ["--cmdline-text", "quiet", "--manifest", "list"],
      files: {},
      message: /^bootpath: list: .*cannot be read.*\n$/,
    },
    {
      name: "a manifest whose source file is not there",
      args: ["--cmdline-text", "quiet", "--manifest", "list"],
      files: { list: "file /init nowhere 0755 0 0\n" },
      message: /^bootpath: list:1: .*nowhere.*\n$/,
    },
    {
      name: "an empty initramfs",
      args: ["--cmdline-text", "quiet", "--initramfs", "initrd.img"],
      files: { "initrd.img": "" },
      message: /^bootpath: initrd\.img: .*empty.*\n$/,
    },
    {
      name: "a command line longer than the kernel takes",
      args: ["--cmdline", "line"],
      files: { line: `${"x".repeat(2048)}\n` },
      message: /^bootpath: line: .*2047.*\n$/,
    },
    {
      name: "too little memory",
      args: ["--cmdline-text", "quiet", "--memory", "8"],
      files: {},
      message: /^bootpath: .*memory.*\n$/i,
    },
    {
      name: "a folder without a target",
      args: ["."],
      files: {},
      message: /^bootpath: \.: no boot target: .*bootpath\.json.*\n$/,
    },
    {
      name: "a pattern that is none",
      args: ["--until", "("],
      files: {},
      message: /^error: option '--until <regex>'.*\n$/,
    },
  ];
  for (const { name, args, files, message } of cases) {
    it(name, async () => {
      const cwd = writeFiles(temporaryFolder(), files);
      const result = await bootpath(["boot", ...args], { cwd });
      assert.deepEqual([result.status, result.stdout], [2, ""], result.stderr);
      assert.match(result.stderr, message);
    });
  }
});
