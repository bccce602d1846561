/**
 * What a machine is, whatever engine runs it: it gets a kernel, a command line and an initramfs, starts at once,
 * talks over its first serial port and ends one day.
 */
export interface Machine {
  /** The engine that runs it. */
  readonly engine: Engine;
  /** When it was started, on the clock of `performance.now()`, in milliseconds. */
  readonly startedAt: number;
  /** Calls `listener` with the bytes the guest writes to its first serial port, as they arrive. */
  onSerial(listener: (bytes: Uint8Array) => void): void;
  /** Calls `listener` once when the machine has ended; at once when it already has. No serial bytes come after it. */
  onEnd(listener: (end: MachineEnd) => void): void;
  /** Types `bytes` into the guest's first serial port. Without effect after the end. */
  send(bytes: Uint8Array): void;
  /** Ends the machine, within a second, whatever the guest is doing. May be called at any moment and more than once. */
  stop(): Promise<void>;
  /**
   * The lines of the text screen that a monitor on this machine would show, without trailing spaces and blank lines
   * at the end; when the guest has ended the machine by itself, those of its last moment. Empty when there is no text
   * on the screen and when the engine cannot tell.
   */
  screenText(): Promise<readonly string[]>;
  /**
   * How long the guest's processor has computed, in milliseconds, as opposed to waiting for an interrupt. Null before
   * the machine runs and where the engine cannot tell. It lags behind by up to `PROCESSOR_TIME_LAG_MS`.
   */
  processorTimeMs(): number | null;
}

/** The engines: v86 is part of this program and knows 32-bit x86 only, QEMU is a program of the user's machine. */
export type Engine = "v86" | "qemu";

/** What a machine can be made ready with before it is known what is to be booted on it. */
export interface MachineHardware {
  /** A bzImage. */
  readonly kernel: Uint8Array;
  /** Size of the guest's memory in MiB. */
  readonly memoryMiB: number;
}

/** What a machine is made of. */
export interface MachineOptions extends MachineHardware {
  /** Handed to the kernel as it is, compressed or not; null for a boot without one. */
  readonly initramfs: Uint8Array | null;
  /** The kernel's command line as bytes, without a terminating NUL. */
  readonly cmdline: Uint8Array;
}

/** How a machine ended. */
export type MachineEnd =
  /** The guest asked for a reset. Engines never boot a second time by themselves. */
  | { readonly type: "reboot" }
  /** The guest switched the power off. */
  | { readonly type: "poweroff" }
  /** The guest's processor stopped for good: halted with interrupts disabled. */
  | { readonly type: "halt" }
  /** `stop()` was called. */
  | { readonly type: "stopped" }
  /** The engine failed. The message is a sentence for the user. */
  | { readonly type: "crashed"; readonly message: string };

/** How old the answer of `processorTimeMs` may be, in milliseconds. */
export const PROCESSOR_TIME_LAG_MS = 200;
