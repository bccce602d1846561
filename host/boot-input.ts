/** Everything that a prediction of the boot path starts from, read from the host. */
import type { BootInput } from "../core/bootpath/explain.js";
import { parseCommandLine } from "../core/cmdline/parse.js";
import type { Manifest } from "../core/manifest/parse.js";
import { buildTree } from "../core/manifest/tree.js";
import type { Delivery } from "../core/project/boot-target.js";
import { sourceContents, sourceFacts, type SourceFiles } from "../core/project/source-file.js";
import type { ContentReader } from "./file-content.js";
import { readSourceFiles, type SourcePlaces } from "./source-files.js";

/** A boot, as texts. */
export interface BootSources extends SourcePlaces {
  readonly cmdline: string;
  /** The manifests that make the initramfs; none for a boot without one. */
  readonly manifests: readonly Manifest[];
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
  const files = readSourceFiles(sources.manifests, sources, reader);
  const { kernelVersion, arch, delivery } = sources;
  const tree = buildTree(sources.manifests, { delivery, sourceOf: (entry) => sourceFacts(files, entry) });
  const contents = sourceContents(files);
  return {
    input: { commandLine: parseCommandLine(sources.cmdline), tree, contents, kernelVersion, arch },
    unread: unreadSources(sources.manifests, files),
  };
}

function unreadSources(manifests: readonly Manifest[], files: SourceFiles): readonly UnreadSource[] {
  return manifests.flatMap(({ lines }, manifest) =>
    lines.flatMap(({ entry, verdict }, line) => {
      const file = entry?.kind === "file" && verdict.kind === "kept" ? files.get(entry.location.text) : undefined;
      return file === undefined || file.state === "file" ? [] : [{ manifest, line, path: file.path }];
    }),
  );
}
