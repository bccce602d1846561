/** What may stand behind the "=" of a parameter. */
import { foldParameterName } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import { definitionsOf, documentedName } from "../parameters/kernel-table.js";
import { isAvailable } from "../parameters/look-up.js";
import type { BootTarget } from "../project/boot-target.js";
import { consoleValues, earlyConsoleValues, earlyPrintkValues } from "./console-values.js";
import { limited, proposal, valueProposal, type Proposal, type Proposals } from "./item.js";
import { knownValues } from "./known-values.js";
import { moduleListPart } from "./module-names.js";
import { initValues, ramdiskInitValues } from "./program-paths.js";
import { fileSystemValues, rootValues } from "./root-values.js";

/** A value that is being written. */
export interface ValuePlace {
  readonly word: Parameter;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly cursor: number;
}

/** The value as those who know a parameter see it. */
export interface WrittenValue {
  readonly target: BootTarget;
  readonly word: Parameter;
  /** What stands before the cursor. */
  readonly typed: string;
  /** The whole value. */
  readonly text: string;
}

/** Proposals for a part of a value: from an offset in it to another. */
export interface ValuePart {
  readonly items: readonly Proposal[];
  readonly from: number;
  readonly to: number;
}

/** Proposes values for the parameter of a word; an empty list where its values are free. */
export function valueProposals(target: BootTarget, place: ValuePlace): Proposals {
  const { word, valueStart, valueEnd, cursor } = place;
  const whole = target.cmdline?.text.slice(valueStart, valueEnd) ?? "";
  const written = { target, word, typed: whole.slice(0, cursor - valueStart), text: whole };
  const name = foldParameterName(word.name);
  const special = Object.hasOwn(specialValues, name) ? specialValues[name] : undefined;
  const part = special?.(written) ?? listPart(written, known(written));
  return {
    ...limited(part.items),
    start: valueStart + part.from,
    insertEnd: cursor,
    replaceEnd: Math.max(cursor, valueStart + part.to),
  };
}

/** Parameters whose values depend on the target or have parts of their own. */
const specialValues: Readonly<Record<string, (written: WrittenValue) => ValuePart>> = {
  console: consoleValues,
  earlycon: (written) => wholeValue(written, earlyConsoleValues(written.target)),
  earlyprintk: (written) => wholeValue(written, earlyPrintkValues(written.target)),
  root: (written) => wholeValue(written, rootValues(written.target)),
  rootfstype: (written) => listPart(written, fileSystemValues(written.target)),
  rdinit: ramdiskInitValues,
  init: initValues,
  // kernel/module/main.c blacklisted(); the others are of modprobe, systemd and dracut.
  ...Object.fromEntries(
    [
      ...["module_blacklist", "modprobe.blacklist", "modules_load", "rd.modules_load"],
      ...["rd.driver.blacklist", "rd.driver.pre", "rd.driver.post"],
    ].map((name) => [name, moduleListPart]),
  ),
};

/** The value as one piece. */
export function wholeValue({ text }: WrittenValue, items: readonly Proposal[]): ValuePart {
  return { items, from: 0, to: text.length };
}

/** The piece between commas that the cursor is in. */
export function listPart({ typed, text }: WrittenValue, items: readonly Proposal[]): ValuePart {
  const next = text.indexOf(",", typed.length);
  return { items, from: typed.lastIndexOf(",") + 1, to: next < 0 ? text.length : next };
}

function known({ target, word }: WrittenValue): readonly Proposal[] {
  const own = knownValues(word.name);
  if (own !== null) return own;
  const listed = enumeration(documentedName(word.name)?.values ?? []);
  if (listed.length > 0) return listed.map((value) => proposal(value, "value", meaningOf(value)));
  const definitions = definitionsOf(word.name).filter((definition) => isAvailable(definition, target));
  const takesYesOrNo = definitions.some(({ type }) => /^(?:bool|invbool)$/.test(type));
  if (takesYesOrNo || documentedName(word.name)?.values?.[0] === "<bool>") return yesAndNo;
  return definitions.some(({ type }) => type === "bool_enable_only")
    ? yesAndNo.filter((_, index) => index % 2 === 0)
    : [];
}

/** The words of the kernel's list that may be written as they stand; forms such as `<int>` are none. */
function enumeration(values: readonly string[]): readonly string[] {
  const [only = ""] = values;
  const isInBrackets = values.length === 1 && /^[[{][^[\]{}<>]*\|[^[\]{}<>]*[\]}]$/.test(only);
  const words = isInBrackets ? only.slice(1, -1).split("|") : values;
  const isEnumeration = words.length > 1 && words.every((word) => /^[\w.+/:-]+$|^\.\.\.$/.test(word));
  return isEnumeration ? words.filter((word) => word !== "...") : [];
}

function meaningOf(value: string): string | null {
  return meanings[value] ?? null;
}

const meanings: Readonly<Record<string, string>> = { "0": "no", "1": "yes", n: "no", y: "yes", N: "no", Y: "yes" };

/** What kstrtobool() of lib/kstrtox.c reads. */
const yesAndNo: readonly Proposal[] = [
  valueProposal("1", "yes"),
  valueProposal("0", "no"),
  valueProposal("y", "yes"),
  valueProposal("n", "no"),
  valueProposal("on", "yes"),
  valueProposal("off", "no"),
];
