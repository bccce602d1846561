/** A report about a boot that went otherwise than predicted: our mistake, told so that we can repeat it. */
import type { BootExplanation } from "../core/bootpath/explain.js";
import { outcomeText } from "../core/bootpath/outcome-text.js";
import { defaultArch, defaultKernelVersion } from "../core/project/boot-target.js";
import type { PreparedBoot } from "./prepare.js";
import type { BootReport } from "./report.js";
import { headline } from "./verdict.js";

/** Who writes the report. */
export interface ReportOrigin {
  /** The version of Bootpath. */
  readonly version: string;
  /** Where reports go; null where the package does not say. */
  readonly address: string | null;
  /** The operating system and the program around us: "linux x64, VS Code 1.100.3". */
  readonly surroundings: string;
}

/** Where a package says that its bugs, or at least its sources, are; null where it does not. */
export function reportAddress(packageJson: unknown): string | null {
  for (const key of ["bugs", "repository", "homepage"]) {
    const entry = propertyOf(packageJson, key);
    const address = propertyOf(entry, "url") ?? propertyOf(entry, "email") ?? entry;
    if (typeof address === "string" && address !== "") return address;
  }
  return null;
}

/** The report as Markdown. Nothing in it was sent anywhere, and it says so. */
export function mistakeReport(boot: PreparedBoot, report: BootReport, origin: ReportOrigin): string {
  const { plan, cmdline, manifest } = boot;
  const said = report.log === "" ? report.screen.join("\n") : report.log;
  return [
    "# A boot that Bootpath predicted wrongly",
    `Nothing has been sent. Please read this, take out what is private (names, addresses and keys in the command line, in the manifest and in the log), and send it ${whereTo(origin.address)}.`,
    "If a program of the initramfs matters, say what it is: the first line of a script, or what `file` says about it.",
    "## Versions",
    listOf([
      `Bootpath ${origin.version}, ${origin.surroundings}`,
      `Kernel: the bundled ${defaultKernelVersion} for ${defaultArch}, initramfs ${plan.delivery}`,
      `Machine: ${report.engine}, ${plan.memory} MiB`,
    ]),
    "## What was predicted",
    outcomeText(boot.predicted() ?? nothingPredicted),
    fenced((boot.predicted() ?? nothingPredicted).messages.join("\n")),
    "## What happened",
    `${report.outcome}: ${headline(report)}.`,
    "## The command line",
    fenced(cmdline),
    "## The manifest",
    manifest === null ? "There is none." : fenced(manifest),
    "## What the kernel said",
    fenced(said),
  ]
    .join("\n\n")
    .concat("\n");
}

const nothingPredicted: BootExplanation = { outcome: "panic", init: null, messages: [], steps: [], decisive: -1 };

function whereTo(address: string | null): string {
  return address === null
    ? "to those who gave you Bootpath: this copy does not say where its bugs go"
    : `to ${address}`;
}

function listOf(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** A block of code, in a fence that its text does not hold. */
function fenced(text: string): string {
  const clean = text.replaceAll("\r", "").replace(/\n+$/, "");
  const longest = Math.max(2, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${clean}\n${fence}`;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
