/** Names that are nearly those of the parameters which decide how a boot goes. */

/** Parameters of the kernel that decide about console, initramfs, root and init. */
const decisiveParameters: readonly string[] = [
  "console",
  "earlycon",
  "earlyprintk",
  "init",
  "initrd",
  "loglevel",
  "nfsroot",
  "noinitrd",
  "panic",
  "quiet",
  "rdinit",
  "root",
  "rootdelay",
  "rootflags",
  "rootfstype",
  "rootwait",
];

/**
 * The decisive parameter from which `name` differs by case, or by one letter that is missing, added, changed or swapped
 * with its neighbour; null without one. The first letter must be right: `boot=` is a word of live systems, not `root=`.
 */
export function misspeltParameter(name: string): string | null {
  const lower = name.toLowerCase();
  if (lower === "") return null;
  const candidates = decisiveParameters.filter((meant) => name !== meant && meant.startsWith(lower.charAt(0)));
  return candidates.find((meant) => isNear(lower, meant)) ?? null;
}

function isNear(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  const swapped = `${restA.charAt(1)}${restA.charAt(0)}${restA.slice(2)}`;
  return (
    [restA, swapped].includes(restB) || [restB, restB.slice(1)].includes(restA.slice(1)) || restA === restB.slice(1)
  );
}
