/** Generated manifests: good lines, damaged lines and arbitrary bytes, as bytes of one character each. */
import fc from "fast-check";

const spaces = fc.oneof(
  { weight: 8, arbitrary: fc.constant(" ") },
  { weight: 2, arbitrary: fc.constantFrom("\t", "  ", " \t ", "\v", "\f", "\r", "\n", "\0") },
);

const numbers = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("0644", "0755", "0", "1", "1000", "5", "777", "04755") },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        "0899",
        "0o755",
        "0x1ff",
        "-1",
        "+5",
        "-",
        "+",
        "--1",
        "8",
        "9",
        "08",
        "1e3",
        "1.5",
        "00000000000000000000000001",
        "4294967295",
        "4294967296",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "-18446744073709551615",
        "-18446744073709551616",
        "99999999999999999999999999",
        "777777777777777777777",
        "1777777777777777777777",
        "2000000000000000000000",
        "37777777777",
        "-37777777777",
        "0100644",
        "040755",
        "root",
        "u+x",
        "１",
      )
      .map(bytes),
  },
  { weight: 1, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String) },
);

const names = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("/a", "/dev", "/bin/sh", "b", "/dev/console", "c/d") },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        "/",
        "//",
        "//x",
        ".",
        "..",
        "/./a",
        "a/",
        "é",
        "/日本",
        "\u{1f600}",
        "#",
        "TRAILER!!!",
        "/TRAILER!!!",
        "\u0001",
        "~",
        "'q'",
        '"',
      )
      .map(bytes),
  },
  { weight: 1, arbitrary: fc.constantFrom("\xff", "\xc3", "\xa9x", "\xed\xa0\x80", "\xa0", "\x85") },
  { weight: 1, arbitrary: fc.integer({ min: 4090, max: 4100 }).map((length) => "n".repeat(length)) },
  { weight: 1, arbitrary: fc.integer({ min: 1360, max: 1370 }).map((length) => bytes("é日".repeat(length))) },
);

const locations = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("files/zero", "files/empty", "files/script_sh", "${FDIR}/script_sh") },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        "files/nosuch",
        "files",
        ".",
        "/dev/null",
        "/proc/version",
        "${NOPE}files/zero",
        "${FDIR}/${FNAME}",
        "${",
        "${}",
        "${FDIR",
        "$FDIR",
        "${${A}}",
        "${A}${B}",
        "$${EMPTY}{FDIR}/zero",
        "${NESTED}",
        "${K=x}/zero",
        "${LONG}",
        "${LONG}${LONG}x",
        "x${LONG}",
        "${FDIR}/zero${",
        "files//zero",
        "./files/zero",
        "${BYTES}",
      )
      .map(bytes),
  },
);

const fields = (words: readonly fc.Arbitrary<string>[], rest: fc.Arbitrary<string>, most: number) =>
  fc
    .tuple(
      fc.tuple(...words),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: fc.array(rest, { maxLength: most }) },
      ),
    )
    .chain(([first, more]) =>
      fc
        .array(spaces, { minLength: first.length + more.length, maxLength: first.length + more.length })
        .map((gaps) =>
          [...first, ...more].map((word, index) => (index === 0 ? word : (gaps[index] ?? " ") + word)).join(""),
        ),
    );

const owner = [numbers, numbers, numbers];
const entry = fc.oneof(
  { weight: 4, arbitrary: fields([fc.constant("file"), names, locations, ...owner], names, 4) },
  { weight: 2, arbitrary: fields([fc.constantFrom("dir", "pipe", "sock"), names, ...owner], names, 2) },
  { weight: 2, arbitrary: fields([fc.constant("slink"), names, names, ...owner], names, 2) },
  {
    weight: 2,
    arbitrary: fields(
      [fc.constant("nod"), names, ...owner, fc.constantFrom("b", "c", "x", "bb", "b5", "\xff"), numbers, numbers],
      names,
      2,
    ),
  },
);

const damaged = fc
  .tuple(entry, fc.nat(), fc.nat(12), fc.constantFrom("", " ", "\t", "#", "x", "\0", "\r", "\n", "  "))
  .map(([line, at, length, put]) => {
    const start = at % (line.length + 1);
    return line.slice(0, start) + put + line.slice(start + length);
  });

const oddLine = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\t \t",
    "#",
    "# comment",
    " # comment",
    "#\0",
    "\0",
    "dir",
    "dir ",
    "dir  ",
    "file\t",
    "foo",
    "foo ",
    " foo",
    "DIR /a 0755 0 0",
    "symlink /a b 0777 0 0",
  ),
  fc.tuple(fc.constantFrom(" ", "\t", "\v", "\r"), entry).map(([blank, line]) => blank + line),
  // Lines around the length of the tool's buffer.
  fc
    .tuple(fc.constantFrom("#", "dir /a 0755 0 0 ", " ", "x"), fc.integer({ min: 8200, max: 8260 }), entry)
    .map(([start, length, line]) => start.padEnd(length, start.endsWith(" ") ? " " : "#") + line),
  fc.uint8Array({ maxLength: 30 }).map((all) => Buffer.from(all).toString("latin1")),
);

const line = fc.oneof(
  { weight: 8, arbitrary: entry },
  { weight: 2, arbitrary: damaged },
  { weight: 1, arbitrary: oddLine },
);
const ending = fc.oneof(
  { weight: 9, arbitrary: fc.constant("\n") },
  { weight: 1, arbitrary: fc.constantFrom("\r\n", "", " \n", "\0\n", "\n\n", " \r\n") },
);

/** A manifest of up to twelve lines. Most have only good lines, so that many are accepted. */
export const manifests: fc.Arbitrary<Uint8Array> = fc
  .oneof(
    { weight: 2, arbitrary: fc.array(fc.tuple(line, ending), { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(fc.tuple(oddLine, ending), { maxLength: 4 }) },
    { weight: 3, arbitrary: fc.array(fc.tuple(entry, fc.constantFrom("\n", "\r\n")), { maxLength: 3 }) },
  )
  .map((lines) => Buffer.from(lines.flat().join(""), "latin1"));

/** The variables that the generated locations name. */
export const variables: Readonly<Record<string, string>> = {
  FDIR: "files",
  FNAME: "script_sh",
  A: "FDIR",
  B: "}",
  EMPTY: "",
  NESTED: "${FDIR}/${FNAME}",
  K: "x=files",
  LONG: "/".repeat(3000),
  BYTES: "é日",
};

/** UTF-8 as a string of one character for each byte. */
function bytes(text: string): string {
  return Buffer.from(text).toString("latin1");
}
