/** What one feature of the language server is to the routing: what it announces, and what it answers. */
import type { ClientCapabilities, Connection, InitializeParams, ServerCapabilities } from "vscode-languageserver";
import type { HintSettings } from "../core/inlay-hints/hint.js";
import type { ServerRuntime } from "./runtime.js";
import type { Workspace } from "./workspace.js";

/** A feature that announces itself and answers its own requests: one file of `features/`, one line of `features/all.ts`. */
export interface ServerFeature {
  /** The capabilities to announce to this client; none for what it does not know. Called once, first of all. */
  readonly announce: (params: InitializeParams) => ServerCapabilities;
  /** Registers the handlers of its requests. */
  readonly register: (connection: Connection) => void;
  /** Called when the client is ready, for what is registered later. */
  readonly ready?: (connection: Connection) => void;
  /** Called when something else than the text has changed that answers rest on, for clients that can be told to ask again. */
  readonly refresh?: (connection: Connection) => void;
}

/** What features are made of. */
export interface FeatureParts {
  readonly workspace: Workspace;
  readonly runtime: ServerRuntime;
  /** What the client announced; empty before it has. */
  readonly client: () => ClientCapabilities;
  /** The paths of the workspace folders; they may change. */
  readonly folders: () => readonly string[];
  /** Which inlay hints the user wants in a document. */
  readonly hintSettings: (uri: string) => HintSettings;
}

/** Everything that several features announce, as one: what two of them say about `workspace` comes together. */
export function mergeCapabilities(all: readonly ServerCapabilities[]): ServerCapabilities {
  const workspace = all.reduce<NonNullable<ServerCapabilities["workspace"]>>(
    (before, one) => ({ ...before, ...one.workspace }),
    {},
  );
  const merged = all.reduce<ServerCapabilities>((before, one) => ({ ...before, ...one }), {});
  return Object.keys(workspace).length === 0 ? merged : { ...merged, workspace };
}
