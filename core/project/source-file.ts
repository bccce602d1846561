/** The files of the host that the `file` entries of a manifest name, as far as somebody has looked at them. */
import { emptyContent, wholeText, type ContentsByLocation, type FileContent } from "../binary/file-content.js";
import type { FileEntry } from "../manifest/entry.js";
import type { SourceFacts } from "../manifest/tree.js";

/**
 * What became of the source of a `file` entry. `missing`: nothing is there. `not-a-file`: a folder, a device …
 * `unreadable`: a file that may not be read. `endless`: its variables contain themselves, so there is no path.
 */
export type SourceFile =
  | { readonly state: "file"; readonly path: string; readonly content: FileContent }
  | {
      readonly state: "missing";
      readonly path: string;
      /** The names in the folder where it would be; null where that is not there either. */
      readonly siblings?: readonly string[] | null;
    }
  | ({ readonly state: "not-a-file"; readonly path: string } & NotAFile)
  | { readonly state: "unreadable" | "endless"; readonly path: string };

/** Something on the host that has a path and is no ordinary file. */
export interface NotAFile {
  readonly type: "folder" | "character-device" | "block-device" | "pipe" | "socket";
  /** `st_size`: only what has a size is read by gen_init_cpio. */
  readonly size: number;
}

/** Source files by their location as the manifest writes it. */
export type SourceFiles = ReadonlyMap<string, SourceFile>;

/** The contents of those that could be read, as the boot path wants them. */
export function sourceContents(sources: SourceFiles | null): ContentsByLocation {
  return {
    get(location) {
      const source = sources?.get(location);
      if (source?.state === "file") return source.content;
      return source !== undefined && becomesEmpty(source) ? emptyContent : undefined;
    },
  };
}

/** What the tree needs to know of the source of an entry; undefined where nobody has looked. */
export function sourceFacts(sources: SourceFiles | null, { location }: FileEntry): SourceFacts | undefined {
  const source = sources?.get(location.text);
  if (source !== undefined && becomesEmpty(source)) return { size: 0, text: "" };
  if (source?.state !== "file") return undefined;
  const { content } = source;
  const text = wholeText(content);
  return text === null ? { size: content.size } : { size: content.size, text };
}

/**
 * Whether gen_init_cpio makes an empty file of something that is none, such as /dev/null: it opens without waiting, and
 * has no size, so that nothing is read (usr/gen_init_cpio.c cpio_mkfile).
 */
export function becomesEmpty(source: SourceFile): boolean {
  return source.state === "not-a-file" && source.size === 0 && source.type !== "pipe" && source.type !== "socket";
}
