/** "Find references": everything that names a path of the initramfs, a source file or a variable. */
import type { Location, ReferenceParams } from "vscode-languageserver";
import { referencesTo, subjectAt, type Subject } from "../../core/navigation/references.js";
import type { BootTarget } from "../../core/project/boot-target.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import {
  connectedTargets,
  documentAt,
  locatedTargets,
  projectAt,
  projectTargets,
  rangesIn,
  settingsOf,
  uriAt,
  type NavigationParts,
} from "../navigation.js";

/** References in both languages, as far as the client asks for them. */
export function createReferences(parts: FeatureParts): ServerFeature {
  return {
    announce: ({ capabilities }) =>
      capabilities.textDocument?.references === undefined ? {} : { referencesProvider: true },
    register(connection) {
      connection.onReferences((params) => references(params, parts));
    },
  };
}

/** What is referred to, where it may be, and where it is set outside of the targets' documents. */
interface Search {
  readonly subjects: readonly Subject[];
  readonly targets: readonly BootTarget[];
  readonly settings: readonly { readonly path: string; readonly nameStart: number; readonly nameEnd: number }[];
}

function references({ textDocument, position, context }: ReferenceParams, parts: NavigationParts): Location[] | null {
  const document = parts.workspace.document(textDocument.uri);
  if (document === undefined) return null;
  const path = parts.runtime.pathOfUri(document.uri);
  const offset = document.offsetAt(position);
  const search = parts.workspace.isProject(document)
    ? searchFromProject(path, offset, parts)
    : searchFrom(path, offset, textDocument.uri, parts);
  if (search === null) return null;
  const ranges = rangesIn(parts);
  const found = new Map<string, Location>();
  const add = (at: string, start: number, end: number) => {
    const key = `${at}\0${start}`;
    if (!found.has(key)) found.set(key, { uri: uriAt(parts, at), range: ranges(at, start, end) });
  };
  if (context.includeDeclaration) for (const one of search.settings) add(one.path, one.nameStart, one.nameEnd);
  for (const target of search.targets) {
    for (const reference of search.subjects.flatMap((subject) => referencesTo(target, subject))) {
      if (reference.access === "read" || context.includeDeclaration)
        add(reference.path, reference.start, reference.end);
    }
  }
  return [...found.values()];
}

function searchFrom(path: string, offset: number, uri: string, parts: NavigationParts): Search | null {
  const document = parts.workspace.document(uri);
  if (document === undefined) return null;
  // Two targets that share the document may take a link in different ways.
  const subjects = parts.workspace.targetsOf(document).flatMap((target) => subjectAt(target, path, offset) ?? []);
  const different = [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()];
  if (different.length === 0) return null;
  const names = different.flatMap((subject) => (subject.kind === "variable" ? [subject.name] : []));
  const located = names.length === 0 ? [] : locatedTargets(parts, document);
  return {
    subjects: different,
    targets: connectedTargets(parts, document),
    settings: names.flatMap((name) => settingsOf(parts, located, name)),
  };
}

/** The uses of a variable from where it is set. */
function searchFromProject(path: string, offset: number, parts: NavigationParts): Search | null {
  const variables = projectAt(parts, path)?.places.variables ?? [];
  const setting = variables.find(({ nameStart, nameEnd }) => nameStart <= offset && offset <= nameEnd);
  if (setting === undefined) return null;
  const located = projectTargets(parts, path).filter(({ name }) => name === setting.target);
  const manifests = located.flatMap(({ manifestPaths }) => manifestPaths);
  const targets = manifests.flatMap((one) => parts.workspace.targetsOf(documentAt(parts, one, "manifest")));
  return {
    subjects: [{ kind: "variable", name: setting.name }],
    targets: targets.filter(({ name }) => name === setting.target),
    settings: [{ path, nameStart: setting.nameStart, nameEnd: setting.nameEnd }],
  };
}
