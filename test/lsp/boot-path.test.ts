import assert from "node:assert/strict";
import { join } from "node:path";
import type { CodeLens, Hover } from "vscode-languageserver/node";
import { editorCapabilities, startLspClient, type LspClient } from "../support/lsp-client.js";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.js";

const manifest =
  "dir /dev 0755 0 0\nnod /dev/console 0600 0 0 c 5 1\ndir /bin 0755 0 0\nfile /bin/sh busybox 0755 0 0\n";

describe("language server: the boot path", () => {
  let client: LspClient;

  beforeEach(async () => {
    client = await startLspClient(editorCapabilities, { explainCommand: "bootpath.explain" });
  });
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  const openPair = async (cmdline: string) => {
    const folder = writeFiles(temporaryFolder(), { "initramfs.list": manifest });
    const list = await client.open(join(folder, "initramfs.list"), "initramfs-manifest", manifest);
    return { cmdline: await client.open(join(folder, "cmdline"), "kernel-cmdline", cmdline), list };
  };

  it("tells the role of a word above its description", async () => {
    const { cmdline } = await openPair("console=ttyS0 rdinit=/bin/sh my_word");
    const text = await hoverText(client, cmdline, 0, 16);
    assert.match(text, /^\*\*In this boot\*\*: PID 1: \/bin\/sh\.[^]*Predicted for Linux[^]*---[^]*\*\*rdinit/);
    assert.match(await hoverText(client, cmdline, 0, 31), /PID 1 gets my\\_word as an argument/);
  });

  it("tells the role of a manifest line, and follows the command line", async () => {
    const { cmdline, list } = await openPair("console=ttyS0 rdinit=/bin/sh");
    assert.match(await hoverText(client, list, 3, 8), /PID 1: the kernel starts this file/);
    assert.match(await hoverText(client, list, 1, 8), /\/dev\/console as standard input/);
    assert.doesNotMatch(await hoverText(client, list, 2, 8), /In this boot/);
    await client.change(cmdline, "console=ttyS0 init=/bin/sh root=/dev/sda1");
    const text = await hoverText(client, list, 3, 8);
    assert.match(text, /^\*\*In this boot, without disks\*\*: [^]*rdinit=\/bin\/sh would start it/);
  });

  it("claims nothing about the boot of a command line whose initramfs it does not see", async () => {
    const uri = await client.open(join(temporaryFolder(), "cmdline"), "kernel-cmdline", "root=/dev/sda1 ro quiet");
    assert.doesNotMatch(await hoverText(client, uri, 0, 2), /In this boot/);
    assert.deepEqual(await lensesOf(client, uri), []);
  });

  it("predicts the outcome above both documents, and again after a change", async () => {
    const { cmdline, list } = await openPair("console=ttyS0 rdinit=/bin/sh");
    for (const uri of [cmdline, list]) {
      const [lens, ...others] = await lensesOf(client, uri);
      assert.equal(lens?.command?.title, "Predicted: /bin/sh becomes PID 1");
      assert.equal(lens.command.command, "bootpath.explain");
      assert.equal(lens.command.arguments?.[0], uri);
      assert.deepEqual(others, []);
    }
    await client.change(cmdline, "console=ttyS0 init=/bin/sh");
    const [lens] = await lensesOf(client, list);
    assert.match(lens?.command?.title ?? "", /^Predicted: panic — VFS: Unable to mount root fs/);
  });

  it("shows no lens about a manifest alone that starts nothing, nor to a client without the command", async () => {
    const lone = await client.open("untitled:list", "initramfs-manifest", "dir /dev 0755 0 0\n");
    assert.deepEqual(await lensesOf(client, lone), []);
    const starting = await client.open(
      "untitled:other",
      "initramfs-manifest",
      "slink /init x 0777 0 0\nfile /x y 0755 0 0\n",
    );
    assert.deepEqual(
      (await lensesOf(client, starting)).map((lens) => lens.command?.title),
      ["Predicted, without a command line: /init becomes PID 1, without a console"],
    );
    const plain = await startLspClient();
    assert.equal(plain.initialized.capabilities.codeLensProvider, undefined);
    assert.equal(await plain.close(), 0);
  });
});

function lensesOf(client: LspClient, uri: string): Promise<CodeLens[]> {
  return client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
}

async function hoverText(client: LspClient, uri: string, line: number, character: number): Promise<string> {
  const hover = await hoverAt(client, uri, line, character);
  assert.ok(hover !== null && typeof hover.contents === "object" && "value" in hover.contents);
  return hover.contents.value;
}

function hoverAt(client: LspClient, uri: string, line: number, character: number): Promise<Hover | null> {
  return client.connection.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line, character },
  });
}
