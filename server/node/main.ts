/** The language server as a Node process: over standard input and output, a socket or Node's own channel. */
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { contentReader } from "../../host/file-content.js";
import { diskReader } from "../../host/file-reader.js";
import { folderNames } from "../../host/folder-names.js";
import { startServer } from "../server.js";

const packageRoot = resolve(__dirname, "../..");

startServer(createConnection(ProposedFeatures.all), {
  files: diskReader,
  contents: contentReader(),
  environment: { variables: process.env, guestFolder: resolve(packageRoot, "dist/guest") },
  folderNames,
  pathOfUri: (uri) => (uri.startsWith("file:") ? fileURLToPath(uri) : uri),
  uriOfPath: (path) => (path.startsWith("/") ? pathToFileURL(path).href : path),
  documentUrl: (path) => pathToFileURL(resolve(packageRoot, path)).href,
});
