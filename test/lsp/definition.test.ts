import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ClientCapabilities, DocumentHighlight, Location, LocationLink, Range } from "vscode-languageserver/node";
import { writeVendorTree } from "../support/kernel-tree.js";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const capable: ClientCapabilities = {
  textDocument: { definition: { linkSupport: true }, references: {}, documentHighlight: {} },
};

const list = [
  "dir /bin 0755 0 0",
  "file /bin/busybox ${OUT}/busybox 0755 0 0",
  "slink /bin/sh busybox 0777 0 0",
  "file /etc/🐧 ${HOME}/nothing 0644 0 0",
  "slink /x /etc/🐧 0777 0 0",
].join("\r\n");

const project = `{ "targets": [
  { "name": "one", "cmdline": "one.cmdline", "manifest": "my.list", "variables": { "OUT": "out" } },
  { "name": "two", "cmdline": "two.cmdline", "manifest": "my.list", "kernel": "no-kernel", "variables": { "OUT": "out/" } }
] }`;

describe("definitions and references over the protocol", () => {
  let client: LspClient;
  let folder: string;
  const cacheFolder = process.env["XDG_CACHE_HOME"];

  // The server remembers there what it has read of a kernel tree.
  before(() => {
    process.env["XDG_CACHE_HOME"] = temporaryFolder();
  });
  after(() => {
    if (cacheFolder === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = cacheFolder;
  });

  const start = async (capabilities: ClientCapabilities) => {
    client = await startLspClient(capabilities);
    folder = writeFiles(temporaryFolder(), {
      "bootpath.json": project,
      "one.cmdline": "rdinit=/bin/sh",
      "two.cmdline": "quiet rdinit=/bin/sh -- /bin/sh",
      "my.list": list,
      "out/busybox": "",
    });
    return client.initialized.capabilities;
  };
  const ask = <Result>(method: string, uri: string, at: readonly [number, number], more = {}) => {
    const position = { line: at[0], character: at[1] };
    return client.connection.sendRequest<Result>(method, { textDocument: { uri }, position, ...more });
  };
  /** The file and the range as `name line:start-end`. */
  const shown = (uri: string, { start, end }: Range) =>
    `${fileURLToPath(uri).slice(folder.length + 1)} ${start.line}:${start.character}-${end.character}`;

  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("are not there for a client without them", async () => {
    const capabilities = await start({});
    assert.equal(capabilities.definitionProvider, undefined);
    assert.equal(capabilities.referencesProvider, undefined);
    assert.equal(capabilities.documentHighlightProvider, undefined);
  });

  it("lead from rdinit= over the link to the file, with the words that were meant", async () => {
    const { definitionProvider } = await start(capable);
    assert.equal(definitionProvider, true);
    const uri = await client.open(join(folder, "one.cmdline"), "kernel-cmdline", 'a=🐧 rdinit="/bin/sh"');
    const links = await ask<LocationLink[]>("textDocument/definition", uri, [0, 21]);
    assert.deepEqual(
      links.map((link) => [
        shown(uri, link.originSelectionRange ?? link.targetRange),
        shown(link.targetUri, link.targetSelectionRange),
        shown(link.targetUri, link.targetRange),
      ]),
      [
        ["one.cmdline 0:13-20", "my.list 2:6-13", "my.list 2:0-30"],
        ["one.cmdline 0:13-20", "my.list 1:5-17", "my.list 1:0-41"],
      ],
    );
    const [bin] = await ask<LocationLink[]>("textDocument/definition", uri, [0, 15]);
    assert.equal(shown(uri, bin?.originSelectionRange ?? assert.fail()), "one.cmdline 0:13-17");
    assert.equal(await ask("textDocument/definition", uri, [0, 2]), null);
  });

  it("are plain locations for a client without links", async () => {
    await start({ textDocument: { definition: {} } });
    const uri = await client.open(join(folder, "my.list"), "initramfs-manifest", list);
    const [location] = await ask<Location[]>("textDocument/definition", uri, [2, 16]);
    assert.equal(shown(location?.uri ?? "", location?.range ?? assert.fail()), "my.list 1:5-17");
    const [penguin] = await ask<Location[]>("textDocument/definition", uri, [4, 16]);
    assert.equal(shown(penguin?.uri ?? "", penguin?.range ?? assert.fail()), "my.list 3:5-12");
  });

  it("lead from a source to its file, from a variable to where each target sets it", async () => {
    await start(capable);
    const uri = await client.open(join(folder, "my.list"), "initramfs-manifest", list);
    const [file, ...none] = await ask<LocationLink[]>("textDocument/definition", uri, [1, 27]);
    assert.equal(file?.targetUri, pathToFileURL(join(folder, "out/busybox")).href);
    assert.deepEqual(none, []);
    const settings = await ask<LocationLink[]>("textDocument/definition", uri, [1, 20]);
    assert.deepEqual(
      settings.map((link) => shown(link.targetUri, link.targetSelectionRange)),
      ["bootpath.json 1:83-88", "bootpath.json 2:106-111"],
    );
    assert.equal(await ask("textDocument/definition", uri, [3, 15]), null, "of the environment, and nothing there");
  });

  it("lead from a parameter into the user's own kernel tree", async () => {
    await start(capable);
    const tree = writeVendorTree();
    const targets = [{ name: "a", cmdline: "cmdline", kernelTree: tree }];
    writeFiles(folder, { "own/bootpath.json": JSON.stringify({ targets }) });
    const uri = await client.open(join(folder, "own/cmdline"), "kernel-cmdline", "quiet acme_mode=fast");
    const [documented] = await ask<LocationLink[]>("textDocument/definition", uri, [0, 8]);
    assert.deepEqual(documented?.originSelectionRange, {
      start: { line: 0, character: 6 },
      end: { line: 0, character: 15 },
    });
    const line = readFileSync(fileURLToPath(documented.targetUri), "utf8").split("\n")[
      documented.targetRange.start.line
    ];
    assert.match(line ?? "", /acme_mode/);
  });

  it("lead from a project file to the files that are there", async () => {
    await start(capable);
    const uri = await client.open(join(folder, "bootpath.json"), "json", project);
    const line = project.split("\n")[2] ?? "";
    const at = async (word: string) => {
      const links = await ask<LocationLink[] | null>("textDocument/definition", uri, [2, line.indexOf(word) + 2]);
      return links?.map(({ targetUri }) => fileURLToPath(targetUri).slice(folder.length + 1)) ?? null;
    };
    assert.deepEqual(await at("two.cmdline"), ["two.cmdline"]);
    assert.deepEqual(await at("my.list"), ["my.list"]);
    assert.equal(await at("no-kernel"), null);
    assert.equal(await at("name"), null);
  });

  it("references are found in all targets that share a document", async () => {
    await start(capable);
    const uri = await client.open(join(folder, "one.cmdline"), "kernel-cmdline", "rdinit=/bin/sh");
    const find = async (includeDeclaration: boolean) =>
      (await ask<Location[]>("textDocument/references", uri, [0, 14], { context: { includeDeclaration } })).map((one) =>
        shown(one.uri, one.range),
      );
    const uses = ["one.cmdline 0:7-14", "two.cmdline 0:13-20", "two.cmdline 0:24-31"];
    assert.deepEqual((await find(false)).sort(), uses);
    assert.deepEqual((await find(true)).sort(), ["my.list 2:6-13", ...uses]);
  });

  it("references to a variable are found from both ends", async () => {
    await start(capable);
    const manifest = await client.open(join(folder, "my.list"), "initramfs-manifest", list);
    const file = await client.open(join(folder, "bootpath.json"), "json", project);
    const find = async (uri: string, at: readonly [number, number]) => {
      const context = { includeDeclaration: true };
      const found = await ask<Location[]>("textDocument/references", uri, at, { context });
      return found.map((one) => shown(one.uri, one.range)).sort();
    };
    assert.deepEqual(await find(file, [1, 85]), ["bootpath.json 1:83-88", "my.list 1:18-24"]);
    assert.deepEqual(await find(manifest, [1, 24]), [
      "bootpath.json 1:83-88",
      "bootpath.json 2:106-111",
      "my.list 1:18-24",
    ]);
  });

  it("highlights say what is made and what is used", async () => {
    await start(capable);
    const uri = await client.open(join(folder, "my.list"), "initramfs-manifest", list);
    const found = await ask<DocumentHighlight[]>("textDocument/documentHighlight", uri, [1, 12]);
    assert.deepEqual(
      found.map(({ range, kind }) => [shown(uri, range), kind]),
      [
        ["my.list 1:5-17", 3],
        ["my.list 2:14-21", 2],
      ],
    );
    assert.equal(await ask("textDocument/documentHighlight", uri, [0, 1]), null);
  });
});
