/** What is known about one kernel parameter, in the form that hovers show. */

/**
 * What the kernel expects behind the "=". `flag`: nothing, the word alone counts. `boolean`: nothing or a form of yes
 * and no. `size`: a number of bytes with a suffix. `list`: words with commas between them.
 */
export type ParameterType = "flag" | "boolean" | "integer" | "size" | "string" | "list";

/** A place in the kernel source. */
export interface ParameterSource {
  /** Path in the kernel's source tree. */
  readonly file: string;
  readonly function: string;
}

/** One parameter, described for Linux 6.12. Texts are Markdown. */
export interface ParameterDescription {
  /** The name as the kernel's source spells it. */
  readonly name: string;
  /** One sentence: what it does. */
  readonly summary: string;
  /** Short paragraphs: how it works, when one needs it, what goes wrong. */
  readonly details: readonly string[];
  readonly type: ParameterType;
  /** How it is written, with `<…>` for what is to be filled in and `[…]` for what may be left out. */
  readonly values: string;
  /** What holds without the parameter. */
  readonly default: string;
  /**
   * When it is read. `early`: before memory management is up, by parse_early_param() or even before that. `late`: with
   * the bulk of the parameters, by start_kernel()'s call of parse_args().
   */
  readonly early: "early" | "late";
  /** The kernel's names of the architectures that know it; null for all. */
  readonly arch: readonly string[] | null;
  /** The option of the kernel's configuration without which it does not exist; null where there is none. */
  readonly config: string | null;
  /** Where the kernel reads it or acts on it; the most telling place first. */
  readonly readBy: readonly ParameterSource[];
  /** The kernel's own documentation of it. */
  readonly url: string;
}

const site = "https://docs.kernel.org/";
const manual = `${site}admin-guide`;

/** Pages of the kernel's documentation that describe parameters. */
export const manualPages = {
  /** Where all of them are; with a version behind it those of that kernel. */
  site,
  parameters: `${manual}/kernel-parameters.html`,
  init: `${manual}/init.html`,
  initrd: `${manual}/initrd.html`,
  serialConsole: `${manual}/serial-console.html`,
} as const;
