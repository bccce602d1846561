import assert from "node:assert/strict";
import { mock } from "node:test";
import { aftermathLines, watchAftermath } from "../../../boot/aftermath.js";
import { fakeMachine } from "../../support/fake-machine.js";

const panic = "[    9.1] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000300";

describe("the aftermath of a boot", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it("stops a machine whose kernel panicked and does not reboot", async () => {
    const { machine, say } = fakeMachine();
    const end = watchAftermath(machine);
    say(`/ # exit 3\r\n${panic}\r\n[    9.2] ---[ end ${panic.slice(10)} ]---\r\n`);
    mock.timers.tick(2_000);
    assert.deepEqual(await end, { type: "panic" });
  });

  it("calls a panic what ended in a reboot", async () => {
    const { machine, say, end } = fakeMachine();
    const aftermath = watchAftermath(machine);
    say(`${panic}\r\n[    9.2] Rebooting in 1 seconds..\r\n`);
    end({ type: "reboot" });
    assert.deepEqual(await aftermath, { type: "panic" });
  });

  it("lets a machine live whose user looks at a panic of another", async () => {
    const { machine, say, end } = fakeMachine();
    const aftermath = watchAftermath(machine);
    let isStopped = false;
    machine.onEnd(() => (isStopped = true));
    say(`/ # cat old.log\r\n${panic}\r\n`);
    say("/ # ");
    mock.timers.tick(2_000);
    assert.equal(isStopped, false);
    end({ type: "poweroff" });
    assert.deepEqual(await aftermath, { type: "poweroff" });
  });

  it("says how the machine ended and why, and nothing of what the boot had shown", () => {
    const boot = "[    0.5] Run /bin/sh as init process\n/bin/sh: can't access tty; job control turned off\n/ # ";
    const log = `${boot}exit 3\n${panic}\n`;
    const [sentence, cause, fix] = aftermathLines({ type: "panic" }, log, boot);
    assert.equal(sentence, "Kernel panic.");
    assert.match(cause ?? "", /^Cause: .*\[init-exited\]$/);
    assert.match(fix ?? "", /^Fix: /);
    assert.deepEqual(aftermathLines({ type: "panic" }, log, log), ["Kernel panic."]);
  });

  it("passes on what the engine says of its failure", () => {
    assert.deepEqual(aftermathLines({ type: "crashed", message: "It broke." }, "", ""), ["It broke."]);
  });
});
