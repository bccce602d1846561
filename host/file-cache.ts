/**
 * What was read from the disk, kept until it changes. Readers ask at every key; here only the first one costs. Whether
 * the disk still has the same is looked up in small steps between other work, or when somebody says that it has not.
 */
import { statSync } from "node:fs";
import type { ContentReader, ContentResult } from "./file-content.js";
import type { FileReader } from "./file-reader.js";

/** Readers with a memory, and the ways to make it forget. */
export interface FileCache {
  readonly files: FileReader;
  readonly contents: ContentReader;
  /** Whether a content is remembered, so that reading it costs nothing. */
  readonly hasContent: (path: string) => boolean;
  /** Counts up when something has changed. */
  readonly version: () => number;
  /** Forgets a path and the folders that it may be listed in; all paths without one. */
  readonly forget: (path?: string) => void;
  /** Looks for changes at once, as far as that is a matter of a few calls. */
  readonly verifyFew: () => void;
  /** Looks for changes on the disk; each step of the result takes about this long, and its end says how much was looked at. */
  readonly verify: (stepMs: number) => Generator<undefined, number>;
}

/** A call takes some microseconds. */
const few = 64;

interface Remembered<Value> {
  readonly value: Value;
  readonly stamp: string;
}

/** Remembers what these readers say. */
export function createFileCache(disk: FileReader, host: ContentReader): FileCache {
  const texts = new Map<string, Remembered<string | null>>();
  const names = new Map<string, Remembered<readonly string[]>>();
  const lists = new Map<string, Remembered<readonly string[] | null>>();
  const contents = new Map<string, Remembered<ContentResult>>();
  const all = [texts, names, lists, contents];
  let version = 0;
  const check = (memory: Map<string, Remembered<unknown>>, path: string, stamp: string) => {
    if (stampOf(path) === stamp) return;
    memory.delete(path);
    version++;
  };
  return {
    files: {
      ...disk,
      readText: (path) => remembered(texts, path, disk.readText),
      listFiles: (folder) => remembered(names, folder, disk.listFiles),
    },
    contents: {
      read: (path) => remembered(contents, path, host.read),
      list: (folder) => remembered(lists, folder, host.list),
    },
    hasContent: (path) => contents.has(path),
    version: () => version,
    forget(path) {
      version++;
      for (const memory of all) {
        if (path === undefined) memory.clear();
        else memory.delete(path);
      }
      if (path === undefined) return;
      const folder = path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")));
      names.delete(folder);
      lists.delete(folder);
    },
    verifyFew() {
      let left = few;
      for (const memory of all) {
        // Documents and folders come first: they are few, and decide what belongs together.
        if (memory.size > left) continue;
        left -= memory.size;
        for (const [path, { stamp }] of memory) check(memory, path, stamp);
      }
    },
    *verify(stepMs) {
      let looked = 0;
      let stepEnd = performance.now() + stepMs;
      for (const memory of all) {
        for (const [path, { stamp }] of memory) {
          looked++;
          check(memory, path, stamp);
          if (performance.now() < stepEnd) continue;
          yield;
          stepEnd = performance.now() + stepMs;
        }
      }
      return looked;
    },
  };
}

function remembered<Value>(memory: Map<string, Remembered<Value>>, path: string, read: (path: string) => Value): Value {
  const known = memory.get(path);
  if (known !== undefined) return known.value;
  // Before the reading, so that a change in between is seen later.
  const stamp = stampOf(path);
  const value = read(path);
  memory.set(path, { value, stamp });
  return value;
}

/** Changes with what a path leads to, its contents or what a folder lists. */
function stampOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return "";
    return `${stats.ino}:${stats.mtimeMs}:${stats.ctimeMs}:${stats.size}:${stats.mode}`;
  } catch {
    return "";
  }
}
