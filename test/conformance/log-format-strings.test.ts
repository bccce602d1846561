/** The messages on which the recognition of causes relies stand in the kernel's source, in the function that is named. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { allCauses } from "../../core/log/causes/all.js";
import { initcallMessages } from "../../core/log/initcalls.js";
import type { LogMessage } from "../../core/log/message.js";
import { allMessages } from "../../core/log/messages.js";
import { damageReasons } from "../../core/log/unpack-failure.js";
import type { KernelSource } from "../../core/rules/rule.js";
import { kernelSources } from "../../scripts/guest.js";
import { kernelSourceFolder } from "../support/kernel-sources.js";

interface KernelMessage extends LogMessage {
  readonly source: KernelSource;
}

const messages = [...allMessages, ...Object.values(initcallMessages)].filter(
  (message): message is KernelMessage => "function" in message.source,
);
const causeSources = allCauses.flatMap(({ code, sources }) => sources.map((source) => ({ code, source })));
const files = new Set([...messages.map(({ source }) => source.file), ...causeSources.map(({ source }) => source.file)]);
/** 6.1 has some of the messages in other files. */
const patterns = [...files, "lib/decompress_*.c", "mm/page_alloc.c", "init/version.c"].sort();

describe("format strings of the kernel 6.12", function () {
  this.timeout(600_000);
  let tree = "";

  before(async function () {
    const folder = await kernelSourceFolder("6.12", patterns);
    if (folder === null) return this.skip();
    tree = folder;
  });

  for (const message of messages.filter((candidate) => isPrintedBy(candidate, "6.12"))) {
    it(`prints "${message.format}" in ${message.source.file} ${message.source.function ?? ""}`, async () => {
      const bodies = definitionsOf(await source(tree, message.source.file), message.source.function ?? "");
      assert.ok(bodies.flatMap(stringsOf).some((text) => text.includes(message.format)));
    });
  }

  for (const { code, source: place } of causeSources) {
    it(`has ${place.file} ${place.function ?? ""}, which ${code} cites`, async () => {
      assert.ok((await source(tree, place.file)).includes(place.function ?? ""));
    });
  }
});

describe("format strings of the kernel 6.1", function () {
  this.timeout(600_000);
  let strings: readonly string[] = [];

  before(async function () {
    const tree = await kernelSourceFolder("6.1", patterns);
    if (tree === null) return this.skip();
    strings = (await allSources(tree)).flatMap(stringsOf);
  });

  for (const message of messages.filter((candidate) => isPrintedBy(candidate, "6.1"))) {
    it(`prints "${message.format}"`, () => {
      assert.ok(strings.some((text) => text.includes(message.format)));
    });
  }
});

describe("format strings of init/ in the kernel 7.2", function () {
  this.timeout(600_000);
  let tree = "";

  before(async function () {
    try {
      tree = await kernelSources("7.2");
    } catch (error) {
      process.stderr.write(`Kernel sources 7.2: ${String(error)}\n`);
      this.skip();
    }
  });

  const printed = messages.filter(({ source: { file } }) => file.startsWith("init/"));
  for (const message of printed.filter((candidate) => isPrintedBy(candidate, "7.2"))) {
    it(`prints "${message.format}" in ${message.source.file}`, async () => {
      const text = await source(tree, message.source.file);
      assert.ok(stringsOf(text).some((candidate) => candidate.includes(message.format)));
    });
  }
});

describe("reasons for which an archive is not unpacked", function () {
  this.timeout(600_000);

  it("stand in the source of 6.12 or 7.2", async function () {
    const folder = await kernelSourceFolder("6.12", patterns);
    if (folder === null) return this.skip();
    const strings = new Set((await allSources(folder)).flatMap(stringsOf));
    // New since 6.12; the recorded 7.2 source is looked at above for the messages only.
    const newer = new Set(["damaged header"]);
    const missing = [...damageReasons].filter((reason) => !strings.has(reason) && !newer.has(reason));
    assert.deepEqual(missing, []);
  });
});

/** Whether a version of which we have the source is within the versions that print a message. */
function isPrintedBy(message: LogMessage, version: string): boolean {
  const value = versionNumber(version);
  return versionNumber(message.since ?? "0") <= value && value <= versionNumber(message.until ?? "999");
}

function versionNumber(version: string): number {
  const [major = "0", minor = "0"] = version.split(".");
  return Number(major) * 1000 + Number(minor);
}

async function source(tree: string, file: string): Promise<string> {
  const path = join(tree, file);
  assert.ok(existsSync(path), `${file} is in the source`);
  return readFile(path, "utf8");
}

async function allSources(tree: string): Promise<readonly string[]> {
  const entries = await readdir(tree, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map((path) => readFile(path, "utf8")));
}

/**
 * The definitions of a function or variable: from its name at the start of a line to the brace or semicolon that ends it.
 * There are several where they depend on the configuration.
 */
function definitionsOf(text: string, name: string): readonly string[] {
  const starts = [...text.matchAll(new RegExp(`^(?:[a-z_][^\\n;]*\\b)?${name}\\b[^;]*?[{=]`, "gm"))];
  assert.notEqual(starts.length, 0, `${name} is defined`);
  return starts.map(({ 0: start, index }) => {
    const rest = text.slice(index);
    const end = /^\}|;$/m.exec(start.endsWith("=") ? rest : rest.replace(/;$/gm, " "));
    return rest.slice(0, end?.index ?? rest.length);
  });
}

/** The string literals of C source: adjacent ones are one string, escapes are resolved. */
function stringsOf(text: string): readonly string[] {
  const literals = text.matchAll(/"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*/g);
  return [...literals].map(([literal]) =>
    literal
      .replace(/(?<!\\)"\s*"/g, "")
      .slice(1, -1)
      .replace(/\\(.)/g, (_, letter: string) => (letter === "n" ? "\n" : letter)),
  );
}
