/** What `${NAME}` in a manifest stands for. */
import { join } from "node:path";

/** Where variables come from that no target sets. */
export interface VariableEnvironment {
  /** The environment, as of the process. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The folder of the bundled kernels and of BusyBox. */
  readonly guestFolder: string;
}

/**
 * The target's own variables, then the environment, as gen_init_cpio has it, then the BusyBox that comes with Bootpath.
 * An environment is taken to stay as it is.
 */
export function manifestVariables(
  environment: VariableEnvironment,
  ofTarget: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const before = known.get(ofTarget);
  if (before?.environment === environment) return before.values;
  const values = allVariables(environment, ofTarget);
  known.set(ofTarget, { environment, values });
  return values;
}

/** Targets are read again at every key. */
const known = new WeakMap<
  Readonly<Record<string, string>>,
  { readonly environment: VariableEnvironment; readonly values: ReadonlyMap<string, string> }
>();

function allVariables(
  { variables, guestFolder }: VariableEnvironment,
  ofTarget: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const all: Readonly<Record<string, string | undefined>> = {
    BOOTPATH_BUSYBOX: join(guestFolder, "busybox"),
    ...variables,
    ...ofTarget,
  };
  return new Map(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
