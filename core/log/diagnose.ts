/** Diagnosis of a whole log at once. */
import type { BootContext } from "./boot-context.js";
import type { Diagnosis, LogReport } from "./diagnosis.js";
import { createLogReader } from "./reader.js";

/** Says what a log shows, the root cause first. Takes any text; empty where nothing is to be said. */
export function diagnoseLog(text: string, context: BootContext = {}): readonly Diagnosis[] {
  return explainLog(text, context).diagnosis;
}

/** The diagnosis of a log and the phases of its boot. */
export function explainLog(text: string, context: BootContext = {}): LogReport {
  const reader = createLogReader(context);
  reader.feed(text);
  return reader.finish();
}
