/** Names that the kernel does not take, and lines that gen_init_cpio does not read in one piece. */
import { byteLength } from "../../text/bytes.js";
import { LINE_SIZE, PATH_MAX } from "../../manifest/lines.js";
import { linesPassing, type LineTest } from "../../manifest/line-tests.js";
import { lineOf, type ManifestLine } from "../../manifest/parse.js";
import { wordsOf } from "../../manifest/words.js";
import type { BootTarget, ManifestDocument } from "../../project/boot-target.js";
import type { Finding, Severity } from "../finding.js";
import { lostEntries, type LostEntry } from "../lost-entries.js";
import { quoted, wordsRange, type Range } from "../manifest-lines.js";
import type { Rule } from "../rule.js";

export const nameTooLong: Rule = {
  code: "name-too-long",
  language: "manifest",
  title: "a name or a line that is too long",
  sources: [
    { file: "fs/libfs.c", function: "simple_lookup" },
    { file: "init/initramfs.c", function: "do_header" },
    { file: "usr/gen_init_cpio.c", function: "main" },
  ],
  check: (target) => [...longNames(target), ...target.manifests.flatMap(longLines)],
};

/** NAME_MAX of include/uapi/linux/limits.h. */
const NAME_MAX = 255;

/** What is in a folder with too long a name is lost because of that name. */
function longNames(target: BootTarget): readonly Finding[] {
  const seen = new Set<string>();
  return lostEntries(target).flatMap((lost) => {
    const component = lost.cause.kind === "too-long" ? lost.incident.failure?.component : null;
    if (component === null || (component !== undefined && seen.has(component))) return [];
    if (component !== undefined) seen.add(component);
    return [reportName(lost, component)];
  });
}

/** The component that is too long, or else the whole path is. */
function reportName({ place, field, incident }: LostEntry, component: string | undefined): Finding {
  const { entry } = place.line;
  const range = incident.reason === "target-too-long" && entry?.kind === "slink" ? entry.target : field;
  const message =
    component !== undefined && byteLength(component) > NAME_MAX && byteLength(component) < PATH_MAX
      ? `${quoted(component)} has ${byteLength(component)} bytes, and a name between two slashes has at most ${NAME_MAX}. The kernel cannot make the entry and drops it without a word.`
      : `This path has ${byteLength(range.text)} bytes, and the kernel takes at most ${PATH_MAX - 1}. It drops the entry without a word.`;
  return report(place.document, range, "error", message);
}

/** Lines and words that do not fit into the buffers of the tool. */
function longLines(document: ManifestDocument): readonly Finding[] {
  const { manifest } = document;
  return linesPassing(manifest, isLong).flatMap((index) => {
    const line = lineOf(manifest, index);
    if (line === undefined) return [];
    const rests = restsOf(document, index);
    return (rests.length > 0 ? reportLine(document, line, rests) : reportWord(document, line)) ?? [];
  });
}

const isLong: LineTest = ({ continued, start, end }) => !continued && end - start >= PATH_MAX / 3;

/** What the tool takes for lines of their own, behind a line that is too long. */
function restsOf({ manifest }: ManifestDocument, index: number): readonly ManifestLine[] {
  const rests: ManifestLine[] = [];
  for (let at = index + 1; ; at++) {
    const rest = lineOf(manifest, at);
    if (rest?.continued !== true) return rests;
    rests.push(rest);
  }
}

function reportLine(document: ManifestDocument, first: ManifestLine, rests: readonly ManifestLine[]): Finding {
  // A comment whose rest happens to be skipped as well does no harm.
  const isHarmless = first.kind !== "entry" && rests.every(({ verdict }) => verdict.kind === "ignored");
  const severity: Severity = isHarmless ? "information" : "error";
  const range = { start: first.start, end: rests.at(-1)?.end ?? first.end };
  return report(
    document,
    range,
    severity,
    `This line is longer than ${LINE_SIZE - 1} bytes, which is what gen_init_cpio reads at a time. It takes the rest for a line of its own.`,
  );
}

/** `%4096s` cuts a word, and what is left of it is taken for the next field. */
function reportWord(document: ManifestDocument, line: ManifestLine): Finding | null {
  if (line.kind !== "entry") return null;
  const { manifest } = document;
  const word = wordsOf(manifest, line).find(({ text }) => text.length > PATH_MAX / 3 && byteLength(text) > PATH_MAX);
  if (word === undefined) return null;
  const isRefused = line.verdict.kind === "refused";
  return report(
    document,
    isRefused ? word : wordsRange(document, line),
    isRefused ? "error" : "warning",
    `This word has ${byteLength(word.text)} bytes. gen_init_cpio reads at most ${PATH_MAX} of them and takes the rest for the next field.`,
  );
}

function report({ path }: ManifestDocument, { start, end }: Range, severity: Severity, message: string): Finding {
  return { code: "name-too-long", severity, path, start, end, message, fixes: [], related: [] };
}
