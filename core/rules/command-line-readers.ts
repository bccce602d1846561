/** Whether a program of the initramfs may look at the kernel's command line, so that a word there has a reader after all. */
import { wholeText } from "../binary/file-content.js";
import type { BootTarget } from "../project/boot-target.js";
import { firstProgramOf, type FirstProgram } from "./first-program.js";
import { isShell } from "./initramfs-programs.js";

/**
 * Who starts, as far as /proc/cmdline is concerned. `shell`: a shell and nothing else, which reads nothing by itself.
 * `unknown`: a program that is not looked into. `reader`: a script that may read it.
 */
export type Reader = "shell" | "unknown" | "reader";

/** The reader of a target whose first program can be started; null where none is. */
export function readerOf(target: BootTarget): Reader | null {
  const program = firstProgramOf(target);
  if (program?.execution.kind !== "started") return null;
  if (isShell(program.entry.path)) return "shell";
  const text = scriptText(program);
  if (text === null) return isScript(program) ? "reader" : "unknown";
  return mayRead(text) ? "reader" : "unknown";
}

function isScript({ files }: FirstProgram): boolean {
  const bytes = files[0]?.content?.pieces[0]?.bytes;
  return bytes?.[0] === 0x23 && bytes[1] === 0x21;
}

function scriptText(program: FirstProgram): string | null {
  const content = program.files[0]?.content ?? null;
  return content === null || !isScript(program) ? null : wholeText(content);
}

/** It reads the file, hands over to something that may, or takes in other scripts. */
function mayRead(text: string): boolean {
  return /cmdline|switch_root|pivot_root|run-init|switch-root|^\s*(\.|source)\s/m.test(text);
}
