/** Lists of processors: `isolcpus=`, `nohz_full=`, `rcu_nocbs=`, `irqaffinity=`. */
import { readUnsigned } from "../../bootpath/numbers.js";
import type { ParameterSource } from "../description.js";
import { explained, explainedAs, restOf, scanValue, skip, take, takeIgnored } from "./explanation.js";
import type { ValueExplanation, ValueReader, ValueScanner } from "./explanation.js";

/**
 * Takes a list of processors as pieces. Returns what is wrong with it, null for nothing: the kernel refuses a list as a
 * whole. How many processors there are is not known here. Kernel: lib/bitmap-str.c bitmap_parselist,
 * bitmap_parse_region, bitmap_check_region; before 6.7 in lib/bitmap.c.
 */
export function takeProcessors(scanner: ValueScanner): string | null {
  for (;;) {
    skip(scanner, /^[,\s\xa0]*/.exec(restOf(scanner))?.[0].length ?? 0);
    if (restOf(scanner) === "") return null;
    const region = /^(?:all|(\d+|N)(?:-(\d+|N))?)(?::(\d+|N)\/(\d+|N))?(?=[,\s\xa0]|$)/i.exec(restOf(scanner));
    const fault = region === null || region[0].includes("n") ? "no list of processors" : regionFault(region);
    if (region === null || fault !== null) {
      const [text = ""] = restOf(scanner).split(",");
      take(scanner, Math.max(1, text.length), `Malformed: ${fault ?? ""}. The kernel refuses the whole list.`);
      return fault;
    }
    take(scanner, region[0].length, regionMeaning(region));
  }
}

/** `all` in any case; N with a capital letter only. */
function regionFault(region: RegExpExecArray): string | null {
  const [, start, end, used, group] = region;
  const isPattern = used !== undefined;
  if (isPattern && start !== undefined && end === undefined) return "a part of a range needs a range";
  if (start !== undefined && end !== undefined && Number(start) > Number(end)) return "a range begins above its end";
  if (group !== undefined && Number(group) === 0) return "a group cannot have 0 processors";
  return Number(used) > Number(group) ? "more processors than the group has" : null;
}

function regionMeaning([, start, end, used, group]: RegExpExecArray): string {
  const last = "the last one";
  const name = (number: string | undefined) => (number === "N" ? last : (number ?? ""));
  const range =
    start === undefined
      ? "All processors"
      : end === undefined
        ? start === "N"
          ? "The last processor"
          : `Processor ${start}`
        : `Processors ${name(start)} to ${name(end)}`;
  const part = used === undefined ? "" : `, of every ${name(group)} the first ${name(used)}`;
  return `${range}${part}.`;
}

interface ListParameter extends ParameterSource {
  /** What is said of the processors of the list. */
  readonly what: string;
  /** What the kernel does with a malformed list. */
  readonly malformed: string;
}

function processorReader({ file, function: name, what, malformed }: ListParameter): ValueReader {
  return (value): ValueExplanation => {
    const scanner = scanValue(value);
    const fault = takeProcessors(scanner);
    if (fault === null) return explained(scanner, { file, function: name }, what);
    takeIgnored(scanner, "Not read any more.");
    return explained(scanner, { file, function: name }, malformed);
  };
}

const housekeeping = 'The kernel says "Housekeeping: nohz_full= or isolcpus= incorrect CPU range" and isolates none.';

/** Kernel: kernel/sched/isolation.c housekeeping_isolcpus_setup. */
const isolationFlags: Readonly<Record<string, string>> = {
  nohz: "No timer tick while one task runs, as nohz_full= does.",
  domain: "The scheduler moves no tasks to them, as it is without any such word.",
  managed_irq: "Interrupts that the kernel manages stay away, as far as possible.",
};

const unknownFlag = "Not known: the kernel skips it.";

function readIsolatedProcessors(value: string): ValueExplanation {
  const source = { file: "kernel/sched/isolation.c", function: "housekeeping_isolcpus_setup" };
  const scanner = scanValue(value);
  for (;;) {
    const word = /^[a-z][^,]*/i.exec(restOf(scanner))?.[0];
    if (word === undefined) break;
    const known = isolationFlags[word];
    if (known !== undefined && restOf(scanner).startsWith(`${word},`)) take(scanner, word.length, known);
    else if (/^[A-Za-z_]*$/.test(word)) take(scanner, word.length, unknownFlag);
    else {
      take(scanner, word.length, "No word that the kernel takes here.");
      return explained(scanner, source, `The kernel says "isolcpus: Invalid flag ${word}" and isolates none.`);
    }
    skip(scanner, 1);
  }
  const isDomain = scanner.pieces.every(({ meaning }) => meaning === unknownFlag) || /(?:^|,)domain,/.test(value);
  const fault = takeProcessors(scanner);
  if (fault === null) {
    if (scanner.pieces.every(({ meaning }) => meaning === unknownFlag)) {
      return explained(scanner, source, "No processor is listed: none is isolated.");
    }
    const tasks = isDomain ? "The scheduler moves no tasks to these processors. " : "";
    return explained(scanner, source, `${tasks}At least one processor must be left out.`);
  }
  takeIgnored(scanner, "Not read any more.");
  return explained(scanner, source, housekeeping);
}

/** Kernel: kernel/smp.c maxcpus, nrcpus, which read with get_option(). */
function countReader(name: "maxcpus" | "nrcpus", meaning: (count: number) => string): ValueReader {
  return (value) => {
    const source = { file: "kernel/smp.c", function: name };
    const negative = value.startsWith("-");
    const { value: number, rest } = readUnsigned(negative ? value.slice(1) : value, 0);
    if (value.length - rest.length === (negative ? 1 : 0))
      return explainedAs("No number: the kernel ignores it.", source);
    const count = Number(BigInt.asIntN(32, negative ? -number : number));
    const scanner = scanValue(value);
    take(scanner, value.length - rest.length, meaning(count));
    takeIgnored(scanner, "Not read: the number ends before it.");
    return explained(scanner, source);
  };
}

/** The parameters whose value is a list or a number of processors. */
export const processorReaders: Readonly<Record<string, ValueReader>> = {
  maxcpus: countReader("maxcpus", (count) =>
    count === 0
      ? "Only the processor that boots runs, and the kernel does without what several need."
      : `The kernel starts ${count} processor${count === 1 ? "" : "s"} at most; others can be switched on later.`,
  ),
  nr_cpus: countReader("nrcpus", (count) =>
    count > 0
      ? `The kernel never uses more than ${count} processor${count === 1 ? "" : "s"}.`
      : "No number above 0: the kernel ignores it.",
  ),
  isolcpus: readIsolatedProcessors,
  nohz_full: processorReader({
    file: "kernel/sched/isolation.c",
    function: "housekeeping_nohz_full_setup",
    what: "These processors have no timer tick while they run a single task; at least one must be left out.",
    malformed: housekeeping,
  }),
  rcu_nocbs: processorReader({
    file: "kernel/rcu/tree_nocb.h",
    function: "rcu_nocb_setup",
    what: "RCU's callbacks of these processors run in threads.",
    malformed: 'The kernel says "rcu_nocbs= bad CPU range, all CPUs set" and takes all processors.',
  }),
  irqaffinity: processorReader({
    file: "kernel/irq/irqdesc.c",
    function: "irq_affinity_setup",
    what: "Interrupts go to these processors, and always to the one that boots.",
    malformed:
      "The kernel says nothing; interrupts may go to the processors before the mistake and to the one that boots.",
  }),
  "workqueue.unbound_cpus": processorReader({
    file: "kernel/workqueue.c",
    function: "workqueue_unbound_cpus_setup",
    what: "Work that is bound to no processor runs on these.",
    malformed: 'The kernel says "workqueue.unbound_cpus: incorrect CPU range, using default".',
  }),
};
