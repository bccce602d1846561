/** Finds out now and then, between other work, whether the disk still has what was read from it. */
import type { FileCache } from "../host/file-cache.js";

/** Looking, on request. */
export interface Verification {
  /** Has everything looked at soon. Costs nothing when that is going on already. */
  readonly soon: () => void;
}

/** How long after a request, at the earliest. */
const delayMs = 1000;

/** So much of the time at most goes into it: with thousands of files it is done less often. */
const share = 20;

/** How long other work waits. */
const stepMs = 4;

/** Calls `whenDone` after each look, with what it found. */
export function createVerification(cache: FileCache, whenDone: (found: "changes" | "nothing") => void): Verification {
  let isWaiting = false;
  let pauseMs = delayMs;
  const run = () => {
    const before = cache.version();
    const steps = cache.verify(stepMs);
    let busyMs = 0;
    const step = () => {
      const start = performance.now();
      const { done } = steps.next();
      busyMs += performance.now() - start;
      if (done !== true) {
        setTimeout(step, stepMs);
        return;
      }
      isWaiting = false;
      pauseMs = Math.max(delayMs, busyMs * share);
      whenDone(cache.version() === before ? "nothing" : "changes");
    };
    step();
  };
  return {
    soon() {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(run, pauseMs);
    },
  };
}
