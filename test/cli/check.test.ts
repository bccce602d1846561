import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const manifest =
  "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /bin 0755 0 0\nfile /bin/sh busybox 0755 0 0\n";

/** A command line with the classic mistake, and its manifest. */
function mistakenTarget(): string {
  return writeFiles(temporaryFolder(), { cmdline: "console=ttyS0 init=/bin/sh\n", "initramfs.list": manifest });
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
      fixes: [{ title: "Write rdinit=/bin/sh", edits: [{ file: "cmdline", start: 14, end: 19, newText: "rdinit=" }] }],
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

  it("shows line and caret, without colours when it is no terminal", async () => {
    const { stdout } = await bootpath(["check", "cmdline"], { cwd: mistakenTarget() });
    assert.match(stdout, /^cmdline:1:15: error: /);
    assert.match(stdout, /\n {2}console=ttyS0 init=\/bin\/sh\n {16}\^{12}\n/);
    assert.match(stdout, /fix: Write rdinit=\/bin\/sh\n/);
    assert.ok(!stdout.includes("\u001b"));
  });

  it("writes GitHub annotations", async () => {
    const { status, stdout } = await bootpath(["check", "cmdline", "--format", "github"], { cwd: mistakenTarget() });
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=cmdline,line=1,endLine=1,col=15,endColumn=26,title=init-needs-rdinit::/);
    assert.equal(stdout.trimEnd().split("\n").length, 1);
  });

  it("writes SARIF that names rule, place and fix", async () => {
    const { stdout } = await bootpath(["check", "cmdline", "--format", "sarif"], { cwd: mistakenTarget() });
    const log = JSON.parse(stdout) as {
      version: string;
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }];
    };
    assert.equal(log.version, "2.1.0");
    const [result] = log.runs[0].results;
    assert.equal(result?.["ruleId"], "init-needs-rdinit");
    assert.equal(log.runs[0].tool.driver.rules[Number(result["ruleIndex"])]?.id, "init-needs-rdinit");
    assert.equal(result["level"], "error");
  });

  it("repairs with --fix until nothing is left", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      cmdline: "init=/bin/sh\r\n",
      "initramfs.list": "dir /bin 0755 0 0\r\nfile /bin/sh b 0755 0 0\r\n",
    });
    const { status, stdout } = await bootpath(["check", ".", "--fix"], { cwd });
    assert.deepEqual([status, stdout], [0, "No problems.\n"]);
    assert.equal(readFileSync(join(cwd, "cmdline"), "utf8"), "rdinit=/bin/sh console=ttyS0\r\n");
    assert.equal(
      readFileSync(join(cwd, "initramfs.list"), "utf8"),
      "dir /dev 0755 0 0\r\nnod /dev/console 0600 0 0 c 5 1\r\ndir /bin 0755 0 0\r\nfile /bin/sh b 0755 0 0\r\n",
    );
  });

  it("creates with --fix what is missing", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      cmdline: "console=ttyS0 rdinit=/bin/sh\n",
      "bootpath.json": '{"targets":[{"name":"bare","cmdline":"cmdline"}]}',
    });
    assert.equal((await bootpath(["check", "."], { cwd })).status, 1);
    assert.equal((await bootpath(["check", ".", "--fix"], { cwd })).status, 0);
    assert.match(readFileSync(join(cwd, "initramfs.list"), "utf8"), /^nod \/dev\/console 0600 0 0 c 5 1$/m);
  });

  it("keeps the bytes of a file that is not UTF-8 when it repairs it", async () => {
    const cwd = mistakenTarget();
    writeFiles(cwd, {
      cmdline: Uint8Array.from([...Buffer.from("console=ttyS0 x="), 0xff, 0xfe, ...Buffer.from(" init=/bin/sh")]),
    });
    assert.equal((await bootpath(["check", "cmdline", "--fix"], { cwd })).status, 0);
    const expected = Buffer.concat([
      Buffer.from("console=ttyS0 x="),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(" rdinit=/bin/sh"),
    ]);
    assert.deepEqual(readFileSync(join(cwd, "cmdline")), expected);
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
    const cases: readonly [readonly string[], RegExp][] = [
      [["check", "nowhere/cmdline"], /^bootpath: nowhere\/cmdline: no such file or folder\n$/],
      [["check", "notes.md"], /^bootpath: notes\.md: .*--kind.*\n$/],
      [["check", "broken"], /^bootpath: broken\/bootpath\.json: Not valid JSON.*\n$/],
      [["check", "empty"], /^bootpath: empty: no bootpath\.json.*\n$/],
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
