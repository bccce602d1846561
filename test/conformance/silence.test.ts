/** Healthy command lines and manifests, on which nothing may be reported that is an error or a warning. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { wholeContent } from "../../core/binary/file-content.js";
import { assembleTarget, type BootTarget, type TargetSources } from "../../core/project/boot-target.js";
import type { SourceFile } from "../../core/project/source-file.js";
import { parseManifest } from "../../core/manifest/parse.js";
import { checkTarget } from "../../core/rules/run.js";
import { bootFile } from "./boot/files.js";

const folder = join(import.meta.dirname, "data/silence");
const kernelVersions = ["6.1", "6.12", "7.2"] as const;

const nodes = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /root 0700 0 0\n";
const folders = "dir /proc 0755 0 0\ndir /sys 0755 0 0\ndir /bin 0755 0 0\n";
const manifests = {
  shell: `${nodes}${folders}file /bin/sh busybox 0755 0 0\n`,
  init: `${nodes}${folders}file /bin/sh busybox 0755 0 0\nfile /init busybox 0755 0 0\n`,
};

/** What belongs to a line, by the context that its section names. */
function surroundings(context: string): TargetSources {
  switch (context) {
    case "lone":
      return { described: false };
    case "image":
      return { described: true, initramfs: "unknown" };
    case "disk":
      return { described: true, initramfs: "none" };
    case "shell":
    case "init":
      return withManifest(manifests[context], { described: true });
    default:
      throw new Error(`The section names an unknown context: ${context}`);
  }
}

/** A target with a manifest whose host files are all there: BusyBox stands for each of them. */
function withManifest(text: string, more: TargetSources): TargetSources {
  const manifest = parseManifest(text);
  const bytes = bootFile("init32");
  assert.ok(bytes);
  const sources = new Map<string, SourceFile>();
  for (const { entry } of manifest.lines) {
    if (entry?.kind !== "file") continue;
    const { text: path } = entry.location;
    sources.set(path, { state: "file", path, content: wholeContent(bytes) });
  }
  return { ...more, manifests: [{ path: "initramfs.list", text, manifest }], sources };
}

interface HealthyLine {
  readonly arch: string;
  readonly context: string;
  readonly origin: string;
  readonly line: string;
}

function healthyLines(): readonly HealthyLine[] {
  const [, ...sections] = readFileSync(join(folder, "cmdlines.txt"), "utf8").split(/^== /m);
  return sections.flatMap((section) => {
    const [head = "", ...lines] = section.split("\n");
    const [, arch = "", context = "", origin = ""] = /^(\S+) (\S+) (.*)$/.exec(head) ?? [];
    return lines.filter((line) => line !== "").map((line) => ({ arch, context, origin, line }));
  });
}

/** What is reported that is an error or a warning, one line each. */
function complaints(target: BootTarget): readonly string[] {
  return checkTarget(target)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code, severity, path, start, end, message }) => {
      const document = target.cmdline?.path === path ? target.cmdline : target.manifests[0];
      const text = document?.text ?? "";
      return `${code} (${severity}) at "${text.slice(start, end)}": ${message}\n    ${text.slice(0, 400)}`;
    });
}

describe("Silence", function () {
  this.timeout(60_000);

  describe("on healthy command lines", () => {
    const lines = healthyLines();

    it("of which there are hundreds, for many architectures", () => {
      assert.ok(lines.length >= 300);
      assert.ok(new Set(lines.map(({ arch }) => arch)).size >= 6);
    });

    for (const origin of new Set(lines.map((one) => one.origin))) {
      it(origin, () => {
        const found = lines
          .filter((one) => one.origin === origin)
          .flatMap(({ arch, context, line }) =>
            kernelVersions.flatMap((kernelVersion) => {
              const cmdline = { path: "cmdline", text: `${line}\n` };
              return complaints(assembleTarget({ ...surroundings(context), cmdline, arch, kernelVersion }));
            }),
          );
        assert.deepEqual([...new Set(found)], []);
      });
    }
  });

  describe("on healthy manifests", () => {
    const names = readdirSync(join(folder, "manifests"));

    it("of which there are dozens", () => {
      assert.ok(names.length >= 30);
    });

    for (const name of names) {
      const text = readFileSync(join(folder, "manifests", name), "utf8");
      const delivery = /^# delivery: external$/m.test(text) ? "external" : "builtin";

      it(`${name}, alone`, () => {
        const sources = { manifests: [{ path: name, text }], described: false, delivery } as const;
        for (const kernelVersion of kernelVersions)
          assert.deepEqual(complaints(assembleTarget({ ...sources, kernelVersion })), []);
      });

      const line = /^# cmdline: (.*)$/m.exec(text)?.[1];
      if (line === undefined) continue;
      it(`${name}, with its command line and its files`, () => {
        for (const kernelVersion of kernelVersions) {
          const cmdline = { path: "cmdline", text: `${line}\n` };
          const more: TargetSources = { cmdline, delivery, kernelVersion, described: true };
          assert.deepEqual(complaints(assembleTarget(withManifest(text, more))), []);
        }
      });
    }
  });
});
