/** The files of the host that the `file` entries of a manifest name, as far as somebody has looked at them. */
import { wholeText, type FileContent } from "../binary/file-content.js";
import type { FileEntry } from "../manifest/entry.js";
import type { SourceFacts } from "../manifest/tree.js";

/**
 * What became of the source of a `file` entry. `missing`: nothing is there. `not-a-file`: a folder, a device …
 * `unreadable`: a file that may not be read. `endless`: its variables contain themselves, so there is no path.
 */
export type SourceFile =
  | { readonly state: "file"; readonly path: string; readonly content: FileContent }
  | { readonly state: "missing" | "not-a-file" | "unreadable" | "endless"; readonly path: string };

/** Source files by their location as the manifest writes it. */
export type SourceFiles = ReadonlyMap<string, SourceFile>;

/** The contents of those that could be read, as the boot path wants them. */
export function sourceContents(sources: SourceFiles | null): ReadonlyMap<string, FileContent> {
  const contents = new Map<string, FileContent>();
  for (const [location, source] of sources ?? []) if (source.state === "file") contents.set(location, source.content);
  return contents;
}

/** What the tree needs to know of the source of an entry; undefined where nobody has looked. */
export function sourceFacts(sources: SourceFiles | null, { location }: FileEntry): SourceFacts | undefined {
  const source = sources?.get(location.text);
  if (source?.state !== "file") return undefined;
  const { content } = source;
  const text = wholeText(content);
  return text === null ? { size: content.size } : { size: content.size, text };
}
