/** What came over a serial line: the bytes, when they came, and the text as far as the watcher looks back. */
import { findEndings, type SaidEndings } from "./boot-endings.js";
import type { Machine } from "./machine.js";

/** A log that grows until it is closed. Times are in milliseconds since the start of the machine. */
export interface SerialLog {
  readonly firstMs: () => number | null;
  /** When the last byte came; the start of the machine when none did. */
  readonly lastMs: () => number;
  readonly bytes: () => Uint8Array;
  /** The last part of the text, from the start of a line, with "\n" as line end. */
  readonly recentText: () => string;
  /** What the kernel has said in the whole log. */
  readonly said: () => SaidEndings;
  readonly close: () => void;
}

/** How far `recentText` looks back, in characters. */
const RECENT = 16_384;

/** Begins a log of what `machine` says from now on. */
export function openSerialLog(machine: Machine): SerialLog {
  const chunks: Uint8Array[] = [];
  const decoder = new TextDecoder();
  let isOpen = true;
  let firstMs: number | null = null;
  let lastMs = 0;
  let text = "";
  let said: SaidEndings = { panic: false, panicEnd: false, poweroff: false, restart: false };
  machine.onSerial((bytes) => {
    if (!isOpen) return;
    chunks.push(bytes);
    lastMs = performance.now() - machine.startedAt;
    firstMs ??= lastMs;
    const unfinishedLine = text.lastIndexOf("\n") + 1;
    text += decoder.decode(bytes, { stream: true }).replaceAll("\r", "");
    const now = findEndings(text.slice(unfinishedLine));
    said = {
      panic: said.panic || now.panic,
      panicEnd: said.panicEnd || now.panicEnd,
      poweroff: said.poweroff || now.poweroff,
      restart: said.restart || now.restart,
    };
    if (text.length > 2 * RECENT) text = text.slice(text.lastIndexOf("\n", text.length - RECENT) + 1);
  });
  return {
    firstMs: () => firstMs,
    lastMs: () => lastMs,
    bytes: () => concatenate(chunks),
    recentText: () => text,
    said: () => said,
    close: () => {
      isOpen = false;
    },
  };
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
