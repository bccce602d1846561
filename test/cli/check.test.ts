import assert from "node:assert/strict";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bootFile } from "../conformance/boot/files.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const manifest =
  "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /bin 0755 0 0\nfile /bin/sh busybox 0755 0 0\n";

/** What the manifest calls busybox: any program that the kernel can execute. */
const busybox = bootFile("init32") ?? "";

/** A command line with the classic mistake, and its manifest. */
function mistakenTarget(): string {
  return writeFiles(temporaryFolder(), {
    cmdline: "console=ttyS0 init=/bin/sh\n",
    "initramfs.list": manifest,
    busybox,
  });
}

interface Report {
  readonly problems: readonly {
    readonly file: string;
    readonly code: string;
    readonly severity: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly message: string;
    readonly url: string;
    readonly fixes: readonly { readonly title: string; readonly edits: readonly object[] }[];
  }[];
}

function parse(stdout: string): Report {
  return JSON.parse(stdout) as Report;
}

describe("bootpath check", () => {
  it("reports in the JSON of the contract", async () => {
    const cwd = mistakenTarget();
    const { status, stdout, stderr } = await bootpath(["check", "cmdline", "--format", "json"], { cwd });
    assert.equal(status, 1);
    assert.equal(stderr, "");
    const [problem, ...others] = parse(stdout).problems;
    assert.deepEqual(others, []);
    assert.ok(problem);
    const { message, url, ...rest } = problem;
    assert.deepEqual(rest, {
      file: "cmdline",
      code: "init-needs-rdinit",
      severity: "error",
      line: 1,
      column: 15,
      endLine: 1,
      endColumn: 27,
      fixes: [
        {
          title: "Write rdinit=/bin/sh",
          edits: [{ file: "cmdline", start: 14, end: 19, newText: "rdinit=" }],
          preferred: true,
        },
      ],
      related: [],
    });
    assert.match(message, /VFS: Unable to mount root fs/);
    assert.match(url, /docs\/rules\/init-needs-rdinit\.md$/);
  });

  it("checks a folder by its names, and by its bootpath.json", async () => {
    const byNames = await bootpath(["check", ".", "--format", "json"], { cwd: mistakenTarget() });
    assert.deepEqual(
      parse(byNames.stdout).problems.map(({ file, code }) => [file, code]),
      [["cmdline", "init-needs-rdinit"]],
    );

    const cwd = writeFiles(temporaryFolder(), {
      "line.txt": "console=ttyS0 init=/bin/sh",
      "list.txt": manifest,
      busybox,
      "bootpath.json": '{"targets":[{"name":"a","cmdline":"line.txt","manifest":"list.txt"}]}',
    });
    const byProject = await bootpath(["check", "bootpath.json", "--format", "json"], { cwd });
    assert.deepEqual(
      parse(byProject.stdout).problems.map(({ file, code }) => [file, code]),
      [["line.txt", "init-needs-rdinit"]],
    );
  });

  it("reports only the file that was asked for, but knows its neighbours", async () => {
    const cwd = mistakenTarget();
    const { status, stdout } = await bootpath(["check", "initramfs.list"], { cwd });
    assert.deepEqual([status, stdout], [0, "No problems.\n"]);
  });

  it("takes --delivery over what the target says", async () => {
    const cwd = writeFiles(temporaryFolder(), { "initramfs.list": "dir /bin 0755 0 0\n" });
    assert.equal((await bootpath(["check", "initramfs.list"], { cwd })).status, 1);
    assert.equal((await bootpath(["check", "initramfs.list", "--delivery", "external"], { cwd })).status, 0);
  });

  it("checks what no name pairs, and looks for targets below a folder that has none", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "lines/a.cmdline": 'console=ttyS0 x="a b',
      "lines/b.cmdline": 'console=ttyS0 y="a b',
      "deep/er/cmdline": 'console=ttyS0 z="a b',
      "node_modules/m/cmdline": 'console=ttyS0 z="a b',
    });
    const { stdout } = await bootpath(["check", ".", "--format", "json"], { cwd });
    const files = parse(stdout)
      .problems.filter(({ code }) => code === "unbalanced-quote")
      .map(({ file }) => file);
    assert.deepEqual(files, ["deep/er/cmdline", "lines/a.cmdline", "lines/b.cmdline"]);
  });

  it("finds the bootpath.json above a document, however the document is named", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "bootpath.json": '{"targets":[{"name":"a","cmdline":"boards/line.txt"}]}',
      "boards/line.txt": "console=ttyS0",
    });
    const codes = async (folder: string, path: string) => {
      const { stdout } = await bootpath(["check", path, "--format", "json"], { cwd: join(cwd, folder) });
      return parse(stdout).problems.map(({ file, code }) => [file, code]);
    };
    assert.deepEqual(await codes(".", "boards/line.txt"), [["boards/line.txt", "root-missing"]]);
    assert.deepEqual(await codes(".", "./boards/line.txt"), [["./boards/line.txt", "root-missing"]]);
    assert.deepEqual(await codes("boards", "line.txt"), [["line.txt", "root-missing"]]);
  });

  it("looks at host files from --base", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "lists/initramfs.list": manifest,
      cmdline: "console=ttyS0 init=/bin/sh",
      "out/busybox": "",
    });
    const codes = async (...options: readonly string[]) => {
      const { stdout } = await bootpath(["check", "lists/initramfs.list", ...options, "--format", "json"], { cwd });
      return parse(stdout).problems.map(({ code }) => code);
    };
    assert.ok((await codes()).includes("source-missing"));
    assert.ok(!(await codes("--base", "out")).includes("source-missing"));
  });

  it("takes --config, plain or compressed, and says when it cannot be read", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "plain.config": "CONFIG_64BIT=y\n",
      "config.gz": gzipSync("CONFIG_64BIT=y\n"),
      "bad.gz": Uint8Array.of(0x1f, 0x8b, 0, 0),
      cmdline: "console=ttyS0",
    });
    for (const config of ["plain.config", "config.gz"]) {
      assert.equal((await bootpath(["check", "cmdline", "--config", config], { cwd })).status, 0);
    }
    for (const [config, message] of [
      ["none", /^bootpath: none: no such file or folder\n$/],
      ["bad.gz", /^bootpath: bad\.gz: cannot be decompressed\n$/],
    ] as const) {
      const { status, stderr } = await bootpath(["check", "cmdline", "--config", config], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, message);
    }
  });

  it("reports what is wrong with the bootpath.json of a folder", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "bootpath.json": '{\n  "targets": [{ "name": "a", "cmdlin": "x", "manifest": "initramfs.lst" }],\n}',
      "initramfs.list": manifest,
    });
    const { status, stdout } = await bootpath(["check", "bootpath.json", "--format", "json"], { cwd });
    assert.equal(status, 1);
    const problems = parse(stdout).problems.filter(({ file }) => file === "bootpath.json");
    assert.deepEqual(
      problems.map(({ code, line, column, fixes }) => [code, line, column, fixes[0]?.title]),
      [
        ["project-unknown-key", 2, 30, 'Write "cmdline"'],
        ["project-file-missing", 2, 57, 'Write "initramfs.list"'],
      ],
    );
  });

  it("obeys what bootpath.json and comments say about rules", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      "bootpath.json": '{ "rules": { "unbalanced-quote": "off" }, "allow": ["foo.*"] }',
      "a/cmdline": 'console=ttyS0 foo.bar=1 x="a b',
      "b.initramfs": "# bootpath: off indented-line invalid-mod\n dir /x 0755 0 0\n",
    });
    const codes = async (path: string) => {
      const { stdout } = await bootpath(["check", path, "--format", "json"], { cwd });
      return parse(stdout).problems.map(({ code }) => code);
    };
    assert.deepEqual(await codes("a/cmdline"), []);
    const ofManifest = await codes("b.initramfs");
    assert.ok(!ofManifest.includes("indented-line"));
    assert.ok(ofManifest.includes("project-unknown-rule"));
  });

  it("reads standard input, and tells a manifest from a command line", async () => {
    const line = await bootpath(["check", "-", "--format", "json"], { input: "quiet" });
    assert.deepEqual(
      parse(line.stdout).problems.map(({ file, code }) => [file, code]),
      [["-", "console-missing"]],
    );
    const list = await bootpath(["check", "-", "--format", "json"], { input: "dir /bin 0755 0 0\n" });
    assert.deepEqual(
      parse(list.stdout).problems.map(({ file, code }) => [file, code]),
      [["-", "console-node-missing"]],
    );
  });

  it("ends with 2 and one line that names file and reason", async () => {
    const cwd = writeFiles(temporaryFolder(), { "notes.md": "hello", "broken/bootpath.json": "{", "empty/readme": "" });
    writeFiles(cwd, {
      "archive/initramfs.list": "070701000002D1",
      "packed/initramfs_list": gzipSync("dir /dev 0755 0 0\n"),
    });
    const cases: readonly [readonly string[], RegExp][] = [
      [["check", "nowhere/cmdline"], /^bootpath: nowhere\/cmdline: no such file or folder\n$/],
      [["check", "notes.md"], /^bootpath: notes\.md: .*--kind.*\n$/],
      [["check", "broken"], /^bootpath: broken\/bootpath\.json: This is not JSON: .*\n$/],
      [["check", "broken/bootpath.json"], /^bootpath: broken\/bootpath\.json: This is not JSON: .*\n$/],
      [["check", "archive/initramfs.list"], /^bootpath: archive.*: this is an initramfs image.*bootpath list .*\n$/],
      [["check", "packed/initramfs_list"], /^bootpath: packed\/initramfs_list: this is an initramfs image.*\n$/],
      [["check", "empty"], /^bootpath: empty: no boot target: .*bootpath\.json.*initramfs\.list.*\n$/],
      [["check", "-", "--fix"], /^bootpath: --fix: standard input .*\n$/],
      [["check"], /^error: missing required argument 'path'\n$/],
      [["check", ".", "--format", "xml"], /^error: option '--format <format>' argument 'xml' is invalid.*\n$/],
    ];
    for (const [args, message] of cases) {
      const result = await bootpath(args, { cwd, input: "" });
      assert.deepEqual([args, result.status, result.stdout], [args, 2, ""]);
      assert.match(result.stderr, message);
    }
  });
});
