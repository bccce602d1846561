import assert from "node:assert/strict";
import {
  DebugProtocolSession,
  typed,
  type DebugListener,
  type ProtocolMessage,
} from "../../../client/debug/protocol-session.js";
import { readLaunchSettings, withLaunchSettings } from "../../../client/debug/launch-settings.js";
import { filled } from "../../../client/webview/fill-text.js";
import { verdictOutput, wentWell } from "../../../client/debug/verdict-output.js";
import type { BootPlan } from "../../../boot/plan.js";
import type { BootReport } from "../../../boot/report.js";
import { diagnoseLog } from "../../../core/log/diagnose.js";
import { assembleTarget } from "../../../core/project/boot-target.js";

/** English. */
const l10n = { t: filled };

/** A session over a boot that does nothing by itself. */
function session(stopping: "told" | "nothing runs" = "told") {
  const sent: Record<string, unknown>[] = [];
  const done: string[] = [];
  let told: DebugListener | null = null;
  const boot = {
    start: (configuration: object, listener: DebugListener) => {
      done.push(`start ${JSON.stringify(configuration)}`);
      told = listener;
    },
    type: (text: string) => {
      done.push(`type ${JSON.stringify(text)}`);
      return true;
    },
    stop: () => {
      done.push("stop");
      return stopping;
    },
  };
  const send = (message: ProtocolMessage) => {
    sent.push({ ...message });
  };
  const protocol = new DebugProtocolSession(boot, send, l10n);
  let seq = 0;
  const request = (command: string, given: object = {}) => {
    protocol.handle({ type: "request", seq: ++seq, command, arguments: given });
  };
  const listener = (): DebugListener => {
    assert.ok(told !== null, "the boot was started");
    return told;
  };
  /** What was sent since the last call: events by name, answers with their success. */
  const names = () =>
    sent
      .splice(0)
      .map(({ type, event, command, success }) =>
        type === "event" ? String(event) : `${String(command)} ${success === true ? "ok" : "refused"}`,
      );
  return { request, listener, sent, names, done };
}

/** A session whose machine runs. `said` is what the console shows from one call to the next: `=` marks results. */
function running() {
  const { sent, ...started } = session();
  started.request("launch");
  started.listener().onStart("shell");
  sent.splice(0);
  const said = () =>
    sent.splice(0).map(({ event, body }) => {
      const { output, result } = body as { readonly output?: string; readonly result?: string };
      return result === undefined ? (output ?? String(event)) : `= ${result}`;
    });
  return { ...started, said };
}

describe("a debug session", () => {
  it("boots, types, stops and ends", () => {
    const { request, listener, names, done } = session();
    request("initialize", { adapterID: "bootpath" });
    request("launch", { path: "cmdline" });
    request("configurationDone");
    assert.deepEqual(names(), ["initialize ok", "initialized", "configurationDone ok"]);
    listener().onStart("shell");
    listener().onOutput({ category: "stdout", text: "Linux" });
    assert.deepEqual(names(), ["process", "launch ok", "output"]);
    request("evaluate", { context: "repl", expression: "echo hi" });
    listener().onOutput({ category: "stdout", text: "echo hi\n" });
    request("terminate");
    assert.deepEqual(names(), ["evaluate ok", "terminate ok"]);
    listener().onEnd(0);
    assert.deepEqual(names(), ["exited", "terminated"]);
    request("disconnect");
    assert.deepEqual(names(), ["disconnect ok"]);
    assert.deepEqual(done, ['start {"path":"cmdline"}', 'type "echo hi\\r"', "stop", "stop"]);
  });

  it("makes the echo the result of what was typed, so that no empty line stands in its place", () => {
    const { request, listener, said } = running();
    request("evaluate", { context: "repl", expression: "ls" });
    assert.deepEqual(said(), []);
    // A serial line brings it in any pieces.
    listener().onOutput({ category: "stdout", text: "l" });
    listener().onOutput({ category: "stdout", text: "s" });
    assert.deepEqual(said(), []);
    listener().onOutput({ category: "stdout", text: "\nbin\n/ # " });
    assert.deepEqual(said(), ["= ls", "bin\n/ # "]);
    request("evaluate", { context: "repl", expression: "echo a\necho b" });
    listener().onOutput({ category: "stdout", text: "echo a\na\n/ # echo b\n" });
    assert.deepEqual(said(), ["= echo a", "a\n/ # echo b\n"]);
  });

  it("loses nothing of what comes instead of an echo", () => {
    const { request, listener, said } = running();
    request("evaluate", { context: "repl", expression: "secret" });
    listener().onOutput({ category: "stdout", text: "se" });
    listener().onOutput({ category: "console", text: "── A note.\n" });
    listener().onOutput({ category: "stdout", text: "nse\n" });
    assert.deepEqual(said(), ["── A note.\n", "= ", "sense\n"]);
    request("evaluate", { context: "repl", expression: "one" });
    listener().onOutput({ category: "stdout", text: "on" });
    // Typed before the echo of the first has come.
    request("evaluate", { context: "repl", expression: "two" });
    assert.deepEqual(said(), ["= ", "on"]);
    listener().onOutput({ category: "stdout", text: "two" });
    listener().onEnd(0);
    assert.deepEqual(said(), ["= ", "two", "exited", "terminated"]);
  });

  it("answers each request with its number, and counts its messages", () => {
    const { request, sent } = session();
    request("initialize");
    request("threads");
    assert.deepEqual(
      sent.map(({ seq, request_seq }) => [seq, request_seq]),
      [
        [1, 1],
        [2, undefined],
        [3, 2],
      ],
    );
    assert.deepEqual(sent[2]?.["body"], { threads: [] });
  });

  it("says why a boot could not be tried, and is over then", () => {
    const { request, listener, sent } = session();
    request("launch");
    listener().onFailure("cmdline: {no} such file");
    const [answer, ...events] = sent;
    assert.equal(answer?.["success"], false);
    const text = { id: 1, format: "{_text}", variables: { _text: "cmdline: {no} such file" }, showUser: true };
    assert.deepEqual(answer["body"], { error: text });
    assert.deepEqual(
      events.map(({ event, body }) => [event, body]),
      [
        ["exited", { exitCode: 1 }],
        ["terminated", {}],
      ],
    );
  });

  it("tells in the console when the engine fails later", () => {
    const { request, listener, names } = session();
    request("launch");
    listener().onStart("shell");
    listener().onFailure("The engine failed.");
    assert.deepEqual(names(), ["process", "launch ok", "output", "exited", "terminated"]);
  });

  it("can be stopped while nothing runs, and is over at once", () => {
    const { request, listener, names } = session("nothing runs");
    request("launch");
    request("terminate");
    listener().onStart("shell");
    assert.deepEqual(names(), ["terminate ok", "exited", "terminated"]);
  });

  it("is over when its machine has ended, and not before: the next session boots then", () => {
    const { request, listener, names } = session();
    request("launch");
    request("terminate");
    assert.deepEqual(names(), ["terminate ok"]);
    listener().onEnd(0);
    assert.deepEqual(names(), ["launch ok", "exited", "terminated"]);
  });

  it("refuses what a machine seen from outside cannot do", () => {
    const { request, listener, names } = session();
    request("launch");
    listener().onStart("shell");
    names();
    request("pause");
    request("evaluate", { context: "hover", expression: "x" });
    request("stackTrace");
    assert.deepEqual(names(), ["pause refused", "evaluate refused", "stackTrace refused"]);
  });

  it("links what it says to the responsible place", () => {
    const { request, listener, sent } = session();
    request("launch");
    listener().onOutput({ category: "stderr", text: "Cause\n", place: { path: "/t/cmdline", line: 1, column: 15 } });
    assert.deepEqual(sent.at(-1)?.["body"], {
      category: "stderr",
      output: "Cause\n",
      source: { path: "/t/cmdline", name: "cmdline" },
      line: 1,
      column: 15,
    });
  });

  it("types Enter behind a text, and control characters as terminals write them", () => {
    assert.deepEqual(["ls", "a\nb", "^C", "^D", "^["].map(typed), ["ls\r", "a\rb\r", "\u0003", "\u0004", "\u001b"]);
    assert.equal(typed("^C "), "^C \r");
  });
});

describe("a launch configuration", () => {
  const plan: BootPlan = {
    name: "shell",
    cmdline: { kind: "file", path: "/t/cmdline" },
    initramfs: { kind: "none" },
    kernelPath: null,
    delivery: "builtin",
    engine: "v86",
    memory: 128,
    variables: {},
  };

  it("changes what it names and nothing else", () => {
    const settings = readLaunchSettings({ type: "bootpath", memory: 64, cmdline: "quiet", until: "^login" }, l10n);
    assert.ok(typeof settings !== "string");
    assert.deepEqual(withLaunchSettings(plan, settings), {
      ...plan,
      memory: 64,
      cmdline: { kind: "text", text: "quiet" },
    });
    assert.equal(settings.until?.test("x\nlogin: "), true);
    assert.equal(settings.afterBoot, "keep");
  });

  it("says what is wrong with it", () => {
    const settings = readLaunchSettings(
      { path: 3, memory: "much", engine: "bochs", until: "(", afterBoot: "pause" },
      l10n,
    );
    assert.ok(typeof settings === "string");
    for (const key of ["path", "memory", "engine", "until", "afterBoot"]) assert.ok(settings.includes(`"${key}"`), key);
    assert.match(settings, /"engine" must be one of these: "v86", "qemu"\./);
  });
});

describe("the verdict in the debug console", () => {
  const report: BootReport = {
    outcome: "panic",
    engine: "v86",
    kernel: "bzImage",
    firstOutputMs: 1,
    endedMs: 1200,
    endedBy: "panic",
    log: "",
    screen: [],
    predicted: null,
    agrees: null,
    diagnosis: [],
  };

  it("leads to the line that is responsible", () => {
    const log =
      "Run /init as init process\nFailed to execute /init (error -13)\nKernel panic - not syncing: No working init found.\n";
    const text = "# A program.\nfile /init init 0644 0 0\n";
    const target = assembleTarget({ manifests: [{ path: "/t/initramfs.list", text }], described: true });
    const failed = { ...report, log, diagnosis: diagnoseLog(log) };
    const [headline, cause, fix] = verdictOutput(failed, target, l10n);
    assert.deepEqual(headline, { category: "stderr", text: "── Kernel panic after 1.2 s.\n" });
    assert.match(cause?.text ?? "", /^── Cause: .*\[init-exec-permission\]\n$/);
    assert.deepEqual(cause?.place, { path: "/t/initramfs.list", line: 2, column: 1 });
    assert.match(fix?.text ?? "", /^── Fix: /);
    assert.equal(wentWell(failed), false);
  });

  it("shows the screen of a machine that was silent", () => {
    const target = assembleTarget({});
    const silent: BootReport = { ...report, endedBy: "silence", firstOutputMs: null, screen: ["VFS: panic"] };
    assert.deepEqual(
      verdictOutput(silent, target, l10n).map(({ text }) => text),
      ["── The screen of the machine shows:\n", "   VFS: panic\n", "── Nothing came over the serial line in 1.2 s.\n"],
    );
  });

  it("takes a boot that was stopped for a good one", () => {
    const [only] = verdictOutput({ ...report, outcome: "unknown", endedBy: "stopped" }, assembleTarget({}), l10n);
    assert.deepEqual(only, { category: "console", text: "── Stopped after 1.2 s.\n" });
  });
});
