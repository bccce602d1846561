/** A name that no kernel and no program of user space is known to read. */
import { setupHandler, isReviewedHandler } from "../../bootpath/setup-handlers.js";
import { initialSettings } from "../../bootpath/boot-settings.js";
import { foldParameterName } from "../../cmdline/names.js";
import type { Parameter } from "../../cmdline/parse.js";
import { kernelParameterNames } from "../../parameters/kernel-table.js";
import { isKnownAnywhere, isOfUnknownModule, nearestVersions } from "../../parameters/look-up.js";
import type { BootTarget } from "../../project/boot-target.js";
import { checkedWords, fateOfUnknown, replaceName, wellKnownNames, type CheckedWord } from "../checked-words.js";
import type { Finding, Severity } from "../finding.js";
import { isInitWord } from "../init-words.js";
import { nearestWord } from "../near-words.js";
import { isParameterName } from "../parameter-names.js";
import type { Rule } from "../rule.js";
import { quoted } from "../word-edits.js";
import { wronglyCased } from "./wrong-case.js";

export const unknownParameter: Rule = {
  code: "unknown-parameter",
  language: "cmdline",
  title: "a parameter that nothing is known to read",
  sources: [
    { file: "init/main.c", function: "unknown_bootoption" },
    { file: "kernel/params.c", function: "parse_one" },
  ],
  check(target) {
    return checkedWords(target).flatMap((word) => checkWord(target, word));
  },
};

function checkWord(target: BootTarget, word: CheckedWord): readonly Finding[] {
  const { parameter, knowledge } = word;
  if (isKnownAnywhere(knowledge)) return newerOnly(target, word);
  if (isInitWord(parameter.name) || isTakenBySetup(target, word) || wronglyCased(word) !== null) return [];
  if (parameter.name.includes(".")) return unknownOfModule(word);
  const meant = nearestName(parameter);
  if (meant !== null) return [misspelled(word, meant)];
  // word-passed-to-init speaks of bare words; capital letters are for variables that a program of user space reads.
  if (parameter.value === null || /^[A-Z][A-Z0-9_]*$/.test(parameter.name)) return [];
  return [finding(word, "hint", `Nothing is known to read ${nameOf(word)}. ${fateOfUnknown(parameter)}.`)];
}

/** A name that came with a newer kernel than the target's. */
function newerOnly({ described, kernelVersion }: BootTarget, word: CheckedWord): readonly Finding[] {
  const { definitions, available, readers, documented } = word.knowledge;
  if (!described || definitions.length === 0 || available.length > 0 || readers.length > 0) return [];
  const nearest = nearestVersions(kernelVersion).at(-1) ?? "";
  const versions = new Set([...definitions.flatMap((one) => one.versions), ...(documented?.versions ?? [])]);
  if (versions.has("6.1") || [...nearestVersions(kernelVersion)].some((version) => versions.has(version))) return [];
  const [first] = versions;
  if (first === undefined || Number(nearest.split(".")[0]) > Number(first.split(".")[0])) return [];
  const message =
    `Linux ${kernelVersion} does not know ${nameOf(word)} yet: Linux ${first} does. ` +
    `${fateOfUnknown(word.parameter)}.`;
  return [finding(word, "information", message)];
}

/** Whether a `__setup()` without "=" whose name the word begins with takes it. */
function isTakenBySetup(target: BootTarget, { parameter, knowledge }: CheckedWord): boolean {
  const settings = initialSettings({ version: target.kernelVersion, limit: 32, ramDisks: 1 });
  const written = parameter.value === null ? parameter.name : `${parameter.name}=${parameter.value}`;
  return knowledge.openSetups.some(({ name, handler }) => {
    if (handler === null || !isReviewedHandler(handler)) return true;
    return setupHandler(handler)(written.slice(name.length), settings);
  });
}

function unknownOfModule(word: CheckedWord): readonly Finding[] {
  const { name } = word.parameter;
  if (isOfUnknownModule(name)) return [];
  const module = foldParameterName(name.slice(0, name.indexOf(".") + 1));
  const known = kernelParameterNames().filter((candidate) => foldParameterName(candidate).startsWith(module));
  const meant = nearestWord(foldParameterName(name), known, 1);
  return meant === null ? [] : [misspelled(word, meant)];
}

/** The well-known name that a name is one letter away from; two that are equally near are no help. */
function nearestName({ name, value }: Parameter): string | null {
  if (name.length < (value === null ? shortest : shortest - 1)) return null;
  // A line is looked at again after each letter that somebody types.
  const known = nearestNames.get(name);
  if (known !== undefined) return known;
  if (nearestNames.size > mostRemembered) nearestNames.clear();
  const nearest = findNearestName(name);
  nearestNames.set(name, nearest);
  return nearest;
}

const nearestNames = new Map<string, string | null>();
const mostRemembered = 2000;

function findNearestName(name: string): string | null {
  candidates ??= candidatesByLength();
  const lengths = [name.length - 1, name.length, name.length + 1];
  const near = lengths.flatMap((length) => candidates?.get(length) ?? []);
  // "quite" is as near to "suite" of an installer as to "quiet", and the kernel's own names are written more often.
  const ofKernel = near.filter((candidate) => isParameterName(candidate.name));
  return nearestOf(name, ofKernel) ?? nearestOf(name, near);
}

function nearestOf(name: string, near: readonly Candidate[]): string | null {
  const nearest = nearestWord(
    foldParameterName(name),
    near.map(({ folded }) => folded),
    1,
  );
  return near.find(({ folded }) => folded === nearest)?.name ?? null;
}

interface Candidate {
  readonly name: string;
  readonly folded: string;
}

let candidates: ReadonlyMap<number, readonly Candidate[]> | null = null;

function candidatesByLength(): ReadonlyMap<number, readonly Candidate[]> {
  const byLength = new Map<number, Map<string, Candidate>>();
  for (const name of wellKnownNames()) {
    // Variables of init and initramfs repeat the names of parameters in capital letters.
    if (!/[a-z]/.test(name)) continue;
    const folded = foldParameterName(name);
    const known = byLength.get(name.length) ?? new Map<string, Candidate>();
    byLength.set(name.length, known.set(folded, { name, folded }));
  }
  return new Map([...byLength].map(([length, known]) => [length, [...known.values()]]));
}

/** In three letters, one that is wrong is a third. */
const shortest = 4;

function misspelled(word: CheckedWord, meant: string): Finding {
  const { parameter } = word;
  // Programs of user space have relatives that nobody has listed.
  const isCertain = parameter.name.length >= shortest && isParameterName(meant);
  const severity: Severity = isCertain ? "warning" : "information";
  const message = `Nothing is known to read ${nameOf(word)}. Did you mean ${quoted(meant)}? ${fateOfUnknown(parameter)}.`;
  return {
    ...finding(word, severity, message),
    fixes: [{ title: `Write ${meant}`, preferred: isCertain, edits: [replaceName(word, meant)] }],
  };
}

function nameOf({ cmdline, parameter }: CheckedWord): string {
  return quoted(cmdline.text.slice(parameter.nameStart, parameter.nameEnd));
}

function finding({ cmdline, parameter }: CheckedWord, severity: Severity, message: string): Finding {
  const { start, end } = parameter;
  return { code: "unknown-parameter", severity, path: cmdline.path, start, end, message, fixes: [], related: [] };
}
