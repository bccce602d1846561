/** Permissions as `ls -l` shows them. */

/** The number of an octal text, as `%o` reads it: up to the first character that is no octal digit. */
export function octalMode(text: string): number {
  return parseInt(/^[0-7]+/.exec(text)?.[0] ?? "0", 8);
}

/** `rwxr-xr-x`; set-user-id, set-group-id and the sticky bit show as `s` and `t`, in capitals without the `x` below. */
export function modeText(mode: number): string {
  const letters = [0o400, 0o200, 0o100, 0o40, 0o20, 0o10, 0o4, 0o2, 0o1].map((bit, index) =>
    (mode & bit) === 0 ? "-" : "rwx".charAt(index % 3),
  );
  for (const [bit, place, letter] of [
    [0o4000, 2, "s"],
    [0o2000, 5, "s"],
    [0o1000, 8, "t"],
  ] as const) {
    if ((mode & bit) !== 0) letters[place] = letters[place] === "x" ? letter : letter.toUpperCase();
  }
  return letters.join("");
}
