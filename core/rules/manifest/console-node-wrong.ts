/** `/dev/console` is there, but it is not the device that leads to the kernel's console. */
import type { Entry } from "../../manifest/entry.js";
import { membersOf } from "../../manifest/member.js";
import { kindOfMode } from "../../manifest/node.js";
import { resolvePath, type TreeNode } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { preferredFix, replaceRange } from "../manifest-edits.js";
import { placeOf, relatedLine, wordsRange, type Place } from "../manifest-lines.js";
import { nodeKindNames } from "../node-kinds.js";
import type { Rule } from "../rule.js";

export const consoleNodeWrong: Rule = {
  code: "console-node-wrong",
  language: "manifest",
  title: "/dev/console is not the console device",
  sources: [
    { file: "init/main.c", function: "console_on_rootfs" },
    { file: "drivers/tty/tty_io.c", function: "tty_lookup_driver" },
  ],
  check(target) {
    if (target.tree === null) return [];
    const named = resolvePath(target.tree, "/dev/console", "nofollow");
    if (named.kind === "failed") return [];
    const maker = placeOf(target, named.node.origin);
    const entry = maker?.line.entry ?? null;
    if (maker === null || entry === null) return [];
    const led = resolvePath(target.tree, "/dev/console");
    const node = led.kind === "found" ? led.node : null;
    if (node?.kind === "char" && isDevice(node, 5, 1)) return [];
    // A mode that makes another type of a right line is told as such.
    if (madeByMode(entry)) return [];
    return [report(target, { named: named.node, maker, entry, node })];
  },
};

interface WrongNode {
  /** What has the name: a symbolic link perhaps. */
  readonly named: TreeNode;
  readonly maker: Place;
  readonly entry: Entry;
  /** What it leads to; null for nothing. */
  readonly node: TreeNode | null;
}

/** The finding stands at the line that has the name, not at what a symbolic link leads to. */
function report(target: BootTarget, wrong: WrongNode): Finding {
  const { maker, node, named } = wrong;
  const { severity, text } = judge(wrong);
  const led = named === node ? null : placeOf(target, node?.origin ?? null);
  return {
    code: "console-node-wrong",
    severity,
    path: maker.document.path,
    ...wordsRange(maker.document, maker.line),
    message: `The kernel opens /dev/console as standard input, output and error of the first program. ${text}`,
    fixes: repairs(wrong),
    related: led === null ? [] : [relatedLine(led, "This is what it leads to.")],
  };
}

const MEM_MAJOR = 1;
const TTY_MAJOR = 4;
const TTYAUX_MAJOR = 5;

/** Severity by what opening gives: nothing at all, something that nobody sees, or a fixed terminal. */
function judge({ named, node }: WrongNode): { severity: Severity; text: string } {
  const fails = `That cannot be opened: the kernel says "Warning: unable to open an initial console.", and the program has no standard streams.`;
  if (node === null) {
    return {
      severity: "error",
      text: `Here it is a symbolic link that leads to nothing (${named.target ?? ""}). ${fails}`,
    };
  }
  const { major, minor } = node.device ?? { major: 0, minor: 0 };
  const what =
    node.device === null
      ? nodeKindNames[node.kind]
      : `the ${node.kind === "block" ? "block" : "character"} device ${major}:${minor}`;
  const here = `Here it ${named === node ? "is" : "leads to"} ${what}`;
  switch (node.kind) {
    case "file":
      return {
        severity: "warning",
        text: `${here}: what the program prints is written into that file, and nobody sees it.`,
      };
    case "pipe":
      return { severity: "warning", text: `${here}: what the program prints stays in it, and nobody sees it.` };
    case "char":
      return judgeDevice({ major, minor }, { here, fails });
    case "block":
      // A RAM disk can be opened, and so can a disk that is found in time.
      if (major !== TTYAUX_MAJOR)
        return { severity: "warning", text: `${here}, a disk, instead of the character device 5:1.` };
      return { severity: "error", text: `${here} instead of the character device 5:1. ${fails}` };
    default:
      return { severity: "error", text: `${here}. ${fails}` };
  }
}

function judgeDevice(
  { major, minor }: { readonly major: number; readonly minor: number },
  { here, fails }: { readonly here: string; readonly fails: string },
): { severity: Severity; text: string } {
  const instead = `${here} instead of 5:1`;
  // The first program has no controlling terminal yet, which is what 5:0 stands for.
  if (major === TTYAUX_MAJOR && minor === 0) return { severity: "error", text: `${instead}. ${fails}` };
  if (major === TTY_MAJOR) {
    return {
      severity: "information",
      text: `${instead}: they stay on that terminal, whatever console= says. 5:1 follows console=.`,
    };
  }
  const lost = major === MEM_MAJOR ? "what the program prints appears on no console" : "they do not follow console=";
  return { severity: "warning", text: `${instead}: ${lost}.` };
}

/** Keeps mode and owner of a node; something else gets a line of its own in its place. */
function repairs({ maker: { document, line }, entry, named, node }: WrongNode): readonly Fix[] {
  if (entry.kind === "nod") {
    const range = { start: entry.device.start, end: entry.minor.end };
    return [preferredFix("Write c 5 1", replaceRange(document, range, "c 5 1"))];
  }
  const isFullFolder = named.kind === "dir" && (named.entries?.size ?? 0) > 0;
  // A link that leads to a terminal may be meant, and a file with other names is more than a console.
  if (isFullFolder || (entry.kind === "file" && entry.links.length > 0)) return [];
  const fix = replaceRange(document, wordsRange(document, line), `nod ${entry.name.text} 0600 0 0 c 5 1`);
  return [{ ...preferredFix("Make it the console device", fix), preferred: node?.kind !== "char" }];
}

/** A node of another type than the line says is the matter of invalid-mode. */
function madeByMode(entry: Entry): boolean {
  const made = kindOfMode(membersOf(entry, 0)[0]?.mode ?? 0);
  return entry.kind === "nod" && made !== "char" && made !== "block";
}

function isDevice(node: TreeNode, major: number, minor: number): boolean {
  return node.device?.major === major && node.device.minor === minor;
}
