/** The error numbers of Linux that a boot log holds, and what they mean for a program that is to be started. */

const names: Readonly<Record<number, { readonly name: string; readonly meaning: string }>> = {
  1: { name: "EPERM", meaning: "operation not permitted" },
  2: { name: "ENOENT", meaning: "no such file or directory" },
  5: { name: "EIO", meaning: "input/output error" },
  6: { name: "ENXIO", meaning: "no such device or address" },
  7: { name: "E2BIG", meaning: "argument list too long" },
  8: { name: "ENOEXEC", meaning: "exec format error" },
  12: { name: "ENOMEM", meaning: "out of memory" },
  13: { name: "EACCES", meaning: "permission denied" },
  14: { name: "EFAULT", meaning: "bad address" },
  16: { name: "EBUSY", meaning: "device or resource busy" },
  19: { name: "ENODEV", meaning: "no such device" },
  20: { name: "ENOTDIR", meaning: "a part of the path is not a directory" },
  21: { name: "EISDIR", meaning: "is a directory" },
  22: { name: "EINVAL", meaning: "invalid argument" },
  26: { name: "ETXTBSY", meaning: "the file is open for writing" },
  36: { name: "ENAMETOOLONG", meaning: "file name too long" },
  40: { name: "ELOOP", meaning: "too many levels of symbolic links or interpreters" },
  80: { name: "ELIBBAD", meaning: "the ELF interpreter is no valid program" },
};

/** `-2` as `error -2, ENOENT: no such file or directory`. The number is negative, as the kernel prints it. */
export function describeErrorNumber(error: number): string {
  const known = names[-error];
  return known === undefined ? `error ${error}` : `error ${error}, ${known.name}: ${known.meaning}`;
}
