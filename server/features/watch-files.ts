/** Has the client watch the files that open documents depend on: sources of manifests, configurations, their neighbours. */
import { basename, dirname } from "node:path";
import {
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
  type Disposable,
  type FileSystemWatcher,
} from "vscode-languageserver";
import type { ServerRuntime } from "../runtime.js";
import type { Workspace } from "../workspace.js";

/** Watching, on request of the routing. */
export interface FileWatching {
  /** Watches what the open documents depend on now. Costs little when nothing has changed. */
  readonly update: (client: ClientCapabilities) => void;
}

/** Folders are watched one by one, and an editor has only so many watchers. */
const mostFolders = 200;

/** Nobody needs new watchers while typing goes on. */
const shortestPauseMs = 50;

/** So much of the time at most goes into finding out what to watch. */
const share = 50;

/** Watches over `connection`. A client that cannot be told what to watch is not. */
export function createFileWatching(connection: Connection, workspace: Workspace, runtime: ServerRuntime): FileWatching {
  let watched = "";
  let isWaiting = false;
  let pauseMs = shortestPauseMs;
  let registration: Promise<Disposable | null> = Promise.resolve(null);

  return {
    update({ workspace: client }) {
      const support = client?.didChangeWatchedFiles;
      if (support?.dynamicRegistration !== true || support.relativePatternSupport !== true || isWaiting) return;
      isWaiting = true;
      setTimeout(register, pauseMs);
    },
  };

  function register(): void {
    isWaiting = false;
    const start = performance.now();
    const watchers = watchersOf(workspace, runtime);
    const key = JSON.stringify(watchers);
    pauseMs = Math.max(shortestPauseMs, (performance.now() - start) * share);
    if (key === watched) return;
    watched = key;
    // One after the other, so that an old registration is never left behind.
    registration = registration.then(async (old) => {
      old?.dispose();
      if (watchers.length === 0) return null;
      return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => null);
    });
  }
}

/** One watcher a folder, with the names in it that matter. */
function watchersOf(workspace: Workspace, runtime: ServerRuntime): FileSystemWatcher[] {
  const names = new Map<string, Set<string>>();
  for (const path of workspace.openDocuments().flatMap(workspace.pathsAround)) {
    const uri = runtime.uriOfPath(dirname(path));
    if (!uri.startsWith("file:")) continue;
    const inFolder = names.get(uri) ?? new Set();
    names.set(uri, inFolder.add(literalPattern(basename(path))));
  }
  return [...names].slice(0, mostFolders).map(([baseUri, inFolder]) => {
    const all = [...inFolder].sort();
    const [only = ""] = all;
    return { globPattern: { baseUri, pattern: all.length === 1 ? only : `{${all.join(",")}}` } };
  });
}

/** A name as pattern; a character that patterns use becomes one that stands for any. */
function literalPattern(name: string): string {
  return name.replace(/[*?[\]{},!\\]/g, "?");
}
