import assert from "node:assert/strict";
import fc from "fast-check";
import { wholeContent, type FileContent } from "../../../../core/binary/file-content.js";
import { commandLineHints } from "../../../../core/inlay-hints/cmdline.js";
import { contentText, sizeText } from "../../../../core/inlay-hints/file-text.js";
import { defaultHints, type HintSettings } from "../../../../core/inlay-hints/hint.js";
import { manifestHints } from "../../../../core/inlay-hints/manifest.js";
import { assembleTarget, type TargetSources } from "../../../../core/project/boot-target.js";
import type { SourceFile } from "../../../../core/project/source-file.js";
import { elfProgram } from "../../../support/elf-program.js";

const everything: HintSettings = { ...defaultHints, modes: "always" };

describe("hints in a manifest", () => {
  it("show modes as letters, unusual ones only unless all are wanted", () => {
    const text = "dir /a 0755 0 0\nfile /b b 4755 0 0\nslink /c b 0777 0 0\ndir /tmp 1777 0 0\nfile /d b 0640 0 0\n";
    assert.deepEqual(shown(text, { ...defaultHints, files: false, links: false }), [
      "4755 rwsr-xr-x",
      "1777 rwxrwxrwt",
      "0640 rw-r-----",
    ]);
    assert.equal(shown(text, { ...everything, files: false, links: false }).length, 5);
    assert.deepEqual(shown(text, { ...everything, modes: "never", files: false, links: false }), []);
    const [setUser] = hintsOf(text, defaultHints);
    assert.match(setUser?.about ?? "", /Owner: read, write, execute; group: read, execute; .*set-user-id/);
  });

  it("show devices by name", () => {
    const text =
      "nod /dev/console 0600 0 0 c 5 1\nnod /x 0600 0 0 b 7 3\nnod /y 0600 0 0 c 250 9\nnod /z 0600 0 0 c 4 67\n";
    assert.deepEqual(shown(text), ["1 console", "3 loop3", "67 ttyS3"]);
    assert.deepEqual(shown(text, { ...defaultHints, devices: false }), []);
    assert.deepEqual(shown("nod /a 0600 0 0 b 5 1\n"), []);
  });

  it("show where links lead in the end, and the line that is there", () => {
    const text =
      "dir /bin 0755 0 0\ndir /usr 0755 0 0\nfile /bin/busybox b 0755 0 0\nslink /bin/sh busybox 0777 0 0\n" +
      "slink /init /bin/sh 0777 0 0\nslink /one /bin/busybox 0777 0 0\nslink /lost nowhere 0777 0 0\n" +
      "slink /loop loop 0777 0 0\nslink /dot ./usr 0777 0 0\n";
    const settings = { ...defaultHints, files: false };
    assert.deepEqual(shown(text, settings), ["busybox → /bin/busybox", "/bin/sh → /bin/busybox", "./usr → /usr"]);
    const [hint] = hintsOf(text, settings);
    assert.equal(text.slice(hint?.place?.start, hint?.place?.end), "/bin/busybox");
    assert.match(hint?.about ?? "", /line 3/);
  });

  it("show size and kind of the files of the host", () => {
    const sources = new Map<string, SourceFile>([
      ["prog", { state: "file", path: "/h/prog", content: wholeContent(elfProgram({})) }],
      ["script", file("#!/bin/sh -e\necho\n")],
      ["text", file("x".repeat(2000))],
      ["gone", { state: "missing", path: "/h/gone" }],
      ["/dev/null", { state: "not-a-file", path: "/dev/null", type: "character-device", size: 0 }],
    ]);
    const text = [...sources.keys()].map((name) => `file /${name.length} ${name} 0755 0 0\n`).join("");
    const hints = shown(text, defaultHints, { sources });
    assert.match(hints[0] ?? "", /^prog \d+ B, 32-bit x86$/);
    assert.deepEqual(hints.slice(1), ["script 18 B, script for /bin/sh", "text 2.0 KiB", "/dev/null empty"]);
  });

  it("look only at the lines of the part", () => {
    const text = "nod /a 0600 0 0 c 5 1\nnod /b 0600 0 0 c 1 3\nnod /c 0600 0 0 c 1 5\n";
    const target = targetOf(text);
    const [document] = target.manifests;
    assert.ok(document !== undefined);
    const part = { start: text.indexOf("/b"), end: text.indexOf("c 1 3") + 5 };
    const hints = manifestHints(target, document, defaultHints, part);
    assert.deepEqual(
      hints.map((hint) => hint.text),
      ["null"],
    );
  });

  it("are silent about lines that the tool does not take, and stand in the text, for every text", () => {
    assert.deepEqual(shown(" nod /a 0600 0 0 c 5 1\nnod /b 0600 0 0 c 5\n", everything), []);
    const words = fc.constantFrom(
      "nod",
      "file",
      "slink",
      "/a",
      "/b",
      "a",
      "../b",
      "4755",
      "0",
      "c",
      "5",
      "1",
      "\n",
      "\n",
      "é",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join(" ").replaceAll("\n ", "\n");
        let last = 0;
        for (const hint of hintsOf(text, everything)) {
          assert.ok(hint.offset >= last && hint.offset <= text.length);
          last = hint.offset;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("hints in a command line", () => {
  const line = (length: number, sources: TargetSources = {}) => {
    const target = assembleTarget({ ...sources, cmdline: { path: "cmdline", text: `${"x".repeat(length)} \n` } });
    return commandLineHints(target, defaultHints).map(({ offset, text }) => [offset, text]);
  };

  it("say how much is left when little is, by architecture and version", () => {
    assert.deepEqual(line(1500), []);
    assert.deepEqual(line(1600), [[1600, "447 of 2047 bytes left"]]);
    assert.deepEqual(line(2047), [[2047, "0 of 2047 bytes left"]]);
    assert.deepEqual(line(2048), [], "a rule says that it is too long");
    assert.deepEqual(line(250, { arch: "xtensa" }), [[250, "5 of 255 bytes left"]]);
    assert.deepEqual(line(900, { arch: "riscv", kernelVersion: "6.12" }), [[900, "123 of 1023 bytes left"]]);
    assert.deepEqual(line(900, { arch: "riscv", kernelVersion: "7.2" }), []);
    assert.deepEqual(line(900, { arch: "none" }), []);
  });

  it("count bytes, and can be switched off", () => {
    const target = assembleTarget({ cmdline: { path: "cmdline", text: "é".repeat(1000) } });
    assert.equal(commandLineHints(target, defaultHints)[0]?.text, "47 of 2047 bytes left");
    assert.deepEqual(commandLineHints(target, { ...defaultHints, commandLine: false }), []);
  });
});

describe("files in a few words", () => {
  it("have at most three digits", () => {
    const sizes = [0, 1023, 1024, 10_137, 10_240, 1_048_063, 1_048_064, 1.5 * 2 ** 30, 2 ** 50];
    assert.deepEqual(sizes.map(sizeText), [
      ...["0 B", "1023 B", "1.0 KiB", "9.9 KiB", "10 KiB", "1023 KiB", "1.0 MiB", "1.5 GiB", "1024 TiB"],
    ]);
  });

  it("name the processor with its word size", () => {
    const head = (bits: number, endian: number, machine: readonly [number, number]) => {
      const bytes = new Uint8Array(64);
      bytes.set([0x7f, 0x45, 0x4c, 0x46, bits, endian]);
      bytes.set(machine, 18);
      return contentText(wholeContent(bytes));
    };
    assert.equal(head(2, 1, [62, 0]), "64-bit x86");
    assert.equal(head(2, 1, [243, 0]), "64-bit RISC-V");
    assert.equal(head(1, 2, [0, 8]), "32-bit MIPS");
    const unknown: FileContent = { size: 10, pieces: [] };
    assert.equal(contentText(unknown), null);
  });
});

function file(text: string): SourceFile {
  return { state: "file", path: "/h/file", content: wholeContent(Buffer.from(text)) };
}

function targetOf(text: string, sources: TargetSources = {}) {
  return assembleTarget({ ...sources, manifests: [{ path: "list", text }] });
}

function hintsOf(text: string, settings: HintSettings, sources: TargetSources = {}) {
  const target = targetOf(text, sources);
  const [document] = target.manifests;
  return document === undefined ? [] : manifestHints(target, document, settings, { start: 0, end: text.length });
}

/** The word before each hint, and the hint. */
function shown(text: string, settings: HintSettings = defaultHints, sources: TargetSources = {}): readonly string[] {
  return hintsOf(text, settings, sources).map(
    (hint) => `${/\S*$/.exec(text.slice(0, hint.offset))?.[0] ?? ""} ${hint.text}`,
  );
}
