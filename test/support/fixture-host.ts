/**
 * The host of a rule fixture: what its `== source <location>` and `== host <path>` sections describe.
 *
 *     == source init.sh
 *     #!/bin/sh
 *     == source program boot=init64
 *     == source /opt/program elf interpreter=/lib/ld-linux.so.2 needed=libc.so.6,libm.so.6 runpath=$ORIGIN/../lib
 *     == source nothing missing
 *     == host /lib/i386-linux-gnu/libc.so.6 elf
 *
 * The words behind the path say what is there: `missing`, `folder`, `null` (as /dev/null), `boot=<name>` (a file of the
 * boot scenarios), `elf` (see test/support/elf-program.ts); without them it is the text of the section, with `crlf` in
 * DOS form. `same=<path>` makes it another name of that file. A location of the manifest that no section names is one that
 * nobody has looked at.
 */
import { basename, dirname } from "node:path";
import { wholeContent } from "../../core/binary/file-content.js";
import type { ContentReader, ContentResult } from "../../host/file-content.js";
import { encodeBytes } from "../../core/text/bytes.js";
import { bootFile } from "../conformance/boot/files.js";
import { elfProgram, type ElfDescription } from "./elf-program.js";

/** The files of a fixture. */
export interface FixtureHost {
  readonly reader: ContentReader;
  /** Whether a section describes the path, if only as missing. */
  readonly describes: (path: string) => boolean;
  /** The text of a file that is text. */
  readonly textOf: (path: string) => string | null;
  /** The same host after an edit. */
  readonly withTexts: (texts: ReadonlyMap<string, string>) => FixtureHost;
}

/** One section: its heading without the first word, and its text. */
export interface HostSection {
  readonly heading: string;
  readonly body: string;
}

/** Makes the host. */
export function fixtureHost(sections: readonly HostSection[]): FixtureHost {
  const files = new Map<string, Described>();
  for (const { heading, body } of sections) {
    const [path = "", ...words] = heading.split(/\s+/);
    files.set(path, describe(path, words, body));
  }
  return hostOf(files);
}

interface Described {
  readonly result: ContentResult;
  readonly text: string | null;
}

function hostOf(files: ReadonlyMap<string, Described>): FixtureHost {
  const namesIn = (folder: string) =>
    [...files]
      .filter(([path, { result }]) => dirname(path) === folder && result.state !== "missing")
      .map(([path]) => basename(path));
  return {
    reader: {
      read: (path) => files.get(path)?.result ?? { state: "missing" },
      list(folder) {
        const names = namesIn(folder);
        return names.length === 0 && folder !== "." ? null : names.sort();
      },
    },
    describes: (path) => files.has(path),
    textOf: (path) => files.get(path)?.text ?? null,
    withTexts(texts) {
      const changed = new Map(files);
      for (const [path, text] of texts) if (changed.has(path)) changed.set(path, describe(path, [], text));
      return hostOf(changed);
    },
  };
}

function describe(path: string, words: readonly string[], body: string): Described {
  const options = new Map(words.map((word) => [word.split("=", 1)[0] ?? "", word.slice(word.indexOf("=") + 1)]));
  const identity = options.get("same") ?? path;
  const file = (bytes: Uint8Array, text: string | null): Described => ({
    result: { state: "file", content: wholeContent(bytes), identity },
    text,
  });
  const boot = options.get("boot");
  if (boot !== undefined) return file(bootFile(boot) ?? new Uint8Array(), null);
  if (options.has("missing")) return { result: { state: "missing" }, text: null };
  if (options.has("folder")) return { result: { state: "not-a-file", type: "folder", size: 4096 }, text: null };
  if (options.has("null")) return { result: { state: "not-a-file", type: "character-device", size: 0 }, text: null };
  if (options.has("elf")) return file(elfProgram(elfDescription(options)), null);
  const text = options.has("crlf") ? body.replaceAll("\n", "\r\n") : body;
  return file(encodeBytes(text), text);
}

function elfDescription(options: ReadonlyMap<string, string>): ElfDescription {
  const { interpreter, needed, rpath, runpath, machine, bits } = Object.fromEntries(options);
  return {
    bits: bits === "64" ? 64 : 32,
    linking: options.has("static") ? "static" : "dynamic",
    ...(machine === undefined ? {} : { machine: Number(machine) }),
    ...(interpreter === undefined ? {} : { interpreter }),
    ...(needed === undefined ? {} : { needed: needed.split(",") }),
    ...(rpath === undefined ? {} : { rpath }),
    ...(runpath === undefined ? {} : { runpath }),
  };
}
