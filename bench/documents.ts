/** Documents of a wanted size in the languages of the measured servers, each right as it stands, and an edit that makes a mistake. */

/** A document, and one way to break it at any line. */
export interface BenchDocument {
  readonly fileName: string;
  readonly languageId: string;
  readonly lines: readonly string[];
  /** What is written at `column` of a line to make a mistake there. */
  readonly mistake: string;
  /** Where; null for a line in which it would be none. */
  readonly columnOf: (line: string) => number | null;
  /** Where completion is asked for in a line. */
  readonly completionColumn: (line: string) => number;
}

/** A list as large systems have them: folders of files and links, a few sources for all. */
export function manifestDocument(count: number): BenchDocument {
  const lines = [
    "# An initramfs",
    "dir /dev 0755 0 0",
    "nod /dev/console 0600 0 0 c 5 1",
    "dir /usr 0755 0 0",
    "file /init ./init 0755 0 0",
  ];
  for (let i = 0; lines.length < count; i++) {
    const folder = `/usr/folder${Math.floor(i / 50)}`;
    if (i % 50 === 0) lines.push(`dir ${folder} 0755 0 0`);
    else if (i % 10 === 1) lines.push(`slink ${folder}/link${i} file${i + 1} 0777 0 0`);
    else lines.push(`file ${folder}/file${i} ./data${i % 7} 0644 0 0`);
  }
  // The last link would lead to a line that is not there any more.
  if (lines.at(-1)?.startsWith("slink") === true) lines[lines.length - 1] = "dir /proc 0755 0 0";
  return {
    fileName: "bench.initramfs",
    languageId: "initramfs-manifest",
    lines,
    mistake: "9",
    columnOf: (line) => (line.startsWith("file ") ? line.lastIndexOf(" 0 0") - 1 : null),
    completionColumn: (line) => line.lastIndexOf("/"),
  };
}

/** The sources that the manifest names, below the folder that it is in. */
export const manifestSources: readonly string[] = ["init", ...Array.from({ length: 7 }, (_, i) => `data${i}`)];

/** One command line of `count` lines, as configuration snippets are put together. */
export function commandLineDocument(): BenchDocument {
  const text =
    "console=ttyS0,115200 root=/dev/vda rw rootwait panic=10 loglevel=7 printk.time=1 mitigations=off init=/sbin/init";
  return {
    fileName: "bench.cmdline",
    languageId: "kernel-cmdline",
    lines: [text],
    mistake: "x",
    columnOf: (line) => line.indexOf("panic=") + "panic".length,
    completionColumn: (line) => line.indexOf("console=") + "console=".length,
  };
}

/** An object of small objects. */
export function jsonDocument(count: number): BenchDocument {
  const inner = Array.from({ length: count - 2 }, (_, i) => {
    const comma = i === count - 3 ? "" : ",";
    return `  "entry${i}": { "name": "/usr/file${i}", "mode": 644, "owner": 0 }${comma}`;
  });
  return {
    fileName: "bench.json",
    languageId: "json",
    lines: ["{", ...inner, "}"],
    mistake: "?",
    columnOf: (line) => (line.length > 1 ? line.indexOf("644") : null),
    completionColumn: (line) => line.indexOf("644"),
  };
}

/** A list of small mappings. */
export function yamlDocument(count: number): BenchDocument {
  return {
    fileName: "bench.yaml",
    languageId: "yaml",
    lines: Array.from({ length: count }, (_, i) => `entry${i}: { name: /usr/file${i}, mode: 644, owner: 0 }`),
    mistake: "[",
    columnOf: (line) => line.indexOf("644"),
    completionColumn: (line) => line.indexOf("644"),
  };
}
