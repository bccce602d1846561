/** What counts where a parameter stands on the line more than once. */
import { foldParameterName, setupLine } from "../../cmdline/names.js";
import type { CommandLine, Parameter } from "../../cmdline/parse.js";
import { ignoresLogLevel, logLevelSettings } from "../../rules/log-level.js";
import { kernelArch, lookUpParameter, type KernelChoice } from "../look-up.js";
import { shownLevels } from "./log-level.js";
import { isRefused } from "./numbers.js";

/** A word of a command line as a sentence about it shows it: the place lets an editor say which of several it is. */
export interface EffectiveValue {
  /** Plain sentences. */
  readonly sentences: readonly string[];
  /** The word that counts in the end; null where all of them do, or where that is not known. */
  readonly winner: Parameter | null;
}

/**
 * What the kernel makes of a word in the company of others of its name; null where it stands alone and is all that
 * counts. Words behind `--` are not parameters.
 */
export function effectiveValue(commandLine: CommandLine, word: Parameter, kernel: KernelChoice): EffectiveValue | null {
  const key = foldParameterName(word.name);
  if (logWords.has(key)) return effectiveLogLevel(commandLine, word);
  const group = groups.find((names) => names.includes(key)) ?? [key];
  const choice = { ...kernel, arch: kernelArch(kernel.arch) };
  const named = commandLine.parameters.filter(({ name }) => group.includes(foldParameterName(name)));
  const words = named.length > 1 && wantsValue(word.name, choice) ? named.filter(({ value }) => value !== null) : named;
  if (words.length < 2 || !words.includes(word)) return null;
  const policy = policies[`${key} ${choice.arch}`] ?? policies[key] ?? policyOfType(word.name, choice);
  return policy === null ? unknownPolicy(words) : policy({ words, word, kernel: choice });
}

/** Whether only `name=…` is the parameter, so that the bare name is another word. Kernel: init/main.c obsolete_checksetup. */
function wantsValue(name: string, kernel: KernelChoice): boolean {
  const setups = lookUpParameter(name, kernel).available.filter(({ kind }) => kind === "setup");
  return setups.length > 0 && setups.every((setup) => setup.name.endsWith("="));
}

/** Different names for one variable of the kernel. */
const groups: readonly (readonly string[])[] = [
  ["ro", "rw"],
  ["ip", "nfsaddrs"],
  ["slab_debug", "slub_debug"],
];

interface Repetition {
  /** All of the name, in the order of the line; at least two. */
  readonly words: readonly Parameter[];
  readonly word: Parameter;
  readonly kernel: KernelChoice;
}

type Policy = (repetition: Repetition) => EffectiveValue;

const lastWins: Policy = ({ words, word }) => {
  const winner = words.at(-1) ?? word;
  return {
    sentences: [
      countText(words),
      word === winner ? "The last one counts: this one." : `The last one counts: ${shown(winner)}.`,
    ],
    winner,
  };
};

/** For functions that leave everything as it is where they cannot read a value. */
function lastReadableWins(isReadable: (word: Parameter, kernel: KernelChoice) => boolean): Policy {
  return ({ words, word, kernel }) => {
    const winner = words.findLast((one) => isReadable(one, kernel));
    if (winner === undefined)
      return { sentences: [countText(words), "The kernel can read none of them."], winner: null };
    const isLast = winner === words.at(-1);
    const which = winner === word ? "this one" : shown(winner);
    const sentence = isLast
      ? `The last one counts: ${which}.`
      : `The last one that the kernel can read counts: ${which}.`;
    return { sentences: [countText(words), sentence], winner };
  };
}

const firstWins: Policy = ({ words, word }) => {
  const winner = words[0] ?? word;
  return {
    sentences: [
      countText(words),
      word === winner ? "The first one counts: this one." : `The first one counts: ${shown(winner)}.`,
    ],
    winner,
  };
};

function allCount(how: string): Policy {
  return ({ words }) => ({ sentences: [countText(words), how], winner: null });
}

/** Kernel: printk.c console_setup, __add_preferred_console. */
const consoles: Policy = ({ words, word }) => {
  const last = words.at(-1) ?? word;
  const which = last === word ? "this one" : shown(last);
  const most = words.length > 8 ? " The kernel has room for eight different ones." : "";
  return {
    sentences: [countText(words), `Messages go to each of them; the last one becomes /dev/console: ${which}.${most}`],
    winner: last,
  };
};

/** Kernel: kernel/crash_reserve.c get_last_crashkernel: those with a suffix are kinds of their own. */
const crashKernels: Policy = ({ words, word, kernel }) => {
  const kindOf = ({ value }: Parameter) => /,(?:high|low|cma)$/.exec(value ?? "")?.[0] ?? "";
  const kind = kindOf(word);
  const same = words.filter((one) => kindOf(one) === kind);
  const plain = words.findLast((one) => kindOf(one) === "");
  if (kind === ",high" && plain !== undefined) {
    return {
      sentences: [
        countText(words),
        `${shown(plain)} counts and this one does not: those with a word behind the size are looked at only without one.`,
      ],
      winner: plain,
    };
  }
  if (same.length > 1) return lastWins({ words: same, word, kernel });
  return { sentences: [countText(words), "Each is of its own kind."], winner: null };
};

/** Kernel: kernel/sched/isolation.c housekeeping_setup. */
const isolations = allCount(
  "Each adds what those before it do not say. Where they name other processors for the same, the first one counts, and " +
    'the kernel says "Housekeeping: nohz_full= must match isolcpus=".',
);

/**
 * The parameters whose functions are known to replace, keep or add; `name arch` where architectures differ. The
 * functions: those that explain their values name them, and kernel/power/hibernate.c resume_setup, security/security.c
 * choose_lsm_order and choose_major_lsm, drivers/net/netconsole.c option_setup, init/do_mounts.c readonly and readwrite.
 */
const policies: Readonly<Record<string, Policy>> = {
  console: consoles,
  crashkernel: crashKernels,
  ...Object.fromEntries(
    (
      "root rootfstype rootflags rootdelay rootwait ro rw init rdinit lsm security resume mtdparts netconsole nfsroot " +
      "rcu_nocbs irqaffinity coredump_filter ramdisk_size trace_buf_size cma_pernuma kernelcore " +
      "panic_sys_info coherent_pool mem@arm64 mem@powerpc"
    )
      .split(" ")
      .map((name) => [name.replace("@", " "), lastWins]),
  ),
  mitigations: lastReadableWins(({ value }) => /^(?:off|auto|auto,nosmt)$/.test(value ?? "")),
  transparent_hugepage: lastReadableWins(({ value }) => /^(?:always|madvise|never)$/.test(value ?? "")),
  default_hugepagesz: firstWins,
  isolcpus: isolations,
  nohz_full: isolations,
  "printk.devkmsg": lastReadableWins(({ value }) => /^(?:on|off|ratelimit)/.test(value ?? "")),
  "earlyprintk x86": firstWins,
  initcall_blacklist: allCount("The functions of all of them are left out."),
  "memmap x86": allCount("All of them count, one after the other."),
  "mem x86": allCount("All of them count: the smallest one decides."),
  "mem riscv": allCount("All of them count: the smallest one decides."),
  "mem arm": allCount("All of them count: each adds a part of the memory."),
  "mem mips": allCount("All of them count: each adds a part of the memory."),
  "mem loongarch": allCount("All of them count: each adds a part of the memory."),
  hugepages: allCount("Each goes with the hugepagesz= before it."),
  hugepagesz: allCount("Each begins the description of another size."),
  reserve_mem: allCount("Each reserves memory of its own."),
  dyndbg: allCount("All of them are carried out, one after the other."),
  reboot: allCount("The words of all of them count; where they contradict each other, the last one."),
  earlycon: allCount("The first one that works counts; the others do nothing."),
};

/** Kernel: kernel/params.c parse_one: the function of the type writes to the same variable each time. */
function policyOfType(name: string, kernel: KernelChoice): Policy | null {
  const { available } = lookUpParameter(name, kernel);
  const [first] = available;
  if (first === undefined || available.some(({ type, kind }) => type !== first.type || kind !== first.kind))
    return null;
  const [kind = "", , element = ""] = first.type.split(":");
  if (kind === "" || kind === "custom" || element === "custom") return null;
  if (kind === "bool_enable_only") return allCount("Once it is on, it stays on.");
  return lastReadableWins((word) => !isRefused(first, word.value, kernel));
}

function unknownPolicy(words: readonly Parameter[]): EffectiveValue {
  return { sentences: [countText(words)], winner: null };
}

const logWords: ReadonlySet<string> = new Set(["quiet", "debug", "loglevel", "ignore_loglevel"]);

/** Kernel: init/main.c quiet_kernel, debug_kernel, loglevel; kernel/printk/printk.c suppress_message_printing. */
function effectiveLogLevel(commandLine: CommandLine, word: Parameter): EffectiveValue | null {
  const settings = logLevelSettings(commandLine);
  const all = ignoresLogLevel(commandLine);
  if (all !== null) {
    const others =
      settings.length === 0 ? "" : `, whatever ${settings.map(({ parameter }) => shown(parameter)).join(" and ")} say`;
    const says =
      others === ""
        ? null
        : `The console shows everything because of ${all === word ? "this word" : shown(all)}${others}.`;
    return says === null ? null : { sentences: [says], winner: all };
  }
  const last = settings.at(-1);
  if (last === undefined || settings.length < 2) return null;
  const names = settings.map(({ parameter }) => shown(parameter)).join(", ");
  const which = last.parameter === word ? "this word" : shown(last.parameter);
  return {
    sentences: [`${names} set the same level, and the last one counts: ${which}.`, shownLevels(last.level)],
    winner: last.parameter,
  };
}

/** `root= stands here 2 times.` */
function countText(words: readonly Parameter[]): string {
  const names = [...new Set(words.map(({ name, value }) => (value === null ? name : `${name}=`)))];
  const times = words.length === 2 ? "twice" : `${words.length} times`;
  return names.length === 1
    ? `${names[0] ?? ""} stands on the line ${times}.`
    : `${names.join(" and ")} stand on the line ${times} in all.`;
}

function shown(word: Parameter): string {
  return setupLine(word);
}
