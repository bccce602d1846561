/** The fixtures of log causes: `test/fixtures/causes/<code>/<case>.json`, with the log in `<case>.log`. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BootContext } from "../../core/log/boot-context.js";
import type { Diagnosis } from "../../core/log/diagnosis.js";
import { projectRoot } from "../../scripts/lib/cache.js";
import type { BootRecipe } from "./boot-recipe.js";

/** What is expected of one entry of a diagnosis. Line numbers differ from one recording to the next. */
export type ExpectedDiagnosis = Pick<Diagnosis, "code" | "severity" | "source" | "excerpt" | "consequenceOf">;

/** The part of a diagnosis that fixtures keep. */
export function expectedOf(diagnosis: Diagnosis): ExpectedDiagnosis {
  const { code, severity, source, excerpt, consequenceOf } = diagnosis;
  return { code, severity, source, excerpt, consequenceOf };
}

/** The content of a `<case>.json`. */
export interface FixtureDescription {
  /** What is wrong in this boot, in a sentence. */
  readonly about: string;
  /** How to record the log again. */
  readonly recipe: BootRecipe;
  /** What a boot would know besides the log. */
  readonly context?: BootContext;
  readonly diagnosis: readonly ExpectedDiagnosis[];
}

/** One fixture. */
export interface CauseFixture {
  /** `<code>/<case>`. */
  readonly name: string;
  readonly code: string;
  readonly path: string;
  readonly logPath: string;
  readonly description: FixtureDescription;
  /** The log; empty when it has not been recorded yet. */
  readonly log: string;
}

/** The folder of all cause fixtures, one folder for each code, and `healthy` for boots in which nothing is wrong. */
export const causeFixtureFolder = join(projectRoot, "test/fixtures/causes");

/** All fixtures, ordered by name. @throws when a description is no JSON */
export async function loadCauseFixtures(): Promise<readonly CauseFixture[]> {
  const fixtures: CauseFixture[] = [];
  for (const code of (await readdir(causeFixtureFolder)).sort()) {
    const folder = join(causeFixtureFolder, code);
    for (const file of (await readdir(folder)).sort()) {
      if (file.endsWith(".json")) fixtures.push(await loadFixture(folder, code, file.slice(0, -".json".length)));
    }
  }
  return fixtures;
}

async function loadFixture(folder: string, code: string, name: string): Promise<CauseFixture> {
  const path = join(folder, `${name}.json`);
  const logPath = join(folder, `${name}.log`);
  return {
    name: `${code}/${name}`,
    code,
    path,
    logPath,
    description: JSON.parse(await readFile(path, "utf8")) as FixtureDescription,
    log: existsSync(logPath) ? await readFile(logPath, "utf8") : "",
  };
}
