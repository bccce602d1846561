/** A parameter that the kernel ignores, or is going to forget. */
import type { Cause, Observation } from "../cause.js";
import type { LogMessage, MessageMatch } from "../message.js";
import { deprecations } from "../messages.js";

export const deprecatedParameter: Cause = {
  code: "deprecated-parameter",
  severity: "information",
  title: "a parameter is out of date",
  messages: Object.values(deprecations),
  sources: [],
  leadsTo: [],
  recognise(match, line) {
    const known = advice.get(match.message);
    const name = known?.name ?? match.values[0]?.replace(/=$/, "") ?? "";
    return { line, key: name, subject: { kind: "parameter", name }, ...texts(name, known, match) };
  },
};

interface Advice {
  readonly name: string;
  /** Whether the kernel does nothing with it at all. */
  readonly effect: "ignored" | "works";
  readonly instead: string;
}

const ramDisk = "An initramfs needs no such option, and an image for a RAM disk is loaded without it.";

const advice: ReadonlyMap<LogMessage, Advice> = new Map<LogMessage, Advice>([
  [deprecations.loadRamdisk, { name: "load_ramdisk", effect: "ignored", instead: ramDisk }],
  [deprecations.promptRamdisk, { name: "prompt_ramdisk", effect: "ignored", instead: ramDisk }],
  [
    deprecations.noinitrd,
    { name: "noinitrd", effect: "works", instead: "Do not pass an initrd that is not to be used." },
  ],
  [
    deprecations.ramdiskStart,
    { name: "ramdisk_start", effect: "works", instead: "Pass the image itself as initrd, from its first byte." },
  ],
  [deprecations.clock, { name: "clock", effect: "works", instead: "Write clocksource= with the same value." }],
  [deprecations.clockPmtmr, { name: "clock", effect: "works", instead: "Write clocksource=acpi_pm." }],
  [
    deprecations.amdIommu,
    { name: "amd_iommu", effect: "works", instead: "Write iommu.strict=1 instead of amd_iommu=fullflush." },
  ],
  [
    deprecations.intelIommuForcedac,
    { name: "intel_iommu", effect: "works", instead: "Write iommu.forcedac=1 instead of intel_iommu=forcedac." },
  ],
  [
    deprecations.intelIommuStrict,
    { name: "intel_iommu", effect: "works", instead: "Write iommu.strict=1 instead of intel_iommu=strict." },
  ],
]);

/** A parameter as it is written: `clock=`. */
function written(name: string): string {
  return name === "noinitrd" ? name : `${name}=`;
}

function texts(
  name: string,
  known: Advice | undefined,
  { message }: MessageMatch,
): Pick<Observation, "severity" | "cause" | "fix"> {
  if (message === deprecations.obsolete) {
    return {
      severity: "warning",
      cause: `The kernel knows ${name} as a parameter of the past and does nothing with it.`,
      fix: `Remove ${name} from the command line.`,
    };
  }
  const cause =
    known?.effect === "ignored"
      ? `The kernel ignores ${written(name)}: what it once decided is no longer a choice. The boot is not changed by it.`
      : `The kernel still does what ${written(name)} says, but calls it out of date: a later version may not know it any more.`;
  return { cause, fix: known?.effect === "ignored" ? `Remove ${written(name)}. ${ramDisk}` : (known?.instead ?? "") };
}
