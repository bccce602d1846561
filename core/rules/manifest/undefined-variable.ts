/** A `${NAME}` in the source of a file that nobody has given a value. */
import type { FileEntry } from "../../manifest/entry.js";
import { expandLocation, variablesIn } from "../../manifest/environment.js";
import type { LineTest } from "../../manifest/line-tests.js";
import type { ManifestLine } from "../../manifest/parse.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import type { Finding, Fix, Severity } from "../finding.js";
import { possibleFix, replaceRange } from "../manifest-edits.js";
import { findingsOfLines, quoted } from "../manifest-lines.js";
import { nearestWord } from "../near-words.js";
import type { Rule } from "../rule.js";

export const undefinedVariable: Rule = {
  code: "undefined-variable",
  language: "manifest",
  title: "a variable without a value",
  sources: [
    { file: "usr/gen_init_cpio.c", function: "cpio_replace_env" },
    { file: "usr/gen_init_cpio.c", function: "cpio_mkfile" },
  ],
  check(target) {
    const { variables } = target;
    if (variables === null) return [];
    return findingsOfLines(target, (line, document) => checkLine({ target, variables, document }, line), hasVariable);
  },
};

const hasVariable: LineTest = ({ entry, verdict }) =>
  verdict.kind === "kept" && entry?.kind === "file" && entry.location.text.includes("${");

interface Context {
  readonly target: BootTarget;
  readonly variables: ReadonlyMap<string, string>;
  readonly document: ManifestDocument;
}

/** The BusyBox that comes with Bootpath: whoever boots or packs a manifest gives it a value. */
const OWN_VARIABLE = "BOOTPATH_BUSYBOX";

function checkLine(context: Context, { entry, verdict }: ManifestLine): Finding | null {
  if (verdict.kind !== "kept" || entry?.kind !== "file" || !entry.location.text.includes("${")) return null;
  const { variables, document } = context;
  if (isAllKnown(entry.location.text, variables)) return null;
  const unknown = variablesIn(entry.location.text).find(({ name }) => !isKnown(name, variables));
  if (unknown === undefined) return null;
  const start = entry.location.start + unknown.start;
  const end = entry.location.start + unknown.end;
  const expanded = expandLocation(entry.location.text, variables) ?? entry.location.text;
  return {
    code: "undefined-variable",
    severity: severityOf(context.target, entry),
    path: document.path,
    start,
    end,
    message: `The variable ${quoted(unknown.name)} has no value, and gen_init_cpio puts nothing in its place: ${
      expanded === "" ? "nothing is left of the source" : `the source becomes ${quoted(expanded)}`
    }. Give it a value under "variables" in bootpath.json or in the environment.`,
    fixes: repairs(context, unknown.name, { start, end }),
    related: [],
  };
}

/** getenv() finds a name with an equals sign only by accident of other values; nobody writes that. */
function isKnown(name: string, variables: ReadonlyMap<string, string>): boolean {
  return variables.has(name) || name === OWN_VARIABLE || name.includes("=");
}

/** The usual case, for manifests in which every line has the same variable. */
function isAllKnown(location: string, variables: ReadonlyMap<string, string>): boolean {
  for (let at = location.indexOf("${"); at >= 0; at = location.indexOf("${", at + 2)) {
    const end = location.indexOf("}", at);
    if (end >= 0 && !isKnown(location.slice(at + 2, end), variables)) return false;
  }
  return true;
}

/** A build of its own may set what we do not see; for a target that Bootpath boots, what we see is all there is. */
function severityOf({ described, sources }: BootTarget, { location }: FileEntry): Severity {
  if (!described) return "information";
  const source = sources?.get(location.text);
  return source !== undefined && source.state !== "file" ? "error" : "warning";
}

/** Only a name that is nearly the same is proposed: the environment has many. */
function repairs(
  { variables, document }: Context,
  name: string,
  range: { readonly start: number; readonly end: number },
): readonly Fix[] {
  const near = nearestWord(name, [...variables.keys(), OWN_VARIABLE], name.length > 4 ? 2 : 1);
  return near === null ? [] : [possibleFix(`Write \${${near}}`, replaceRange(document, range, `\${${near}}`))];
}
