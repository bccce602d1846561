/** The steps about words of the command line that are not for the kernel. */
import { setupLine } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import { describeParameter } from "../parameters/describe.js";
import type { BootSettings } from "./boot-settings.js";
import type { ReadCommandLine, SortedWord, WordFate } from "./init-arguments.js";
import { wordSubject } from "./subjects.js";
import { addStep, listWords, type Trace } from "./trace.js";

/** Says what becomes of the words that the kernel does not keep for itself. */
export function explainCommandLine(read: ReadCommandLine, settings: BootSettings, trace: Trace): void {
  if (read.panic !== null) {
    addStep(
      trace,
      "init/main.c start_kernel",
      "The kernel panics before it looks for any program.",
      `It has room for ${settings.limit} arguments of PID 1 and for ${settings.limit - 1} variables besides HOME and TERM, and the command line has more.`,
      read.culprit === null ? [] : [wordSubject(read.culprit)],
    );
    return;
  }
  const unknown = "init/main.c unknown_bootoption";
  const words = (fate: WordFate, part: SortedWord["part"] = "kernel") =>
    read.words.filter((word) => word.fate === fate && word.part === part).map((word) => word.parameter);
  const isForgotten = (word: Parameter) => settings.forgotten.includes(setupLine(word));
  const [forgotten, kept] = [
    words("argument").filter(isForgotten),
    words("argument").filter((one) => !isForgotten(one)),
  ];
  say(trace, unknown, kept, {
    what: (list, many) => `PID 1 gets ${list} as ${many ? "arguments" : "an argument"}.`,
    because: (many) =>
      many
        ? "They are words without a value that the kernel does not know."
        : "It is a word without a value that the kernel does not know.",
  });
  say(trace, "init/main.c set_init_arg", words("argument", "init"), {
    what: (list, many) => `PID 1 gets ${list} as ${many ? "arguments" : "an argument"}.`,
    because: (many) => `${many ? "They stand" : "It stands"} behind the word --, where nothing is for the kernel.`,
  });
  say(trace, unknown, words("environment"), {
    what: (list) => `PID 1 finds ${list} in its environment.`,
    because: (many) =>
      many
        ? "They are words with a value that the kernel does not know."
        : "It is a word with a value that the kernel does not know.",
  });
  say(trace, "init/main.c init_setup", forgotten, {
    what: (list) => `The kernel forgets ${list}.`,
    because: (many) =>
      `${many ? "They stand" : "It stands"} before an init= or rdinit=, which clears the list of arguments.`,
  });
  say(trace, unknown, words("module"), {
    what: (list) => `Neither the kernel nor PID 1 gets ${list}.`,
    because: (many) =>
      `${many ? "Names" : "A name"} with a dot ${many ? "are" : "is"} left to modules, which may look into /proc/cmdline.`,
  });
  say(trace, "kernel/params.c parse_args", words("refused"), {
    what: (list) =>
      `The kernel refuses ${list}${read.dropsInitArguments ? " and drops all that stands behind --" : ""}.`,
    because: (many) => `The value does not suit the ${many ? "parameters" : "parameter"}.`,
  });
  explainOtherKernels(read, trace);
}

interface Wording {
  readonly what: (list: string, many: boolean) => string;
  readonly because: (many: boolean) => string;
}

function say(trace: Trace, source: string, words: readonly Parameter[], { what, because }: Wording): void {
  if (words.length === 0) return;
  const many = words.length > 1;
  addStep(trace, source, what(listWords(words.map(setupLine)), many), because(many), words.map(wordSubject));
}

/** Names that other configurations of the kernel know. */
function explainOtherKernels({ words }: ReadCommandLine, trace: Trace): void {
  for (const { parameter, fate, part } of words) {
    if (part === "init" || (fate !== "argument" && fate !== "environment")) continue;
    const description = describeParameter(parameter.name);
    if (description === null) continue;
    const config = description.config ?? "another configuration";
    addStep(
      trace,
      "init/main.c unknown_bootoption",
      `A kernel with ${config} keeps ${parameter.name} for itself.`,
      "The prediction is for the bundled kernel, which was built without it.",
      [wordSubject(parameter)],
    );
  }
}
