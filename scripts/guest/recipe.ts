/** The recipe of a guest kernel: its configuration, put together from the fragments in `guest/kernel`, and how it is compiled. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../lib/cache.js";
import { deliveries, type Delivery, type GuestVersion } from "./versions.js";

/** The folder with the fragments. */
export const fragmentFolder = join(projectRoot, "guest/kernel");

/** All that decides what a kernel of one version becomes, apart from its source. */
export interface Recipe {
  /** The wanted configuration lines of each delivery; later lines win. */
  readonly config: Readonly<Record<Delivery, string>>;
  /** The initramfs list that the builtin delivery's kernel is linked with. */
  readonly emptyList: string;
}

/**
 * Flags for the compiler, behind the kernel's own. They make the code about a tenth smaller when it is compressed,
 * which is what makes room for -O2: alignment and scheduling gain nothing in an emulator.
 */
export const compilerFlags =
  "-falign-jumps=1 -falign-loops=1 -mno-accumulate-outgoing-args -fno-schedule-insns2 -fno-inline-functions";

/** Reads the fragments: `base.config`, then `<version>.config` where a version differs, then `<delivery>.config`. */
export async function readRecipe(version: GuestVersion): Promise<Recipe> {
  const common = (await readFragment("base.config")) + (await readFragment(`${version}.config`));
  const [builtin, external] = await Promise.all(
    deliveries.map(async (delivery) => common + (await readFragment(`${delivery}.config`))),
  );
  if (builtin === undefined || external === undefined) throw new Error("a delivery has no configuration");
  return { config: { builtin, external }, emptyList: await readFragment("empty.list") };
}

async function readFragment(name: string): Promise<string> {
  const path = join(fragmentFolder, name);
  return existsSync(path) ? readFile(path, "utf8") : "";
}

/**
 * The lines of `wanted` that the finished configuration `actual` does not agree with. Kconfig drops what does not exist
 * or lacks a dependency without a word, so that somebody has to look. An absent symbol is as good as one that is not set.
 */
export function unmetOptions(wanted: string, actual: string): readonly string[] {
  const has = options(actual);
  const unmet = [...options(wanted)].filter(([name, value]) => (has.get(name) ?? "n") !== value);
  return unmet.map(([name, value]) => `${name}=${value} became ${has.get(name) ?? "nothing"}`);
}

/** Options of a configuration by name: value as written, "n" for `# CONFIG_X is not set`. The last line of a name counts. */
function options(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value, unset] of text.matchAll(/^(?:(CONFIG_\w+)=(.*)|# (CONFIG_\w+) is not set)$/gm)) {
    if (name !== undefined && value !== undefined) found.set(name, value);
    if (unset !== undefined) found.set(unset, "n");
  }
  return found;
}
