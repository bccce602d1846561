/** Progress of the set-up scripts, on standard error: what is being done and how long it took. */

/** Announces a piece of work, does it, and says how long it took. `note` replaces the line on a terminal. */
export async function step<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T> {
  const started = Date.now();
  const terminal = process.stderr.isTTY;
  process.stderr.write(`• ${title} …${terminal ? "" : "\n"}`);
  let lastNote = 0;
  const note = (text: string) => {
    const now = Date.now();
    if (now - lastNote < (terminal ? 200 : 15_000)) return;
    lastNote = now;
    const line = `• ${title} … ${text}`;
    process.stderr.write(terminal ? `\r\u001b[K${line.slice(0, process.stderr.columns - 1)}` : `  ${text}\n`);
  };
  try {
    const result = await work(note);
    process.stderr.write(`${terminal ? "\r\u001b[K" : ""}✓ ${title} (${seconds(started)})\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${terminal ? "\r\u001b[K" : ""}✗ ${title} (${seconds(started)})\n`);
    throw error;
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
