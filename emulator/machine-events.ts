/** The listeners of a machine, the same for every engine. */
import type { Machine, MachineEnd } from "./machine.js";

/** The listening side of a machine, and how its engine reaches the listeners. */
export interface MachineEvents extends Pick<Machine, "onSerial" | "onEnd"> {
  readonly serial: (bytes: Uint8Array) => void;
  /** The first end counts; later ones, and bytes that come after it, are dropped. */
  readonly end: (end: MachineEnd) => void;
  readonly hasEnded: () => boolean;
}

/** Events of a machine that has just been started. */
export function machineEvents(): MachineEvents {
  const serialListeners: ((bytes: Uint8Array) => void)[] = [];
  const endListeners: ((end: MachineEnd) => void)[] = [];
  let ended: MachineEnd | null = null;
  return {
    onSerial: (listener) => {
      serialListeners.push(listener);
    },
    onEnd: (listener) => {
      if (ended === null) endListeners.push(listener);
      else listener(ended);
    },
    serial: (bytes) => {
      if (ended !== null) return;
      for (const listener of serialListeners) listener(bytes);
    },
    end: (end) => {
      if (ended !== null) return;
      ended = end;
      for (const listener of endListeners) listener(end);
    },
    hasEnded: () => ended !== null,
  };
}
