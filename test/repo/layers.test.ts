import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../scripts/lib/cache.js";

/** What a room may import: other rooms by name, packages and modules by pattern. */
interface Room {
  readonly rooms: readonly string[];
  readonly modules: readonly RegExp[];
}

const node = /^node:/;
const compressors = [/^@hpcc-js\/wasm-zstd$/, /^@rinsuki\/lz4-ts$/];
const rooms: Readonly<Record<string, Room>> = {
  core: { rooms: [], modules: [] },
  // tsx only in source-worker.mjs, which starts the worker from its sources in tests.
  emulator: { rooms: [], modules: [node, /^v86$/, /^tsx\/esm\/api$/] },
  host: { rooms: ["core"], modules: [node, ...compressors, /^(xz-decompress|lzma1|seek-bzip|jsonc-parser)$/] },
  boot: { rooms: ["core", "host", "emulator"], modules: [node] },
  server: { rooms: ["core", "host"], modules: [node, /^vscode-languageserver(\/|$|-textdocument$)/] },
  client: { rooms: ["core", "host", "emulator", "boot"], modules: [node, /^vscode$/, /^vscode-languageclient\//] },
  cli: {
    rooms: ["core", "host", "emulator", "boot"],
    modules: [node, ...compressors, /^commander$/, /^\.\.\/package\.json$/],
  },
};

describe("rooms import only what is below them", () => {
  for (const [name, room] of Object.entries(rooms)) {
    it(name, () => {
      const files = sourcesOf(name);
      assert.ok(files.length > 0, `the room ${name} has files`);
      assert.deepEqual(
        files.flatMap((file) => forbiddenImports(file, name, room)),
        [],
      );
    });
  }

  it("knows every room", () => {
    const notRooms = new Set([
      "docs",
      "examples",
      "guest",
      "l10n",
      "schemas",
      "scripts",
      "syntaxes",
      "test",
      "bench",
      "dist",
      "artifacts",
    ]);
    const folders = readdirSync(projectRoot, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
      .map((entry) => entry.name)
      .filter((folder) => !notRooms.has(folder));
    assert.deepEqual(folders.sort(), Object.keys(rooms).sort());
  });
});

function sourcesOf(room: string): readonly string[] {
  return readdirSync(join(projectRoot, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .map((file) => posix.join(room, file.replaceAll("\\", "/")));
}

function forbiddenImports(file: string, ownRoom: string, room: Room): readonly string[] {
  const text = readFileSync(join(projectRoot, file), "utf8");
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => !isAllowed(specifier, file, ownRoom, room))
    .map((specifier) => `${file} imports ${specifier}`);
}

function isAllowed(specifier: string, file: string, ownRoom: string, room: Room): boolean {
  if (room.modules.some((pattern) => pattern.test(specifier))) return true;
  if (!specifier.startsWith(".")) return false;
  const target = posix.join(posix.dirname(file), specifier).split("/")[0] ?? "";
  return target === ownRoom || room.rooms.includes(target);
}
