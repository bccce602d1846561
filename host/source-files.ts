/** Looks at the files of the host that manifests take into the initramfs. */
import { dirname, isAbsolute, join } from "node:path";
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
  const listing = eachFolderOnce(reader);
  for (const { lines } of manifests) {
    for (const { entry, verdict } of lines) {
      if (entry?.kind !== "file" || verdict.kind !== "kept" || files.has(entry.location.text)) continue;
      files.set(entry.location.text, readSourceFile(entry.location.text, places, listing));
    }
  }
  return files;
}

/** What one location of a manifest leads to. */
export function readSourceFile(location: string, places: SourcePlaces, reader: ContentReader): SourceFile {
  const path = pathOfSource(location, places);
  if (path === null) return { state: "endless", path: location };
  const result = reader.read(path);
  if (result.state === "missing" && path !== "") return { ...result, path, siblings: reader.list(dirname(path)) };
  return { ...result, path };
}

/** The path that a location stands for; null where its variables contain themselves. */
export function pathOfSource(location: string, { base, variables }: SourcePlaces): string | null {
  const expanded = expandLocation(location, variables);
  // An empty path names nothing, not the base folder.
  return expanded === null || expanded === "" || isAbsolute(expanded) ? expanded : join(base, expanded);
}

/** Where a folder lacks many of the files that a manifest names, it is looked into once. */
function eachFolderOnce(reader: ContentReader): ContentReader {
  const known = new Map<string, readonly string[] | null>();
  return {
    read: reader.read,
    list(folder) {
      const names = known.get(folder);
      if (names !== undefined) return names;
      const listed = reader.list(folder);
      known.set(folder, listed);
      return listed;
    },
  };
}
