/** A `.config`: which options a kernel was built with. */

/** What a `.config` says about single options. Names are without `CONFIG_`. */
export interface KernelConfiguration {
  /** Major and minor number in its heading; null where it has none. */
  readonly version: string | null;
  /** The value of an option as written: `y`, `m`, a number, a text in quotes; null where the file gives it none. */
  readonly value: (option: string) => string | null;
  /**
   * `no` where the option is certainly not set. A file that make wrote names every option that can be set, so one that
   * it does not name is not set; of a fragment, or of what savedefconfig leaves, that cannot be said.
   */
  readonly isSet: (option: string) => "yes" | "no" | "unknown";
}

/** Reads a `.config`. Kernel: scripts/kconfig/confdata.c conf_write, conf_write_heading. */
export function readConfiguration(text: string): KernelConfiguration {
  const values = new Map<string, string>();
  const unset = new Set<string>();
  for (const [, off, name, value] of text.matchAll(/^(?:# CONFIG_(\w+) is not set|CONFIG_(\w+)=(.*?))\r?$/gm)) {
    if (off !== undefined) unset.add(off);
    else if (name !== undefined && value !== undefined) values.set(name, value);
  }
  const heading = text.slice(0, 500);
  const isWhole = /^# Automatically generated file; DO NOT EDIT\./m.test(heading);
  const version = /^# Linux\/\S+ (\d+\.\d+)\S* Kernel Configuration/m.exec(heading)?.[1] ?? null;
  return {
    version,
    value: (option) => values.get(option) ?? null,
    isSet(option) {
      const value = values.get(option);
      if (value !== undefined) return value === "n" ? "no" : "yes";
      return isWhole || unset.has(option) ? "no" : "unknown";
    },
  };
}
