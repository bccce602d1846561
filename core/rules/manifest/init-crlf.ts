/** A carriage return at the end of a `#!` line becomes part of the interpreter's name or of its argument. */
import { headOf } from "../../binary/file-content.js";
import { parseScriptLine } from "../../binary/script.js";
import {
  afterFailure,
  findingAtSource,
  firstProgramOf,
  severityOfFailure,
  type FirstProgram,
  type StartedFile,
} from "../first-program.js";
import { quoted } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const initCrlf: Rule = {
  code: "init-crlf",
  language: "manifest",
  title: "the script has the line ends of DOS",
  sources: [
    { file: "fs/binfmt_script.c", function: "load_script" },
    { file: "fs/exec.c", function: "exec_binprm" },
  ],
  check(target) {
    const program = firstProgramOf(target);
    const script = program?.files.find(hasCarriageReturn);
    if (program === null || script?.place?.line.entry?.kind !== "file") return [];
    const source = target.sources?.get(script.place.line.entry.location.text)?.path ?? script.path;
    return [
      findingAtSource(target, program, script.place, {
        code: "init-crlf",
        severity: isStarted(program) ? "warning" : severityOfFailure(program, target),
        message:
          `The lines of the script ${script.path} end in CR LF, and for the kernel the CR is part of its first line. ` +
          `${consequence(program, script)} Convert ${source} to LF, for instance with: sed -i 's/\\r$//' ${source}.`,
        fixes: [],
      }),
    ];
  },
};

function isStarted({ execution }: FirstProgram): boolean {
  return execution.kind === "started";
}

/** Whether the first line of a script ends in CR LF. */
export function hasCarriageReturn({ content }: StartedFile): boolean {
  const head = content === null ? null : headOf(content);
  const line = head === null ? null : parseScriptLine(head);
  return line !== null && (line.argument ?? line.interpreter).endsWith("\r");
}

function consequence(program: FirstProgram, { content }: StartedFile): string {
  const head = content === null ? null : headOf(content);
  const line = head === null ? null : parseScriptLine(head);
  if (line !== null && line.argument !== null) {
    return `${line.interpreter} gets the argument ${quoted(line.argument)} and stumbles over it.`;
  }
  return `It looks for the interpreter ${quoted(line?.interpreter ?? "")}. ${isStarted(program) ? "" : afterFailure(program)}`.trimEnd();
}
