/** Whether a kernel with a known `.config` has a parameter. Speaks only where that is certain. */
import type { KernelConfiguration } from "../bootpath/kernel-configuration.js";
import { compareVersions } from "../bootpath/kernel-version.js";
import { tableVersions, type ParameterDefinition } from "./kernel-table.js";
import { lookUpParameter, nearestVersions, type KernelChoice } from "./look-up.js";

/** What the configuration makes of a parameter. */
export interface ConfiguredAs {
  /** `absent`: the kernel does not have it. `module`: a module has it, so it counts when that is loaded. */
  readonly state: "absent" | "module";
  /** The definitions with the option that decides; its value is null where it is not set. */
  readonly reasons: readonly {
    readonly definition: ParameterDefinition;
    readonly option: string;
    readonly value: string | null;
  }[];
}

/** What the configuration makes of a parameter; null where the kernel has it built in, or where that is not certain. */
export function configuredAs(name: string, kernel: KernelChoice): ConfiguredAs | null {
  const configuration = kernel.kernel?.configuration ?? null;
  if (configuration === null) return null;
  const choice = { ...kernel, kernelVersion: configuration.version ?? kernel.kernelVersion };
  const { available, family, openSetups } = lookUpParameter(name, choice);
  if (available.length === 0 || family !== null || openSetups.length > 0) return null;
  const fates = available.map((definition) =>
    speaksFor(definition, choice) ? fateOf(definition, configuration) : null,
  );
  const reasons = fates.flatMap((fate) => fate ?? []);
  if (reasons.length < available.length) return null;
  const inModules = reasons.filter(({ state }) => state === "module");
  return inModules.length > 0 ? { state: "module", reasons: inModules } : { state: "absent", reasons };
}

/** Sentences for a hover, as Markdown; null where nothing is certain. */
export function configurationNote(name: string, kernel: KernelChoice): string | null {
  const configured = configuredAs(name, kernel);
  const [reason] = configured?.reasons ?? [];
  if (configured === null || reason === undefined) return null;
  if (configured.state === "module") {
    const { module, file } = reason.definition;
    return (
      `**Not built into this kernel**: CONFIG_${reason.option} is \`m\`, so \`${file}\` is a part of the module ` +
      `\`${module ?? ""}\`. The parameter is read when that is loaded by a modprobe that passes it on.`
    );
  }
  const causes = configured.reasons.map(
    ({ option, value }) => `CONFIG_${option} ${value === null ? "is not set" : `is \`${value}\``}`,
  );
  const files = configured.reasons.map(({ definition }) => `\`${definition.file}\``);
  return `**Not built into this kernel**: ${[...new Set(causes)].join(" and ")}, and ${[...new Set(files)].join(" and ")} needs it.`;
}

/**
 * Whether the gates of a definition are those of the kernel: its own tree's, or those of the versions of the tables
 * around it.
 */
function speaksFor({ versions }: ParameterDefinition, { kernelTree, kernelVersion }: KernelChoice): boolean {
  if ((kernelTree?.sources ?? null) !== null) return true;
  const [oldest = "", newest = ""] = [tableVersions[0], tableVersions.at(-1)];
  if (compareVersions(kernelVersion, oldest) < 0 || compareVersions(kernelVersion, newest) > 0) return false;
  return nearestVersions(kernelVersion).every((version) => versions.includes(version));
}

function fateOf(
  definition: ParameterDefinition,
  configuration: KernelConfiguration,
): (ConfiguredAs["reasons"][number] & Pick<ConfiguredAs, "state">) | null {
  const { gates, kind } = definition;
  for (const { option, kind: gate } of gates) {
    if (gate === "newest") continue;
    const value = configuration.value(option);
    if (configuration.isSet(option) === "no") return { state: "absent", definition, option, value: null };
    if (value === "m" && gate === "yes") return { state: "absent", definition, option, value };
  }
  const modular = gates.find(({ option, kind: gate }) => gate === "built" && configuration.value(option) === "m");
  if (modular === undefined || !gates.every(({ option, kind: gate }) => isCertain(configuration, option, gate))) {
    return null;
  }
  // In a module, __setup() is nothing (include/linux/init.h).
  const state = kind === "module" ? "module" : "absent";
  return { state, definition, option: modular.option, value: "m" };
}

/** Whether an option that is set is enough. */
function isCertain(configuration: KernelConfiguration, option: string, gate: string): boolean {
  return configuration.value(option) === "y" || (gate === "built" && configuration.value(option) === "m");
}
