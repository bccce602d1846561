/** What the manifests of a target take from the host, looked at once: a few files at once, many in small steps. */
import type { Manifest } from "../core/manifest/parse.js";
import type { ManifestPiece } from "../core/manifest/pieces.js";
import type { SourceFile, SourceFiles } from "../core/project/source-file.js";
import type { FileCache } from "../host/file-cache.js";
import { pathOfSource, readSourceFile, type SourcePlaces } from "../host/source-files.js";

/** The sources of one target. */
export interface SourceTable {
  /**
   * The files that the manifests name; null while there are many to look at, after which `whenRead` is called. The
   * result stays the same object as long as the files stay the same, whatever the manifests become.
   */
  readonly lookAt: (manifests: readonly Manifest[], places: SourcePlaces) => SourceFiles | null;
}

/** So many files are looked at before an answer is given: some milliseconds. */
const mostAtOnce = 200;

/** How long other work waits. */
const stepMs = 8;

/** Reads through `cache`. */
export function createSourceTable(cache: FileCache, whenRead: () => void): SourceTable {
  let files = new Map<string, SourceFile>();
  let seen = new WeakSet<ManifestPiece>();
  let version = -1;
  let base = "";
  let isReading = false;

  const readInSteps = (waiting: ReadonlySet<string>, places: SourcePlaces) => {
    isReading = true;
    const rest = waiting.values();
    const step = () => {
      const end = performance.now() + stepMs;
      for (const location of rest) {
        readSourceFile(location, places, cache.contents);
        if (performance.now() < end) continue;
        setTimeout(step, 0);
        return;
      }
      isReading = false;
      whenRead();
    };
    setTimeout(step, 0);
  };

  return {
    lookAt(manifests, places) {
      if (version !== cache.version() || base !== places.base) {
        files = new Map();
        seen = new WeakSet();
        version = cache.version();
        base = places.base;
      }
      const pieces = manifests.flatMap((manifest) => manifest.pieces.map(({ piece }) => piece));
      const fresh = pieces.filter((piece) => !seen.has(piece));
      const locations = new Set(fresh.flatMap(locationsIn).filter((location) => !files.has(location)));
      const unread = new Set<string>();
      for (const location of locations)
        if (!cache.hasContent(pathOfSource(location, places) ?? "")) unread.add(location);
      if (unread.size > mostAtOnce) {
        if (!isReading) readInSteps(unread, places);
        return null;
      }
      for (const location of locations) files.set(location, readSourceFile(location, places, cache.contents));
      for (const piece of fresh) seen.add(piece);
      return files;
    },
  };
}

function locationsIn({ lines }: ManifestPiece): readonly string[] {
  return lines.flatMap(({ entry, verdict }) =>
    entry?.kind === "file" && verdict.kind === "kept" ? [entry.location.text] : [],
  );
}
