/** The boot path of a target, for the rules whose severity follows from it. */
import { explainBoot, type BootExplanation } from "../bootpath/explain.js";
import { parseCommandLine } from "../cmdline/parse.js";
import { createTreeMemory } from "../manifest/tree-memory.js";
import type { BootTarget } from "../project/boot-target.js";
import { sourceContents } from "../project/source-file.js";

/**
 * What the kernel will do with a target; null where its initramfs is not known. Without a command line the empty one is
 * taken. No disk is there, and without a `.config` the kernel is the bundled one: what a rule says about mounting a root
 * must not rest on that.
 */
export function predictionOf(target: BootTarget): BootExplanation | null {
  const known = predictions.get(target);
  if (known !== undefined) return known;
  const prediction = predict(target);
  predictions.set(target, prediction);
  return prediction;
}

/** Several rules ask for the same one. */
const predictions = new WeakMap<BootTarget, BootExplanation | null>();

function predict({ tree, cmdline, sources, kernelVersion, arch, kernel }: BootTarget): BootExplanation | null {
  if (tree === null) return null;
  return memory(tree, [cmdline?.text ?? "", sources, kernelVersion, arch, kernel], (observed) =>
    explainBoot({
      commandLine: cmdline?.commandLine ?? parseCommandLine(""),
      tree: observed,
      contents: sourceContents(sources),
      kernelVersion,
      arch,
      ...(kernel === null ? {} : { kernel }),
    }),
  );
}

/** Few edits of a manifest have to do with the boot path. */
const memory = createTreeMemory<BootExplanation>();
