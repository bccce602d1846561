/** What is measured, and how often. */

/** Times of one piece of work, in milliseconds, and a peer's for the same work. */
export interface Measurement {
  readonly name: string;
  readonly medianMs: number;
  readonly spreadMs: number;
  readonly peerMs: number | null;
  readonly note: string;
}

const usualRounds = 5;

/** Runs `work` several times; the spread is between the slowest and the fastest. */
export function time(work: () => void, rounds = usualRounds): { medianMs: number; spreadMs: number } {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { medianMs: times[rounds >> 1] ?? 0, spreadMs: (times.at(-1) ?? 0) - (times[0] ?? 0) };
}
