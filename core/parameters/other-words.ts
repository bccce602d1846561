/** The words of a command line that are no parameters of any kernel: the separator, and what goes to the first program. */
import { setupArgument, setupLine } from "../cmdline/names.js";
import type { CommandLine, Parameter, TextRange } from "../cmdline/parse.js";
import { codeMarkdown } from "../text/markdown.js";

/** A text about such a word, as Markdown. */
export interface OtherWord {
  readonly markdown: string;
  readonly range: TextRange;
}

/**
 * The word at an offset that is none of the kernel's; null where there is none. `with-roles`: where the boot of this
 * very command line is told, what becomes of a word in general is not.
 */
export function otherWordAt(commandLine: CommandLine, offset: number, scope: "alone" | "with-roles"): OtherWord | null {
  const { separator, secondSeparator, initParameters, parameters } = commandLine;
  if (separator !== null && isAt(separator, offset)) return { markdown: tellSeparator(commandLine), range: separator };
  if (secondSeparator !== null && isAt(secondSeparator, offset)) {
    return {
      markdown: `**\`--\`** for the second time: what follows reaches nobody.${source("kernel/params.c", "parse_args")}`,
      range: secondSeparator,
    };
  }
  if (scope === "with-roles") return null;
  const argument = initParameters.find((word) => isAt(word, offset));
  if (argument !== undefined) {
    const text = `An argument of the first program, PID 1. It stands behind \`--\`, where nothing is for the kernel.`;
    return { markdown: `**${shown(argument)}**: ${text}${source("init/main.c", "set_init_arg")}`, range: argument };
  }
  const word = parameters.find((one) => isAt(one, offset));
  return word === undefined ? null : { markdown: tellUnknown(word, parameters), range: word };
}

function isAt({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

function tellSeparator({ initParameters }: CommandLine): string {
  const list = initParameters.map(shown).join(", ");
  const what =
    initParameters.length === 0
      ? "Nothing follows, so that it has no effect."
      : `What follows are arguments of the first program, PID 1: ${list}.`;
  return `**\`--\`**: here the kernel stops reading. ${what}${source("kernel/params.c", "parse_args")}`;
}

/** Kernel: init/main.c unknown_bootoption. */
function tellUnknown(word: Parameter, parameters: readonly Parameter[]): string {
  const { name, value } = word;
  const from = source("init/main.c", "unknown_bootoption");
  if (name.includes(".")) {
    return `**${shown(word)}**: No parameter that is known here. The kernel leaves names with a dot to modules and hands them to nobody; programs may look into \`/proc/cmdline\`.${from}`;
  }
  if (value !== null) {
    return `**${shown(word)}**: No parameter that is known here. A kernel that does not know it either puts it into the environment of the first program, PID 1: ${codeMarkdown(name)} has the value ${codeMarkdown(value)} there.${from}`;
  }
  const clearing = parameters.find((one) => one.start > word.start && isProgram(one));
  const fate =
    clearing === undefined
      ? "A kernel that does not know it either hands it to the first program, PID 1, as an argument."
      : `The kernel forgets it when it comes to ${shown(clearing)}, which clears the arguments before it.`;
  return `**${shown(word)}**: No parameter that is known here. ${fate}${from}`;
}

function isProgram(word: Parameter): boolean {
  return setupArgument(word, "init=") !== null || setupArgument(word, "rdinit=") !== null;
}

function shown(word: Parameter): string {
  return codeMarkdown(setupLine(word));
}

function source(file: string, name: string): string {
  return `\n\n*${name.replaceAll("_", "\\_")}() in ${file.replaceAll("_", "\\_")}*`;
}
