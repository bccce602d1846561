/** Switching rules off: by the editor's settings, by bootpath.json, by comments, and by quick fixes that write them. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CodeAction, Diagnostic, TextEdit } from "vscode-languageserver/node";
import { bootFile } from "../conformance/boot/files.js";
import { editorCapabilities, startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const quoted = 'console=ttyS0 x="a b\n';
const silencedProject = '{ "rules": { "unbalanced-quote": "off" } }';

function actions(client: LspClient, uri: string, only: string, diagnostics: readonly Diagnostic[] = []) {
  const range = diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range,
    context: { diagnostics, only: [only] },
  });
}

function codes(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(({ code }) => code);
}

/** The edits of an action in one document, whichever way they are written. */
function editsOf(action: CodeAction | undefined, uri: string): readonly TextEdit[] {
  const created = action?.edit?.documentChanges?.flatMap((change) =>
    "edits" in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
  );
  return action?.edit?.changes?.[uri] ?? created ?? [];
}

describe("language server: rules that are not wanted", () => {
  let client: LspClient;

  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  describe("by the editor's settings", () => {
    let settings: object;

    beforeEach(async () => {
      settings = {};
      const workspace = { ...editorCapabilities.workspace, configuration: true };
      client = await startLspClient({ ...editorCapabilities, workspace });
      client.connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
        items.map(() => settings),
      );
    });

    it("silences a rule, and speaks again when the settings change", async () => {
      settings = { rules: { "unbalanced-quote": "off", "no-such-rule": "loud" } };
      const uri = await client.open(join(temporaryFolder(), "cmdline"), "kernel-cmdline", quoted);
      assert.deepEqual(codes(await client.diagnostics(uri)), []);
      settings = { rules: { "unbalanced-quote": "error" } };
      await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
      const [diagnostic] = await client.diagnostics(uri, (diagnostics) => diagnostics.length === 1);
      assert.deepEqual([diagnostic?.code, diagnostic?.severity], ["unbalanced-quote", 1]);
    });

    it("lets bootpath.json go before them", async () => {
      settings = { rules: { "unbalanced-quote": "off" } };
      const folder = writeFiles(temporaryFolder(), { "bootpath.json": '{ "rules": { "unbalanced-quote": "hint" } }' });
      const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", quoted);
      const [diagnostic] = await client.diagnostics(uri);
      assert.deepEqual([diagnostic?.code, diagnostic?.severity], ["unbalanced-quote", 4]);
    });

    it("takes an answer that makes no sense for none", async () => {
      settings = { rules: 7, allowedParameters: "x" };
      const uri = await client.open(join(temporaryFolder(), "cmdline"), "kernel-cmdline", quoted);
      assert.deepEqual(codes(await client.diagnostics(uri)), ["unbalanced-quote"]);
    });
  });

  describe("by files", () => {
    beforeEach(async () => {
      client = await startLspClient();
    });

    it("obeys the bootpath.json above a document, and follows it while it is typed", async () => {
      const folder = writeFiles(temporaryFolder(), { "bootpath.json": silencedProject });
      const uri = await client.open(join(folder, "boards/a/cmdline"), "kernel-cmdline", quoted);
      assert.deepEqual(codes(await client.diagnostics(uri)), []);
      const project = await client.open(join(folder, "bootpath.json"), "json", silencedProject);
      await client.change(project, "{}");
      assert.deepEqual(codes(await client.diagnostics(uri, ({ length }) => length === 1)), ["unbalanced-quote"]);
    });

    it("reports what is wrong with a bootpath.json, and repairs it", async () => {
      const folder = writeFiles(temporaryFolder(), { "initramfs.list": "" });
      const text = '{\n  "targets": [{ "manifest": "initramfs.lst", "delivry": "builtin" }]\n}\n';
      const uri = await client.open(join(folder, "bootpath.json"), "jsonc", text);
      const diagnostics = await client.diagnostics(uri);
      assert.deepEqual(codes(diagnostics), ["project-file-missing", "project-unknown-key"]);
      assert.match(diagnostics[0]?.codeDescription?.href ?? "", /docs\/project\/bootpath-json\.md$/);
      const found = await actions(client, uri, "quickfix", diagnostics);
      assert.deepEqual(
        found.map(({ title }) => title),
        ['Write "initramfs.list"'],
      );
    });

    it("offers to switch a rule off, behind all repairs and never as the preferred one", async () => {
      const folder = temporaryFolder();
      const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", quoted);
      const found = await actions(client, uri, "quickfix", await client.diagnostics(uri));
      const last = found.at(-1);
      assert.equal(last?.title, "Switch off unbalanced-quote in this workspace");
      assert.ok(found.length > 1);
      assert.equal(last.isPreferred, undefined);
      const project = pathToFileURL(join(folder, "bootpath.json")).href;
      const [edit] = editsOf(last, project);
      assert.equal(edit?.newText, '{\n  "rules": {\n    "unbalanced-quote": "off"\n  }\n}\n');
      // Written to disk, it has the promised effect.
      writeFileSync(join(folder, "bootpath.json"), edit.newText);
      await client.change(uri, `${quoted} `);
      assert.deepEqual(codes(await client.diagnostics(uri)), []);
    });

    it("adds to a bootpath.json that is there, and keeps its form", async () => {
      const text = '{\n\t// mine\n\t"targets": [{ "cmdline": "cmdline", "initramfs": "i" }],\n\t"allow": ["a"]\n}\n';
      const folder = writeFiles(temporaryFolder(), { "bootpath.json": text, i: "" });
      const line = "console=ttyS0 consol=ttyS0\n";
      const uri = await client.open(join(folder, "cmdline"), "kernel-cmdline", line);
      const found = await actions(client, uri, "quickfix", await client.diagnostics(uri));
      const allow = found.find(({ title }) => title === 'Allow "consol" in this workspace');
      assert.ok(allow !== undefined, found.map(({ title }) => title).join(", "));
      const [edit, ...others] = editsOf(allow, pathToFileURL(join(folder, "bootpath.json")).href);
      assert.deepEqual(others, []);
      const lines = text.split("\n");
      const at = lines.slice(0, edit?.range.start.line).join("\n").length + 1 + (edit?.range.start.character ?? 0);
      const result = text.slice(0, at) + (edit?.newText ?? "") + text.slice(at);
      assert.equal(result, text.replace('["a"]', '["a", "consol"]'));
    });

    it("writes comments into a manifest", async () => {
      const folder = temporaryFolder();
      const text = "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\n dir /x 0755 0 0\n";
      const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", text);
      const diagnostics = await client.diagnostics(uri);
      const indented = diagnostics.find(({ code }) => code === "indented-line");
      assert.ok(indented);
      const found = await actions(client, uri, "quickfix", [indented]);
      const inserted = (title: string) =>
        editsOf(
          found.find((one) => one.title === title),
          uri,
        ).at(0);
      const line = inserted("Switch off indented-line for this line");
      assert.deepEqual([line?.range.start.line, line?.newText], [2, "# bootpath: off-next-line indented-line\n"]);
      const file = inserted("Switch off indented-line for this file");
      assert.deepEqual([file?.range.start.line, file?.newText], [0, "# bootpath: off indented-line\n"]);
      await client.change(uri, text.replace(" dir", "# bootpath: off-next-line indented-line\n dir"));
      assert.ok(!codes(await client.diagnostics(uri)).includes("indented-line"));
    });
  });

  it("does not offer to create a bootpath.json where files cannot be created", async () => {
    client = await startLspClient({});
    const uri = await client.open(join(temporaryFolder(), "cmdline"), "kernel-cmdline", quoted);
    const found = await actions(client, uri, "quickfix", await client.diagnostics(uri));
    assert.ok(found.every(({ title }) => !title.startsWith("Switch off")));
  });
});

describe("language server: fixing all", () => {
  let client: LspClient;
  const manifest = " dir /a 0755 0 0\n dir /b 0755 0 0\n";

  beforeEach(async () => {
    client = await startLspClient();
  });
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("repairs a whole document when it is saved", async () => {
    const uri = await client.open(join(temporaryFolder(), "x.initramfs"), "initramfs-manifest", manifest);
    await client.diagnostics(uri);
    for (const kind of ["source.fixAll", "source.fixAll.bootpath", "source"]) {
      const [action, ...others] = await actions(client, uri, kind);
      assert.deepEqual([action?.kind, others], ["source.fixAll.bootpath", []], kind);
      assert.ok(editsOf(action, uri).length >= 2);
    }
    assert.deepEqual(await actions(client, uri, "refactor"), []);
    assert.ok((await actions(client, uri, "quickfix")).every(({ kind }) => kind === "quickfix"));
  });

  it("offers to fix all of one kind", async () => {
    const uri = await client.open(join(temporaryFolder(), "x.initramfs"), "initramfs-manifest", manifest);
    const [diagnostic] = (await client.diagnostics(uri)).filter(({ code }) => code === "indented-line");
    assert.ok(diagnostic);
    const found = await actions(client, uri, "quickfix", [diagnostic]);
    const all = found.find(({ title }) => title === "Fix all 2 of indented-line in this file");
    assert.deepEqual(
      editsOf(all, uri).map(({ range }) => range.start.line),
      [0, 1],
    );
  });
});

describe("language server: files that others change", () => {
  it("has the client watch what the manifests name, and looks again when it changes", async () => {
    const workspace = {
      ...editorCapabilities.workspace,
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    };
    const client = await startLspClient({ ...editorCapabilities, workspace });
    const folder = writeFiles(temporaryFolder(), { "out/keep": "" });
    const out = pathToFileURL(join(folder, "out")).href;
    const expected = JSON.stringify({ baseUri: out, pattern: "{b?1?,init}" });
    const isWatched = new Promise<void>((resolve) => {
      client.connection.onRequest("client/registerCapability", (params: unknown) => {
        if (JSON.stringify(params).includes(expected)) resolve();
        return null;
      });
    });
    client.connection.onRequest("client/unregisterCapability", () => null);
    const text =
      "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\nfile /init out/init 0755 0 0\nfile /b out/b[1] 0644 0 0\n";
    const uri = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", text);
    const isMissing = (diagnostics: readonly Diagnostic[]) => codes(diagnostics).includes("source-missing");
    assert.ok(isMissing(await client.diagnostics(uri)));
    await isWatched;
    writeFiles(folder, { "out/init": bootFile("init32") ?? "", "out/b[1]": "" });
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: out, type: 1 }] });
    await client.diagnostics(uri, (diagnostics) => !isMissing(diagnostics));
    assert.equal(await client.close(), 0);
  });
});
