/** `bootpath cmdline`: how the kernel splits a command line. */
import { readFileSync } from "node:fs";
import { parseCommandLine } from "../core/cmdline/parse.js";
import { decodeBytes } from "../core/text/bytes.js";
import { CommandError, exitStatus, fileError, type ExitStatus } from "./command-error.js";
import { print } from "./output.js";

/** The options of the verb, as parsed. */
export interface CmdlineOptions {
  readonly text?: string;
}

/** Prints the parameters of a file, of standard input or of `--text` as JSON. */
export function printCommandLine(file: string | undefined, { text }: CmdlineOptions): ExitStatus {
  if (file !== undefined && text !== undefined) throw new CommandError("give a file or --text, not both");
  const line = parseCommandLine(text ?? readInput(file ?? "-"));
  const parameters = line.parameters.map(({ name, value, start, end }) => ({ name, value, start, end }));
  const result = { parameters, initArguments: line.initArguments };
  print(`${JSON.stringify(result, null, 2)}\n`);
  return exitStatus.ok;
}

function readInput(file: string): string {
  try {
    return decodeBytes(readFileSync(file === "-" ? 0 : file));
  } catch (error) {
    throw fileError(file, error);
  }
}
