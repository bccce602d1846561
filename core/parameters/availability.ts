/** Whether the kernel of a target has a parameter at all, and whether it is still a good one: sentences for hovers. */
import { isAtLeast } from "../bootpath/kernel-version.js";
import { foldParameterName } from "../cmdline/names.js";
import { deprecatedParameters, type DeprecatedParameter } from "./deprecated.js";
import { describeParameter } from "./described.js";
import { tableVersions } from "./kernel-table.js";
import { listed } from "./listed.js";
import { kernelArch, nearestVersions, type KernelChoice, type ParameterKnowledge } from "./look-up.js";

/** Why a kernel does not have a parameter that others have, as Markdown; null where it may have it. */
export function absenceNote(
  { name, definitions, available, family }: ParameterKnowledge,
  kernel: KernelChoice,
): string | null {
  const arch = kernelArch(kernel.arch);
  const written = describeParameter(name)?.arch ?? null;
  if (written !== null && !written.includes(arch)) return foreignNote(arch, written);
  if (definitions.length === 0 || available.length > 0 || family !== null) return null;
  const here = definitions.filter((definition) => definition.arch === null || definition.arch === arch);
  if (here.length === 0) {
    const archs = new Set(definitions.map((definition) => definition.arch ?? ""));
    return foreignNote(arch, [...archs].sort());
  }
  const versions = tableVersions.filter((version) => here.some((definition) => definition.versions.includes(version)));
  const asked = nearestVersions(kernel.kernelVersion);
  const which =
    asked.length === 1 && asked[0] === kernel.kernelVersion
      ? kernel.kernelVersion
      : `${kernel.kernelVersion}, as far as ${asked.join(" and ")} tell,`;
  return `**Linux ${which} does not have this parameter**, only ${listed(versions)}.`;
}

function foreignNote(arch: string, known: readonly string[]): string {
  return `**Kernels for ${arch} do not know this parameter**, only those for ${known.join(", ")}.`;
}

/** What the kernel itself says against a parameter or its value, as Markdown; null where nothing. */
export function deprecationNote(name: string, value: string | null): string | null {
  const folded = foldParameterName(name);
  const entry = deprecatedParameters.find(
    (one) => foldParameterName(one.name) === folded && (one.values === null || one.values.test(value ?? "")),
  );
  if (entry === undefined) return null;
  const what = entry.values === null ? "" : "This value: ";
  const effect = entry.effect === "none" ? "ignored" : "deprecated, though it still works,";
  const instead = entry.instead === null ? "" : ` Write \`${entry.instead}\` instead.`;
  return `**${what}${capital(effect, what === "")}** ${versionsOf(entry)}.${instead} (\`${entry.function}()\` in \`${entry.file}\`)`;
}

function capital(text: string, isFirst: boolean): string {
  return isFirst ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function versionsOf({ since }: DeprecatedParameter): string {
  const [from, before] = [true, false].map((wanted) =>
    tableVersions.filter((version) => isAtLeast(version, since) === wanted),
  );
  const not = before === undefined || before.length === 0 ? "" : `, not in ${listed(before)}`;
  return `in Linux ${listed(from ?? [])}${not}`;
}
