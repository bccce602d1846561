import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

describe("bootpath check --fix", () => {
  it("repairs with --fix until nothing is left", async () => {
    const cwd = writeFiles(temporaryFolder(), {
      cmdline: "init=/bin/sh\r\n",
      "initramfs.list": "dir /bin 0755 0 0\r\nfile /bin/sh b 0755 0 0\r\n",
      b: busybox,
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

  it("says on standard error what it did", async () => {
    const cwd = mistakenTarget();
    const { stdout, stderr } = await bootpath(["check", "cmdline", "--fix", "--format", "json"], { cwd });
    assert.equal(stderr, "cmdline: 1 problem repaired\n");
    assert.deepEqual(JSON.parse(stdout), { problems: [] });
  });

  it("leaves what is right as it is", async () => {
    const cwd = writeFiles(temporaryFolder(), { cmdline: "console=ttyS0 root=/dev/sda1\n" });
    const { status, stderr } = await bootpath(["check", "cmdline", "--fix"], { cwd });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(readFileSync(join(cwd, "cmdline"), "utf8"), "console=ttyS0 root=/dev/sda1\n");
    assert.ok(!existsSync(join(cwd, "bootpath.json")));
  });
});
