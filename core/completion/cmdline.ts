/** What may be written at a place of a kernel command line: names of parameters, and their values. */
import { foldParameterName } from "../cmdline/names.js";
import type { CommandLine, Parameter } from "../cmdline/parse.js";
import { describeParameter } from "../parameters/described.js";
import { definitionsOf } from "../parameters/kernel-table.js";
import { kernelArch } from "../parameters/look-up.js";
import { summaryOf } from "../parameters/summaries/all.js";
import { describeType } from "../parameters/types.js";
import { userSpaceReaders } from "../parameters/user-space/all.js";
import type { BootTarget } from "../project/boot-target.js";
import { MOST_PROPOSALS, proposal, type Proposal, type Proposals } from "./item.js";
import { listedNames, nameFor, nameKey, type KnownName } from "./parameter-names.js";
import { treeNames } from "./tree-names.js";
import { plainText } from "./plain-text.js";
import { valueProposals } from "./parameter-values.js";

/**
 * The proposals at an offset of the target's command line; null where the kernel reads no parameter: behind `--`, behind
 * a NUL, in a line that somebody meant as a comment. Never throws.
 */
export function completeCommandLine(target: BootTarget, offset: number): Proposals | null {
  const commandLine = target.cmdline?.commandLine;
  if (commandLine === undefined || !isRead(commandLine, offset)) return null;
  const word = wordAt(commandLine, offset);
  if (word === null) return nameProposals(target, { start: offset, cursor: offset, end: offset, word: null });
  const { nameStart, nameEnd, valueStart, valueEnd } = word;
  if (offset >= nameStart && offset <= nameEnd) {
    return nameProposals(target, { start: nameStart, cursor: offset, end: nameEnd, word });
  }
  if (valueStart === null || valueEnd === null || offset < valueStart || offset > valueEnd) return null;
  return valueProposals(target, { word, valueStart, valueEnd, cursor: offset });
}

/** A name that is being written. */
interface NamePlace {
  readonly start: number;
  readonly cursor: number;
  readonly end: number;
  /** The word that it is in; null between words. */
  readonly word: Parameter | null;
}

function isRead({ text, separator, end }: CommandLine, offset: number): boolean {
  if (offset < 0 || offset > end || (separator !== null && offset >= separator.start)) return false;
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return !line.trimStart().startsWith("#");
}

/** The word that an offset is in, or at whose end it is. */
export function wordAt({ parameters }: CommandLine, offset: number): Parameter | null {
  return parameters.find(({ start, end }) => start <= offset && offset <= end) ?? null;
}

function nameProposals(target: BootTarget, place: NamePlace): Proposals {
  const text = target.cmdline?.text ?? "";
  const typed = text.slice(place.start, place.cursor);
  const present = presentNames(target, place.word);
  const isLast = ({ name, deprecated }: KnownName) => deprecated || present.has(foldParameterName(name));
  const matches = matchingNames(target, typed);
  const ordered = [...matches.filter((one) => !isLast(one)), ...matches.filter(isLast)];
  const hasValue = place.word !== null && place.word.valueStart !== null;
  const items = ordered.flatMap((known) => nameForms(target, known, typed, hasValue ? "name" : "word"));
  // Never complete: what is typed next may lead to names that were left out.
  return {
    items: items.slice(0, MOST_PROPOSALS),
    start: place.start,
    insertEnd: place.cursor,
    replaceEnd: place.end,
    complete: false,
  };
}

/**
 * The names that begin with what is typed, then those of which a part does; not many more than a list can hold. Names
 * that only a module's code has stand for themselves once the module is typed; before that their module stands for them.
 */
function matchingNames(target: BootTarget, typed: string): readonly KnownName[] {
  const key = nameKey(typed);
  const dot = key.indexOf(".");
  const starting: KnownName[] = [];
  const containing: KnownName[] = [];
  const modules = new Set<string>();
  // What only the user's own tree has is what the tables cannot help with.
  if (key !== "") {
    for (const known of treeNames(target.kernelTree)) {
      if (known.key.startsWith(key)) starting.push(known);
      else if (key.length >= 3 && hasPart(known.key, key)) containing.push(known);
    }
  }
  for (const listed of listedNames()) {
    if (starting.length >= MOST_PROPOSALS) break;
    const starts = listed.key.startsWith(key);
    if (!starts && (key.length < 3 || containing.length >= MOST_PROPOSALS || !hasPart(listed.key, key))) continue;
    const end = listed.group === 3 && dot < 0 ? listed.key.indexOf(".") : -1;
    if (end >= 0 && (!starts || modules.has(listed.key.slice(0, end)))) continue;
    const known = nameFor(listed, target);
    if (known === null) continue;
    if (end >= 0) {
      modules.add(listed.key.slice(0, end));
      starting.push({ ...known, name: known.name.slice(0, end + 1), key: known.key.slice(0, end + 1) });
    } else (starts ? starting : containing).push(known);
  }
  return [...starting, ...containing];
}

/** Whether a part of a name, behind a "." or "_", begins so. */
function hasPart(name: string, key: string): boolean {
  const at = name.indexOf(key);
  return at > 0 && /[._]/.test(name.charAt(at - 1));
}

/** Names that stand on the line already and have one value only. */
function presentNames({ cmdline }: BootTarget, current: Parameter | null): ReadonlySet<string> {
  const others = (cmdline?.commandLine.parameters ?? []).filter((parameter) => parameter !== current);
  const names = others.map(({ name }) => foldParameterName(name));
  return new Set(names.filter((name) => !accumulating.has(name)));
}

/** Parameters that mean more when they are given again, instead of replacing what was said before. */
const accumulating: ReadonlySet<string> = new Set(
  (
    "console earlycon memmap memblock_reserve reserve_mem crashkernel hugepages hugepagesz video netconsole acpi pci " +
    "initcall_blacklist dyndbg ip nameserver vlan bond bridge team ifname modules_load rd.modules_load rd.break " +
    "systemd.mask systemd.wants systemd.setenv systemd.set_credential rd.luks.uuid rd.luks.name luks.uuid luks.name " +
    "rd.lvm.lv rd.lvm.vg rd.md.uuid rd.driver.blacklist rd.driver.pre rd.driver.post modprobe.blacklist"
  ).split(" "),
);

/** `name`: only the name is written, since a value is there already. */
function nameForms(target: BootTarget, known: KnownName, typed: string, scope: "name" | "word"): readonly Proposal[] {
  const { name, deprecated, group, form } = known;
  const filterText = asTyped(name, typed);
  if (name.endsWith(".")) {
    const owner = name.slice(0, -1);
    return [proposal(name, "module", "parameters of this module", { owner, filterText, opensNext: true })];
  }
  const item = (sign: "" | "=") =>
    proposal(`${name}${sign}`, group === 2 ? "user-space" : "parameter", detailOf(known, target), {
      owner: ownerOf(known),
      filterText: `${filterText}${sign}`,
      deprecated,
      opensNext: sign !== "",
      documents: { name, kernelVersion: target.kernelVersion, arch: kernelArch(target.arch) },
    });
  if (scope === "name" || form === "flag") return [item("")];
  return form === "value" ? [item("=")] : [item(""), item("=")];
}

/** The name spelled with "-" or "_" as the author does, so that an editor's own filter finds it. */
function asTyped(name: string, typed: string): string {
  return nameKey(name).startsWith(nameKey(typed)) ? typed + name.slice(typed.length) : name;
}

function ownerOf({ name, group, module }: KnownName): string | null {
  return group === 2 ? (userSpaceReaders(name)[0]?.program ?? null) : module;
}

function detailOf({ name, group }: KnownName, target: BootTarget): string | null {
  if (group === 2) return userSpaceReaders(name)[0]?.summary ?? null;
  const summary = describeParameter(name)?.summary ?? summaryOf(name);
  if (summary !== null) return firstSentence(plainText(summary));
  const [definition] = definitionsOf(name).filter(({ arch }) => arch === null || arch === kernelArch(target.arch));
  return definition === undefined || definition.type === "" ? null : describeType(definition.type);
}

function firstSentence(text: string): string {
  return /^.*?[.:](?= |$)/.exec(text)?.[0] ?? text;
}
