/** Everything that a prediction of the boot path starts from, read from the host. */
import { isAbsolute, join } from "node:path";
import type { BootInput } from "../core/bootpath/explain.js";
import { wholeText } from "../core/binary/file-content.js";
import type { FileContent } from "../core/binary/file-content.js";
import { parseCommandLine } from "../core/cmdline/parse.js";
import type { FileEntry } from "../core/manifest/entry.js";
import { expandLocation } from "../core/manifest/environment.js";
import type { Manifest } from "../core/manifest/parse.js";
import { buildTree, type SourceFacts } from "../core/manifest/tree.js";
import type { Delivery } from "../core/project/boot-target.js";
import type { ContentReader } from "./file-content.js";

/** A boot, as texts. */
export interface BootSources {
  readonly cmdline: string;
  /** The manifests that make the initramfs; none for a boot without one. */
  readonly manifests: readonly Manifest[];
  /** Folder that relative host paths in the manifests start from. */
  readonly base: string;
  /** Values for `${NAME}` in the manifests. */
  readonly variables: ReadonlyMap<string, string>;
  readonly delivery: Delivery;
  readonly kernelVersion: string;
  readonly arch: string;
}

/** A source file that could not be read. */
export interface UnreadSource {
  /** Index of the manifest, and of its line. */
  readonly manifest: number;
  readonly line: number;
  /** The path on the host. */
  readonly path: string;
}

/** What the prediction starts from, and the source files that are missing from it. */
export interface ReadBootInput {
  readonly input: BootInput;
  readonly unread: readonly UnreadSource[];
}

/** Reads the contents of all files that the manifests name, as far as they are looked at, and builds the tree. */
export function readBootInput(sources: BootSources, reader: ContentReader): ReadBootInput {
  const contents = new Map<string, FileContent>();
  const unread: UnreadSource[] = [];
  for (const [manifest, { lines }] of sources.manifests.entries()) {
    for (const [line, { entry, verdict }] of lines.entries()) {
      if (entry?.kind !== "file" || verdict.kind !== "kept" || contents.has(entry.location.text)) continue;
      const path = hostPath(entry.location.text, sources);
      const content = path === null ? null : reader.read(path);
      if (content === null) unread.push({ manifest, line, path: path ?? entry.location.text });
      else contents.set(entry.location.text, content);
    }
  }
  const tree = buildTree(sources.manifests, {
    delivery: sources.delivery,
    sourceOf: (entry) => sourceFacts(entry, contents),
  });
  const { kernelVersion, arch } = sources;
  return { input: { commandLine: parseCommandLine(sources.cmdline), tree, contents, kernelVersion, arch }, unread };
}

/** The path of a source; null where its variables have no end. An empty path names nothing. */
function hostPath(location: string, { base, variables }: BootSources): string | null {
  const path = expandLocation(location, variables);
  if (path === null || path === "") return path;
  return isAbsolute(path) ? path : join(base, path);
}

function sourceFacts(entry: FileEntry, contents: ReadonlyMap<string, FileContent>): SourceFacts | undefined {
  const content = contents.get(entry.location.text);
  if (content === undefined) return undefined;
  const text = wholeText(content);
  return text === null ? { size: content.size } : { size: content.size, text };
}
