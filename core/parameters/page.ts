/** All that is known about a parameter as one page of Markdown, the most important line first. */
import { compareVersions } from "../bootpath/kernel-version.js";
import { deprecationNote } from "./availability.js";
import { describeParameter } from "./described.js";
import { manualPages, type ParameterDescription } from "./description.js";
import { tableVersions } from "./kernel-table.js";
import { listed } from "./listed.js";
import type { ParameterReport } from "./report.js";

/** What a page is to have besides the facts. */
export interface PageOptions {
  /** Paragraphs that follow the summary. */
  readonly notes?: readonly string[];
  /** How many paragraphs of a long description to show; all of them where nothing is said. */
  readonly paragraphs?: number;
  /** The kernel whose documentation to link to; without it the newest. */
  readonly kernelVersion?: string;
  /** The value on the line, of which the kernel may say that it is deprecated; without it none. */
  readonly value?: string | null;
}

/** The page of a report. */
export function parameterPage(report: ParameterReport, options: PageOptions = {}): string {
  const written = describeParameter(report.name);
  const details = written?.details.slice(0, options.paragraphs ?? written.details.length) ?? [];
  const facts = [...(written === null ? tableFacts(report) : writtenFacts(written, report)), ...readerFacts(report)];
  const url = report.url === null ? null : manualUrl(report.url, options.kernelVersion ?? null);
  return [
    `**${report.name}**`,
    ...(report.summary === null ? [] : [report.summary]),
    ...deprecated(report, options),
    ...(options.notes ?? []),
    ...details,
    ...(facts.length === 0 ? [] : [facts.join("\n")]),
    ...(url === null ? [] : [`[${linkText(url)}](${url})`]),
  ].join("\n\n");
}

function linkText(url: string): string {
  return url.startsWith(manualPages.site) ? "Kernel documentation" : "Manual";
}

/** What the kernel's code says, or else its list. */
function deprecated({ name, deprecated: since }: ParameterReport, { value }: PageOptions): readonly string[] {
  const note = deprecationNote(name, value ?? null);
  if (note !== null) return [note];
  return since === null ? [] : [`**Deprecated**, as the kernel's list of parameters says (${since}).`];
}

/** The name, its summary and where to read more: for a hover that is about something else. */
export function shortPage(report: ParameterReport, options: PageOptions = {}): string {
  const url = report.url === null ? null : manualUrl(report.url, options.kernelVersion ?? null);
  const name = url === null ? `**${report.name}**` : `**[${report.name}](${url})**`;
  const notes = [...deprecated(report, options), ...(options.notes ?? [])];
  return [`${name}: ${report.summary ?? report.type ?? ""}`, ...notes].join("\n\n");
}

function writtenFacts(written: ParameterDescription, report: ParameterReport): readonly string[] {
  return [
    `- Written: \`${written.values}\``,
    `- Without it: ${written.default}`,
    ...factLines([
      ["Architectures", written.arch?.join(", ") ?? null],
      ["Kernels", versionText(report)],
      ["Needs", written.config],
      [
        "Read",
        written.early === "early" ? "early, before memory management is up" : "late, with the bulk of the parameters",
      ],
      ["Defined", definedAt(report)],
    ]),
    `- Read by: ${written.readBy.map((source) => `\`${source.function}()\` in \`${source.file}\``).join(", ")}`,
  ];
}

function tableFacts(report: ParameterReport): readonly string[] {
  return factLines([
    ["Value", report.type],
    ["Written", report.values === null ? null : `\`${report.values}\``],
    ["Without it", report.default],
    ["Architectures", report.arch === null ? null : report.arch.join(", ")],
    ["Kernels", versionText(report)],
    ["Needs", report.config],
    ["Read", report.read],
    ["Defined", definedAt(report)],
  ]);
}

/** The line is that of the newest version of the tables that has it. */
function definedAt({ source, versions }: ParameterReport): string | null {
  if (source === null) return null;
  const version = /:\d/.test(source) ? versions.at(-1) : undefined;
  return version === undefined ? `\`${source}\`` : `\`${source}\` (${version})`;
}

/** Lines of a Markdown list; those without a value are left out. */
export function factLines(list: readonly (readonly [label: string, value: string | null])[]): readonly string[] {
  return list.flatMap(([label, value]) => (value === null ? [] : [`- ${label}: ${value}`]));
}

/** A parameter of programs alone names the first of them in its summary. */
function readerFacts({ readers, versions }: ParameterReport): readonly string[] {
  return readers
    .slice(versions.length > 0 ? 0 : 1, 4)
    .map(({ program, summary }) => `- Read by ${program}: ${summary}`);
}

/** `in 6.12 and 7.2, not in 6.1`: what was looked at, and no more. */
export function versionText({ versions }: Pick<ParameterReport, "versions">): string | null {
  if (versions.length === 0) return null;
  const missing = tableVersions.filter((version) => !versions.includes(version));
  return missing.length === 0 ? `in ${listed(versions)}` : `in ${listed(versions)}, not in ${listed(missing)}`;
}

/**
 * A page of the kernel's documentation as it was in a version. The site keeps one set of pages for each release, and
 * those of the newest without a number; which releases after 6.18 it has is not known here.
 */
export function manualUrl(url: string, kernelVersion: string | null): string {
  if (kernelVersion === null || !url.startsWith(manualPages.site)) return url;
  const version = /^\d+\.\d+/.exec(kernelVersion)?.[0] ?? "0";
  const isKept = compareVersions(version, "5.10") >= 0 && compareVersions(version, "6.18") <= 0;
  return isKept ? url.replace(manualPages.site, `${manualPages.site}${version}/`) : url;
}
