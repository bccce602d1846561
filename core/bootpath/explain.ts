/**
 * The boot path: what kernel_init() will do with a command line and an initramfs, before it does it. No block device is
 * there but the RAM disks.
 */
import type { ContentsByLocation } from "../binary/file-content.js";
import { commandLineLimit } from "../cmdline/limits.js";
import { parseCommandLine, type CommandLine } from "../cmdline/parse.js";
import { buildTree, resolvePath, type InitramfsTree } from "../manifest/tree.js";
import { decodeBytes, encodeBytes } from "../text/bytes.js";
import { initialSettings, type BootSettings } from "./boot-settings.js";
import { explainCommandLine } from "./explain-command-line.js";
import { readCommandLine } from "./init-arguments.js";
import { bundledKernelFacts, type KernelFacts } from "./kernel-facts.js";
import { kernelRules, type KernelRules } from "./kernel-rules.js";
import { openConsole, type ConsoleState } from "./open-console.js";
import { prepareNamespace } from "./prepare-namespace.js";
import { runInit, type StartedInit } from "./run-init.js";
import { shown, whyNotFound } from "./open-executable.js";
import { parameterSubject, pathSubject, wordSubject } from "./subjects.js";
import { addStep, enterStage, logLine, logPanic, markDecisive, newTrace, type Step, type Trace } from "./trace.js";

/** What the prediction starts from. */
export interface BootInput {
  readonly commandLine: CommandLine;
  /** The root file system when the initramfs has been unpacked; see `buildTree`. Its delivery is part of it. */
  readonly tree: InitramfsTree;
  /** Contents of the files, by their location as written in the manifest. Files without are taken for good programs. */
  readonly contents: ContentsByLocation;
  /** `6.12`, `6.1` … */
  readonly kernelVersion: string;
  /** The kernel's name of the architecture. */
  readonly arch: string;
  /** What is known of the kernel's configuration; by default that of the bundled one. */
  readonly kernel?: KernelFacts;
}

/** PID 1 as it is started. */
export interface PredictedInit {
  /** What the kernel prints behind "Run". */
  readonly path: string;
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly console: ConsoleState;
}

/** Where the boot leads, and how. */
export interface BootExplanation {
  /** `userspace`: PID 1 was started. `waits`: the kernel waits for a root device and never goes on. */
  readonly outcome: "userspace" | "panic" | "waits";
  /** Null unless the outcome is `userspace`. */
  readonly init: PredictedInit | null;
  /** The lines that the kernel logs about all this, in order, without time stamps and whatever the log level. */
  readonly messages: readonly string[];
  readonly steps: readonly Step[];
  /** Index of the step that explains the outcome best. */
  readonly decisive: number;
}

/** Predicts a boot. Never throws. */
export function explainBoot(input: BootInput): BootExplanation {
  const rules = kernelRules(input.kernelVersion);
  const trace = newTrace(rules.longestMessage);
  const kernel = input.kernel ?? bundledKernelFacts(input.kernelVersion, input.arch);
  noteEvidence(rules, kernel, input, trace);
  const settings = initialSettings({
    version: input.kernelVersion,
    limit: kernel.initArgumentLimit,
    ramDisks: kernel.ramDisks,
  });
  const commandLine = fitted(input, trace);
  const read = readCommandLine(commandLine, kernel.known, settings);
  explainCommandLine(read, settings, trace);
  if (read.panic !== null) {
    logPanic(trace, read.panic);
    return explanation("panic", null, trace);
  }
  const tree = unpackedTree(input.tree, kernel, trace);
  const console = openConsole({ tree, settings, kernel, rules }, trace);
  return fromInitramfs({ ...input, tree }, { settings, kernel, rules, console }, trace);
}

interface Situation {
  readonly settings: BootSettings;
  readonly kernel: KernelFacts;
  readonly rules: KernelRules;
  readonly console: ConsoleState;
}

/** The rest of kernel_init_freeable(), and kernel_init(). */
function fromInitramfs(input: BootInput, situation: Situation, trace: Trace): BootExplanation {
  const { settings, kernel, rules, console } = situation;
  const rdinit = checkAccess(input.tree, settings, rules, trace);
  let { tree } = input;
  if (rdinit === "missing") {
    const prepared = prepareNamespace({ tree, settings, kernel, rules }, trace);
    if (prepared.kind === "panic" || prepared.kind === "waits") return explanation(prepared.kind, null, trace);
    if (prepared.kind === "mounted") tree = emptyTree;
  }
  const execution = {
    tree,
    contents: input.contents,
    formats: kernel.formats,
    scripts: kernel.scripts,
    mostProgramHeaderBytes: rules.mostProgramHeaderBytes,
  };
  const started = runInit({ settings, kernel, rules, execution, rdinit }, trace);
  return explanation(started === null ? "panic" : "userspace", started && withConsole(started, console), trace);
}

/** init/noinitramfs.c makes the same nodes as the kernel's default archive. */
const ownTree = buildTree([], { delivery: "external" });

function unpackedTree(tree: InitramfsTree, { archives }: KernelFacts, trace: Trace): InitramfsTree {
  enterStage(trace, "initramfs");
  if (archives === "unpacked") return tree;
  addStep(
    trace,
    "init/noinitramfs.c default_rootfs",
    "The kernel unpacks no initramfs.",
    "It was built without CONFIG_BLK_DEV_INITRD.",
  );
  return ownTree;
}

/** A root file system without programs, as tmpfs is right after its mounting. */
const emptyTree = buildTree([], { delivery: "builtin" });

function withConsole(started: StartedInit, console: ConsoleState): PredictedInit {
  return { ...started, console };
}

function explanation(
  outcome: BootExplanation["outcome"],
  init: PredictedInit | null,
  { messages, steps, decisive }: Trace,
): BootExplanation {
  const found = decisive === null ? -1 : steps.indexOf(decisive);
  return { outcome, init, messages, steps, decisive: found < 0 ? steps.length - 1 : found };
}

/** init_eaccess(): asks whether the path exists, and whatever it is, root may use it. */
function checkAccess(
  tree: InitramfsTree,
  settings: BootSettings,
  rules: KernelRules,
  trace: Trace,
): "found" | "missing" {
  enterStage(trace, "access");
  const source = "init/main.c kernel_init_freeable";
  const program = pathSubject(settings.rdinit, "program");
  const subjects = settings.rdinitGiven ? [parameterSubject("rdinit="), program] : [program];
  const wanted = settings.rdinitGiven ? `${shown(settings.rdinit)}, which rdinit= names,` : "/init";
  const named = settings.rdinitGiven ? `rdinit=${settings.rdinit}` : "/init";
  const found = resolvePath(tree, settings.rdinit);
  if (found.kind === "found") {
    addStep(
      trace,
      source,
      `The kernel starts from the initramfs, with ${settings.rdinit}.`,
      `${named} exists in it. root= is not looked at, and init= only when ${settings.rdinit} cannot be started.`,
      subjects,
    );
    return "found";
  }
  const isLogged = rules.accessMessage === "always" || (rules.accessMessage === "with-rdinit" && settings.rdinitGiven);
  if (isLogged)
    logLine(trace, `check access for rdinit=${settings.rdinit} failed: -${accessErrors[found.errno] ?? 0}, ignoring`);
  addStep(
    trace,
    source,
    "The kernel leaves the initramfs alone and mounts a root file system.",
    `${whyNotFound(wanted, found.errno, found.component)}${isLogged ? "" : " The kernel says nothing about that."}`,
    subjects,
  );
  noteInitOption(tree, settings, trace);
  // With a root= it is meant to be so.
  if (settings.root === "" || settings.rdinitGiven) markDecisive(trace);
  return "missing";
}

/** The most frequent mistake: `init=` for a program of the initramfs. */
function noteInitOption(tree: InitramfsTree, { init, root }: BootSettings, trace: Trace): void {
  if (init === null || resolvePath(tree, init).kind === "failed") return;
  addStep(
    trace,
    "init/main.c kernel_init",
    `init=${init} does not make the kernel start it from the initramfs.`,
    `init= names a program of the root file system that is mounted now. The initramfs has ${init} too: rdinit=${init} would start it.`,
    [parameterSubject("init="), pathSubject(init, "program")],
  );
  if (root === "") markDecisive(trace);
}

const accessErrors: Readonly<Partial<Record<string, number>>> = { ENOENT: 2, ENOTDIR: 20, ENAMETOOLONG: 36, ELOOP: 40 };

/** What is left of a command line that is too long. Kernel: setup_arch(), see core/cmdline/limits.ts. */
function fitted({ commandLine, arch, kernelVersion }: BootInput, trace: Trace): CommandLine {
  const limit = commandLineLimit(arch, kernelVersion);
  if (limit === null || commandLine.byteLength <= limit.usable) return commandLine;
  const seen = decodeBytes(encodeBytes(commandLine.text).subarray(0, limit.usable));
  addStep(
    trace,
    limit.file,
    `The kernel sees the first ${limit.usable} bytes of the command line and drops the rest.`,
    `The command line has ${commandLine.byteLength} bytes, and COMMAND_LINE_SIZE is ${limit.size}.`,
    [wordSubject({ start: seen.length, end: commandLine.end })],
  );
  return parseCommandLine(seen);
}

function noteEvidence(rules: KernelRules, kernel: KernelFacts, { arch, kernelVersion }: BootInput, trace: Trace): void {
  if (rules.evidence !== "recorded") {
    const why =
      rules.evidence === "articles"
        ? "What it does is known from articles that quote its source."
        : "Only 6.1, 6.12 and 7.2 have been compared with real kernels; the nearest of them stands in for it.";
    addStep(trace, "init/main.c", `Linux ${kernelVersion} may differ in details from what follows.`, why);
  }
  if (kernel.formats === null) {
    addStep(
      trace,
      "fs/binfmt_elf.c load_elf_binary",
      "Whether the kernel can execute a program is not checked.",
      `Nothing is known about the architecture "${arch}".`,
    );
  }
}
