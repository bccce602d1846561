/** The types of parameters in words. */

/** What a value of a type is, as in "it wants …"; null for types that only their code knows. */
export function describeType(type: string): string | null {
  const [kind = "", size = "", element = ""] = type.split(":");
  if (kind === "array") {
    const of = simpleTypes[element];
    if (of === undefined) return null;
    return `a list with commas: ${size === "" ? "" : `at most ${size} `}${of.many}`;
  }
  if (kind === "string") return size === "" ? "a text" : `a text of less than ${size} bytes`;
  return simpleTypes[kind]?.one ?? null;
}

/** kernel/params.c; the ranges of int and its relatives are those of C. */
const simpleTypes: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  bool: { one: "yes or no (y, n, 1, 0, on, off)", many: "times yes or no" },
  bool_enable_only: { one: "yes (y, 1, on)", many: "times yes" },
  invbool: { one: "yes or no (y, n, 1, 0, on, off)", many: "times yes or no" },
  bint: { one: "yes or no (y, n, 1, 0, on, off)", many: "times yes or no" },
  byte: { one: "a number from 0 to 255", many: "numbers from 0 to 255" },
  short: { one: "a number from -32768 to 32767", many: "numbers from -32768 to 32767" },
  ushort: { one: "a number from 0 to 65535", many: "numbers from 0 to 65535" },
  int: { one: "a whole number", many: "whole numbers" },
  uint: { one: "a whole number that is not negative", many: "whole numbers that are not negative" },
  long: { one: "a whole number", many: "whole numbers" },
  ulong: { one: "a whole number that is not negative", many: "whole numbers that are not negative" },
  ullong: { one: "a whole number that is not negative", many: "whole numbers that are not negative" },
  hexint: { one: "a whole number that is not negative", many: "whole numbers that are not negative" },
  charp: { one: "a text", many: "texts" },
};
