/** What the lines of a manifest do in a predicted boot. */
import { resolvePath, type TreeNode } from "../manifest/tree.js";
import { isReached, sentencesOf, stepsOf, type BootStory } from "./boot-story.js";
import { pathSteps } from "./path-steps.js";
import { placesOfNode } from "./places.js";
import type { BootRole } from "./roles.js";
import { fallbackPrograms } from "./stages.js";
import type { Subject } from "./subjects.js";
import type { Step } from "./trace.js";

/** The roles of the entries that are on the boot path, and of those that look as if they were. */
export function manifestRoles(story: BootStory): readonly BootRole[] {
  const steps = [...(story.started === null ? [] : [story.started]), ...story.explanation.steps];
  const taken = steps.flatMap((step) =>
    step.subjects.flatMap((subject) => (subject.kind === "path" ? rolesOnPath(story, step, subject) : [])),
  );
  const isTaken = ({ path, start }: BootRole) => taken.some((role) => role.path === path && role.start === start);
  return [...taken, ...bystanders(story).filter((role) => !isTaken(role))];
}

type PathSubject = Extract<Subject, { kind: "path" }>;

/** The roles of the links that a path leads through, and of what it leads to. */
function rolesOnPath(story: BootStory, step: Step, subject: PathSubject): readonly BootRole[] {
  const { tree } = story.target;
  // The access check asks for what is executed next.
  if (tree === null || (step.stage === "access" && isReached(story, "initramfs-program"))) return [];
  return pathSteps(tree, subject.path).flatMap(({ path, node }) => {
    const sentences = step === story.started ? tellStarted(subject, path, node) : [sentencesOf(step)];
    return rolesOfNode(story, node, sentences);
  });
}

/** The files of the program that became PID 1. */
function tellStarted(subject: PathSubject, path: string, node: TreeNode): readonly string[] {
  if (subject.use === "interpreter") {
    return [
      node.target === null
        ? `Loaded for PID 1: the program that was asked for is run by ${subject.path}, which is this file.`
        : `On the way to PID 1: ${subject.path}, which runs it, leads through this link.`,
    ];
  }
  if (node.target !== null) return [`On the way to PID 1: ${subject.path} leads through this link to ${node.target}.`];
  return path === subject.path
    ? ["PID 1: the kernel starts this file."]
    : [`PID 1: the kernel starts ${subject.path}, which leads to this file.`];
}

/** Entries that the kernel knows by name, but has no use for in this boot. */
function bystanders(story: BootStory): readonly BootRole[] {
  const roles: BootRole[] = [];
  const add = (path: string, sentence: string) => {
    const node = nodeAt(story, path);
    if (node !== null) roles.push(...rolesOfNode(story, node, [sentence]));
  };
  if (!isReached(story, "access")) return [];
  const startsInitramfs = isReached(story, "initramfs-program");
  if (story.entryName !== "/init") add("/init", `Not looked at here: ${story.entryName} is asked for instead.`);
  add(
    "/root",
    startsInitramfs
      ? `Not used by the kernel here: the initramfs has ${story.entryPath}, so no root file system is mounted.`
      : "The folder on which the kernel mounts the root file system.",
  );
  if (startsInitramfs || story.explanation.init !== null) return roles;
  for (const path of fallbackPrograms) {
    if (stepsOf(story, path).length > 0) continue;
    add(path, `Not started here: without ${story.entryPath} the kernel leaves the initramfs alone.`);
  }
  return roles;
}

/** What a path names itself, links not followed; null for nothing, and for what the kernel brings along. */
function nodeAt({ target }: BootStory, path: string): TreeNode | null {
  const found = target.tree === null ? null : resolvePath(target.tree, path, "nofollow");
  return found?.kind === "found" ? found.node : null;
}

function rolesOfNode({ target }: BootStory, node: TreeNode, sentences: readonly string[]): readonly BootRole[] {
  return placesOfNode(node, target).map((place) => ({ ...place, sentences }));
}
