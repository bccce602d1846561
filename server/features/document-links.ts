/** Links: sources on the host, files and rules that a project file names, addresses and rules in comments. */
import { dirname, isAbsolute, join } from "node:path";
import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { documentPath } from "../../core/documents.js";
import { manifestLinks, type TextLink } from "../../core/navigation/manifest-links.js";
import { pathOfSource } from "../../host/source-files.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import { locatedTargets, projectAt, rangesIn, type NavigationParts } from "../navigation.js";

/** Links in manifests and project files, as far as the client asks for them. */
export function createDocumentLinks(parts: FeatureParts): ServerFeature {
  return {
    announce: ({ capabilities }) =>
      capabilities.textDocument?.documentLink === undefined ? {} : { documentLinkProvider: { resolveProvider: true } },
    register(connection) {
      connection.onDocumentLinks((params) => documentLinks(params, parts));
      connection.onDocumentLinkResolve((link) => resolved(link, parts));
    },
  };
}

function documentLinks({ textDocument }: DocumentLinkParams, parts: FeatureParts): DocumentLink[] | null {
  const { workspace, runtime } = parts;
  const document = workspace.document(textDocument.uri);
  if (document === undefined) return null;
  const path = runtime.pathOfUri(document.uri);
  const links = workspace.isProject(document) ? linksOfProject(path, parts) : linksOfManifest(textDocument.uri, parts);
  const ranges = rangesIn(parts);
  const showsTooltips = parts.client().textDocument?.documentLink?.tooltipSupport === true;
  return links.map((link) => ({
    range: ranges(path, link.start, link.end),
    // Thousands of sources that nobody has looked for yet are looked for when somebody follows one.
    ...(link.kind === "source"
      ? { data: { uri: textDocument.uri, location: link.to } }
      : { target: addressOf(link, parts) }),
    ...(showsTooltips ? { tooltip: tooltips[link.kind](link.to) } : {}),
  }));
}

/** With its file, which need not be there. */
function resolved(link: DocumentLink, { workspace, runtime }: NavigationParts): DocumentLink {
  const data: unknown = link.data;
  if (typeof data !== "object" || data === null || !("uri" in data && "location" in data)) return link;
  const { uri, location } = data;
  const document = typeof uri === "string" ? workspace.document(uri) : undefined;
  const [placed] = document === undefined ? [] : workspace.placedTargetsOf(document);
  if (placed === undefined || typeof location !== "string") return link;
  const { base, target } = placed;
  const path = pathOfSource(location, { base, variables: target.variables ?? new Map<string, string>() });
  return path === null ? link : { ...link, target: runtime.uriOfPath(path) };
}

/** Two targets with one manifest may take a source from two folders; the first one's is linked. */
function linksOfManifest(uri: string, parts: NavigationParts): readonly TextLink[] {
  const { workspace, runtime } = parts;
  const document = workspace.document(uri);
  if (document === undefined) return [];
  const path = runtime.pathOfUri(uri);
  const [target] = workspace.targetsOf(document);
  const manifest = target?.manifests.find((one) => one.path === path);
  if (target === undefined || manifest === undefined) return [];
  const located = locatedTargets(parts, document);
  return manifestLinks(target, manifest, (name) => located.some(({ variables }) => Object.hasOwn(variables, name)));
}

function linksOfProject(path: string, parts: NavigationParts): readonly TextLink[] {
  const project = projectAt(parts, path);
  if (project === null) return [];
  const files = project.places.paths.flatMap((named): readonly TextLink[] => {
    const to = isAbsolute(named.path) ? named.path : join(dirname(path), named.path);
    if (parts.runtime.contents.read(to).state !== "file") return [];
    return [{ kind: "file", to, ...insideQuotes(named) }];
  });
  const rules = project.places.rules.map((rule): TextLink => ({ kind: "rule", to: rule.code, ...insideQuotes(rule) }));
  return [...files, ...rules];
}

function insideQuotes({ start, end }: { readonly start: number; readonly end: number }): {
  readonly start: number;
  readonly end: number;
} {
  return { start: start + 1, end: end - 1 };
}

function addressOf({ kind, to }: TextLink, { runtime }: NavigationParts): string {
  if (kind === "address") return to;
  return kind === "rule" ? runtime.documentUrl(documentPath("rules", to)) : runtime.uriOfPath(to);
}

const tooltips: Readonly<Record<TextLink["kind"], (to: string) => string>> = {
  file: (to) => `Open ${to}`,
  source: (to) => `Open ${to}`,
  rule: (to) => `What ${to} is about`,
  address: (to) => `Open ${to}`,
};
