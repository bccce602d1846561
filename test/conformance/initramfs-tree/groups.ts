/** Generated manifests that are hard to unpack: each group of lines lives in a folder of its own, mostly. */
import fc from "fast-check";

/** The sources of the generated `file` lines: distinct contents, one empty. */
export const sources: Readonly<Record<string, string>> = {
  s0: "",
  s1: "first",
  s2: "second source\n",
  s3: "../b",
  s4: "x".repeat(5000),
};

const component = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom("a", "b", "c") },
  { weight: 3, arbitrary: fc.constantFrom(".", "..", "") },
  { weight: 1, arbitrary: fc.constantFrom("é", "TRAILER!!!", "#", "n".repeat(255), "n".repeat(256), "日".repeat(85)) },
);

/** A path inside the group: `*` stands for the group's folder. */
const insidePath = fc
  .tuple(fc.constantFrom("/*/", "*/", "//*/"), components(), slash())
  .map(([start, components, end]) => start + components.join("/") + end);

const oddPath = fc.constantFrom(
  "/",
  "//",
  ".",
  "..",
  "/.",
  "*",
  "/*",
  "/*/",
  "/*/..",
  "*/../*/a",
  "/*/a/../a",
  "/a",
  "/TRAILER!!!",
  "/.bootpath-lister/x",
  `/*/${"a/".repeat(2040)}a`,
  `/*/${"./".repeat(2000)}a`,
  `/*/${"n".repeat(250)}/${"m".repeat(4000)}`,
);

const path = fc.oneof({ weight: 12, arbitrary: insidePath }, { weight: 1, arbitrary: oddPath });

const target = fc.oneof(
  { weight: 6, arbitrary: fc.array(component, { minLength: 1, maxLength: 3 }).map((all) => all.join("/") || "a") },
  { weight: 4, arbitrary: insidePath },
  {
    weight: 1,
    arbitrary: fc.constantFrom("/", "//", ".", "..", "t".repeat(4095), "t".repeat(4096), "a/".repeat(2000), "/*"),
  },
);

const mode = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom("0755", "0644", "0", "07777", "02775", "04711", "01777") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "040755",
      "0100755",
      "020644",
      "060600",
      "010600",
      "0120777",
      "0140600",
      "-1",
      "0170000",
      "030000",
    ),
  },
);

const id = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("0", "1", "1000", "65534") },
  { weight: 1, arbitrary: fc.constantFrom("-1", "-2", "70000", "4294967295") },
);
const number = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("0", "1", "5", "255", "256") },
  { weight: 1, arbitrary: fc.constantFrom("4095", "4096", "1048575", "1048576", "-1", "4294967295") },
);

const owned = fc.tuple(mode, id, id).map((words) => words.join(" "));
const links = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 1, arbitrary: fc.array(path, { minLength: 1, maxLength: 3 }) },
);

const line = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(path, owned).map(([name, rest]) => `dir ${name} ${rest}`) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(path, fc.constantFrom(...Object.keys(sources)), owned, links)
      .map(([name, source, rest, more]) => ["file", name, source, rest, ...more].join(" ")),
  },
  { weight: 4, arbitrary: fc.tuple(path, target, owned).map(([name, to, rest]) => `slink ${name} ${to} ${rest}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(path, owned, fc.constantFrom("b", "c"), number, number)
      .map(([name, rest, ...device]) => `nod ${name} ${rest} ${device.join(" ")}`),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("pipe", "sock"), path, owned).map((words) => words.join(" ")) },
);

/** Lines of one group, and paths to look up afterwards. */
export interface Group {
  readonly lines: readonly string[];
  readonly probes: readonly string[];
}

const folders = ["dir /* 0755 0 0", "dir /*/a 0755 0 0", "dir /*/b 0755 0 0", "dir /*/a/b 0755 0 0"];

/** A group of up to 28 lines. */
export const groups: fc.Arbitrary<Group> = fc.record({
  lines: fc
    .tuple(
      fc.oneof({ weight: 8, arbitrary: fc.constant(folders) }, { weight: 1, arbitrary: fc.constant<string[]>([]) }),
      fc.array(line, { maxLength: 24 }),
    )
    .map(([first, more]) => [...first, ...more]),
  probes: fc.array(fc.oneof(path, target), { maxLength: 12 }),
});

/** Hand-made cases for what chance rarely brings about. */
export const corners: readonly Group[] = [
  {
    // Forty links in a row are followed, one more is not.
    lines: [
      "dir /* 0755 0 0",
      "file /*/l0 s1 0644 0 0",
      ...Array.from({ length: 45 }, (_, index) => `slink /*/l${index + 1} l${index} 0777 0 0`),
      "slink /*/d0 . 0777 0 0",
      ...Array.from({ length: 45 }, (_, index) => `slink /*/d${index + 1} d${index}/. 0777 0 0`),
      "file /*/d39/made s1 0644 0 0",
      "file /*/d40/lost s1 0644 0 0",
      "slink /*/self self 0777 0 0",
      "file /*/self/x s1 0644 0 0",
    ],
    probes: ["l39", "l40", "l41", "d39", "d40", "d20/d19/l0", "d20/d20/l0", "self", "d38/l1"].map((end) => `/*/${end}`),
  },
  {
    // A link on the way is replaced between two uses, and a folder is taken away.
    lines: [
      "dir /* 0755 0 0",
      "dir /*/a 0755 0 0",
      "dir /*/b 0755 0 0",
      "slink /*/s a 0777 0 0",
      "file /*/s/one s1 0644 0 0",
      "slink /*/s b 0777 0 0",
      "file /*/s/two s1 0644 0 0",
      "dir /*/a/empty 0755 0 0",
      "slink /*/a/empty ../b 0777 0 0",
      "file /*/a/empty/three s1 0644 0 0",
      "file /*/b/../b s1 0644 0 0",
      "dir /*/c 0755 0 0",
      "file /*/c/../c s1 0644 0 0",
    ],
    probes: [],
  },
  {
    // The trailer's name ends hard links; a file that is linked to itself goes; a lost last name takes the data along.
    lines: [
      "dir /* 0755 0 0",
      "file /*/a s1 0644 0 0 TRAILER!!! /*/b",
      "file /*/c s1 0644 0 0 /*/c",
      "file /*/d s1 0644 0 0 /*/none/e",
      "file /*/none/f s1 0644 0 0 /*/g /*/h",
      "file /*/i s1 0644 0 0 /*/j",
      "file /*/i s2 0600 0 0",
      "file /*/j s0 0600 0 0",
      "slink /*/TRAILER!!! x 0777 0 0",
      "slink TRAILER!!! x 0777 0 0",
    ],
    probes: [],
  },
  {
    // A group that is left as it is, in a folder that hands its own on.
    lines: [
      "dir /* 02755 0 50",
      "file /*/f s1 0644 0 -1",
      "slink /*/s f 0777 -1 -1",
      "dir /*/d 0755 0 -1",
      "nod /*/n 0644 0 -1 c 1 1",
      "dir /* 0755 -1 -1",
    ],
    probes: [],
  },
  {
    // Links of others in a sticky folder that everybody may write to.
    lines: [
      "dir /* 01777 5 5",
      "file /*/f s1 0644 0 0",
      "slink /*/root f 0777 0 0",
      "slink /*/same f 0777 5 0",
      "slink /*/other f 0777 6 0",
      "slink /*/folder . 0777 6 0",
      "slink /*/chain other 0777 0 0",
      "dir /*/folder/ 0755 0 0",
      "file /*/folder/x s1 0644 0 0",
    ],
    probes: ["root", "same", "other", "folder", "folder/", "folder/f", "chain", "x"].map((end) => `/*/${end}`),
  },
];

/** Two archives whose entries have the same inode numbers: the trailer between them keeps their links apart. */
export const twoArchives: readonly (readonly string[])[] = [
  ["file /a s1 0644 0 0 /b", "pipe /p 0600 0 0"],
  ["file /c s2 0644 0 0 /d", "pipe /q 0600 0 0"],
];

/** Puts a group's folder in for the stars. */
export function inFolder(text: string, folder: string): string {
  return text.replaceAll("*", folder);
}

function slash(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.constantFrom("/", "//", "/.", "/..") },
  );
}

function components(): fc.Arbitrary<string[]> {
  const ofLength = (length: number) => fc.array(component, { minLength: length, maxLength: length });
  return fc.oneof(
    { weight: 6, arbitrary: ofLength(1) },
    { weight: 5, arbitrary: ofLength(2) },
    { weight: 2, arbitrary: ofLength(3) },
    { weight: 1, arbitrary: ofLength(4) },
  );
}
