import assert from "node:assert/strict";
import type { ClientCapabilities, SemanticTokens, SignatureHelp } from "vscode-languageserver/node";
import { startLspClient, type LspClient } from "../support/lsp-client.js";

const capable: ClientCapabilities = {
  textDocument: {
    semanticTokens: {
      requests: { full: true, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
  },
};

describe("semantic tokens and signature help over the protocol", () => {
  let client: LspClient;
  const start = async (capabilities: ClientCapabilities) => {
    client = await startLspClient(capabilities);
    return client.initialized.capabilities;
  };
  afterEach(async () => {
    assert.equal(await client.close(), 0);
  });

  it("are not there for a client without them", async () => {
    const { semanticTokensProvider, signatureHelpProvider } = await start({});
    assert.equal(semanticTokensProvider, undefined);
    assert.equal(signatureHelpProvider, undefined);
  });

  it("tokens come for the whole text and for a part", async () => {
    const { semanticTokensProvider } = await start(capable);
    assert.ok(semanticTokensProvider !== undefined);
    const { tokenTypes, tokenModifiers } = semanticTokensProvider.legend;
    const uri = await client.open("untitled:list", "initramfs-manifest", "# list\ndir /a 0755 0 0\nDir /b\n");
    const whole = await tokens("textDocument/semanticTokens/full", { textDocument: { uri } });
    const number = (name: string) => tokenTypes.indexOf(name);
    const unknown = 1 << tokenModifiers.indexOf("unknown");
    assert.deepEqual(whole, [
      [0, 0, 6, number("comment"), 0],
      [1, 0, 3, number("keyword"), 0],
      [0, 4, 2, number("property"), 0],
      [0, 3, 4, number("number"), 0],
      [0, 5, 1, number("number"), 0],
      [0, 2, 1, number("number"), 0],
      [1, 0, 3, number("keyword"), unknown],
      [0, 4, 2, number("property"), 0],
    ]);
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } };
    const part = await tokens("textDocument/semanticTokens/range", { textDocument: { uri }, range });
    assert.deepEqual(part, [
      [2, 0, 3, number("keyword"), unknown],
      [0, 4, 2, number("property"), 0],
    ]);
  });

  it("tokens of a word over several lines are one of each line", async () => {
    await start(capable);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", 'a="x\ny"');
    const data = await tokens("textDocument/semanticTokens/full", { textDocument: { uri } });
    assert.deepEqual(
      data.map(([line, character, length]) => [line, character, length]),
      [
        [0, 0, 1],
        [0, 3, 1],
        [1, 0, 1],
      ],
    );
  });

  it("signature help says which field is written", async () => {
    await start(capable);
    const uri = await client.open("untitled:cmdline", "kernel-cmdline", "console=ttyS0,9600");
    const help = await signatureAt(uri, 16);
    assert.equal(help?.activeParameter, 1);
    const [signature] = help.signatures;
    const [from, to] = signature?.parameters?.[1]?.label ?? [];
    assert.equal(signature?.label.slice(Number(from), Number(to)), "<speed>");
    assert.equal(await signatureAt(uri, 3), null);
    const list = await client.open("untitled:list", "initramfs-manifest", "nod /dev/console 0600 ");
    assert.equal((await signatureAt(list, 22))?.activeParameter, 2);
  });

  async function tokens(method: string, params: object): Promise<readonly (readonly number[])[]> {
    const { data } = await client.connection.sendRequest<SemanticTokens>(method, params);
    return Array.from({ length: data.length / 5 }, (_, index) => data.slice(index * 5, index * 5 + 5));
  }

  function signatureAt(uri: string, character: number): Promise<SignatureHelp | null> {
    return client.connection.sendRequest("textDocument/signatureHelp", {
      textDocument: { uri },
      position: { line: 0, character },
    });
  }
});
