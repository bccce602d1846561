/** The language server as a Node process: over standard input and output, a socket or Node's own channel. */
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { contentReader } from "../../host/file-content.js";
import { diskReader } from "../../host/file-reader.js";
import { scanInWorker } from "../../host/kernel-tree-thread.js";
import { folderNames } from "../../host/folder-names.js";
import { createPositionLayer } from "../position-encoding.js";
import type { ServerRuntime } from "../runtime.js";
import { startServer } from "../server.js";
import { prepareForText, saveMemory } from "./memory.js";
import { transportOf } from "./transport.js";

const packageRoot = resolve(__dirname, "../..");

const runtime: ServerRuntime = {
  files: diskReader,
  contents: contentReader(),
  environment: { variables: process.env, guestFolder: resolve(packageRoot, "dist/guest") },
  folderNames,
  scanKernelTree: (folder, onProgress) =>
    scanInWorker(pathToFileURL(resolve(__dirname, "kernel-tree-worker.mjs")), folder, onProgress),
  pathOfUri: (uri) => (uri.startsWith("file:") ? fileURLToPath(uri) : uri),
  uriOfPath: (path) => (path.startsWith("/") ? pathToFileURL(path).href : path),
  prepareForText,
  documentUrl: (path) => pathToFileURL(resolve(packageRoot, path)).href,
};

const [reader, writer] = transportOf(process.argv.slice(2));
const positions = createPositionLayer((uri) => runtime.files.readText(runtime.pathOfUri(uri)));
const options = { messageStrategy: positions.incoming };
startServer(createConnection(ProposedFeatures.all, reader, positions.outgoing(writer), options), runtime);
saveMemory();
