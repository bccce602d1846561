/** Signature help for values of a command line that have several fields. */
import { foldParameterName } from "../cmdline/names.js";
import type { CommandLine } from "../cmdline/parse.js";
import { wordAt } from "../completion/cmdline.js";
import { helpOf, type SignatureHelp } from "./form.js";
import { valueForms } from "./value-forms.js";

/** The help at an offset; null outside of such values. Never throws. */
export function commandLineSignature(commandLine: CommandLine, offset: number): SignatureHelp | null {
  const word = wordAt(commandLine, offset);
  if (word === null) return null;
  const { valueStart, valueEnd } = word;
  if (valueStart === null || valueEnd === null || offset < valueStart || offset > valueEnd) return null;
  const forms = valueForms.get(foldParameterName(word.name));
  return forms === undefined ? null : helpOf(forms, commandLine.text.slice(valueStart, offset));
}
