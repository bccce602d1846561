/** Values of the types that the tables tell: numbers, yes and no, texts and lists, as kernel/params.c reads them. */
import { isAtLeast } from "../../bootpath/kernel-version.js";
import { integerRanges, parseBoolean, parseInteger, type IntegerRange } from "../../bootpath/numbers.js";
import { byteLength } from "../../text/bytes.js";
import type { ParameterSource } from "../description.js";
import type { ParameterDefinition } from "../kernel-table.js";
import type { KernelChoice } from "../look-up.js";
import { explainedAs, explainList, type ValueExplanation } from "./explanation.js";

/**
 * What the kernel makes of a value whose type the tables have; null for types that only code of its own knows, and for
 * texts, which are what they are.
 */
export function explainTyped(
  definition: ParameterDefinition,
  value: string,
  kernel: KernelChoice,
): ValueExplanation | null {
  const [kind = "", size = "", element = ""] = definition.type.split(":");
  const source = readerOf(definition);
  if (kind === "array") return explainArray(value, { size, element, source, kernel });
  const text = meaningOfType(kind, size, value, kernel);
  return text === null
    ? null
    : explainedAs(`${text.meaning}${text.refused ? ` ${consequence(definition)}` : ""}`, source);
}

/** Whether the function of a type refuses a value, so that the parameter stays as it is. Null is a word without "=". */
export function isRefused(definition: ParameterDefinition, value: string | null, kernel: KernelChoice): boolean {
  const [kind = "", size = "", element = ""] = definition.type.split(":");
  if (value === null) return !/^(?:bool|bint|bool_enable_only)$/.test(kind);
  if (kind !== "array") return meaningOfType(kind, size, value, kernel)?.refused ?? false;
  const parts = value.split(",");
  if (size !== "" && parts.length > Number(size)) return true;
  return parts.some((part) => meaningOfType(element, "", part, kernel)?.refused ?? false);
}

/** One value in words. */
interface TypedMeaning {
  readonly meaning: string;
  readonly refused: boolean;
}

function meaningOfType(
  kind: string,
  size: string,
  value: string,
  { kernelVersion }: KernelChoice,
): TypedMeaning | null {
  switch (kind) {
    case "bool":
    case "bint":
    case "bool_enable_only":
      return yesOrNo(value, kernelVersion, ["On", "Off"]);
    case "invbool":
      return yesOrNo(value, kernelVersion, [
        "Yes, and the kernel stores the opposite: off",
        "No, and the kernel stores the opposite: on",
      ]);
    case "charp":
      return byteLength(value) <= 1024 ? null : refusal("The text has more than 1024 bytes.");
    case "string":
      return size === "" || byteLength(value) < Number(size) ? null : refusal(`The text has ${size} bytes or more.`);
  }
  const range = rangeOf(kind);
  return range === null ? null : numberMeaning(value, range);
}

/** Kernel: lib/kstrtox.c kstrtobool, which looks at the first letter, and at the second one of "on" and "off". */
function yesOrNo(value: string, kernelVersion: string, [on, off]: readonly [string, string]): TypedMeaning {
  const read = parseBoolean(value, isAtLeast(kernelVersion, "7.2") ? "with-e-and-d" : "plain");
  if (read === null) return refusal("Neither yes nor no to the kernel.");
  const usual = /^(?:[01yn]|yes|no|on|off|true|false|enabled?|disabled?)$/i.test(value);
  const letters = /^o/i.test(value) ? value.slice(0, 2) : value.slice(0, 1);
  const why = usual ? "" : ` The kernel looks at the beginning only, ${letters}.`;
  return { meaning: `${read ? on : off}.${why}`, refused: false };
}

/** A `long` is taken for that of a 64-bit kernel; what only that can hold is said so. */
function rangeOf(kind: string): IntegerRange | null {
  if (kind === "hexint") return integerRanges.uint;
  if (kind === "long") return integerRanges.longlong;
  if (kind === "ulong") return integerRanges.ullong;
  return Object.hasOwn(integerRanges, kind) ? integerRanges[kind as keyof typeof integerRanges] : null;
}

/** Kernel: lib/kstrtox.c _kstrtoull with base 0. */
function numberMeaning(value: string, range: IntegerRange): TypedMeaning {
  const number = parseInteger(value, range);
  if (number === null) return refusal(whyNoNumber(value, range));
  const notation = notationOf(value);
  return {
    meaning: notation === null ? `The number ${number}.` : `The number ${number}, written ${notation}.`,
    refused: false,
  };
}

/** How a number is written where that is not decimal; null where it is. */
export function notationOf(value: string): string | null {
  const digits = value.replace(/^[-+]/, "");
  if (/^0x[\da-f]/i.test(digits)) return "in hexadecimal digits";
  return /^0\d/.test(digits) ? "in octal digits, since it begins with 0" : null;
}

function whyNoNumber(value: string, range: IntegerRange): string {
  if (value === "") return "A number is missing.";
  const wide = parseInteger(value, { least: -(2n ** 200n), most: 2n ** 200n });
  if (wide === null) {
    const start = /^[-+]?(?:0x[\da-f]+|\d+)/i.exec(value)?.[0];
    return start === undefined ? "No number." : `No number: nothing may stand behind ${start}.`;
  }
  if (wide < 0n && range.least === 0n) return "It may not be negative.";
  return `Out of range: it may be from ${range.least} to ${range.most}.`;
}

function refusal(meaning: string): TypedMeaning {
  return { meaning, refused: true };
}

/** Kernel: kernel/params.c parse_args; init/main.c do_early_param, obsolete_checksetup. */
function consequence({ kind, name }: ParameterDefinition): string {
  if (kind === "early") return `The kernel says "Malformed early option '${name}'" and takes no notice of it.`;
  if (kind === "setup") return "The kernel does not take the word, and hands it to PID 1.";
  return "The kernel says that it is invalid and leaves the parameter as it is.";
}

/** kernel/params.c has one function for each type; others name theirs. */
function readerOf(definition: ParameterDefinition): ParameterSource {
  const { handler, file, kind, type } = definition;
  if (handler !== null) return { file, function: handler };
  if (kind !== "core" && kind !== "module")
    return { file, function: kind === "early" ? "do_early_param" : "obsolete_checksetup" };
  const [name = ""] = type.split(":");
  return {
    file: "kernel/params.c",
    function: name === "array" ? "param_array_set" : `param_set_${name === "string" ? "copystring" : name}`,
  };
}

/** Kernel: kernel/params.c param_array. */
function explainArray(
  value: string,
  { size, element, source, kernel }: { size: string; element: string; source: ParameterSource; kernel: KernelChoice },
): ValueExplanation | null {
  const most = size === "" ? Infinity : Number(size);
  const meaning = (part: string, index: number) => {
    if (index >= most)
      return `One too many: the list has ${most} places. The kernel says "can only take ${most} arguments".`;
    const one = meaningOfType(element, "", part, kernel);
    const place = `Place ${index}`;
    if (one === null) return `${place} of the list.`;
    return one.refused
      ? `${place}: ${one.meaning} The kernel stops here and calls the value invalid.`
      : `${place}: ${one.meaning}`;
  };
  const pieces = explainList(value, ",", meaning);
  return pieces.length === 0 ? null : { summary: null, pieces, source };
}
