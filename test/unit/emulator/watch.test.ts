import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { MachineEnd } from "../../../emulator/machine.js";
import { watchBoot, type WatchOptions } from "../../../emulator/watch.js";
import { fakeMachine } from "../../support/fake-machine.js";

/** Short enough for a test; `timeoutMs` is longer than any test may take. */
const quick: WatchOptions = { settleMs: 60, silenceMs: 200, busySilenceMs: 400, timeoutMs: 60_000 };

const PANIC = "[    0.4] Kernel panic - not syncing: Attempted to kill init!\r\n";
const PANIC_END = "[    0.5] ---[ end Kernel panic - not syncing: Attempted to kill init! ]---\r\n";

describe("watching a boot", () => {
  it("ends at a prompt after which nothing comes", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, quick);
    say("\r\n/ # ");
    const { endedBy, endedMs, firstOutputMs, log } = await end;
    assert.equal(endedBy, "prompt");
    assert.equal(endedMs, firstOutputMs);
    assert.equal(Buffer.from(log).toString(), "\r\n/ # ");
  });

  it("does not take a prompt for the end while the guest still computes", async () => {
    const { machine, say } = fakeMachine({ processorTimeMs: () => performance.now() });
    const end = watchBoot(machine, quick);
    say("\n# ");
    const { endedBy } = await end;
    assert.equal(endedBy, "prompt");
    assert.ok(performance.now() - machine.startedAt >= 400);
  });

  it("ends at the pattern, wherever the bytes of a line are cut", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, { ...quick, until: /^Welcome to (\w+)$/gm });
    say("no Welcome to here\r\nWelc");
    say("ome to Buildroot\r\n");
    assert.equal((await end).endedBy, "until");
  });

  it("waits at a prompt for the pattern until the machine is silent", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, { ...quick, until: /never/ });
    say("\n/ # ");
    assert.equal((await end).endedBy, "prompt");
    assert.ok(performance.now() - machine.startedAt >= 200);
  });

  it("sees the pattern in the last words before the end", async () => {
    const { machine, say, end } = fakeMachine();
    const watched = watchBoot(machine, { ...quick, until: /last words/ });
    say("last words\n");
    end({ type: "poweroff" });
    assert.equal((await watched).endedBy, "until");
  });

  it("ends with the last line of a panic", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, quick);
    say(PANIC);
    say("[    0.4] CPU: 0 PID: 1\r\n".repeat(2000));
    say(PANIC_END);
    assert.equal((await end).endedBy, "panic");
  });

  it("ends with a panic that says no more", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, quick);
    say(PANIC);
    assert.equal((await end).endedBy, "panic");
  });

  const ends: readonly (readonly [said: string, end: MachineEnd, expected: string])[] = [
    ["", { type: "reboot" }, "reboot"],
    [PANIC, { type: "reboot" }, "panic"],
    ["", { type: "poweroff" }, "poweroff"],
    ["reboot: Restarting system\r\n", { type: "poweroff" }, "reboot"],
    ["reboot: System halted\r\n", { type: "halt" }, "poweroff"],
    ["", { type: "halt" }, "silence"],
    [PANIC, { type: "halt" }, "panic"],
    ["", { type: "stopped" }, "stopped"],
  ];
  for (const [said, end, expected] of ends) {
    it(`calls the end "${end.type}" after ${JSON.stringify(said.slice(0, 30))} ${expected}`, async () => {
      const fake = fakeMachine();
      const watched = watchBoot(fake.machine, quick);
      fake.say(said);
      fake.end(end);
      assert.equal((await watched).endedBy, expected);
    });
  }

  it("passes on why the engine failed", async () => {
    const { machine, end } = fakeMachine();
    const watched = watchBoot(machine, quick);
    end({ type: "crashed", message: "No more magic smoke." });
    const { endedBy, failure } = await watched;
    assert.equal(endedBy, "crashed");
    assert.equal(failure, "No more magic smoke.");
  });

  it("recognises a machine that says good-bye and stays on", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, quick);
    say("[    1.3] reboot: System halted\r\n");
    assert.equal((await end).endedBy, "poweroff");
  });

  it("calls an idle machine that says nothing silent, and reads its screen", async () => {
    const { machine } = fakeMachine({ screen: ["/ #"] });
    const end = await watchBoot(machine, quick);
    assert.equal(end.endedBy, "silence");
    assert.equal(end.firstOutputMs, null);
    assert.deepEqual(end.screen, ["/ #"]);
    assert.ok(end.endedMs >= 200);
  });

  it("calls a machine silent that panics on its screen and computes for ever", async () => {
    const screen = ["Kernel panic - not syncing: VFS", "---[ end Kernel panic - not syncing: VFS ]---"];
    const { machine } = fakeMachine({ screen, processorTimeMs: () => performance.now() });
    const end = await watchBoot(machine, { silenceMs: 100, busySilenceMs: 30_000 });
    assert.equal(end.endedBy, "silence");
    assert.deepEqual(end.screen, screen);
    assert.ok(end.endedMs < 10_000);
  });

  it("gives a computing machine more time, and an unknown one too", async () => {
    const busy = watchBoot(fakeMachine({ processorTimeMs: () => performance.now() }).machine, quick);
    const unknown = watchBoot(fakeMachine({ processorTimeMs: () => null }).machine, quick);
    assert.ok((await busy).endedMs >= 400);
    assert.ok((await unknown).endedMs >= 600);
  });

  it("ends when the time is up, though the machine goes on talking", async () => {
    const { machine, say } = fakeMachine({ screen: ["tty0"] });
    const talk = setInterval(() => {
      say("still here\n");
    }, 10);
    const end = await watchBoot(machine, { ...quick, timeoutMs: 300 });
    clearInterval(talk);
    assert.equal(end.endedBy, "timeout");
    assert.deepEqual(end.screen, ["tty0"]);
    assert.ok(end.endedMs >= 300);
  });

  it("keeps every byte of a long log, whatever it is", async () => {
    const { machine, say } = fakeMachine();
    const end = watchBoot(machine, quick);
    const lines = Array.from({ length: 3000 }, (_, index) => `Zeile ${index} äöü\r\n`);
    for (const line of lines) say(line);
    say("# ");
    assert.equal(Buffer.from((await end).log).toString(), `${lines.join("")}# `);
  });
});
