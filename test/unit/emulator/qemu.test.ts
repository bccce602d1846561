import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { describe, it } from "mocha";
import type { MachineEnd, MachineOptions } from "../../../emulator/machine.js";
import { qemuProgram, startQemu } from "../../../emulator/qemu.js";
import { openMonitor, type ShutdownReason } from "../../../emulator/qemu/monitor.js";
import { readTextScreen } from "../../../emulator/qemu/screen.js";
import { fabricateKernel } from "../../support/fabricated-kernel.js";

const options: MachineOptions = {
  kernel: fabricateKernel(),
  initramfs: null,
  cmdline: new Uint8Array(),
  memoryMiB: 64,
};

function endOf(change: Partial<MachineOptions>, program: string): Promise<MachineEnd> {
  return new Promise((resolve) => {
    startQemu({ ...options, ...change }, { program }).onEnd(resolve);
  });
}

describe("QEMU", () => {
  it("is chosen by the kernel's word size", () => {
    assert.equal(qemuProgram(fabricateKernel()), "qemu-system-i386");
    assert.equal(qemuProgram(fabricateKernel({ xloadflags: 1 })), "qemu-system-x86_64");
  });

  // The second command line is no UTF-8, so that it takes the way through the shell.
  for (const cmdline of [new Uint8Array(), Uint8Array.of(0xe4)]) {
    it(`that is not installed is named, with its package (${cmdline.length} bytes of command line)`, async () => {
      const end = await endOf({ cmdline }, "qemu-system-that-nobody-has");
      assert.equal(end.type, "crashed");
      assert.match(end.message, /qemu-system-that-nobody-has.*qemu-system-x86/);
    });
  }

  it("that fails is quoted", async () => {
    const end = await endOf({}, "/bin/false");
    assert.equal(end.type, "crashed");
    assert.match(end.message, /^QEMU ended with 1\.$/);
  });

  it("is not started for a boot that cannot work", async () => {
    const end = await endOf({ initramfs: new Uint8Array() }, "/bin/false");
    assert.equal(end.type, "crashed");
    assert.match(end.message, /initramfs/);
  });

  it("can be stopped before it has started", async () => {
    const machine = startQemu(options, { program: "/bin/cat" });
    await machine.stop();
    const end = await new Promise<MachineEnd>((resolve) => {
      machine.onEnd(resolve);
    });
    assert.deepEqual(end, { type: "stopped" });
  });
});

/** A QEMU at the other end of the monitor: answers human commands through `answer`, in pieces. */
function monitorOf(answer: (command: string) => string) {
  const shutdowns: ShutdownReason[] = [];
  const connection = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      const request = JSON.parse(chunk.toString()) as { execute: string; arguments?: { "command-line": string } };
      const command = request.arguments?.["command-line"];
      const reply = JSON.stringify({ return: command === undefined ? {} : answer(command) });
      connection.push(reply.slice(0, 5));
      connection.push(`${reply.slice(5)}\r\n`);
      done();
    },
  });
  const monitor = openMonitor(connection, (reason) => shutdowns.push(reason));
  return { connection, monitor, shutdowns };
}

describe("QEMU's monitor", () => {
  it("answers commands in their order", async () => {
    const { monitor } = monitorOf((command) => `did ${command}`);
    const answers = await Promise.all([monitor.command("a"), monitor.command("b")]);
    assert.deepEqual(answers, ["did a", "did b"]);
  });

  it("tells a reset from a power-off", async () => {
    const { connection, monitor, shutdowns } = monitorOf(() => "");
    for (const reason of ["guest-reset", "guest-shutdown", "host-signal"]) {
      connection.push(`${JSON.stringify({ event: "SHUTDOWN", data: { guest: true, reason } })}\r\n`);
    }
    await monitor.command("any");
    assert.deepEqual(shutdowns, ["reboot", "poweroff"]);
  });

  it("answers null when QEMU is gone", async () => {
    const { connection, monitor } = monitorOf(() => "");
    connection.destroy();
    await new Promise((resolve) => connection.once("close", resolve));
    assert.equal(await monitor.command("any"), null);
  });
});

describe("the text screen of QEMU", () => {
  /** An adapter with text from cell `start` on; `mode` is its graphics mode register. */
  function screenWith(text: string, start: number, mode: string) {
    const registers: Record<string, string> = {
      "i /xb 0x3ce.6": mode,
      "i /xb 0x3d4.12": `0x${(start >> 8).toString(16)}`,
      "i /xb 0x3d4.13": `0x${(start & 0xff).toString(16)}`,
    };
    const { monitor } = monitorOf((command) => {
      if (command in registers) return `portb[0x03d5] = ${registers[command] ?? ""}\r\n`;
      assert.equal(command, `xp /2000xh 0x${(0xb8000 + 2 * start).toString(16)}`);
      const cells = Array.from(text, (character) => `0x07${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
      return `00000000000b8000: ${cells.join(" ")}\r\n`;
    });
    return readTextScreen(monitor);
  }

  it("is read from where the adapter shows it", async () => {
    const text = `${"first".padEnd(80)}${"second \xdb".padEnd(80)}${" ".repeat(160)}`;
    assert.deepEqual(await screenWith(text, 0x123, "0x0e"), ["first", "second ?"]);
  });

  it("is empty when the adapter shows graphics", async () => {
    assert.deepEqual(await screenWith("x", 0, "0x05"), []);
  });
});
