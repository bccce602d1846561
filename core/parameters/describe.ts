/** What is known about a parameter, by its name, and the text that explains it in hovers and in the terminal. */
import type { Parameter } from "../cmdline/parse.js";
import { describeParameter } from "./described.js";
import type { ParameterDescription, ParameterSource } from "./description.js";
import { tableVersions } from "./kernel-table.js";
import { reportMarkdown, reportParameter } from "./report.js";

export { describedParameters, describeParameter } from "./described.js";

/**
 * The hover of one word of a command line, as Markdown; null where nothing is known of it. Without a written description
 * there is a shorter one, and what the generated tables tell. With the kernel's name of an architecture, it says so when kernels for that one do not know the parameter.
 */
export function hoverMarkdown(parameter: Parameter, arch: string | null = null): string | null {
  const description = describeParameter(parameter.name);
  if (description === null) return tableMarkdown(parameter.name, arch);
  const known = description.arch;
  if (arch === null || known === null || known.includes(arch)) return parameterMarkdown(description);
  const note = `**Kernels for ${arch} do not know this parameter**, only those for ${known.join(", ")}.`;
  return parameterMarkdown(description, [note]);
}

function tableMarkdown(name: string, arch: string | null): string | null {
  const report = reportParameter(name, { kernelVersion: tableVersions.at(-1) ?? "", arch: arch ?? "x86" });
  return report === null ? null : reportMarkdown(report);
}

/** The whole description as Markdown. `notes` are paragraphs that follow the summary. */
export function parameterMarkdown(description: ParameterDescription, notes: readonly string[] = []): string {
  const facts = [
    `- Written: \`${description.values}\``,
    `- Without it: ${description.default}`,
    ...(description.arch === null ? [] : [`- Architectures: ${description.arch.join(", ")}`]),
    ...(description.config === null ? [] : [`- Needs: ${description.config}`]),
    `- Read by: ${description.readBy.map(sourceMarkdown).join(", ")}`,
  ];
  return [
    `**${description.name}**`,
    description.summary,
    ...notes,
    ...description.details,
    facts.join("\n"),
    `[Kernel documentation](${description.url})`,
  ].join("\n\n");
}

function sourceMarkdown(source: ParameterSource): string {
  return `\`${source.function}()\` in \`${source.file}\``;
}
