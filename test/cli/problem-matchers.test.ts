/** The problem matchers of package.json on what the command and real kernels print. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { bootpath } from "../support/command.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

/** The part of a problem matcher that is looked at. */
interface Matcher {
  readonly name: string;
  readonly pattern: Readonly<Record<string, string | number>> & { readonly regexp: string };
}

const { contributes } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
  contributes: { problemMatchers: readonly Matcher[] };
};

/** What a matcher finds in the lines of an output. */
function problems(name: string, output: string): readonly Readonly<Record<string, string | undefined>>[] {
  const pattern = contributes.problemMatchers.find((matcher) => matcher.name === name)?.pattern;
  assert.ok(pattern, name);
  const { regexp, ...groups } = pattern;
  return output.split(/\r?\n/).flatMap((line) => {
    const match = new RegExp(regexp).exec(line);
    if (match === null) return [];
    return [Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, match[Number(group)]]))];
  });
}

describe("problem matchers", () => {
  const folder = writeFiles(temporaryFolder(), {
    cmdline: "console=ttyS0 init=/bin/sh Root=/dev/sda1\n",
    "initramfs.list": "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n dir /bin 0755 0 0\n",
    "disk/cmdline": "console=ttyS0 panic=-1 root=/dev/sda9\n",
    "disk/bootpath.json": JSON.stringify({ targets: [{ name: "disk", cmdline: "cmdline" }] }),
  });

  it("find what check finds, in both formats", async () => {
    const { stdout: json } = await bootpath(["check", ".", "--format", "json"], { cwd: folder });
    const { problems: expected } = JSON.parse(json) as {
      problems: readonly Readonly<
        Record<"file" | "line" | "column" | "severity" | "message" | "code", string | number>
      >[];
    };
    assert.ok(expected.length >= 3);
    for (const [name, format] of [
      ["bootpath", "text"],
      ["bootpath-github", "github"],
    ] as const) {
      const { stdout } = await bootpath(["check", ".", "--format", format], { cwd: folder });
      const notice = (severity: unknown) => (severity === "error" || severity === "warning" ? severity : "other");
      const plain = (one: Readonly<Record<string, unknown>>) => [
        one["file"],
        Number(one["line"]),
        Number(one["column"]),
        notice(one["severity"]),
        one["code"],
        one["message"],
      ];
      assert.deepEqual(problems(name, stdout).map(plain), expected.map(plain), format);
    }
  });

  it("find the causes in a log", async () => {
    const log = join(projectRoot, "test/fixtures/symbols/panic.bootlog");
    const { stdout } = await bootpath(["log", log]);
    const [found, ...others] = problems("bootpath", stdout);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [found?.["file"], found?.["line"], found?.["column"], found?.["severity"], found?.["code"]],
      [log, "100", undefined, "error", "root-device-missing"],
    );
  });

  it("find the word that is responsible for a boot", async () => {
    const { stdout, stderr } = await bootpath(["boot", "disk"], { cwd: folder });
    const found = problems("bootpath", `${stdout}\n${stderr}`);
    assert.deepEqual(found, [
      {
        file: join("disk", "cmdline"),
        line: "1",
        column: "24",
        severity: "error",
        message: "the kernel does not have the device that root= names: root=/dev/sda9",
        code: "root-device-missing",
      },
    ]);
  }).timeout(120_000);

  it("find the places in the kernel that a log names, as 6.12 and 7.2 write them", () => {
    const read = (name: string) => readFileSync(join(projectRoot, "test/fixtures/causes", name), "utf8");
    const bug = problems("kernel-bug", read("kernel-bug/bug-on.log"));
    assert.deepEqual(
      bug.map(({ file, line, severity }) => [file, line, severity]),
      [["drivers/misc/lkdtm/bugs.c", "105", "BUG"]],
    );
    const warning = problems("kernel-bug", read("healthy/warning-with-trace.log"));
    assert.deepEqual(
      warning.map(({ file, line, severity }) => [file, line, severity]),
      [["drivers/misc/lkdtm/bugs.c", "112", "WARNING"]],
    );
    // 7.2: kernel/panic.c __warn
    const newer = "WARNING: drivers/misc/lkdtm/bugs.c:112 at lkdtm_WARNING+0xc/0x10, CPU#0: sh/1";
    assert.equal(problems("kernel-bug", newer)[0]?.["file"], "drivers/misc/lkdtm/bugs.c");
    assert.deepEqual(problems("kernel-bug", "[    0.1] WARNING: at nothing"), []);
  });
});
