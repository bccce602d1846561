/** What is known about a parameter, by its name, and the text that explains it in hovers and in the terminal. */
import type { Parameter } from "../cmdline/parse.js";
import { absenceNote } from "./availability.js";
import type { ParameterDescription } from "./description.js";
import { tableVersions } from "./kernel-table.js";
import { lookUpParameter, type KernelChoice } from "./look-up.js";
import { parameterPage } from "./page.js";
import { reportParameter } from "./report.js";

export { describedParameters, describeParameter } from "./described.js";

/** The page of the parameter of one word, as Markdown; null where nothing is known of it. */
export function hoverMarkdown(parameter: Parameter, kernel: KernelChoice): string | null {
  const report = reportParameter(parameter.name, kernel);
  if (report === null) return null;
  const absence = absenceNote(lookUpParameter(parameter.name, kernel), kernel);
  return parameterPage(report, {
    notes: absence === null ? [] : [absence],
    kernelVersion: kernel.kernelVersion,
    value: parameter.value,
  });
}

/** The page of a parameter that is described at length, as Markdown. `notes` are paragraphs that follow the summary. */
export function parameterMarkdown(description: ParameterDescription, notes: readonly string[] = []): string {
  const kernel = { kernelVersion: tableVersions.at(-1) ?? "", arch: description.arch?.[0] ?? "x86" };
  const report = reportParameter(description.name, kernel);
  return report === null ? `**${description.name}**\n\n${description.summary}` : parameterPage(report, { notes });
}
