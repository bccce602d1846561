/** Tasks of the type `bootpath` as arguments of the command. */

/** The type, as package.json and `tasks.json` name it. */
export const taskType = "bootpath";

/** The verbs that make sense as tasks. */
export const taskVerbs = ["check", "boot", "explain", "pack", "log"] as const;

/** One of them. */
export type TaskVerb = (typeof taskVerbs)[number];

/** A task as `tasks.json` describes it. */
export interface BootpathTask {
  readonly verb: TaskVerb;
  /** The folder, manifest, log or other file that the verb is about; null for the folder of the workspace. */
  readonly path: string | null;
  /** The name of a target in `bootpath.json`. */
  readonly target: string | null;
  /** The file that `pack` writes. */
  readonly output: string | null;
  /** More options of the verb, as in a shell. */
  readonly options: readonly string[];
}

/** Reads a task definition, which can hold anything; null where it has no verb that is known. */
export function readTask(definition: Readonly<Record<string, unknown>>): BootpathTask | null {
  const verb = taskVerbs.find((one) => one === definition["verb"]);
  if (verb === undefined) return null;
  const text = (key: string) => (typeof definition[key] === "string" ? definition[key] : null);
  const options: unknown = definition["options"];
  return {
    verb,
    path: text("path"),
    target: text("target"),
    output: text("output"),
    options: Array.isArray(options) ? options.filter((option) => typeof option === "string") : [],
  };
}

/** The arguments of the command. */
export function taskArguments({ verb, path, target, output, options }: BootpathTask): readonly string[] {
  return [
    verb,
    path ?? ".",
    ...(target === null || verb === "check" || verb === "pack" || verb === "log" ? [] : ["--target", target]),
    ...(output === null || verb !== "pack" ? [] : ["--output", output]),
    ...options,
  ];
}
