/** What a parameter needs of the kernel's configuration, in the form in which tables and scans keep it. */

/**
 * How an option decides. `built`: an object of a Makefile hangs on it, so `m` makes a module of the code. `enabled`:
 * without it the code is not there; with `m` it depends on more. `yes`: only `y` will do, as for `#ifdef CONFIG_X`
 * (for `m` the kernel defines CONFIG_X_MODULE instead). `newest`: the newest version of the tables needs it, others do not.
 */
export type GateKind = "built" | "enabled" | "yes" | "newest";

/** One option of the configuration that code needs. */
export interface Gate {
  /** Without `CONFIG_`. */
  readonly option: string;
  readonly kind: GateKind;
}

const marks: Readonly<Record<GateKind, string>> = { built: "", enabled: "?", yes: "!", newest: "~" };

const kinds: readonly GateKind[] = ["enabled", "yes", "newest"];

/** The written form: `USB`, `USB?`, `USB!`, `USB~`. */
export function gateOf(option: string, kind: GateKind): string {
  return option + marks[kind];
}

/** Reads the written form. */
export function readGate(text: string): Gate {
  const kind = kinds.find((one) => marks[one] !== "" && text.endsWith(marks[one]));
  return kind === undefined ? { option: text, kind: "built" } : { option: text.slice(0, -1), kind };
}

/**
 * What is needed for certain by code that is there when one list or the other is satisfied: the options of both. One
 * that they need in different ways is needed to be there at least.
 */
export function sharedGates(a: readonly string[], b: readonly string[]): readonly string[] {
  const others = b.map(readGate);
  return a.flatMap((text) => {
    if (b.includes(text)) return [text];
    const { option } = readGate(text);
    return others.some((other) => other.option === option) ? [gateOf(option, "enabled")] : [];
  });
}
