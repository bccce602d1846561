/** What a line of a log names that stands in a command line or a manifest: programs, and the words of the command line. */
import { lastParameter } from "../cmdline/names.js";
import { parseCommandLine } from "../cmdline/parse.js";
import type { BootTarget } from "../project/boot-target.js";
import { responsiblePlace, type DocumentPlace } from "./places.js";

/** A part of a line, in UTF-16 offsets, and what it names. */
export interface LineSubject {
  readonly start: number;
  readonly end: number;
  readonly names: "path" | "word";
  readonly text: string;
}

// init/main.c run_init_process, kernel_init, kernel_init_freeable, try_to_run_init_process. The path is the group.
const programs: readonly RegExp[] = [
  /\bRun (\S+) as init process/d,
  /\bFailed to execute (\S+) \(error/d,
  /\bStarting init: (\S+) exists but/d,
  /\bRequested init (\S+) failed/d,
  /\bDefault init (\S+) failed/d,
  /\bcheck access for rdinit=(\S+) failed/d,
];
// init/main.c start_kernel, arch/x86/kernel/setup.c setup_arch
const commandLine = /\b[Cc]ommand line: (.*)/d;

/** What stands at a column of a line, counted from 0; null where nothing is named. */
export function lineSubjectAt(line: string, column: number): LineSubject | null {
  for (const pattern of programs) {
    const [start, end] = pattern.exec(line)?.indices?.[1] ?? [];
    if (start === undefined || end === undefined || column < start || column > end) continue;
    return { start, end, names: "path", text: line.slice(start, end) };
  }
  const [from] = commandLine.exec(line)?.indices?.[1] ?? [];
  if (from === undefined) return null;
  const { parameters, initParameters } = parseCommandLine(line.slice(from).trimEnd());
  const word = [...parameters, ...initParameters].find(
    ({ start, end }) => from + start <= column && column <= from + end,
  );
  if (word === undefined) return null;
  const { start, end } = word;
  return { start: from + start, end: from + end, names: "word", text: line.slice(from + start, from + end) };
}

/** The place in a target of what a line names: the same word, else the last of the same name; the line of the file. */
export function placeOfLineSubject({ names, text }: LineSubject, target: BootTarget): DocumentPlace | null {
  if (names === "path") return responsiblePlace({ subject: { kind: "path", path: text } }, target);
  if (target.cmdline === null) return null;
  const { path, text: whole, commandLine } = target.cmdline;
  const same = [...commandLine.parameters, ...commandLine.initParameters].find(
    ({ start, end }) => whole.slice(start, end) === text,
  );
  const word = same ?? lastParameter(commandLine, text.split("=", 1)[0] ?? text);
  return word === null ? null : { path, start: word.start, end: word.end };
}
