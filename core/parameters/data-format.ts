/** The form of the generated tables in data/ (scripts/parameter-tables.ts). Names, types and places: no text of others. */

/** Parameters that C code defines. */
export interface DefinitionsFile {
  readonly origin: string;
  /** The kernel versions, the oldest first. */
  readonly versions: readonly string[];
  /** Types as in core/bootpath/known-parameters.ts; the number of elements of an array may be missing. */
  readonly types: readonly string[];
  /** Options of the configuration, as in kernel-tree/gates.ts, joined by "+". */
  readonly options: readonly string[];
  /**
   * By source file: groups with "|" between them, entries with ";", fields with ",". A group begins with the module and
   * the number of its options; the fields of an entry are name, kind (a letter) with the number of its type, permissions
   * (octal), line, versions (one bit each, nothing for all) and
   * handler, with "!" in front where it does not look at the value. Numbers of lists are written to base 36.
   */
  readonly files: Readonly<Record<string, string>>;
}

/** Names in the kernel's list of parameters. */
export interface DocumentedFile {
  readonly origin: string;
  readonly versions: readonly string[];
  /**
   * By name: the versions (one bit each, one more bit where it is deprecated), the tags with blanks between them, and
   * the forms of its value with line breaks between them.
   */
  readonly names: Readonly<Record<string, readonly (string | number)[]>>;
}

/** The names of consoles. */
export interface ConsolesFile {
  readonly origin: string;
  readonly versions: readonly string[];
  /** By name: the versions (one bit each), and the source files with blanks between them. */
  readonly names: Readonly<Record<string, readonly (string | number)[]>>;
}

/** Objects that can be built as modules. */
export interface ModulesFile {
  readonly origin: string;
  readonly versions: readonly string[];
  /**
   * By the folder of the Makefile: names with ";" between them, each followed by "," and the versions (one bit each)
   * where not all have it.
   */
  readonly folders: Readonly<Record<string, string>>;
}
