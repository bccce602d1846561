import assert from "node:assert/strict";
import type { ChosenBoot } from "../../../client/boot/choose-boot.js";
import { pacedTyping, typingPiece } from "../../../client/boot/paced-typing.js";
import { keptBytes, SerialSession } from "../../../client/boot/serial-session.js";
import { endText, isEnter, replayText } from "../../../client/boot/terminal-text.js";
import { filled } from "../../../client/webview/fill-text.js";
import { fakeMachine } from "../../support/fake-machine.js";

// The session only passes it on.
const chosen = { plan: { name: "rescue" } } as ChosenBoot;

describe("typing into a machine", () => {
  it("sends a key at once and a paste in pieces, in order", async () => {
    const sent: Uint8Array[] = [];
    const text = new TextEncoder().encode("0123456789".repeat(100));
    await new Promise<void>((resolve) => {
      const typing = pacedTyping((bytes) => {
        sent.push(bytes);
        if (Buffer.concat(sent).length === text.length + 1) resolve();
      });
      typing.type(new Uint8Array([33]));
      assert.equal(sent.length, 1);
      typing.type(text);
    });
    assert.ok(sent.every((bytes) => bytes.length <= typingPiece));
    assert.deepEqual(Buffer.concat(sent.slice(1)), Buffer.from(text));
  });

  it("forgets the rest of a paste when it is stopped", () => {
    const sent: Uint8Array[] = [];
    const typing = pacedTyping((bytes) => sent.push(bytes));
    typing.type(new Uint8Array(10 * typingPiece));
    typing.stop();
    assert.equal(Buffer.concat(sent).length, typingPiece);
  });
});

describe("a serial session", () => {
  it("keeps what was said for those who come later", () => {
    const session = new SerialSession(chosen);
    const { machine, say } = fakeMachine();
    session.attach(machine);
    say("one ");
    say("two");
    assert.equal(Buffer.from(session.bytes()).toString(), "one two");
    assert.equal(session.isWatched, false);
  });

  it("keeps the end of a log without end", () => {
    const session = new SerialSession(chosen);
    const { machine, say } = fakeMachine();
    session.attach(machine);
    say("the beginning");
    say("x".repeat(keptBytes - 3));
    say("end");
    assert.equal(session.bytes().length, keptBytes);
    assert.ok(Buffer.from(session.bytes()).toString("latin1").endsWith("xend"));
  });

  it("tells its followers the end once", () => {
    const session = new SerialSession(chosen);
    const ends: (readonly string[])[] = [];
    const unfollow = session.follow({ onSerial: () => undefined, onEnd: (lines) => ends.push(lines) });
    assert.equal(session.isWatched, true);
    session.end(["first"]);
    session.end(["second"]);
    assert.deepEqual(ends, [["first"]]);
    assert.deepEqual(session.ended, ["first"]);
    unfollow();
    assert.equal(session.isWatched, false);
  });

  it("stops before and after it has a machine", () => {
    const early = new SerialSession(chosen);
    early.stop();
    assert.equal(early.signal.aborted, true);
    const session = new SerialSession(chosen);
    const { machine } = fakeMachine();
    session.attach(machine);
    let end = "";
    machine.onEnd(({ type }) => (end = type));
    session.stop();
    assert.equal(end, "stopped");
  });
});

describe("the text of a serial terminal", () => {
  it("replays without the questions that a terminal would answer", () => {
    assert.equal(
      replayText("\u001b[32m/ # \u001b[0m\u001b[6n\u001b[c\u001b]11;?\u0007ls"),
      "\u001b[32m/ # \u001b[0mls",
    );
    assert.equal(replayText("\u001b[2J\u001b[1;5H"), "\u001b[2J\u001b[1;5H");
  });

  it("ends with the reason and the way on", () => {
    const text = endText(["Kernel panic.", "Cause: the shell ended. [init-exited]"], { t: filled });
    assert.match(
      text,
      /── \S*Kernel panic\.\S*\r\n── Cause: the shell ended\. \[init-exited\]\r\n── Press Enter to boot again\.\r\n$/,
    );
  });

  it("takes Enter for an answer, and no paste", () => {
    assert.equal(isEnter("\r"), true);
    // A busy editor hands several presses over together.
    assert.equal(isEnter("\r\r"), true);
    assert.equal(isEnter(""), false);
    assert.equal(isEnter("ls\r"), false);
    assert.equal(isEnter("x"), false);
  });
});
