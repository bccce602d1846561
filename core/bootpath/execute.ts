/** The execution of a program by the kernel itself: kernel_execve() and exec_binprm() of fs/exec.c. */
import { ELOOP } from "../binary/elf.js";
import { headOf } from "../binary/file-content.js";
import { parseScriptLine } from "../binary/script.js";
import { executeElf } from "./execute-elf.js";
import { openExecutable, shown, startUnknown, type ExecuteInput, type Execution } from "./open-executable.js";

/** How often a script's interpreter may be a script: exec_binprm() counts to 5. */
const MOST_SCRIPTS = 5;

/** Executes `path` with `argv`, whose first word is the path. */
export function execute(path: string, argv: readonly string[], input: ExecuteInput): Execution {
  let file = openExecutable(path, path === "" ? "the empty path" : path, input);
  let words = argv;
  // The name under which a script is handed to its interpreter.
  let interpreted = path;
  for (let depth = 0; ; depth++) {
    if (file.kind === "failed") return file;
    if (depth > MOST_SCRIPTS) {
      return {
        kind: "failed",
        errno: ELOOP,
        reason: `More than ${MOST_SCRIPTS} scripts are each other's interpreters.`,
        flaw: "too-many-scripts",
      };
    }
    const head = headOf(file.content);
    if (head === null) return startUnknown(file.path, words);
    const line = input.scripts === "run" ? parseScriptLine(head) : null;
    if (line === null) return executeElf(file, head, words, input);
    words = [line.interpreter, ...(line.argument === null ? [] : [line.argument]), interpreted, ...words.slice(1)];
    interpreted = line.interpreter;
    file = openExecutable(
      line.interpreter,
      `the interpreter "${shown(line.interpreter)}" of the script ${file.path}`,
      input,
    );
  }
}
