/** Programs of the initramfs that could be its entry point. */
import { execute } from "../bootpath/execute.js";
import { executeInputOf } from "../bootpath/target-execution.js";
import { resolvePath, walkTree } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";

/** Where people keep the first program, and shells, the likeliest first. */
const usualPrograms: readonly string[] = [
  "/sbin/init",
  "/etc/init",
  "/bin/init",
  "/linuxrc",
  "/bin/sh",
  "/bin/bash",
  "/bin/ash",
  "/usr/bin/sh",
  "/usr/bin/bash",
];

/** The first of the usual programs that the kernel can start; null without one. */
export function usualProgram(target: BootTarget): string | null {
  return usualPrograms.find((path) => canStart(target, path)) ?? null;
}

/** Whether the kernel can start a program, as far as is known. */
export function canStart(target: BootTarget, path: string): boolean {
  const input = executeInputOf(target);
  return input !== null && execute(path, [path], input).kind === "started";
}

/** Whether a path is a shell by its name: one that does nothing by itself when it is the first program. */
export function isShell(path: string): boolean {
  return /^(ba|a|da|hu|mk|z|k|to|fi)?sh$/.test(path.slice(path.lastIndexOf("/") + 1));
}

/** The programs with the same last part as `path`, at most three. */
export function namesakes(target: BootTarget, path: string): readonly string[] {
  const { tree } = target;
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (tree === null || name === "") return [];
  const found: string[] = [];
  for (const other of walkTree(tree)) {
    if (!other.path.endsWith(`/${name}`) || resolvePath(tree, other.path).kind === "failed") continue;
    if (canStart(target, other.path)) found.push(other.path);
    if (found.length === 3) break;
  }
  return found;
}
