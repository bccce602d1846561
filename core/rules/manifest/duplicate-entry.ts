/** A path that is made twice: what the kernel keeps of the first, and of the second. */
import type { Entry, Field } from "../../manifest/entry.js";
import { resolvePath, type Incident, type TreeNode } from "../../manifest/tree.js";
import type { BootTarget } from "../../project/boot-target.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { lostEntries } from "../lost-entries.js";
import { possibleFix, preferredFix, removeLine } from "../manifest-edits.js";
import { lineName, namesOf, placeOf, relatedLine, type Place } from "../manifest-lines.js";
import { nodeKindNames } from "../node-kinds.js";
import type { Rule } from "../rule.js";

export const duplicateEntry: Rule = {
  code: "duplicate-entry",
  language: "manifest",
  title: "a path that is made twice",
  sources: [
    { file: "init/initramfs.c", function: "clean_path" },
    { file: "init/initramfs.c", function: "do_name" },
    { file: "init/initramfs.c", function: "do_symlink" },
    { file: "init/initramfs.c", function: "maybe_link" },
  ],
  check(target) {
    const lost = lostEntries(target).flatMap(({ incident, cause, place, field }) => {
      if (cause.kind === "occupied") return [reportOccupied(target, { incident, second: place, field })];
      return cause.kind === "own-name" ? [reportOwnName({ second: place, field })] : [];
    });
    const others = (target.tree?.incidents ?? []).flatMap((incident) => reportIncident(target, incident) ?? []);
    return [...lost, ...others];
  },
};

/** Two lines that make the same path. */
interface Pair {
  readonly incident: Incident;
  readonly first: Place;
  readonly firstEntry: Entry;
  readonly second: Place;
  readonly secondEntry: Entry;
  /** The name on the second line. */
  readonly field: Field;
}

/** A name that was made although something was there: what the second line did to the first. */
function reportIncident(target: BootTarget, incident: Incident): Finding | null {
  if (incident.kind === "lost") return null;
  const before = incident.removed ?? incident.node;
  const first = placeOf(target, before?.origin ?? null);
  const second = placeOf(target, incident.origin);
  const secondEntry = second?.line.entry ?? null;
  // What the kernel's own archive has made may be made again.
  if (first === null || second === null || secondEntry === null || first.line.entry === null) return null;
  const field = namesOf(secondEntry)[incident.nameIndex];
  if (field === undefined) return null;
  const pair: Pair = { incident, first, firstEntry: first.line.entry, second, secondEntry, field };
  const verdict = judge(pair);
  return verdict === null ? null : reportPair(pair, verdict);
}

interface Judgement {
  readonly severity: Severity;
  /** What the kernel does with the second line. */
  readonly effect: string;
}

/** Severity by effect. Null for what is not worth a word. */
function judge(pair: Pair): Judgement | null {
  const { incident, first, second } = pair;
  const isSameFile = first.document.path === second.document.path;
  const effect = effectOf(pair);
  if (effect === "none") {
    // Several manifests that are put together may each make the folders that they need.
    return isSameFile ? { severity: "hint", effect: "It changes nothing." } : null;
  }
  if (effect === "attributes") {
    return { severity: "information", effect: "The kernel keeps what is there and takes mode and owner of this line." };
  }
  if (incident.kind === "changed") {
    return {
      severity: "warning",
      effect: `The kernel keeps the node of ${lineName(first, second.document)} with its device ${deviceOf(incident.node)}.`,
    };
  }
  // A later manifest that replaces files of an earlier one does so on purpose.
  return { severity: isSameFile ? "warning" : "information", effect };
}

/** `none`, `attributes` for mode and owner alone, or what else happens, as a sentence. */
function effectOf(pair: Pair): string {
  const { incident, firstEntry, secondEntry, first, second } = pair;
  const sameAttributes =
    firstEntry.mode.value === secondEntry.mode.value &&
    firstEntry.uid.value === secondEntry.uid.value &&
    firstEntry.gid.value === secondEntry.gid.value;
  const harmless = sameAttributes ? "none" : "attributes";
  if (incident.kind === "changed") return sameDevice(firstEntry, secondEntry) ? harmless : "device";
  const firstName = lineName(first, second.document);
  if (incident.kind === "overwritten") {
    if (
      firstEntry.kind === "file" &&
      secondEntry.kind === "file" &&
      firstEntry.location.text === secondEntry.location.text
    ) {
      return harmless;
    }
    const links = (incident.node?.links ?? 1) > 1 ? ", under all names of the file" : "";
    return `The contents of ${firstName} are overwritten${links}.`;
  }
  if (
    firstEntry.kind === "slink" &&
    secondEntry.kind === "slink" &&
    firstEntry.target.text === secondEntry.target.text
  ) {
    return "none";
  }
  const kind = incident.removed === null ? "the entry" : nodeKindNames[incident.removed.kind];
  return `The kernel takes away ${kind} that ${firstName} has made.`;
}

/** A node that is there keeps its numbers: `init_mknod` fails, and only mode and owner are set. */
function sameDevice(first: Entry, second: Entry): boolean {
  if (first.kind !== "nod" || second.kind !== "nod") return true;
  return first.major.value === second.major.value && first.minor.value === second.minor.value;
}

function deviceOf(node: TreeNode | null): string {
  return node?.device ? `${node.device.major}:${node.device.minor}` : "number";
}

function reportPair({ first, second, field, secondEntry, firstEntry }: Pair, { severity, effect }: Judgement): Finding {
  const { document } = second;
  return {
    code: "duplicate-entry",
    severity,
    path: document.path,
    start: field.start,
    end: field.end,
    message: `${field.text} is made already by ${lineName(first, document)}. ${effect}`,
    fixes: repairs({ first, second, firstEntry, secondEntry }, severity),
    related: [relatedLine(first, "First made here.")],
  };
}

/** A line goes as a whole, so it must have no other names. */
function repairs(
  { first, second, firstEntry, secondEntry }: Pick<Pair, "first" | "second" | "firstEntry" | "secondEntry">,
  severity: Severity,
): readonly Fix[] {
  const fixes: Fix[] = [];
  if (namesOf(secondEntry).length === 1) {
    const make = severity === "hint" ? preferredFix : possibleFix;
    fixes.push(make("Remove this line", removeLine(second.document, second.line)));
  }
  const replacesFirst = severity === "warning" && firstEntry.kind !== "dir" && namesOf(firstEntry).length === 1;
  if (replacesFirst && first.line !== second.line) {
    fixes.push(possibleFix(`Remove ${lineName(first, second.document)}`, removeLine(first.document, first.line)));
  }
  return fixes;
}

interface LostSecond {
  readonly second: Place;
  readonly field: Field;
}

/** Something is there that the kernel cannot take away: a folder that is not empty. */
function reportOccupied(target: BootTarget, { incident, second, field }: LostSecond & { incident: Incident }): Finding {
  const { document } = second;
  const there = target.tree === null ? null : resolvePath(target.tree, incident.name, "nofollow");
  const node = there?.kind === "found" ? there.node : null;
  const first = placeOf(target, node?.origin ?? null);
  const what = node === null ? "something else" : nodeKindNames[node.kind];
  const by = first === null ? "the kernel's own archive" : lineName(first, document);
  const isFullFolder = node?.kind === "dir" && (node.entries?.size ?? 0) > 0;
  return {
    code: "duplicate-entry",
    severity: "error",
    path: document.path,
    start: field.start,
    end: field.end,
    message:
      `${field.text} is ${what} already, made by ${by}. The kernel ${isFullFolder ? "replaces no folder that has something in it" : "cannot replace it"}, ` +
      `so it drops this entry without a word.`,
    fixes:
      second.line.entry !== null && namesOf(second.line.entry).length === 1
        ? [possibleFix("Remove this line", removeLine(document, second.line))]
        : [],
    related: first === null ? [] : [relatedLine(first, "First made here.")],
  };
}

/** `maybe_link` takes away what has the new name, which here is the old name too. */
function reportOwnName({ second: { document }, field }: LostSecond): Finding {
  const before = document.text.slice(0, field.start).trimEnd().length;
  return {
    code: "duplicate-entry",
    severity: "error",
    path: document.path,
    start: field.start,
    end: field.end,
    message: `This line names ${field.text} twice. For the second name the kernel takes the first away and then has nothing to link to: the file and its contents are lost.`,
    fixes: [
      preferredFix("Remove the second name", { path: document.path, start: before, end: field.end, newText: "" }),
    ],
    related: [],
  };
}
