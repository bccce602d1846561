/** The execution of programs of a boot target, for those who look at a target instead of a whole boot. */
import { createTreeMemory } from "../manifest/tree-memory.js";
import type { InitramfsTree } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { sourceContents } from "../project/source-file.js";
import { initramfsEntryPoint, type EntryPoint } from "./entry-point.js";
import { execute } from "./execute.js";
import { bundledKernelFacts } from "./kernel-facts.js";
import { kernelRules } from "./kernel-rules.js";
import type { ExecuteInput, Execution } from "./open-executable.js";

/** The attempt to start the entry point of an initramfs. */
export interface EntryExecution {
  readonly entry: EntryPoint;
  readonly execution: Execution;
  /** The paths that execution comes to: the program, then interpreters of scripts, then a loader. */
  readonly opened: readonly string[];
}

/**
 * What becomes of the entry point of a target; null where its initramfs is not known or not unpacked, or has no entry
 * point.
 */
export function executeEntryPoint(target: BootTarget): EntryExecution | null {
  const known = executions.get(target);
  if (known !== undefined) return known;
  const result = target.tree === null ? null : executeEntry(target, target.tree);
  executions.set(target, result);
  return result;
}

/** Several rules ask for the same one. */
const executions = new WeakMap<BootTarget, EntryExecution | null>();

/** What execution looks at in a target; null where the initramfs is not known. `opened` gets the paths that are opened. */
export function executeInputOf(target: BootTarget, opened?: string[]): ExecuteInput | null {
  if (target.tree === null) return null;
  const kernel = target.kernel ?? bundledKernelFacts(target.kernelVersion, target.arch);
  return {
    tree: target.tree,
    contents: contentsOf(target),
    formats: kernel.formats,
    scripts: kernel.scripts,
    mostProgramHeaderBytes: kernelRules(target.kernelVersion).mostProgramHeaderBytes,
    ...(opened === undefined ? {} : { opened }),
  };
}

function executeEntry(target: BootTarget, tree: InitramfsTree): EntryExecution | null {
  const { cmdline, sources, kernelVersion, arch, kernel } = target;
  return memory(tree, [cmdline?.text ?? null, sources, kernelVersion, arch, kernel], (observed) => {
    const opened: string[] = [];
    const input = executeInputOf(target, opened);
    if (input === null || kernel?.archives === "ignored") return null;
    const entry = initramfsEntryPoint(cmdline?.commandLine ?? null, observed);
    if (!entry.found) return null;
    return { entry, execution: execute(entry.path, [entry.path], { ...input, tree: observed }), opened };
  });
}

/** Few edits of a manifest have to do with the first program. */
const memory = createTreeMemory<EntryExecution | null>();

function contentsOf(target: BootTarget): ExecuteInput["contents"] {
  const known = contents.get(target);
  if (known !== undefined) return known;
  const read = sourceContents(target.sources);
  contents.set(target, read);
  return read;
}

/** A manifest may name thousands of files. */
const contents = new WeakMap<BootTarget, ExecuteInput["contents"]>();
