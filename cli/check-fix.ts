/** Applies preferred fixes to files. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { applyEdits, compatibleFixes } from "../core/rules/edits.js";
import type { Fix } from "../core/rules/finding.js";
import { decodeBytes, encodeBytes } from "../core/text/bytes.js";
import type { CheckJob } from "./check-jobs.js";
import { CommandError, fileError } from "./command-error.js";

/** What became of the files of a job. */
export interface Repairs {
  /** The number of repairs by file. */
  readonly repaired: ReadonlyMap<string, number>;
  readonly created: ReadonlySet<string>;
  /** False where repairing one problem brings another one back, for ever. */
  readonly isStable: boolean;
}

/** A repaired line may show the next problem, so fixes are applied until nothing is left to repair. */
const mostRounds = 20;

/** Repairs the files of a job. @throws CommandError where a file cannot be written */
export function repair(job: CheckJob): Repairs {
  if (!job.canWrite) throw new CommandError("--fix: standard input cannot be repaired; name a file");
  const repaired = new Map<string, number>();
  const created = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const fixes = compatibleFixes(job.find()).filter(({ creates }) => creates === undefined || !existsSync(creates));
    if (fixes.length === 0) return { repaired, created, isStable: true };
    for (const { creates } of fixes) if (creates !== undefined) created.add(creates);
    for (const path of new Set(fixes.flatMap((fix) => fix.edits.map((edit) => edit.path)))) {
      const ofFile = fixes.filter((fix) => fix.edits.some((edit) => edit.path === path));
      rewrite(path, ofFile);
      repaired.set(path, (repaired.get(path) ?? 0) + ofFile.length);
    }
  }
  return { repaired, created, isStable: false };
}

function rewrite(path: string, fixes: readonly Fix[]): void {
  const isNew = fixes.some((fix) => fix.creates === path);
  const edits = fixes.flatMap((fix) => fix.edits).filter((edit) => edit.path === path);
  try {
    const text = isNew ? "" : decodeBytes(readFileSync(path));
    writeFileSync(path, encodeBytes(applyEdits(text, edits)), { flag: isNew ? "wx" : "w" });
  } catch (error) {
    throw fileError(path, error);
  }
}
