/** Which boot target the tree shows: that of the active editor, else the last one, else the only one there is. */
import { targetsAt, targetsInWorkspace } from "../boot/choose-boot.js";
import type { LocatedTarget } from "../../host/targets.js";

/** A target as it is found again after every change: a path that belongs to it, and its name. */
export interface TargetAddress {
  readonly path: string;
  readonly name: string;
}

/** What is to be shown. `several`: the workspace has more than one target and nobody has said which is meant. */
export type ShownTarget =
  | { readonly kind: "target"; readonly target: LocatedTarget }
  | { readonly kind: "several" }
  | { readonly kind: "none" };

/** The target to show. `path` is the document of the active editor; what was shown stays where that has no target. */
export function findShownTarget(path: string | null, before: TargetAddress | null): ShownTarget {
  const here = path === null ? [] : targetsAt(path).targets;
  // Where a document belongs to several targets, the one that was chosen stays.
  const same = here.find((target) => before !== null && isAt(target, before));
  const target = same ?? here[0] ?? (before === null ? undefined : targetAt(before));
  if (target !== undefined) return { kind: "target", target };
  const [first, ...others] = targetsInWorkspace().targets;
  if (first === undefined) return { kind: "none" };
  return others.length > 0 ? { kind: "several" } : { kind: "target", target: first };
}

/** Where to find a target again. */
export function addressOf({ projectPath, cmdlinePath, manifestPaths, folder, name }: LocatedTarget): TargetAddress {
  return { path: projectPath ?? manifestPaths[0] ?? cmdlinePath ?? folder, name };
}

function targetAt({ path, name }: TargetAddress): LocatedTarget | undefined {
  return targetsAt(path).targets.find((target) => target.name === name);
}

function isAt(target: LocatedTarget, { path, name }: TargetAddress): boolean {
  const address = addressOf(target);
  return address.path === path && address.name === name;
}
