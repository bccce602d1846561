import assert from "node:assert/strict";
import fc from "fast-check";
import { outcomeCondition, outcomeText } from "../../../../core/bootpath/outcome-text.js";
import { pathSteps } from "../../../../core/bootpath/path-steps.js";
import { bootRoles } from "../../../../core/bootpath/roles.js";
import { wholeContent } from "../../../../core/binary/file-content.js";
import { resolvePath } from "../../../../core/manifest/tree.js";
import { assembleTarget, type BootTarget, type TargetSources } from "../../../../core/project/boot-target.js";
import type { SourceFiles } from "../../../../core/project/source-file.js";
import { predictionOf } from "../../../../core/rules/prediction.js";
import { bootFile } from "../../../conformance/boot/files.js";
import { randomBoots } from "../../../conformance/boot/random.js";

const devices = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /root 0700 0 0\ndir /bin 0755 0 0\n";
const shell = `${devices}file /bin/busybox init32 0755 0 0\nslink /bin/sh busybox 0777 0 0\n`;

const sources: SourceFiles = new Map(
  ["init32", "initdyn", "script_sh", "empty"].map((name) => [
    name,
    { state: "file", path: name, content: wholeContent(bootFile(name) ?? new Uint8Array()) },
  ]),
);

function targetOf(cmdline: string | null, manifest: string, options: TargetSources = {}): BootTarget {
  return assembleTarget({
    cmdline: cmdline === null ? null : { path: "cmdline", text: cmdline },
    manifests: [{ path: "list", text: manifest }],
    sources,
    described: true,
    ...options,
  });
}

/** The roles by the text that has them. */
function rolesOf(target: BootTarget): ReadonlyMap<string, string> {
  const prediction = predictionOf(target);
  assert.ok(prediction !== null);
  const texts = new Map([target.cmdline, ...target.manifests].map((part) => [part?.path, part?.text ?? ""]));
  return new Map(
    bootRoles(target, prediction).map(({ path, start, end, sentences }) => [
      texts.get(path)?.slice(start, end) ?? "",
      sentences.join(" "),
    ]),
  );
}

/** Checks some roles; null for a text that must have none. */
function check(target: BootTarget, expected: Readonly<Record<string, RegExp | null>>): void {
  const roles = rolesOf(target);
  for (const [text, pattern] of Object.entries(expected)) {
    const role = roles.get(text);
    if (pattern === null) assert.equal(role, undefined, text);
    else assert.match(role ?? `no role for ${text}`, pattern);
  }
}

describe("core/bootpath/roles", () => {
  it("tells who becomes PID 1, and what is not looked at because of it", () => {
    check(
      targetOf(
        "rdinit=/init rdinit=/bin/sh init=/x root=/dev/sda1 rw rootwait quiet",
        `${shell}slink /init bin/sh 0777 0 0\n`,
      ),
      {
        "rdinit=/init": /^Not used: another rdinit= follows/,
        "rdinit=/bin/sh": /^PID 1: \/bin\/sh\. \/bin\/sh is a static program/,
        "init=/x": /^Not looked at: the kernel starts \/bin\/sh from the initramfs/,
        "root=/dev/sda1": /^Not looked at here: the initramfs has \/bin\/sh/,
        rw: /^Not looked at/,
        rootwait: /^Not looked at/,
        quiet: null,
        "slink /bin/sh busybox 0777 0 0": /^On the way to PID 1: \/bin\/sh leads through this link to busybox\.$/,
        "file /bin/busybox init32 0755 0 0": /^PID 1: the kernel starts \/bin\/sh, which leads to this file\.$/,
        "slink /init bin/sh 0777 0 0": /^Not looked at here: rdinit=\/bin\/sh is asked for instead\.$/,
        "dir /root 0700 0 0": /^Not used by the kernel here/,
        "dir /bin 0755 0 0": null,
      },
    );
  });

  it("tells why init= starts nothing from an initramfs", () => {
    check(targetOf("init=/bin/sh", shell), {
      "init=/bin/sh": /^Not looked at here: the kernel panics before that\. .*rdinit=\/bin\/sh would start it\.$/,
      "slink /bin/sh busybox 0777 0 0": /rdinit=\/bin\/sh would start it/,
      "dir /root 0700 0 0": /^The folder on which the kernel mounts the root file system\.$/,
    });
    check(targetOf("root=/dev/sda1 rootwait", shell), {
      "root=/dev/sda1": /machine has no such device.*never goes on/,
      rootwait: /never goes on/,
      "slink /bin/sh busybox 0777 0 0": /^Not started here: without \/init the kernel leaves the initramfs alone\.$/,
    });
  });

  it("names what stands in for a program that cannot be started", () => {
    check(targetOf("rdinit=/empty", `${shell}file /empty empty 0755 0 0\n`), {
      "rdinit=/empty": /cannot start \/empty \(error -8\).* PID 1 is \/bin\/sh instead\.$/,
      "file /empty empty 0755 0 0": /cannot start \/empty/,
      "file /bin/busybox init32 0755 0 0": /^PID 1/,
    });
    check(targetOf("rdinit=/none", shell), { "rdinit=/none": /^Without effect: the initramfs has no \/none\./ });
  });

  it("knows the interpreter of a script and the loader of a program", () => {
    check(targetOf("", `${shell}file /init script_sh 0755 0 0\n`), {
      "file /init script_sh 0755 0 0": /^PID 1: the kernel starts this file/,
      "slink /bin/sh busybox 0777 0 0": /^On the way to PID 1: \/bin\/sh, which runs it, leads through this link/,
      "file /bin/busybox init32 0755 0 0": /^Loaded for PID 1/,
    });
    check(targetOf("", `${devices}file /init initdyn 0755 0 0\n`), {
      "file /init initdyn 0755 0 0": /program interpreter .* does not exist/,
    });
  });

  it("tells the consoles apart", () => {
    check(targetOf("console=ttyAMA0 console=tty0 console=ttyS1 console=ttyS0", shell), {
      "console=ttyAMA0": /no driver for ttyAMA0/,
      "console=tty0": /^Kernel messages go to tty0, and it becomes \/dev\/console\.$/,
      "console=ttyS1": /machine has no ttyS1/,
      "console=ttyS0": /^Nothing goes to ttyS0: its driver serves another console=/,
    });
    check(targetOf("rdinit=/bin/sh console=tty0 console=ttyS0,115200n8", shell), {
      "console=tty0": /^Kernel messages go to tty0 as well/,
      "console=ttyS0,115200n8": /to ttyS0, and it becomes \/dev\/console\. Standard input, output and error of PID 1/,
      "nod /dev/console 0600 0 0 c 5 1": /opens \/dev\/console as standard input.*ttyS0/,
    });
    check(targetOf("console=ttyS0", "dir /bin 0755 0 0\n"), {
      "console=ttyS0": /^Kernel messages go to ttyS0\. PID 1 gets no standard input.*\/dev\/console does not exist/,
    });
    check(targetOf("console=tty0 console=ttyAMA0", shell, { arch: "arm64" }), {
      "console=tty0": null,
      "console=ttyAMA0": /^Becomes \/dev\/console, if the kernel has a driver for ttyAMA0/,
    });
  });

  it("tells what becomes of words that are not for the kernel", () => {
    check(targetOf("lost rdinit=/bin/sh colour=red one -- two", shell), {
      lost: /forgets lost/,
      "colour=red": /finds colour=red in its environment/,
      one: /gets one as an argument/,
      two: /behind the word --/,
    });
  });

  it("ends with the panic where the command line is the mistake", () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(" ");
    check(targetOf(`rdinit=/bin/sh console=ttyS0 ${words}`, shell), {
      "rdinit=/bin/sh": /^Not looked at here: the kernel panics before that\.$/,
      "console=ttyS0": /panics before that/,
      "dir /root 0700 0 0": null,
    });
  });

  it("gives every random boot roles that lie inside their documents", () => {
    for (const { cmdline, manifest } of randomBoots(300, 7)) {
      const target = targetOf(cmdline, manifest ?? "");
      const prediction = predictionOf(target);
      assert.ok(prediction !== null);
      for (const role of bootRoles(target, prediction)) {
        const { length } = role.path === "cmdline" ? cmdline : (manifest ?? "");
        assert.ok(role.start >= 0 && role.start <= role.end && role.end <= length);
        for (const sentence of role.sentences) assert.match(sentence, /^\S[^]*\.$/);
      }
    }
  });
});

describe("core/bootpath/path-steps", () => {
  it("ends where the kernel's walk ends", () => {
    const name = fc.constantFrom("a", "b", "c", ".", "..", "");
    const path = fc.array(name, { maxLength: 5 }).map((names) => `/${names.join("/")}`);
    const relative = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/") || "a");
    const line = fc.oneof(
      path.map((at) => `dir ${at} 0755 0 0\n`),
      path.map((at) => `file ${at} init32 0755 0 0\n`),
      fc.tuple(path, fc.oneof(path, relative)).map(([at, to]) => `slink ${at} ${to} 0777 0 0\n`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), path, (lines, wanted) => {
        const { tree } = targetOf(null, lines.join(""));
        assert.ok(tree !== null);
        const found = resolvePath(tree, wanted);
        const last = pathSteps(tree, wanted).at(-1)?.node;
        if (found.kind === "found" && found.node !== tree.root) assert.equal(last, found.node);
      }),
    );
  });
});

describe("core/bootpath/outcome-text", () => {
  const textOf = (target: BootTarget) => {
    const prediction = predictionOf(target);
    return prediction && [outcomeText(prediction), outcomeCondition(target, prediction)];
  };

  it("says how a boot ends, and on what that depends", () => {
    const noRoot = "panic — VFS: Unable to mount root fs on unknown-block(0,0)";
    assert.deepEqual(textOf(targetOf("rdinit=/bin/sh", shell)), ["/bin/sh becomes PID 1", null]);
    assert.deepEqual(textOf(targetOf("rdinit=/x", "file /x init32 0755 0 0\n")), [
      "/x becomes PID 1, without a console",
      null,
    ]);
    assert.deepEqual(textOf(targetOf("", shell)), [noRoot, null]);
    assert.deepEqual(textOf(targetOf("root=/dev/sda1", shell)), [noRoot, "without disks"]);
    assert.deepEqual(textOf(targetOf("root=/dev/sda1 rootwait", shell)), [
      "waits for the root device and never goes on",
      "without disks",
    ]);
    assert.deepEqual(textOf(targetOf(null, shell)), [noRoot, "without a command line"]);
  });
});
