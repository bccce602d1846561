/** The model of `bootpath.json`: which command line, manifest and kernel belong together. */
import type { Delivery } from "./boot-target.js";

/** A machine to boot on. */
export interface MachineDescription {
  readonly engine: "v86" | "qemu";
  /** MiB of memory. */
  readonly memory: number;
}

/** One entry of `targets`. Paths are as written: relative to the folder of `bootpath.json`. */
export interface ProjectTarget {
  readonly name: string;
  readonly cmdline: string | null;
  readonly manifests: readonly string[];
  /** A ready initramfs image instead of a manifest. */
  readonly initramfs: string | null;
  /** The kernel image; null for the bundled one. */
  readonly kernel: string | null;
  readonly delivery: Delivery;
  readonly arch: string | null;
  readonly kernelVersion: string | null;
  readonly machine: MachineDescription;
  /** Values for `${NAME}` in the manifest. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What a `bootpath.json` says, and everything in it that could not be used, each as one sentence. */
export interface ProjectFile {
  readonly targets: readonly ProjectTarget[];
  readonly problems: readonly string[];
}

/** The machine that is booted where none is described. */
export const defaultMachine: MachineDescription = { engine: "v86", memory: 128 };

/** Reads a `bootpath.json`. Never throws: what cannot be used is named in `problems`. */
export function parseProjectFile(text: string): ProjectFile {
  const json = parseJson(text);
  if (typeof json === "string") return { targets: [], problems: [json] };
  const list = isObject(json.value) ? json.value["targets"] : undefined;
  if (!Array.isArray(list)) return { targets: [], problems: ['Expected an object with a list "targets".'] };
  const problems: string[] = [];
  const targets = list.flatMap((entry: unknown, index) => {
    if (isObject(entry)) return [readTarget(entry, index, problems)];
    problems.push(`targets[${index}]: expected an object.`);
    return [];
  });
  return { targets, problems };
}

/** Reads single values out of one target and notes which of them have a type that cannot be used. */
class TargetReader {
  constructor(
    private readonly entry: Readonly<Record<string, unknown>>,
    private readonly at: string,
    private readonly problems: string[],
  ) {}

  text(key: string): string | null {
    const value = this.entry[key];
    if (value === undefined) return null;
    if (typeof value === "string" && value !== "") return value;
    this.problem(key, "expected a text that is not empty");
    return null;
  }

  texts(key: string): readonly string[] {
    const value = this.entry[key];
    if (!Array.isArray(value)) {
      const single = this.text(key);
      return single === null ? [] : [single];
    }
    const texts = value.filter((item) => typeof item === "string");
    if (texts.length < value.length) this.problem(key, "expected a text or a list of texts");
    return texts;
  }

  choice<T extends string>(key: string, choices: readonly T[], otherwise: T): T {
    const value = this.entry[key];
    if (value === undefined) return otherwise;
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) this.problem(key, `expected ${choices.map((c) => `"${c}"`).join(" or ")}`);
    return choice ?? otherwise;
  }

  number(key: string, smallest: number, otherwise: number): number {
    const value = this.entry[key];
    if (value === undefined) return otherwise;
    if (typeof value === "number" && Number.isInteger(value) && value >= smallest) return value;
    this.problem(key, `expected a whole number of at least ${smallest}`);
    return otherwise;
  }

  variables(): Readonly<Record<string, string>> {
    const value = this.entry["variables"];
    if (value === undefined) return {};
    if (!isObject(value)) {
      this.problem("variables", "expected an object");
      return {};
    }
    const variables: Record<string, string> = {};
    for (const [name, content] of Object.entries(value)) {
      if (typeof content === "string") variables[name] = content;
      else this.problem(`variables.${name}`, "expected a text");
    }
    return variables;
  }

  nested(key: string): TargetReader {
    const value = this.entry[key];
    if (value !== undefined && !isObject(value)) this.problem(key, "expected an object");
    return new TargetReader(isObject(value) ? value : {}, `${this.at}.${key}`, this.problems);
  }

  private problem(key: string, expectation: string): void {
    this.problems.push(`${this.at}.${key}: ${expectation}.`);
  }
}

/** v86 keeps the first mebibyte for itself and a kernel is loaded at 16 MiB, so less than this boots nothing. */
const smallestMemory = 32;

function readTarget(entry: Readonly<Record<string, unknown>>, index: number, problems: string[]): ProjectTarget {
  const reader = new TargetReader(entry, `targets[${index}]`, problems);
  const machine = reader.nested("machine");
  return {
    name: reader.text("name") ?? `target ${index + 1}`,
    cmdline: reader.text("cmdline"),
    manifests: reader.texts("manifest"),
    initramfs: reader.text("initramfs"),
    kernel: reader.text("kernel"),
    delivery: reader.choice("delivery", ["builtin", "external"], "builtin"),
    arch: reader.text("arch"),
    kernelVersion: reader.text("kernelVersion"),
    machine: {
      engine: machine.choice("engine", ["v86", "qemu"], defaultMachine.engine),
      memory: machine.number("memory", smallestMemory, defaultMachine.memory),
    },
    variables: reader.variables(),
  };
}

function parseJson(text: string): { value: unknown } | string {
  try {
    // A byte order mark is what some editors write and JSON.parse refuses.
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) as unknown };
  } catch (error) {
    return `Not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
