import assert from "node:assert/strict";
import { mountsOf } from "../../../../core/rules/mount-commands.js";

function foldersOf(...lines: readonly string[]): readonly string[] {
  return mountsOf(`#!/bin/sh\n${lines.join("\n")}\n`).map(({ folder }) => folder);
}

describe("core/rules/mount-commands", () => {
  it("takes the second operand, wherever the options stand", () => {
    assert.deepEqual(foldersOf("mount -t proc proc /proc"), ["/proc"]);
    assert.deepEqual(foldersOf("/bin/mount none /sys/ -t sysfs -o nosuid,noexec"), ["/sys"]);
    assert.deepEqual(foldersOf("busybox mount -t devtmpfs dev '/dev' 2>/dev/null || true"), ["/dev"]);
  });

  it("finds commands behind others on a line", () => {
    assert.deepEqual(foldersOf("echo a; if ! mount -t proc p /p; then mount -t tmpfs t /t && sh; fi"), ["/p", "/t"]);
  });

  it("leaves out what the script makes, and what lies on another mount", () => {
    assert.deepEqual(foldersOf("mkdir -p /run/lock", "mount -t tmpfs run /run"), []);
    assert.deepEqual(foldersOf("mount -t devtmpfs dev /dev", "mount -t devpts pts /dev/pts"), ["/dev"]);
  });

  it("leaves out comments, variables, and mounts that move or bind", () => {
    assert.deepEqual(foldersOf("# mount -t proc proc /proc", "mount /dev/sda1 $ROOT", 'mount x "/mnt/$n"'), []);
    assert.deepEqual(foldersOf("mount --move /a /b", "mount -o bind /a /b", "mount -o remount,rw /", "mount -a"), []);
    assert.deepEqual(foldersOf("umount /proc", "mountpoint /proc"), []);
  });

  it("says nothing where folders with unseen names are made", () => {
    assert.deepEqual(foldersOf("for i in a b; do mkdir /$i; done", "mount -t proc proc /proc"), []);
  });
});
