/** Looks at the files of the host that manifests take into the initramfs. */
import { isAbsolute, join } from "node:path";
import { expandLocation } from "../core/manifest/environment.js";
import type { Manifest } from "../core/manifest/parse.js";
import type { SourceFile, SourceFiles } from "../core/project/source-file.js";
import type { ContentReader } from "./file-content.js";

/** Where the locations that manifests name lead to. */
export interface SourcePlaces {
  /** Folder that relative paths start from. */
  readonly base: string;
  /** Values for `${NAME}`. */
  readonly variables: ReadonlyMap<string, string>;
}

/** The sources of all `file` entries that gen_init_cpio would read, each once. */
export function readSourceFiles(
  manifests: readonly Manifest[],
  places: SourcePlaces,
  reader: ContentReader,
): SourceFiles {
  const files = new Map<string, SourceFile>();
  for (const { lines } of manifests) {
    for (const { entry, verdict } of lines) {
      if (entry?.kind !== "file" || verdict.kind !== "kept" || files.has(entry.location.text)) continue;
      files.set(entry.location.text, readSourceFile(entry.location.text, places, reader));
    }
  }
  return files;
}

/** What one location of a manifest leads to. */
export function readSourceFile(location: string, { base, variables }: SourcePlaces, reader: ContentReader): SourceFile {
  const expanded = expandLocation(location, variables);
  if (expanded === null) return { state: "endless", path: location };
  // An empty path names nothing, not the base folder.
  const path = expanded === "" || isAbsolute(expanded) ? expanded : join(base, expanded);
  return { ...reader.read(path), path };
}
