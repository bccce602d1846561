/**
 * The page that shows the editor, and how everything waits for it: by asking again and again whether something is the
 * case, never by sleeping for a guessed time.
 */
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Page } from "playwright-core";
import { projectRoot } from "../../../scripts/lib/cache.js";

/** Where screenshots and the logs of failures go. */
export const artifactsFolder = join(projectRoot, "artifacts/e2e");

/** An editor window. */
export interface Workbench {
  readonly page: Page;
  /** The opened folder: the test's own copy. */
  readonly workspace: string;
  /** The folder of the editor's log files. */
  readonly logs: string;
}

const TIMEOUT_MS = 20_000;
const INTERVAL_MS = 50;

/**
 * Asks `probe` until it gives something else than undefined or false, and returns that. A probe that throws is asked
 * again as well: elements come and go while the editor renders.
 * @param what completes the sentence "Waited in vain until …"
 * @throws Error at the time-out; it names the screenshot and the log files that were saved
 */
export async function until<T>(
  workbench: Workbench,
  what: string,
  probe: () => Promise<T | undefined | false>,
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let lastError = "";
  while (Date.now() < deadline) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      lastError = "";
    } catch (error) {
      lastError = `\nLast error: ${String(error)}`;
    }
    await delay(INTERVAL_MS);
  }
  const saved = await saveFailure(workbench, what);
  throw new Error(`Waited in vain until ${what} (${timeoutMs / 1000} s).${lastError}\n${saved}`);
}

/** Saves a picture of the window as `artifacts/e2e/<name>.png` and returns its path. */
export async function screenshot(workbench: Workbench, name: string): Promise<string> {
  const path = join(artifactsFolder, `${name}.png`);
  await workbench.page.screenshot({ path });
  return path;
}

/** The text that `keys` copy to the clipboard. */
export async function copied(workbench: Workbench, what: string, keys: readonly string[]): Promise<string> {
  const { page } = workbench;
  // A text that nobody copies: when it is replaced, the copy has arrived.
  const unchanged = `nothing copied yet ${Math.random()}`;
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(unchanged)})`);
  for (const key of keys) await page.keyboard.press(key);
  return until(workbench, `${what} is on the clipboard`, async () => {
    const text = await page.evaluate<string>("navigator.clipboard.readText()");
    return text !== unchanged && text;
  });
}

async function saveFailure(workbench: Workbench, what: string): Promise<string> {
  const name = `failure-${what.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 60)}`;
  try {
    await mkdir(artifactsFolder, { recursive: true });
    const logs = join(artifactsFolder, `${name}-logs`);
    await cp(workbench.logs, logs, { recursive: true });
    return `Screenshot: ${await screenshot(workbench, name)}\nLogs: ${logs}`;
  } catch (error) {
    return `No screenshot could be saved: ${String(error)}`;
  }
}
