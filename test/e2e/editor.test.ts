/** Proves the harness of the end-to-end tests itself, with a tiny extension in place of ours. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEditor, type Editor } from "./support/editor.js";
import { GREETING_LINES, packageTinyExtension } from "./support/tiny-extension.js";

describe("a real VS Code", function () {
  // The first run prepares the editor.
  this.timeout(300_000);
  let folder: string;
  let editor: Editor;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "bootpath-tiny-"));
    const workspace = join(folder, "words");
    await mkdir(join(workspace, "inner"), { recursive: true });
    await writeFile(join(workspace, "first.tiny"), "one wrong word\nan odd word\n");
    await writeFile(join(workspace, "inner/second.tiny"), "  wrong\n".repeat(100));
    await writeFile(join(workspace, "empty.tiny"), "");
    editor = await openEditor({ workspace, extension: await packageTinyExtension(folder), theme: "dark" });
  });

  after(async () => {
    await rm(folder, { recursive: true });
    await editor.close();
  });

  it("runs the extension", async () => {
    await editor.until("the status bar item is there", async () => (await editor.statusBar()).includes("tiny ready"));
  });

  it("opens a file, reads it and counts its squiggles", async () => {
    await editor.openFile("first.tiny");
    assert.equal(await editor.editorText(), "one wrong word\nan odd word\n");
    await editor.until("both words are underlined", async () => (await editor.squiggles()).warnings === 1);
    assert.deepEqual(await editor.squiggles(), { errors: 1, warnings: 1, information: 0 });
    await editor.screenshot("harness-squiggles");
  });

  it("reads a file longer than the window", async () => {
    await editor.openFile("inner/second.tiny");
    assert.equal(await editor.editorText(), "  wrong\n".repeat(100));
  });

  it("reads an empty file", async () => {
    await editor.openFile("empty.tiny");
    assert.equal(await editor.editorText(), "");
  });

  it("lists the problems of all files", async () => {
    const problems = await editor.until("all problems are listed", async () => {
      const listed = await editor.problems();
      return listed.length === 102 && listed;
    });
    assert.deepEqual(problems[0], {
      file: "first.tiny",
      code: "wrong-word",
      severity: "error",
      message: 'The word "wrong" should not be here.',
      source: "tiny",
      line: 1,
      column: 5,
      endLine: 1,
      endColumn: 10,
    });
    assert.deepEqual([problems[1]?.code, problems[1]?.severity, problems[1]?.line], ["odd-word", "warning", 2]);
    assert.deepEqual([problems[101]?.file, problems[101]?.line], ["inner/second.tiny", 100]);
    await editor.screenshot("harness-problems");
  });

  it("moves to a place and reads the hover", async () => {
    await editor.openFile("first.tiny");
    await editor.moveTo(1, 6);
    const text = await editor.hoverText("A word: wrong");
    assert.equal(text, 'The word "wrong" should not be here.tiny(wrong-word)\nA word: wrong');
    await editor.screenshot("harness-hover");
    // The same again, out of the open hover.
    assert.equal(await editor.hoverText("A word: wrong"), text);
  });

  it("applies a quick fix by its title", async () => {
    assert.deepEqual(await editor.quickFixTitles(), ['Replace with "right"', 'Replace with "correct"']);
    await editor.quickFix('Replace with "correct"');
    await editor.until("the text is fixed", async () => (await editor.editorText()).startsWith("one correct word\n"));
    await editor.until("the squiggle is gone", async () => (await editor.squiggles()).errors === 0);
    await editor.runCommand("File: Save");
    const path = join(editor.workspace, "first.tiny");
    await editor.until("the file is saved", async () => (await readFile(path, "utf8")).includes("correct"));
  });

  it("offers no fix where there is none", async () => {
    await editor.moveTo(2, 1);
    assert.deepEqual(await editor.quickFixTitles(), []);
  });

  it("runs a command and reads its output and its notification", async () => {
    await editor.runCommand("Tiny: Greet");
    await editor.until("it greets", async () => (await editor.notifications()).includes("Greetings from tiny"));
    const greetings = Array.from({ length: GREETING_LINES }, (_, index) => `greeting ${index + 1}\n`).join("");
    await editor.until("all greetings are there", async () => (await editor.outputText("Tiny")) === greetings);
    await editor.screenshot("harness-output");
    await editor.pressNotificationButton("Thanks");
    await editor.until("the notification is gone", async () => (await editor.notifications()).length === 0);
  });

  it("answers a pick", async () => {
    await editor.runCommand("Tiny: Ask");
    await editor.choose("pear");
    await editor.until("it knows", async () => (await editor.notifications()).includes("You chose pear"));
  });

  it("reads a terminal", async () => {
    await editor.runCommand("Tiny: Talk");
    await editor.until("it talks", async () => (await editor.terminalText()) === "hello from the terminal");
    await editor.screenshot("harness-terminal");
  });

  it("says what it waited for, with a screenshot", async () => {
    let message = "";
    await assert.rejects(
      editor.until("pigs fly", () => Promise.resolve(undefined), 100),
      (error: Error) => {
        message = error.message;
        return true;
      },
    );
    const saved = /^Waited in vain until pigs fly \(0\.1 s\)\.\nScreenshot: (.+)\nLogs: (.+)$/.exec(message);
    assert.ok(saved?.[1] !== undefined, message);
    assert.equal((await readFile(saved[1])).subarray(1, 4).toString(), "PNG");
    for (const path of saved.slice(1)) await rm(path, { recursive: true });
  });
});
