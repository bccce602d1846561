/** From a line of a log to the word or the line that is responsible: definition, and a code lens above each cause. */
import {
  CodeLens,
  l10n,
  languages,
  Range,
  type Disposable,
  type LocationLink,
  type Position,
  type TextDocument,
} from "vscode";
import { lineSubjectAt, placeOfLineSubject } from "../../core/log/line-subjects.js";
import { responsiblePlace } from "../../core/log/places.js";
import { logLanguage } from "../languages.js";
import { locationOf, readTargetOf, type LogSurroundings } from "./log-targets.js";
import { readLog } from "./read-log.js";

/** The command that a code lens runs: it goes to a place in a document. */
const goTo = "editor.action.goToLocations";

/** Registers both for kernel logs. */
export function registerResponsibleLines(surroundings: LogSurroundings): readonly Disposable[] {
  return [
    languages.registerDefinitionProvider(logLanguage, {
      provideDefinition: (document, position) => definition(document, position, surroundings),
    }),
    languages.registerCodeLensProvider(logLanguage, {
      provideCodeLenses: (document) => lenses(document, surroundings),
    }),
  ];
}

/** What the word at a position names; else what the cause on this line is about. */
async function definition(
  document: TextDocument,
  { line, character }: Position,
  surroundings: LogSurroundings,
): Promise<LocationLink[]> {
  const { text, range } = document.lineAt(line);
  const subject = lineSubjectAt(text, character);
  const causes = causesOf(document, surroundings).filter((entry) => entry.line === line + 1);
  if (subject === null && causes.length === 0) return [];
  const target = readTargetOf(document, surroundings);
  if (target === null) return [];
  const named = subject === null ? null : placeOfLineSubject(subject, target);
  const places = named === null ? causes.map((entry) => responsiblePlace(entry, target)) : [named];
  const origin = named === null || subject === null ? range : new Range(line, subject.start, line, subject.end);
  const links: LocationLink[] = [];
  for (const place of places) {
    if (place === null) continue;
    const { location } = await locationOf(place);
    links.push({ originSelectionRange: origin, targetUri: location.uri, targetRange: location.range });
  }
  return links;
}

/** One lens above each cause that is no mere consequence, where its target has a responsible place. */
async function lenses(document: TextDocument, surroundings: LogSurroundings): Promise<CodeLens[]> {
  const causes = causesOf(document, surroundings).filter(
    ({ severity, consequenceOf, line }) =>
      severity !== "information" && consequenceOf === null && line <= document.lineCount,
  );
  const target = causes.length === 0 ? null : readTargetOf(document, surroundings);
  if (target === null) return [];
  const found: CodeLens[] = [];
  for (const cause of causes) {
    const place = responsiblePlace(cause, target);
    if (place === null) continue;
    const { location, text } = await locationOf(place);
    const name = place.path.slice(place.path.lastIndexOf("/") + 1);
    const title = l10n.t("Go to the responsible line: {0} in {1}", shortened(text), name);
    const from = document.lineAt(cause.line - 1).range;
    found.push(
      new CodeLens(from, { title, command: goTo, arguments: [document.uri, from.start, [location], "goto", ""] }),
    );
  }
  return found;
}

function causesOf(document: TextDocument, { ownBoot }: LogSurroundings) {
  return readLog(document, ownBoot()).diagnosis.filter(({ source }) => source === "log");
}

const longest = 40;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  if (line === "") return "…";
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
