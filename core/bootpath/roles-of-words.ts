/** What the words of a command line do in a predicted boot. */
import { setupArgument } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import { howItEndsBefore, isReached, sentencesOf, stepsOf, type BootStory } from "./boot-story.js";
import { registerConsoles } from "./console-devices.js";
import { bundledKernelFacts } from "./kernel-facts.js";
import { kernelRules } from "./kernel-rules.js";
import { isSamePlace, placesOf, type TextPlace } from "./places.js";
import type { BootRole } from "./roles.js";
import type { Step } from "./trace.js";

/** The roles of all words that decide something, or would if another did not. */
export function commandLineRoles(story: BootStory): readonly BootRole[] {
  const { cmdline } = story.target;
  if (cmdline === null) return [];
  const { commandLine, path } = cmdline;
  const roles: BootRole[] = [];
  for (const name of ["rdinit=", "init=", "root=", "console="] as const) {
    const words = commandLine.parameters.filter((word) => setupArgument(word, name) !== null);
    for (const word of words) {
      const sentences = tellers[name]({ word, argument: setupArgument(word, name) ?? "", words, story });
      if (sentences.length > 0) roles.push({ path, start: word.start, end: word.end, sentences });
    }
  }
  for (const word of [...commandLine.parameters, ...commandLine.initParameters]) {
    const place = { path, start: word.start, end: word.end };
    if (roles.some((role) => isSamePlace(role, place))) continue;
    const steps = stepsAbout(story, place);
    if (steps.length > 0) roles.push({ ...place, sentences: steps.map(sentencesOf) });
    else if (isAboutRoot(word) && !isReached(story, "mount-root")) {
      roles.push({ ...place, sentences: whyNoRoot(story) });
    }
  }
  return roles;
}

/** One word among those of the same name. */
interface Told {
  readonly word: Parameter;
  readonly argument: string;
  readonly words: readonly Parameter[];
  readonly story: BootStory;
}

const tellers = { "rdinit=": tellRdinit, "init=": tellInit, "root=": tellRoot, "console=": tellConsole } as const;

function tellRdinit(told: Told): readonly string[] {
  const { argument, story } = told;
  const replaced = whatReplaces(told, "rdinit=");
  if (replaced !== null) return [replaced];
  if (!isReached(story, "access")) return notReached(story);
  if (!isReached(story, "initramfs-program")) {
    return [`Without effect: the initramfs has no ${shown(argument)}.`, ...stepsOf(story, "access").map(sentencesOf)];
  }
  return tellProgram(story, stepsOf(story, "initramfs-program"), argument);
}

function tellInit(told: Told): readonly string[] {
  const { argument, story } = told;
  const replaced = whatReplaces(told, "init=");
  if (replaced !== null) return [replaced];
  const own = stepsOf(story, "requested-init");
  if (own.length > 0) return tellProgram(story, own, argument);
  if (story.started !== null) {
    return [`Not looked at: the kernel starts ${story.entryPath} from the initramfs, and then init= has no effect.`];
  }
  const hints = stepsOf(story, "access").filter((step) => isAboutParameter(step, "init="));
  return [...notReached(story), ...hints.map(sentencesOf)];
}

/** A program that the kernel tries. */
function tellProgram(story: BootStory, steps: readonly Step[], path: string): readonly string[] {
  const { started } = story;
  if (started !== null && steps.includes(started)) return [`PID 1: ${shown(path)}.`, started.because];
  const instead = story.explanation.init?.path;
  return [...steps.map(sentencesOf), ...(instead === undefined ? [] : [`PID 1 is ${instead} instead.`])];
}

function tellRoot(told: Told): readonly string[] {
  const { story } = told;
  const replaced = whatReplaces(told, "root=");
  if (replaced !== null) return [replaced];
  if (!isReached(story, "mount-root")) return whyNoRoot(story);
  const steps = stepsOf(story, "mount-root");
  const own = steps.filter((step) => isAboutParameter(step, "root="));
  // What comes of it belongs to it, whoever is responsible.
  const last = steps.at(-1);
  return [...own, ...(last === undefined || own.includes(last) ? [] : [last])].map(sentencesOf);
}

function tellConsole({ word, argument, words, story }: Told): readonly string[] {
  const { target, explanation } = story;
  const { consoles } = target.kernel ?? bundledKernelFacts(target.kernelVersion, target.arch);
  if (!isReached(story, "console")) return notReached(story);
  const [opening] = stepsOf(story, "console");
  const leadsOn = opening !== undefined && isAboutParameter(opening, "console=");
  const streams = explanation.init === null ? "" : " Standard input, output and error of PID 1 lead there.";
  if (consoles === null) {
    if (word !== words.at(-1)) return [];
    return [`Becomes /dev/console, if the kernel has a driver for ${argument}.${streams}`];
  }
  const rules = kernelRules(target.kernelVersion);
  const values = words.map((word) => setupArgument(word, "console=") ?? "");
  const [first, ...others] = registerConsoles(values, consoles, rules);
  const [own] = registerConsoles([argument], consoles, rules);
  if (own === undefined) return [`No console: this kernel has no driver for ${argument === "" ? "it" : argument}.`];
  if (own.works === "no") return [`The machine has no ${own.name}: nobody can see what is written there.`];
  if (own.name !== first?.name) {
    return others.some(({ name }) => name === own.name)
      ? [`Kernel messages go to ${own.name} as well. /dev/console is ${first?.name ?? "another one"}.`]
      : [`Nothing goes to ${own.name}: its driver serves another console= of this command line.`];
  }
  return leadsOn
    ? [`Kernel messages go to ${own.name}, and it becomes /dev/console.${streams}`]
    : [`Kernel messages go to ${own.name}.`, ...(opening === undefined ? [] : [sentencesOf(opening)])];
}

/** For most handlers the last word counts. */
function whatReplaces({ word, words }: Told, name: string): string | null {
  return word === words.at(-1) ? null : `Not used: another ${name} follows, and the last one counts.`;
}

function notReached(story: BootStory): readonly string[] {
  return [`Not looked at here: ${howItEndsBefore(story)}.`];
}

function whyNoRoot(story: BootStory): readonly string[] {
  if (!isReached(story, "access")) return notReached(story);
  return [`Not looked at here: the initramfs has ${story.entryPath}, so the kernel mounts no root file system.`];
}

const rootParameters = ["rootwait", "rootdelay=", "rootfstype=", "rootflags="];

function isAboutRoot(word: Parameter): boolean {
  if (word.value === null && (word.name === "ro" || word.name === "rw")) return true;
  return rootParameters.some((name) => setupArgument(word, name) !== null);
}

function isAboutParameter(step: Step, name: string): boolean {
  return step.subjects.some((subject) => subject.kind === "parameter" && subject.name === name);
}

function stepsAbout({ explanation, target }: BootStory, place: TextPlace): readonly Step[] {
  return explanation.steps.filter((step) =>
    step.subjects.some((subject) => placesOf(subject, target).some((other) => isSamePlace(other, place))),
  );
}

function shown(path: string): string {
  return path === "" ? "program of an empty name" : path;
}
