/** Says before a boot how it will go, and afterwards whether that was right. */
import { explainBoot, type BootExplanation } from "../core/bootpath/explain.js";
import { parseManifest, type Manifest } from "../core/manifest/parse.js";
import { defaultArch, defaultKernelVersion } from "../core/project/boot-target.js";
import { readBootInput } from "../host/boot-input.js";
import { contentReader } from "../host/file-content.js";
import { manifestVariables } from "../host/variables.js";
import { joinManifests, manifestBase, type BootEnvironment } from "./initramfs.js";
import { initProgram, type BootOutcome } from "./outcome.js";
import type { BootPlan } from "./plan.js";

/**
 * The prediction for a boot. Null where it would be a guess: for a kernel that is not ours, of which neither version nor
 * configuration is known, and for a ready image, into which we do not look.
 */
export function predictBoot(plan: BootPlan, cmdline: string, environment: BootEnvironment): BootExplanation | null {
  if (plan.kernelPath !== null || plan.initramfs.kind === "image") return null;
  const manifests: readonly Manifest[] =
    plan.initramfs.kind === "none" ? [] : [parseManifest(joinManifests(plan.initramfs.paths, environment.files).text)];
  const { input } = readBootInput(
    {
      cmdline,
      manifests,
      base: plan.initramfs.kind === "none" ? "." : manifestBase(plan.initramfs),
      variables: manifestVariables(environment, plan.variables),
      delivery: plan.delivery,
      kernelVersion: defaultKernelVersion,
      arch: defaultArch,
    },
    contentReader(),
  );
  return explainBoot(input);
}

/**
 * Whether what happened is what was predicted: the outcome, and for user space the program that runs. `evidence` is what
 * the kernel said, on the serial line or on the screen. Null where there is nothing to compare.
 */
export function agrees(predicted: BootExplanation | null, outcome: BootOutcome, evidence: string): boolean | null {
  if (predicted === null || outcome === "unknown") return null;
  if (outcome !== predicted.outcome) return false;
  const program = initProgram(evidence);
  return predicted.init === null || program === null || program === predicted.init.path;
}
