/** The source of a `file` line is a folder, a device or a pipe. */
import { becomesEmpty, type SourceFile } from "../../project/source-file.js";
import type { Severity } from "../finding.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import { sourceIsNotFile } from "../source-tests.js";
import type { Rule } from "../rule.js";

export const sourceNotAFile: Rule = {
  code: "source-not-a-file",
  language: "manifest",
  title: "the source of a file is no file",
  sources: [{ file: "usr/gen_init_cpio.c", function: "cpio_mkfile" }],
  check(target) {
    const { sources } = target;
    if (sources === null) return [];
    return findingsOfLines(
      target,
      ({ entry, verdict }, document) => {
        if (entry?.kind !== "file" || verdict.kind !== "kept") return null;
        const source = sources.get(entry.location.text);
        // An empty file is what people want of /dev/null.
        if (source?.state !== "not-a-file" || source.path === "/dev/null") return null;
        const { severity, message } = judge(source, entry.name.text);
        const { start, end } = entry.location;
        return {
          code: "source-not-a-file",
          severity,
          path: document.path,
          start,
          end,
          message,
          fixes: [],
          related: [],
        };
      },
      sourceIsNotFile(sources),
    );
  },
};

type NoFile = Extract<SourceFile, { state: "not-a-file" }>;

function judge(source: NoFile, name: string): { readonly severity: Severity; readonly message: string } {
  const what = `${quoted(source.path)} is a ${names[source.type]}`;
  if (becomesEmpty(source)) {
    return {
      severity: "warning",
      message: `${what}: gen_init_cpio reads nothing from it and makes ${name} an empty file.`,
    };
  }
  const end = "so it refuses the manifest, and there is no initramfs at all.";
  switch (source.type) {
    case "folder":
      return {
        severity: "error",
        message: `${what}, which gen_init_cpio cannot read, ${end} A folder is a "dir" line, and each file in it a "file" line.`,
      };
    case "pipe":
      return {
        severity: "error",
        message: `${what}: gen_init_cpio waits until somebody writes to it, and then takes nothing of that.`,
      };
    case "socket":
      return { severity: "error", message: `${what}, which gen_init_cpio cannot open, ${end}` };
    default:
      return { severity: "warning", message: `${what} and no ordinary file.` };
  }
}

const names: Readonly<Record<NoFile["type"], string>> = {
  folder: "folder",
  "character-device": "device",
  "block-device": "device",
  pipe: "named pipe",
  socket: "socket",
};
