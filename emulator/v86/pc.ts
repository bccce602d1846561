/**
 * The emulated PC, inside its worker. Knows v86 and no kind of worker, so that the same code serves Node and browsers.
 */
import { V86, type V86Options } from "v86";
import { inspectKernel } from "../kernel-image.js";
import { PROCESSOR_TIME_LAG_MS, type MachineEnd, type MachineHardware } from "../machine.js";
import { openBorder, type Border, type BorderEvents } from "./border.js";
import { MIB } from "../memory-layout.js";
import { bootSegments, kernelSegments, placeholderImage, type MemorySegment } from "./direct-boot.js";
import type { BootOptions, WorkerReport } from "./protocol.js";
import { unpackKernel, type UnpackedKernel } from "./unpacked-kernel.js";
import { setTextMode } from "./vga-text-mode.js";
import type { WasmModule } from "./web-assembly.js";

/** A PC with a kernel in its memory that waits for its command line. */
export interface ReadyPc {
  /**
   * Lets it run. What happens to it is given to `report`; after an `end` nothing happens any more. The options must
   * have passed `preflight`. To be called once.
   */
  readonly boot: (options: BootOptions, report: (report: WorkerReport) => void) => Promise<Pc>;
}

/** A running PC. */
export interface Pc {
  readonly send: (bytes: Uint8Array) => void;
  readonly screenText: () => readonly string[];
}

/**
 * Makes a PC ready: the longer part of what comes before the guest's first instruction. Takes `assembled`, if that has the
 * right memory.
 */
export async function preparePc(
  { kernel, memoryMiB }: MachineHardware,
  wasm: WasmModule,
  assembled: AssembledPc | null,
): Promise<ReadyPc> {
  const image = inspectKernel(kernel);
  if (image === null) throw new Error("The kernel is not a bzImage.");
  const pc = assembled?.memoryMiB === memoryMiB ? assembled : assemblePc(memoryMiB, wasm);
  const unpacked = await unpackKernel(image, kernel);
  const loaded = await load(pc, kernelSegments(image, kernel, unpacked));
  return {
    async boot(options, report) {
      const segments = bootSegments(image, { kernel, memoryMiB, ...options });
      if (unpacked === null || !wantsUnpacking(options.cmdline)) {
        return powerOn(loaded, segments, compileAfter(unpacked), report);
      }
      const packed = await load(assemblePc(memoryMiB, wasm), kernelSegments(image, kernel, null));
      return powerOn(packed, segments, compileAfter(null), report);
    },
  };
}

/** Whether the guest must unpack its kernel itself, because it was asked to speak while it does so. */
function wantsUnpacking(cmdline: Uint8Array): boolean {
  return /earlyprintk|console=uart/.test(new TextDecoder().decode(cmdline));
}

/**
 * After how many instructions v86 begins to compile the guest's code. Compiling costs more than it saves until much
 * of the code has run often: a small kernel is at its shell after some twenty million instructions, which are
 * interpreted in half the time. A kernel that unpacks itself, though, spends a billion in one loop.
 */
function compileAfter(unpacked: UnpackedKernel | null): number {
  return unpacked === null ? 0 : 40_000_000;
}

/** A PC with nothing in its memory, soon. */
export interface AssembledPc {
  readonly memoryMiB: number;
  readonly stopped: Promise<StoppedPc>;
}

/** A PC that is not running, and the border to it. Its events go to `listener.events`. */
interface StoppedPc {
  readonly emulator: V86;
  readonly border: Border;
  readonly listener: { events: BorderEvents };
}

/** Puts a PC together, with its devices as firmware leaves them. */
export function assemblePc(memoryMiB: number, wasm: WasmModule | Promise<WasmModule>): AssembledPc {
  const stopped = Promise.resolve(wasm).then((module) => assemble(memoryMiB, module));
  // Told to the one who waits for it.
  stopped.catch(() => undefined);
  return { memoryMiB, stopped };
}

function assemble(memoryMiB: number, wasm: WasmModule): Promise<StoppedPc> {
  return new Promise((resolve, reject) => {
    const listener: StoppedPc["listener"] = {
      events: {
        onReset: () => undefined,
        onHalt: () => undefined,
        onFailure: (message) => {
          reject(new Error(message));
        },
        onSlice: () => undefined,
      },
    };
    const border = openBorder(wasm, {
      onReset: () => {
        listener.events.onReset();
      },
      onHalt: () => {
        listener.events.onHalt();
      },
      onFailure: (message) => {
        listener.events.onFailure(message);
      },
      onSlice: () => {
        listener.events.onSlice();
      },
    });
    const emulator = new V86({
      ...devices,
      multiboot: { buffer: placeholderImage() },
      memory_size: memoryMiB * MIB,
      wasm_fn: border.instantiate,
    });
    emulator.add_listener("emulator-loaded", () => {
      setTextMode(border);
      resolve({ emulator, border, listener });
    });
  });
}

async function load(pc: AssembledPc, segments: readonly MemorySegment[]): Promise<StoppedPc> {
  const stopped = await pc.stopped;
  for (const { address, bytes } of segments) stopped.emulator.write_memory(bytes, address);
  return stopped;
}

/** Writes the rest into the memory, and lets the processor run. */
function powerOn(
  { emulator, border, listener }: StoppedPc,
  segments: readonly MemorySegment[],
  compileAfterInstructions: number,
  report: (report: WorkerReport) => void,
): Pc {
  const news = collectNews(border, report);
  let hasEnded = false;
  let isCompiling = false;
  const end = (reason: MachineEnd) => {
    if (hasEnded) return;
    news.tell();
    hasEnded = true;
    void emulator.stop();
    report({ type: "end", end: reason, screen: screenText(emulator) });
  };
  listener.events = {
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
      if (hasEnded) return;
      news.tell();
      if (isCompiling || emulator.get_instruction_counter() < compileAfterInstructions) return;
      isCompiling = true;
      border.startCompiling();
    },
  };
  emulator.add_listener("serial0-output-byte", (byte) => {
    if (!hasEnded) news.add(byte);
  });
  for (const { address, bytes } of segments) emulator.write_memory(bytes, address);
  // A cable is plugged in: a getty that waits for the carrier must not wait for ever.
  emulator.serial_set_carrier_detect(0, true);
  emulator.serial_set_data_set_ready(0, true);
  emulator.serial_set_clear_to_send(0, true);
  void emulator.run();
  return {
    send: (bytes) => {
      emulator.serial_send_bytes(0, bytes);
    },
    screenText: () => screenText(emulator),
  };
}

/** Gathers the bytes of the serial line, which come one by one, to reports; without any, the processor time is news. */
function collectNews(border: Border, report: (report: WorkerReport) => void) {
  const output: number[] = [];
  let toldAt = 0;
  return {
    add: (byte: number) => {
      output.push(byte);
    },
    tell: () => {
      const now = performance.now();
      const busyMs = border.busyMs();
      if (output.length > 0) report({ type: "serial", bytes: Uint8Array.from(output.splice(0)), busyMs });
      else if (now - toldAt >= PROCESSOR_TIME_LAG_MS / 2) report({ type: "processor", busyMs });
      else return;
      toldAt = now;
    },
  };
}

/** Only what a boot needs: every device that is there is probed by the kernel, which takes time. */
const devices: V86Options = {
  vga_memory_size: 256 * 1024,
  disable_keyboard: true,
  disable_mouse: true,
  disable_speaker: true,
  // Not in the type, but every name other than those of the two network cards leaves the card out.
  net_device: { type: "none" } as unknown as { type: "ne2k" },
  autostart: false,
};

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
