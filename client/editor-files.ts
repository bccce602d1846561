/** The disk with the editor's documents laid over it, so that what is booted is what is seen, saved or not. */
import { Uri, workspace } from "vscode";
import { contentReader } from "../host/file-content.js";
import { diskReader, type FileReader } from "../host/file-reader.js";
import type { TargetReading } from "../host/targets.js";

/** Reads an open document before the file on disk. */
export const editorFiles: FileReader = {
  ...diskReader,
  readText(path) {
    const uri = Uri.file(path).toString();
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return open?.getText() ?? diskReader.readText(path);
  },
};

/** How the extension reads targets: open documents first, sources from the disk. */
export function editorReading(guestFolder: string): TargetReading {
  return { files: editorFiles, contents, environment: { variables: process.env, guestFolder } };
}

const contents = contentReader();
