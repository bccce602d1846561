/**
 * The emulated PC, inside its worker. Knows v86 and no kind of worker, so that the same code serves Node and browsers.
 */
import { V86, type V86Options } from "v86";
import { PROCESSOR_TIME_LAG_MS, type MachineEnd } from "../machine.js";
import { openBorder, type Border } from "./border.js";
import type { DirectBoot } from "./direct-boot.js";
import type { WorkerReport } from "./protocol.js";
import { setTextMode } from "./vga-text-mode.js";
import type { WasmModule } from "./web-assembly.js";

/** A running PC. */
export interface Pc {
  readonly send: (bytes: Uint8Array) => void;
  readonly screenText: () => readonly string[];
}

/** Starts a PC. What happens to it is given to `report`; after an `end` nothing happens any more. */
export function startPc(boot: DirectBoot, wasm: WasmModule, report: (report: WorkerReport) => void): Pc {
  const output: number[] = [];
  let hasEnded = false;
  let toldAt = 0;
  const flush = () => {
    const now = performance.now();
    const busyMs = border.busyMs();
    if (output.length > 0) report({ type: "serial", bytes: Uint8Array.from(output.splice(0)), busyMs });
    else if (now - toldAt >= PROCESSOR_TIME_LAG_MS / 2) report({ type: "processor", busyMs });
    else return;
    toldAt = now;
  };
  const end = (reason: MachineEnd) => {
    if (hasEnded) return;
    flush();
    hasEnded = true;
    void emulator.stop();
    report({ type: "end", end: reason, screen: screenText(emulator) });
  };
  const border = openBorder(wasm, {
    onReset: () => {
      end({ type: "reboot" });
    },
    onHalt: () => {
      end({ type: "halt" });
    },
    onFailure: (message) => {
      end({ type: "crashed", message });
    },
    onSlice: () => {
      if (!hasEnded) flush();
    },
  });
  const emulator = new V86({ ...hardware, ...firstProgram(boot), wasm_fn: border.instantiate });
  emulator.add_listener("serial0-output-byte", (byte) => {
    if (!hasEnded) output.push(byte);
  });
  emulator.add_listener("emulator-loaded", () => {
    powerOn(emulator, boot, border);
  });
  return {
    send: (bytes) => {
      emulator.serial_send_bytes(0, bytes);
    },
    screenText: () => screenText(emulator),
  };
}

/** Only what a boot needs: every device that is there is probed by the kernel, which takes time. */
const hardware: V86Options = {
  vga_memory_size: 256 * 1024,
  disable_keyboard: true,
  disable_mouse: true,
  disable_speaker: true,
  // Not in the type, but every name other than those of the two network cards leaves the card out.
  net_device: { type: "none" } as unknown as { type: "ne2k" },
};

function firstProgram(boot: DirectBoot): V86Options {
  return { multiboot: { buffer: boot.entryImage }, memory_size: boot.memoryBytes, autostart: false };
}

function powerOn(emulator: V86, boot: DirectBoot, border: Border): void {
  for (const { address, bytes } of boot.segments) emulator.write_memory(bytes, address);
  setTextMode(border);
  // A cable is plugged in: a getty that waits for the carrier must not wait for ever.
  emulator.serial_set_carrier_detect(0, true);
  emulator.serial_set_data_set_ready(0, true);
  emulator.serial_set_clear_to_send(0, true);
  void emulator.run();
}

/** v86's screen adapter, as far as it is used; it is not in the published types. */
interface WithScreen {
  readonly screen_adapter?: { readonly get_text_screen: () => readonly string[] };
}

function screenText(emulator: V86): readonly string[] {
  const { screen_adapter: screen } = emulator as unknown as WithScreen;
  // The adapter shows a cell that was never written as NUL.
  const lines = (screen?.get_text_screen() ?? []).map((line) => line.replaceAll("\0", " ").trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}
