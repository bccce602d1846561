/** Where the mistakes that a log shows may stand: the target that was booted. */
import { dirname } from "node:path";
import { Location, Range, Uri, workspace, type TextDocument } from "vscode";
import type { DocumentPlace } from "../../core/log/places.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { targetOfLog } from "../../host/log-target.js";
import { readTarget, type LocatedTarget, type TargetReading } from "../../host/targets.js";
import { editorFiles } from "../editor-files.js";
import type { OwnBoot } from "./own-boot.js";
import { isOwnLog } from "./read-log.js";

/** What a feature of logs needs to go from a log to the documents of its target. */
export interface LogSurroundings {
  readonly ownBoot: () => OwnBoot | null;
  readonly reading: TargetReading;
}

/** The target that a log is about; null where none is known. */
export function locateTarget(document: TextDocument, { ownBoot }: LogSurroundings): LocatedTarget | null {
  if (isOwnLog(document)) return ownBoot()?.target ?? null;
  if (document.uri.scheme !== "file") return null;
  const path = document.uri.fsPath;
  const root = workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? dirname(path);
  return targetOfLog(path, document.getText(), root, editorFiles);
}

/** The same, with its documents as they are now. */
export function readTargetOf(document: TextDocument, surroundings: LogSurroundings): BootTarget | null {
  const located = locateTarget(document, surroundings);
  return located === null ? null : readTarget(located, surroundings.reading);
}

/** A place in a document of a target as one of the editor, with the text that stands there. */
export async function locationOf(place: DocumentPlace): Promise<{ location: Location; text: string }> {
  const document = await workspace.openTextDocument(Uri.file(place.path));
  const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
  return { location: new Location(document.uri, range), text: document.getText(range) };
}
