/** What a configuration of `launch.json` asks for. */
import type { BootPlan } from "../../boot/plan.js";
import type { Translator } from "../translator.js";

/** The type of sessions, as package.json and `launch.json` name it. */
export const debugType = "bootpath";

/** A configuration that was read; what it does not say is null. */
export interface LaunchSettings {
  /** A command line, a manifest, a `bootpath.json`, or a folder. */
  readonly path: string | null;
  /** The target, where `path` leads to several. */
  readonly target: string | null;
  /** The command line itself, instead of the target's. */
  readonly cmdline: string | null;
  readonly kernel: string | null;
  readonly engine: BootPlan["engine"] | null;
  /** MiB. */
  readonly memory: number | null;
  /** Seconds. */
  readonly timeout: number | null;
  readonly until: RegExp | null;
  readonly afterBoot: "keep" | "stop";
}

/** Reads a configuration, which can hold anything. A string is a sentence about what is wrong. */
export function readLaunchSettings(
  configuration: Readonly<Record<string, unknown>>,
  l10n: Translator,
): LaunchSettings | string {
  const wrong: string[] = [];
  const text = (key: string): string | null => {
    const value = configuration[key];
    if (value === undefined || value === null) return null;
    if (typeof value === "string") return value;
    wrong.push(l10n.t('"{0}" must be a text.', key));
    return null;
  };
  const number = (key: string, least: number): number | null => {
    const value = configuration[key];
    if (value === undefined || value === null) return null;
    if (typeof value === "number" && value >= least) return value;
    wrong.push(l10n.t('"{0}" must be a number of at least {1}.', key, least));
    return null;
  };
  const oneOf = <Value extends string>(key: string, values: readonly Value[]): Value | null => {
    const given = text(key);
    const value = values.find((one) => one === given) ?? null;
    if (given !== null && value === null) {
      wrong.push(l10n.t('"{0}" must be one of these: {1}.', key, values.map((one) => `"${one}"`).join(", ")));
    }
    return value;
  };
  const pattern = (key: string): RegExp | null => {
    const source = text(key);
    try {
      return source === null ? null : new RegExp(source, "m");
    } catch (error) {
      wrong.push(`"${key}": ${error instanceof Error ? error.message : String(error)}.`);
      return null;
    }
  };
  const settings: LaunchSettings = {
    path: text("path"),
    target: text("target"),
    cmdline: text("cmdline"),
    kernel: text("kernel"),
    engine: oneOf("engine", ["v86", "qemu"]),
    memory: number("memory", 1),
    timeout: number("timeout", 1),
    until: pattern("until"),
    afterBoot: oneOf("afterBoot", ["keep", "stop"]) ?? "keep",
  };
  return wrong.length > 0 ? wrong.join(" ") : settings;
}

/** A plan with what the configuration says over it. */
export function withLaunchSettings(plan: BootPlan, settings: LaunchSettings): BootPlan {
  return {
    ...plan,
    cmdline: settings.cmdline === null ? plan.cmdline : { kind: "text", text: settings.cmdline },
    kernelPath: settings.kernel ?? plan.kernelPath,
    engine: settings.engine ?? plan.engine,
    memory: settings.memory ?? plan.memory,
  };
}
