import assert from "node:assert/strict";
import { diagnoseLog } from "../../../../core/log/diagnose.js";
import { placeDiagnosis } from "../../../../core/log/places.js";
import { assembleTarget } from "../../../../core/project/boot-target.js";
import type { Finding } from "../../../../core/rules/finding.js";
import { checkTarget } from "../../../../core/rules/run.js";

const shell = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /bin 0755 0 0\nfile /bin/sh sh 0755 0 0\n";
const started = (path: string) => `[    0.5] Run ${path} as init process\n`;
const failed = (path: string, error: number) =>
  `${started(path)}[    0.5] Failed to execute ${path} (error ${error})\n[    0.6] Kernel panic - not syncing: No working init found.  Try passing init= option to kernel. See Linux Documentation/admin-guide/init.rst for guidance.\n`;
const cannotMount = "[    0.6] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n";

function places(log: string, cmdline: string | null, manifest: string | null, findings: readonly Finding[] = []) {
  const target = assembleTarget({
    cmdline: cmdline === null ? null : { path: "cmdline", text: cmdline },
    manifests: manifest === null ? [] : [{ path: "list", text: manifest }],
    initramfs: "none",
    described: true,
  });
  const context = {
    initramfs: manifest === null ? "none" : "given",
    ...(cmdline === null ? {} : { cmdline }),
  } as const;
  return placeDiagnosis(diagnoseLog(log, context), target, findings).map(({ diagnosis, path, start, end }) => {
    const text = path === "cmdline" ? cmdline : manifest;
    return { code: diagnosis.code, path, text: text?.slice(start, end) };
  });
}

describe("the places of causes", () => {
  it("are the line of the program that was not executed, and nothing for what followed", () => {
    assert.deepEqual(places(failed("/bin/sh", -8), "console=ttyS0 rdinit=/bin/sh", shell), [
      { code: "init-exec-format", path: "list", text: "file /bin/sh sh 0755 0 0" },
    ]);
  });

  it("are the word that names a program which is no line", () => {
    const log = `[    0.4] check access for rdinit=/sbin/none failed: -2, ignoring\n${cannotMount}`;
    assert.deepEqual(places(log, "console=ttyS0 rdinit=/sbin/none", shell), [
      { code: "init-missing", path: "cmdline", text: "rdinit=/sbin/none" },
    ]);
  });

  it("are root= where the device is missing, the last one where it is there twice", () => {
    const log = '[    0.6] VFS: Cannot open root device "/dev/sda9" or unknown-block(0,0): error -6\n' + cannotMount;
    assert.deepEqual(places(log, "root=/dev/sdb1 console=ttyS0 root=/dev/sda9", null), [
      { code: "root-device-missing", path: "cmdline", text: "root=/dev/sda9" },
    ]);
  });

  it("are the first word where a parameter is missing", () => {
    const found = places(cannotMount, "console=ttyS0 quiet", null);
    assert.deepEqual(found, [{ code: "root-not-specified", path: "cmdline", text: "console=ttyS0" }]);
  });

  it("are the folder where a node is missing", () => {
    const log = `[    0.4] Warning: unable to open an initial console.\n${started("/bin/sh")}`;
    assert.deepEqual(places(log, "rdinit=/bin/sh", shell.replace(/^nod.*\n/m, "")), [
      { code: "no-initial-console", path: "list", text: "dir /dev 0755 0 0" },
    ]);
  });

  it("leave out what is harmless and what these documents do not hold", () => {
    const log = `${started("/bin/sh")}/bin/sh: can't access tty; job control turned off\n/ # `;
    assert.deepEqual(places(log, "rdinit=/bin/sh", shell), []);
    assert.deepEqual(places(failed("/bin/sh", -8), null, null), []);
  });

  it("leave out what a rule says already, there or elsewhere", () => {
    const cmdline = "console=ttyS0 init=/bin/sh";
    const target = assembleTarget({
      cmdline: { path: "cmdline", text: cmdline },
      manifests: [{ path: "list", text: shell }],
      described: true,
    });
    const findings = checkTarget(target);
    assert.ok(findings.some(({ code }) => code === "init-needs-rdinit"));
    assert.deepEqual(places(cannotMount, cmdline, shell, findings), []);
    assert.deepEqual(
      places(cannotMount, cmdline, shell).map(({ code, text }) => [code, text]),
      [["init-missing", "init=/bin/sh"]],
    );
  });
});
