/**
 * The border between v86's JavaScript and its WebAssembly part. v86 has no events for the end of a machine and no
 * measure of idleness; here both can be seen, because port accesses, the halt of the processor and the main loop
 * cross the border by name.
 */
import { instantiate, type WasmExports, type WasmImports, type WasmModule } from "./web-assembly.js";

/** What is told about the guest. */
export interface BorderEvents {
  /** The guest asked for a reset. The reset does not happen. */
  readonly onReset: () => void;
  /** The processor halted with interrupts disabled: it will never go on. */
  readonly onHalt: () => void;
  /** v86 failed and cannot go on. */
  readonly onFailure: (message: string) => void;
  /** The guest ran for a moment, a few milliseconds at most unless it waited for nothing. */
  readonly onSlice: () => void;
}

/** The border of one PC. */
export interface Border {
  /** Makes the WebAssembly part for the given JavaScript part. */
  readonly instantiate: (imports: WasmImports) => Promise<WasmExports>;
  /** Reads and writes ports of the PC without an event. Only after `instantiate`. */
  readonly read8: (port: number) => number;
  readonly write8: (port: number, value: number) => void;
  /** How long the guest has computed, in milliseconds. */
  readonly busyMs: () => number;
  /** Has v86 compile the guest's code from now on. Until then it interprets. */
  readonly startCompiling: () => void;
}

/** The functions of the JavaScript part that are used or replaced. */
interface BorderImports {
  io_port_read8: (port: number) => number;
  io_port_write8: (port: number, value: number) => void;
  cpu_event_halt: () => void;
  console_log_from_wasm: (offset: number, length: number) => void;
}

/** Sets one of v86's settings for compilation by its number. */
type SetJitConfig = (setting: number, value: number) => void;
const JIT_DISABLED = 0;
const JIT_MAX_PAGES = 1;

/** Runs the guest for about a millisecond; returns how long it can sleep then, in milliseconds. */
type MainLoop = () => number;

/** v86 gives up with this message where a real processor resets itself: a fault without an interrupt table. */
const TRIPLE_FAULT = "Unimplemented: #GP handler";
const FOREVER_MS = 2 ** 30;

/** Sets up the border of a PC made of `module`. */
export function openBorder(module: WasmModule, events: BorderEvents): Border {
  let ports: Pick<BorderImports, "io_port_read8" | "io_port_write8"> | null = null;
  let setJitConfig: SetJitConfig = () => undefined;
  let busyMs = 0;

  const watchLoop = (mainLoop: MainLoop, lastWords: () => string | null) => () => {
    const begin = performance.now();
    let sleepMs = FOREVER_MS;
    try {
      sleepMs = mainLoop();
    } catch (error) {
      const words = lastWords() ?? String(error);
      if (words.includes(TRIPLE_FAULT)) events.onReset();
      else events.onFailure(`The emulator failed: ${words}`);
    }
    busyMs += performance.now() - begin;
    events.onSlice();
    return sleepMs;
  };

  return {
    instantiate: async (imports) => {
      const border = imports["env"] as BorderImports;
      const { io_port_read8, io_port_write8 } = border;
      ports = { io_port_read8, io_port_write8 };
      border.io_port_write8 = (port, value) => {
        if (isReset(port, value)) events.onReset();
        else io_port_write8(port, value);
      };
      border.cpu_event_halt = events.onHalt;
      let memory: { readonly buffer: ArrayBuffer } | null = null;
      let words: string | null = null;
      border.console_log_from_wasm = (offset, length) => {
        if (memory !== null) words = new TextDecoder().decode(new Uint8Array(memory.buffer, offset, length));
      };
      const { exports } = await instantiate(module, imports);
      memory = exports["memory"] as { readonly buffer: ArrayBuffer };
      setJitConfig = exports["set_jit_config"] as SetJitConfig;
      setJitConfig(JIT_DISABLED, 1);
      // One page of the guest's code per compiled function instead of three: the functions are a third as large, and
      // the time to compile them is what counts.
      setJitConfig(JIT_MAX_PAGES, 1);
      return { ...exports, main_loop: watchLoop(exports["main_loop"] as MainLoop, () => words) };
    },
    read8: (port) => ports?.io_port_read8(port) ?? 0,
    write8: (port, value) => {
      ports?.io_port_write8(port, value);
    },
    busyMs: () => busyMs,
    startCompiling: () => {
      setJitConfig(JIT_DISABLED, 0);
    },
  };
}

/** The two resets of a PC: the keyboard controller's pulse, and the reset control register of the chip set. */
function isReset(port: number, value: number): boolean {
  return (port === 0x64 && value === 0xfe) || (port === 0xcf9 && (value & 6) === 6);
}
