/** A text without `#!` is no program for the kernel, whatever a shell makes of it. */
import { headOf, type FileContent } from "../../binary/file-content.js";
import { execute } from "../../bootpath/execute.js";
import { executeInputOf } from "../../bootpath/target-execution.js";
import { resolvePath } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import { decodeBytes } from "../../text/bytes.js";
import type { Fix } from "../finding.js";
import {
  afterFailure,
  failedProgramOf,
  findingAtSource,
  severityOfFailure,
  type StartedFile,
} from "../first-program.js";
import { quoted } from "../manifest-lines.js";
import { isText } from "../program-kind.js";
import type { Rule } from "../rule.js";

export const initNoShebang: Rule = {
  code: "init-no-shebang",
  language: "manifest",
  title: "the first program is a text without #!",
  sources: [
    { file: "fs/binfmt_script.c", function: "load_script" },
    { file: "fs/exec.c", function: "search_binary_handler" },
  ],
  check(target) {
    const failed = failedProgramOf(target);
    if (failed?.flaw !== "no-format") return [];
    const { culprit } = failed;
    const { node, content, place } = culprit;
    const isEmpty = node?.data === null || content?.size === 0;
    if (place === null || (!isEmpty && (content === null || !isText(content)))) return [];
    const what = isEmpty ? `${culprit.path} is empty` : describeStart(culprit.path, startOf(content));
    const fix = isEmpty ? null : addInterpreter(target, culprit);
    return [
      findingAtSource(target, failed, place, {
        code: "init-no-shebang",
        severity: severityOfFailure(failed, target),
        message: `The kernel runs ELF programs, and scripts whose very first characters are "#!". ${what}. ${afterFailure(failed)}`,
        fixes: fix === null ? [] : [fix],
      }),
    ];
  },
};

function startOf(content: FileContent | null): string {
  const head = content === null ? null : headOf(content);
  return head === null || content === null ? "" : decodeBytes(head.subarray(0, Math.min(content.size, head.length)));
}

/** Characters in front of a `#!` that is there: blanks, empty lines, a byte order mark. */
const beforeMark = /^[\s\ufeff]+(?=#!)/;

function describeStart(path: string, start: string): string {
  if (beforeMark.test(start)) {
    const what = start.startsWith("\ufeff") ? "a byte order mark" : "blanks or empty lines";
    return `${path} has ${what} in front of its "#!"`;
  }
  const [firstLine = ""] = start.split(/\r?\n/, 1);
  if (firstLine.startsWith("#!")) return `The first line of ${path}, ${quoted(firstLine)}, names no interpreter`;
  return `${path} starts with ${quoted(firstLine)}`;
}

/** Repairs the script itself, where the initramfs has a shell for it. */
function addInterpreter(target: BootTarget, { content, node }: StartedFile): Fix | null {
  const source = target.sources?.get(node?.data?.location ?? "");
  if (source?.state !== "file") return null;
  const { path } = source;
  const start = startOf(content);
  const before = beforeMark.exec(start)?.[0];
  if (before !== undefined) {
    const title = `Remove what stands in front of "#!" in ${path}`;
    return { title, preferred: true, edits: [{ path, start: 0, end: before.length, newText: "" }] };
  }
  const input = executeInputOf(target);
  if (input === null || resolvePath(input.tree, "/bin/sh").kind !== "found" || start.startsWith("#!")) return null;
  if (execute("/bin/sh", ["/bin/sh"], input).kind !== "started") return null;
  return {
    title: `Add #!/bin/sh to ${path}`,
    preferred: true,
    edits: [{ path, start: 0, end: 0, newText: "#!/bin/sh\n" }],
  };
}
