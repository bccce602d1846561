/** Kernel versions as the boot path's differences need them. */

/** Compares two versions such as "6.12" and "6.1" by their numbers: negative where `a` is older. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version is `than` or newer. */
export function isAtLeast(version: string, than: string): boolean {
  return compareVersions(version, than) >= 0;
}

function numbersOf(version: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}
