/** "Go to definition": from words of the command line to manifest lines, from these to files of the host and variables. */
import { dirname, isAbsolute, join } from "node:path";
import type { DefinitionParams, Location, LocationLink, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextRange } from "../../core/cmdline/parse.js";
import { definitionAt, type DefinedPlace } from "../../core/navigation/definition.js";
import { parameterPlaces } from "../../core/navigation/parameter-places.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import { readSourceFile, type SourcePlaces } from "../../host/source-files.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import {
  locatedTargets,
  projectAt,
  projectTargets,
  rangesIn,
  settingsOf,
  uriAt,
  type NavigationParts,
} from "../navigation.js";

/** Definitions in both languages and in project files, as far as the client asks for them. */
export function createDefinition(parts: FeatureParts): ServerFeature {
  return {
    announce: ({ capabilities }) =>
      capabilities.textDocument?.definition === undefined ? {} : { definitionProvider: true },
    register(connection) {
      connection.onDefinition((params) => {
        const links = definitions(params, parts);
        if (links.length === 0) return null;
        return parts.client().textDocument?.definition?.linkSupport === true ? links : links.map(toLocation);
      });
    },
  };
}

/** A place in a document, or a line of a file, counted from 1, that need not be read for that. */
type FoundPlace = DefinedPlace | { readonly path: string; readonly line: number };

/** Something that is defined somewhere, and the text that it was asked for by. */
interface Found {
  readonly origin: TextRange;
  readonly places: readonly FoundPlace[];
}

function definitions({ textDocument, position }: DefinitionParams, parts: NavigationParts): LocationLink[] {
  const { workspace, runtime } = parts;
  const document = workspace.document(textDocument.uri);
  if (document === undefined) return [];
  const path = runtime.pathOfUri(document.uri);
  const offset = document.offsetAt(position);
  const found = workspace.isProject(document)
    ? inProject(path, offset, parts)
    : workspace.placedTargetsOf(document).flatMap(({ target, base }): readonly Found[] => {
        const definition = definitionAt(target, path, offset);
        if (definition === null) return [];
        const { origin } = definition;
        if (definition.kind === "path") return [{ origin, places: definition.places }];
        if (definition.kind === "parameter") return [{ origin, places: ofParameter(definition.name, target) }];
        const settings = definition.kind === "variable" ? ofVariable(definition.name, document, parts) : [];
        // A variable of the environment stands nowhere; what it leads to is the next best.
        const places = { base, variables: target.variables ?? new Map<string, string>() };
        return [{ origin, places: settings.length > 0 ? settings : ofSource(definition.location, places, parts) }];
      });
  return toLinks(path, found, parts);
}

function ofVariable(name: string, document: TextDocument, parts: NavigationParts): readonly DefinedPlace[] {
  return settingsOf(parts, locatedTargets(parts, document), name).map((setting) => ({
    path: setting.path,
    start: setting.nameStart,
    end: setting.nameEnd,
    whole: { start: setting.nameStart, end: setting.valueEnd },
  }));
}

/** In the kernel tree of the target, where it has one: lines of files that are not read for that. */
function ofParameter(name: string, target: BootTarget): readonly FoundPlace[] {
  const folder = target.kernelTree?.folder ?? "";
  return parameterPlaces(target, name).map(({ file, line }) => ({ path: join(folder, file), line }));
}

/** Nobody opens a device, and a folder is no source. */
function ofSource(location: string, places: SourcePlaces, { runtime }: NavigationParts): readonly FoundPlace[] {
  const source = readSourceFile(location, places, runtime.contents);
  return source.state === "file" ? [startOfFile(source.path)] : [];
}

/** The files that a project file names, and those that its variables lead to. */
function inProject(path: string, offset: number, parts: NavigationParts): readonly Found[] {
  const project = projectAt(parts, path);
  if (project === null) return [];
  const contains = ({ start, end }: TextRange) => start <= offset && offset <= end;
  const named = project.places.paths.find(contains);
  if (named !== undefined) return fileAt(named, join(dirname(path), named.path), named.path, parts);
  for (const setting of project.places.variables) {
    const value = { start: setting.valueStart, end: setting.valueEnd };
    if (!contains(value)) continue;
    const base = projectTargets(parts, path).find(({ name }) => name === setting.target);
    const folder = base?.base ?? dirname(base?.manifestPaths[0] ?? path);
    return fileAt(value, join(folder, setting.value), setting.value, parts);
  }
  return [];
}

function fileAt(origin: TextRange, joined: string, written: string, { workspace, runtime }: NavigationParts): Found[] {
  const path = isAbsolute(written) ? written : joined;
  const isOpen = workspace.openDocuments().some((document) => runtime.pathOfUri(document.uri) === path);
  const isThere = isOpen || runtime.contents.read(path).state === "file";
  return isThere ? [{ origin, places: [startOfFile(path)] }] : [];
}

function startOfFile(path: string): FoundPlace {
  return { path, line: 1 };
}

/** Each place once: targets that share a document find the same. */
function toLinks(from: string, found: readonly Found[], parts: NavigationParts): LocationLink[] {
  const ranges = rangesIn(parts);
  const links = new Map<string, LocationLink>();
  for (const { origin, places } of found) {
    for (const place of places) {
      const { whole, name } = "line" in place ? startOfLine(place.line) : rangesOf(place, ranges);
      const key = JSON.stringify([place.path, name.start]);
      if (links.has(key)) continue;
      links.set(key, {
        originSelectionRange: ranges(from, origin.start, origin.end),
        targetUri: uriAt(parts, place.path),
        targetRange: whole,
        targetSelectionRange: name,
      });
    }
  }
  return [...links.values()];
}

interface TargetRanges {
  readonly whole: Range;
  readonly name: Range;
}

function rangesOf({ path, start, end, whole }: DefinedPlace, ranges: ReturnType<typeof rangesIn>): TargetRanges {
  return { whole: ranges(path, whole.start, whole.end), name: ranges(path, start, end) };
}

function startOfLine(line: number): TargetRanges {
  const start = { line: line - 1, character: 0 };
  return { whole: { start, end: start }, name: { start, end: start } };
}

function toLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
