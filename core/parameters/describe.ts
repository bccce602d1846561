/** What is known about a parameter, by its name, and the text that explains it in hovers and in the terminal. */
import { foldParameterName } from "../cmdline/names.js";
import type { Parameter } from "../cmdline/parse.js";
import type { ParameterDescription, ParameterSource } from "./description.js";
import { consoleAndLogParameters } from "./written/console-and-log.js";
import { firstProgramParameters } from "./written/first-program.js";
import { hardwareParameters } from "./written/hardware.js";
import { initramfsParameters } from "./written/initramfs.js";
import { rootFileSystemParameters } from "./written/root-file-system.js";

/**
 * The description of a parameter, by its name on the command line: "-" and "_" are the same, capital letters are not
 * small ones (kernel/params.c parameq). Null for a name that is not described.
 */
export function describeParameter(name: string): ParameterDescription | null {
  return byName.get(foldParameterName(name)) ?? null;
}

/** All described parameters, sorted by name. */
export function describedParameters(): readonly ParameterDescription[] {
  return [...byName.values()];
}

/**
 * The hover of one word of a command line, as Markdown; null for a parameter that is not described. With the kernel's
 * name of an architecture, it says so when kernels for that one do not know the parameter.
 */
export function hoverMarkdown(parameter: Parameter, arch: string | null = null): string | null {
  const description = describeParameter(parameter.name);
  if (description === null) return null;
  const known = description.arch;
  if (arch === null || known === null || known.includes(arch)) return parameterMarkdown(description);
  const note = `**Kernels for ${arch} do not know this parameter**, only those for ${known.join(", ")}.`;
  return parameterMarkdown(description, [note]);
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

const byName: ReadonlyMap<string, ParameterDescription> = new Map(
  [
    ...firstProgramParameters,
    ...rootFileSystemParameters,
    ...consoleAndLogParameters,
    ...initramfsParameters,
    ...hardwareParameters,
  ]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((description) => [foldParameterName(description.name), description]),
);
