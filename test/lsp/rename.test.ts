import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ClientCapabilities, Range, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const capable: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true }, fileOperations: { willRename: true } },
  textDocument: { rename: { prepareSupport: true } },
};

const texts = {
  "bootpath.json": `{ "targets": [
  { "name": "one", "cmdline": "one.cmdline", "manifest": "my.list", "variables": { "OUT": "out" } },
  { "name": "two", "cmdline": "two.cmdline", "manifest": ["my.list", "more.list"], "variables": { "OUT": "out" } }
] }`,
  "one.cmdline": 'a=🐧 rdinit="/bin/sh"\r\n',
  "two.cmdline": "rdinit=/bin/sh",
  "my.list":
    "dir /bin 0755 0 0\r\nfile /bin/busybox ${OUT}/busybox 0755 0 0 /bin/ash\r\nslink /bin/sh busybox 0777 0 0\r\n",
  "more.list": "slink /init bin/sh 0777 0 0\n",
};

describe("renaming over the protocol", () => {
  let client: LspClient;
  let folder: string;

  const start = async (capabilities: ClientCapabilities) => {
    folder = writeFiles(temporaryFolder(), { ...texts, "out/busybox": "" });
    client = await startLspClient(capabilities, {}, [folder]);
    return client.initialized.capabilities;
  };
  const open = (name: keyof typeof texts) => {
    const language = name.endsWith("json") ? "json" : name.endsWith("list") ? "initramfs-manifest" : "kernel-cmdline";
    return client.open(join(folder, name), language, texts[name]);
  };
  const rename = (uri: string, at: readonly [number, number], newName: string) =>
    client.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri },
      position: { line: at[0], character: at[1] },
      newName,
    });
  const prepare = (uri: string, at: readonly [number, number]) =>
    client.connection.sendRequest<{ range: Range; placeholder: string } | null>("textDocument/prepareRename", {
      textDocument: { uri },
      position: { line: at[0], character: at[1] },
    });
  /** The changed documents with their new texts. */
  const applied = (edit: WorkspaceEdit | null) => {
    const changes =
      edit?.documentChanges?.map((change) => {
        const { textDocument, edits } = change as TextDocumentEdit;
        return [textDocument.uri, edits] as const;
      }) ?? Object.entries(edit?.changes ?? {});
    return Object.fromEntries(
      changes.map(([uri, edits]) => {
        const name = fileURLToPath(uri).slice(folder.length + 1) as keyof typeof texts;
        const document = TextDocument.create(uri, "", 0, texts[name]);
        return [name, TextDocument.applyEdits(document, edits as never)];
      }),
    );
  };
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("is not there for a client without it, and without preparation for one that has none", async () => {
    assert.equal((await start({})).renameProvider, undefined);
    await client.close();
    assert.equal((await start({ textDocument: { rename: {} } })).renameProvider, true);
  });

  it("changes a path in everything of all targets that share it", async () => {
    assert.deepEqual((await start(capable)).renameProvider, { prepareProvider: true });
    const uri = await open("one.cmdline");
    assert.deepEqual(await prepare(uri, [0, 19]), {
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 20 } },
      placeholder: "/bin/sh",
    });
    const edit = await rename(uri, [0, 19], "/bin/dash");
    assert.deepEqual(applied(edit), {
      "one.cmdline": 'a=🐧 rdinit="/bin/dash"\r\n',
      "two.cmdline": "rdinit=/bin/dash",
      "my.list": texts["my.list"].replace("/bin/sh", "/bin/dash"),
      "more.list": "slink /init bin/dash 0777 0 0\n",
    });
    const versions = edit.documentChanges?.map((change) => (change as TextDocumentEdit).textDocument.version);
    assert.deepEqual(
      versions?.filter((version) => version !== null),
      [1],
      "that of the open document",
    );
  });

  it("moves a folder, and gives plain changes to a plain client", async () => {
    await start({ textDocument: { rename: {} } });
    const uri = await open("my.list");
    const edit = await rename(uri, [1, 8], "/usr/bin");
    assert.equal(edit.documentChanges, undefined);
    assert.deepEqual(applied(edit), {
      "one.cmdline": texts["one.cmdline"].replace("/bin", "/usr/bin"),
      "two.cmdline": "rdinit=/usr/bin/sh",
      "my.list": texts["my.list"].replaceAll("/bin", "/usr/bin"),
      "more.list": "slink /init usr/bin/sh 0777 0 0\n",
    });
  });

  it("says why a name is refused", async () => {
    await start(capable);
    const uri = await open("one.cmdline");
    await assert.rejects(rename(uri, [0, 19], "/bin/my sh"), /blank/);
    await assert.rejects(rename(uri, [0, 19], "sh"), /whole path/);
    await assert.rejects(rename(uri, [0, 19], "/bin/ash"), /already/);
    await assert.rejects(rename(uri, [0, 1], "/x"), /Nothing stands here/);
    assert.equal(await prepare(uri, [0, 1]), null);
  });

  it("changes a variable in the manifest and in each target that sets it", async () => {
    await start(capable);
    const uri = await open("my.list");
    assert.equal((await prepare(uri, [1, 20]))?.placeholder, "OUT");
    const everywhere = {
      "my.list": texts["my.list"].replace("OUT", "BUILD"),
      "bootpath.json": texts["bootpath.json"].replaceAll("OUT", "BUILD"),
    };
    assert.deepEqual(applied(await rename(uri, [1, 20], "BUILD")), everywhere);
    await assert.rejects(rename(uri, [1, 20], "my out"), /no name of a variable/);
    const project = await open("bootpath.json");
    assert.equal((await prepare(project, [1, 85]))?.placeholder, "OUT");
    assert.deepEqual(applied(await rename(project, [1, 85], "BUILD")), everywhere);
  });

  it("cannot change a variable of the environment", async () => {
    await start(capable);
    const text = "file /a ${PATH}/x 0644 0 0\n";
    const uri = await client.open(join(folder, "more.list"), "initramfs-manifest", text);
    await assert.rejects(prepare(uri, [0, 12]), /environment/);
  });

  it("of files of the host changes sources, variables and the project file", async () => {
    const capabilities = await start(capable);
    assert.deepEqual(capabilities.workspace?.fileOperations?.willRename?.filters, [
      { scheme: "file", pattern: { glob: "**/*" } },
    ]);
    const move = async (from: string, to: string) => {
      const files = [from, to].map((name) => pathToFileURL(join(folder, name)).href);
      const [oldUri, newUri] = files;
      const edit = await client.connection.sendRequest<WorkspaceEdit | null>("workspace/willRenameFiles", {
        files: [{ oldUri, newUri }],
      });
      return applied(edit);
    };
    assert.deepEqual(await move("out/busybox", "out/bb"), {
      "my.list": texts["my.list"].replace("}/busybox", "}/bb"),
    });
    assert.deepEqual(await move("out", "build"), {
      "bootpath.json": texts["bootpath.json"].replaceAll('"out"', '"build"'),
    });
    assert.deepEqual(await move("two.cmdline", "cmdlines/two.cmdline"), {
      "bootpath.json": texts["bootpath.json"].replace("two.cmdline", "cmdlines/two.cmdline"),
    });
    assert.deepEqual(await move("unnamed", "other"), {});
  });

  it("of files is not asked for by a client that does not announce it", async () => {
    assert.equal((await start({})).workspace?.fileOperations, undefined);
  });
});
