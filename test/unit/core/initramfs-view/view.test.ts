import assert from "node:assert/strict";
import { detailsOf, factsOf, sizeText } from "../../../../core/initramfs-view/facts.js";
import {
  entriesIn,
  entryAt,
  entryOfLine,
  viewFingerprint,
  viewInitramfs,
} from "../../../../core/initramfs-view/view.js";
import { wholeContent } from "../../../../core/binary/file-content.js";
import { assembleTarget, type TargetSources } from "../../../../core/project/boot-target.js";
import type { SourceFile } from "../../../../core/project/source-file.js";
import { checkTarget } from "../../../../core/rules/run.js";
import { elfProgram } from "../../../support/elf-program.js";

const box = elfProgram({ linking: "static" });

const shell = [
  "dir /dev 0755 0 0",
  "nod /dev/console 0600 0 0 c 5 1",
  "dir /bin 0755 0 0",
  "file /bin/busybox box 0755 0 0 /bin/ash",
  "slink /bin/sh busybox 0777 0 0",
  "slink /init bin/sh 0777 0 0",
  "",
].join("\n");

function view(text: string, options: Partial<TargetSources> = {}) {
  const sources = new Map<string, SourceFile>([
    ["box", { state: "file", path: "/host/box", content: wholeContent(box) }],
    ["script", { state: "file", path: "/host/script", content: wholeContent(Buffer.from("#! /bin/sh -e\n")) }],
  ]);
  const target = assembleTarget({
    cmdline: { path: "/t/cmdline", text: "console=ttyS0" },
    manifests: [{ path: "/t/initramfs.list", text }],
    described: true,
    sources,
    ...options,
  });
  const made = viewInitramfs(target, checkTarget(target));
  assert.ok(made !== null);
  return made;
}

function entry(text: string, path: string) {
  const made = view(text);
  const found = entryAt(made, path);
  assert.ok(found !== null, path);
  return { view: made, entry: found };
}

describe("the view of an initramfs", () => {
  it("lists folders first, then by name", () => {
    const made = view(shell);
    assert.deepEqual(
      entriesIn(made).map(({ path }) => path),
      ["/bin", "/dev", "/init"],
    );
    const bin = entryAt(made, "/bin");
    assert.ok(bin !== null);
    assert.deepEqual(
      entriesIn(made, bin).map(({ path, name }) => [path, name]),
      [
        ["/bin/ash", "ash"],
        ["/bin/busybox", "busybox"],
        ["/bin/sh", "sh"],
      ],
    );
  });

  it("has the kernel's own entries where the initramfs is unpacked over them", () => {
    const paths = (delivery: "builtin" | "external") =>
      entriesIn(view("dir /bin 0755 0 0\n", { delivery })).map(({ path }) => path);
    assert.deepEqual(paths("builtin"), ["/bin"]);
    assert.deepEqual(paths("external"), ["/bin", "/dev", "/root"]);
  });

  it("is null where the initramfs is not known", () => {
    assert.equal(viewInitramfs(assembleTarget({ initramfs: "unknown" }), []), null);
  });

  it("has another fingerprint when something in it is another", () => {
    const fingerprint = (text: string, options: Partial<TargetSources> = {}) =>
      viewFingerprint(view(text, options).target, []);
    assert.equal(fingerprint(shell), fingerprint(shell));
    assert.notEqual(fingerprint(shell), fingerprint(`${shell}dir /etc 0755 0 0\n`));
    assert.notEqual(fingerprint(shell), fingerprint(shell, { delivery: "external" }));
    assert.notEqual(fingerprint(shell), fingerprint(shell, { sources: new Map() }));
    const { target } = view(shell.replace("0755 0 0 /bin/ash", "0644 0 0"));
    assert.notEqual(viewFingerprint(target, []), viewFingerprint(target, checkTarget(target)));
  });

  it("counts problems at their entries and at the folders above", () => {
    const made = view(shell.replace("0755 0 0 /bin/ash", "0644 0 0").replace("/init bin/sh", "/init /bin/busybox"));
    assert.deepEqual([...made.problems.keys()], ["/bin/busybox"]);
    assert.deepEqual(
      made.problems.get("/bin/busybox")?.map(({ code }) => code),
      ["init-not-executable"],
    );
    assert.deepEqual(
      [...made.counts],
      [
        ["/bin/busybox", { errors: 1, warnings: 0 }],
        ["/bin", { errors: 1, warnings: 0 }],
      ],
    );
    assert.deepEqual(made.total, { errors: 1, warnings: 0 });
  });

  it("puts what is missing to no entry, and counts it", () => {
    const made = view("dir /bin 0755 0 0\nfile /bin/busybox box 0755 0 0\n");
    assert.deepEqual(made.missing.map(({ code }) => code).sort(), ["console-node-missing", "init-missing"]);
    assert.deepEqual([...made.problems.keys()], []);
    assert.deepEqual(made.total, { errors: 2, warnings: 0 });
    assert.deepEqual(view(shell).missing, []);
  });

  it("puts a problem to the entry that its line changed", () => {
    const made = view(`${shell}nod /dev/console 0600 0 0 c 4 64\n`);
    assert.deepEqual([...made.problems.keys()], ["/dev/console"]);
  });

  it("names the lines that are not there, and who lost them", () => {
    const made = view(["dri /etc 0755 0 0", "dir /a/b 0755 0 0", "nod", "file /bin/x", "dir /c 0755 0 0"].join("\n"));
    assert.deepEqual(
      made.lost.map(({ name, by, errno, number }) => ({ name, by, errno, number })),
      [
        { name: "/etc", by: "dropped", errno: null, number: 1 },
        { name: "/a/b", by: "unpacking", errno: "ENOENT", number: 2 },
        { name: "nod", by: "ignored", errno: null, number: 3 },
        { name: "/bin/x", by: "refused", errno: null, number: 4 },
      ],
    );
    assert.deepEqual(
      made.lost.map(({ findings }) => findings.map(({ code }) => code)),
      [["unknown-entry-type"], ["parent-missing"], ["missing-fields"], ["missing-fields"]],
    );
  });

  it("finds the entry of a line, made, changed or lost", () => {
    const made = view(`${shell}dir /bin 0700 0 0\ndir /a/b 0755 0 0\n# the end\n`);
    const at = (line: number) => {
      const found = entryOfLine(made, { manifest: 0, line });
      return found === null ? null : "node" in found ? found.path : `lost ${found.name}`;
    };
    assert.deepEqual([0, 3, 4, 6, 7, 8].map(at), ["/dev", "/bin/busybox", "/bin/sh", "/bin", "lost /a/b", null]);
  });
});

describe("what is said about an entry", () => {
  it("is what ls says", () => {
    const facts = (path: string) => {
      const { view: made, entry: found } = entry(
        shell.replace("sh busybox 0777 0 0", "sh busybox 0777 1000 100"),
        path,
      );
      return factsOf(made, found);
    };
    const none = { owner: null, size: null, device: null, link: null };
    assert.deepEqual(facts("/dev"), { ...none, mode: "drwxr-xr-x" });
    assert.deepEqual(facts("/dev/console"), { ...none, mode: "crw-------", device: "5:1" });
    assert.deepEqual(facts("/bin/busybox"), { ...none, mode: "-rwxr-xr-x", size: String(box.length) });
    const link = { target: "busybox", leadsTo: "/bin/busybox" };
    assert.deepEqual(facts("/bin/sh"), { ...none, mode: "lrwxrwxrwx", owner: "1000:100", link });
  });

  it("says where links lead", () => {
    const lines = ["slink /a nowhere 0777 0 0", "slink /b b 0777 0 0", "slink /c / 0777 0 0", "dir /d 0755 0 0"];
    const text = [...lines, "slink /d/e .. 0777 0 0", "slink /f d/e/d 0777 0 0", ""].join("\n");
    const ends = ["/a", "/b", "/c", "/d/e", "/f"].map((path) => {
      const { view: made, entry: found } = entry(text, path);
      return factsOf(made, found).link?.leadsTo;
    });
    assert.deepEqual(ends, [null, null, "/", "/", "/d"]);
  });

  it("tells the file of the host, the line, the other names and the role in the boot", () => {
    const { view: made, entry: found } = entry(shell, "/bin/busybox");
    const details = detailsOf(made, found);
    const start = shell.indexOf("file ");
    assert.deepEqual(details.places, [{ path: "/t/initramfs.list", start, end: shell.indexOf("\nslink") }]);
    assert.deepEqual(details.otherNames, ["/bin/ash"]);
    assert.deepEqual(details.source, { location: "box", path: "/host/box", state: "file", format: "ELF 32-bit x86" });
    assert.match(details.roles.join(" "), /^PID 1: the kernel starts \/init, which leads to this file/);
  });

  it("knows scripts, and files that nobody has seen", () => {
    const text = "file /a script 0755 0 0\nfile /b none 0755 0 0\n";
    const source = (path: string) => {
      const { view: made, entry: found } = entry(text, path);
      return detailsOf(made, found).source;
    };
    assert.deepEqual(source("/a"), { location: "script", path: "/host/script", state: "file", format: "#!/bin/sh" });
    assert.deepEqual(source("/b"), { location: "none", path: null, state: "unknown", format: null });
  });

  it("writes sizes as ls -h does", () => {
    const sizes = [0, 1023, 1024, 1025, 10239, 10241, 2_063_088, 5 * 1024 ** 3];
    assert.deepEqual(sizes.map(sizeText), ["0", "1023", "1.0K", "1.1K", "10.0K", "11K", "2.0M", "5.0G"]);
  });
});
