/** Open documents over the file system: the boot targets that a document belongs to, and what the rules find in them. */
import { basename, dirname } from "node:path";
import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { DocumentKind } from "../core/project/conventions.js";
import type { Finding } from "../core/rules/finding.js";
import { checkTarget } from "../core/rules/run.js";
import type { FileReader } from "../host/file-reader.js";
import { readTarget, targetsOfDocument } from "../host/targets.js";
import type { ServerRuntime } from "./runtime.js";

/** The editor's documents as the features see them. */
export interface Workspace {
  readonly openDocuments: () => readonly TextDocument[];
  readonly document: (uri: string) => TextDocument | undefined;
  readonly kindOf: (document: TextDocument) => DocumentKind | null;
  /** The findings of every target that the document belongs to, each once, by the path of the document they stand in. */
  readonly findingsAround: (document: TextDocument) => ReadonlyMap<string, readonly Finding[]>;
  /** The text that a path has now: in the editor, else on disk. */
  readonly textOf: (path: string) => string | null;
}

const kinds: Readonly<Record<string, DocumentKind>> = {
  "kernel-cmdline": "cmdline",
  "initramfs-manifest": "manifest",
};

/** Sees `documents` over the files of `runtime`. */
export function createWorkspace(documents: TextDocuments<TextDocument>, runtime: ServerRuntime): Workspace {
  const files = overDisk(documents, runtime);
  const reading = { ...runtime, files };
  const kindOf = (document: TextDocument) => kinds[document.languageId] ?? null;
  return {
    openDocuments: () => documents.all(),
    document: (uri) => documents.get(uri),
    kindOf,
    textOf: files.readText,
    findingsAround(document) {
      const kind = kindOf(document);
      const found = new Map<string, Finding[]>();
      if (kind === null) return found;
      const path = runtime.pathOfUri(document.uri);
      for (const located of targetsOfDocument(path, kind, files)) {
        const target = readTarget(located, reading);
        // An entry even where nothing is found, so that old diagnostics are taken back.
        for (const part of [target.cmdline, ...target.manifests])
          if (part !== null && !found.has(part.path)) found.set(part.path, []);
        for (const finding of checkTarget(target)) addOnce(found, finding);
      }
      return found;
    },
  };
}

/** The disk with the open documents laid over it: their text goes before the file's, and a new one counts as there. */
function overDisk(documents: TextDocuments<TextDocument>, runtime: ServerRuntime): FileReader {
  const disk = runtime.files;
  return {
    ...disk,
    readText: (path) => documents.get(runtime.uriOfPath(path))?.getText() ?? disk.readText(path),
    listFiles(folder) {
      const open = documents.all().map((document) => runtime.pathOfUri(document.uri));
      const here = open.filter((path) => dirname(path) === folder).map((path) => basename(path));
      return [...new Set([...disk.listFiles(folder), ...here])].sort();
    },
  };
}

/** Two targets that share a document find the same things in it. */
function addOnce(found: Map<string, Finding[]>, finding: Finding): void {
  const list = found.get(finding.path) ?? [];
  const isKnown = list.some(
    (other) => other.code === finding.code && other.start === finding.start && other.message === finding.message,
  );
  if (!isKnown) list.push(finding);
  found.set(finding.path, list);
}
