/** What becomes of each word of a target's command line, for the rules that ask. */
import { initialSettings, type BootSettings } from "../bootpath/boot-settings.js";
import { readCommandLine, type ReadCommandLine } from "../bootpath/init-arguments.js";
import { bundledKernelFacts, type KernelFacts } from "../bootpath/kernel-facts.js";
import type { BootTarget } from "../project/boot-target.js";

/** The words with their fates, and what they set. */
export interface CommandLineReading extends ReadCommandLine {
  readonly settings: BootSettings;
  readonly kernel: KernelFacts;
}

/**
 * The reading of the target's command line; null without one. Where no `.config` is at hand the kernel is the bundled
 * one, which knows fewer parameters than a distribution's: see `isParameterName`.
 */
export function readingOf(target: BootTarget): CommandLineReading | null {
  const known = readings.get(target);
  if (known !== undefined) return known;
  const reading = read(target);
  readings.set(target, reading);
  return reading;
}

/** Several rules ask for the same one. */
const readings = new WeakMap<BootTarget, CommandLineReading | null>();

function read(target: BootTarget): CommandLineReading | null {
  if (target.cmdline === null) return null;
  const kernel = target.kernel ?? bundledKernelFacts(target.kernelVersion, target.arch);
  const settings = initialSettings({
    version: target.kernelVersion,
    limit: kernel.initArgumentLimit,
    ramDisks: kernel.ramDisks,
  });
  return { ...readCommandLine(target.cmdline.commandLine, kernel.known, settings), settings, kernel };
}
