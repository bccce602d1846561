/** Whether the kernel takes the value of a parameter, for the rules about values. Silent where that is not known. */
import { initialSettings } from "../bootpath/boot-settings.js";
import { acceptsValue } from "../bootpath/known-parameters.js";
import { isAtLeast } from "../bootpath/kernel-version.js";
import { integerRanges, parseInteger } from "../bootpath/numbers.js";
import { isReviewedHandler, setupHandler } from "../bootpath/setup-handlers.js";
import type { ParameterDefinition } from "../parameters/kernel-table.js";
import { describeType } from "../parameters/types.js";
import type { BootTarget } from "../project/boot-target.js";
import type { CheckedWord } from "./checked-words.js";

/** What is wrong with the value of a word. */
export interface ValueVerdict {
  /** `invalid`: refused. `missing`: refused without one. `unexpected`: there is one that the kernel does not look at. */
  readonly flaw: "invalid" | "missing" | "unexpected";
  /** What it may be, as in "it wants …"; null where that is nothing at all. */
  readonly wanted: string | null;
  readonly definition: ParameterDefinition;
  /** What the kernel does with the word. */
  readonly effect: "logged" | "malformed-early" | "passed-to-init" | "unsupported" | "ignored" | "earlycon";
}

/** The flaw of a word's value; null where it has none, or where the kernel's code says more than we know. */
export function valueVerdict(target: BootTarget, word: CheckedWord): ValueVerdict | null {
  const available = word.knowledge.available.filter((definition) => !isEarlierReading(definition));
  const [first] = available;
  if (first === undefined || available.some(({ kind }) => kind === "text")) return null;
  return verdictOf(target, { ...word, knowledge: { ...word.knowledge, available } });
}

/** The x86 boot code and the EFI stub look for the bare `quiet` and `debug`, to be quiet themselves. */
function isEarlierReading({ kind, file }: ParameterDefinition): boolean {
  return kind === "text" && /^(?:arch\/x86\/boot|drivers\/firmware\/efi\/libstub)\//.test(file);
}

function verdictOf(target: BootTarget, word: CheckedWord): ValueVerdict | null {
  const { available } = word.knowledge;
  if (available.every(({ kind }) => kind === "module" || kind === "core")) return ofTypes(target, word);
  if (available.some(({ kind }) => kind === "module" || kind === "core")) return null;
  return ofReadTypes(target, word) ?? ofKnownHandlers(target, word) ?? ofIgnoredValue(word) ?? ofSetups(target, word);
}

/** module_param() and core_param(): kernel/params.c parse_one and the functions behind the types. */
function ofTypes(target: BootTarget, { parameter, knowledge }: CheckedWord): ValueVerdict | null {
  const { value } = parameter;
  const [definition] = knowledge.available;
  if (definition === undefined) return null;
  if (knowledge.available.some(({ type }) => takes(type, value, target.kernelVersion))) return null;
  return {
    flaw: value === null ? "missing" : "invalid",
    wanted: describeType(definition.type),
    definition,
    effect: "logged",
  };
}

function takes(type: string, value: string | null, kernelVersion: string): boolean {
  const [kind = "", size = "", element = ""] = type.split(":");
  if (type === "" || kind === "custom" || element === "custom") return true;
  // kstrtobool() knows "enable" and "disable" since 7.1 or 7.2.
  if (/bool|bint/.test(type) && /^[ed]/i.test(value ?? "") && isAtLeast(kernelVersion, "6.13")) return true;
  // A 64-bit kernel has a longer long.
  const longest = (name: string) => name.replace(/^long$/, "longlong").replace(/^ulong$/, "ullong");
  if (kind === "array" || kind === "string") {
    return acceptsValue([kind, size === "" ? "Infinity" : size, longest(element)].join(":"), value);
  }
  return acceptsValue(longest(type), value);
}

/** early_param() and `__setup()` with a function that does nothing but read a number, or yes or no. */
function ofReadTypes(target: BootTarget, { parameter, knowledge }: CheckedWord): ValueVerdict | null {
  const { available } = knowledge;
  const [definition] = available;
  const { value } = parameter;
  if (definition === undefined || available.some(({ type, kind }) => type === "" || kind !== definition.kind))
    return null;
  const wanted = describeType(definition.type);
  if (definition.kind === "early") {
    if (value === null) {
      // kstrtobool() refuses a missing value; the others follow a null pointer, which is said nowhere.
      const refuses = available.every(({ type }) => type === "bool");
      return refuses ? { flaw: "missing", wanted, definition, effect: "malformed-early" } : null;
    }
    if (available.some(({ type }) => takes(type, value, target.kernelVersion))) return null;
    return { flaw: "invalid", wanted, definition, effect: "malformed-early" };
  }
  if (value === null || available.some(({ name }) => !name.endsWith("="))) return null;
  if (available.some(({ type }) => takes(type, value, target.kernelVersion))) return null;
  return { flaw: "invalid", wanted, definition, effect: "passed-to-init" };
}

/** Functions behind early_param() that somebody has read: what they accept. */
const knownHandlers: Readonly<Record<string, KnownHandler>> = {
  // init/main.c loglevel: get_option() of lib/cmdline.c reads a number and stops behind it.
  loglevel: {
    accepts: (value) => /^-?\d/.test(value),
    wanted: "a number from 0 to 7, or more for all messages",
    effect: "malformed-early",
  },
  // kernel/cpu.c; the parts behind the first one came after 6.12.
  mitigations_parse_cmdline: {
    accepts: (value, version) =>
      /^(?:off|auto|auto,nosmt)$/.test(value) ||
      (isAtLeast(version, "6.13") && /^(?:off|auto|auto,nosmt|$)(?:,|$)/.test(value)),
    wanted: "off, auto or auto,nosmt",
    effect: "unsupported",
  },
};

interface KnownHandler {
  readonly accepts: (value: string, kernelVersion: string) => boolean;
  readonly wanted: string;
  readonly effect: ValueVerdict["effect"];
}

function ofKnownHandlers({ kernelVersion }: BootTarget, { parameter, knowledge }: CheckedWord): ValueVerdict | null {
  const [definition] = knowledge.available;
  const known = knowledge.available.length === 1 ? knownHandlers[definition?.handler ?? ""] : undefined;
  if (known === undefined || definition === undefined) return null;
  const { wanted, effect } = known;
  if (parameter.value !== null) {
    return known.accepts(parameter.value, kernelVersion) ? null : { flaw: "invalid", wanted, definition, effect };
  }
  // Without a value mitigations= follows a null pointer; that is said nowhere.
  return effect === "malformed-early" ? { flaw: "missing", wanted, definition, effect } : null;
}

/** Words such as `quiet`, whose function does not look at a value. */
function ofIgnoredValue({ parameter, knowledge }: CheckedWord): ValueVerdict | null {
  const [definition] = knowledge.available;
  if (parameter.value === null || definition === undefined) return null;
  if (!knowledge.available.every(({ name, ignoresValue }) => ignoresValue && !name.includes("="))) return null;
  return { flaw: "unexpected", wanted: null, definition, effect: "ignored" };
}

/** `__setup()`: a word that no function takes goes on to PID 1. */
function ofSetups(target: BootTarget, word: CheckedWord): ValueVerdict | null {
  const { parameter, knowledge } = word;
  const { available, openSetups } = knowledge;
  const [definition] = available;
  if (
    definition === undefined ||
    available.some(({ kind }) => kind !== "setup") ||
    openSetups.length > otherOpen(word)
  ) {
    return null;
  }
  const { value } = parameter;
  if (value === null && available.every(({ name }) => name.includes("="))) {
    const effect = parameter.name === "console" ? "earlycon" : "passed-to-init";
    return { flaw: "missing", wanted: null, definition, effect };
  }
  const settings = initialSettings({ version: target.kernelVersion, limit: 32, ramDisks: 1 });
  const line = value === null ? parameter.name : `${parameter.name}=${value}`;
  const refuses = ({ name, handler }: ParameterDefinition) =>
    name.length > line.length ||
    (handler !== null && isReviewedHandler(handler) && !setupHandler(handler)(line.slice(name.length), settings));
  if (!available.every(refuses)) return null;
  const standsAlone = available.some(({ name }) => !name.includes("="));
  const wanted = standsAlone ? null : wantedNumber(value ?? "");
  return { flaw: standsAlone ? "unexpected" : "invalid", wanted, definition, effect: "passed-to-init" };
}

/** `ro` and `rw` are beginnings of many names, and their functions take nothing that follows. */
function otherOpen({ knowledge }: CheckedWord): number {
  return knowledge.openSetups.filter(({ name }) => name === "ro" || name === "rw").length;
}

function wantedNumber(value: string): string {
  return parseInteger(value, integerRanges.longlong) === null ? "a number, or yes or no" : "a smaller number";
}
