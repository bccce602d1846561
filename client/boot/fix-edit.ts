/** Repairs as edits of the editor. */
import { Range, Uri, workspace, WorkspaceEdit, type TextDocument } from "vscode";
import type { Fix } from "../../core/rules/finding.js";

/** A repair as an edit, and the documents that it changes. */
export interface FixEdit {
  readonly edit: WorkspaceEdit;
  readonly documents: readonly TextDocument[];
}

/** The edit for a repair of documents as they are now. Rejects where one of them cannot be opened. */
export async function fixEdit(fix: Fix): Promise<FixEdit> {
  const edit = new WorkspaceEdit();
  const documents: TextDocument[] = [];
  if (fix.creates !== undefined) edit.createFile(Uri.file(fix.creates), { ignoreIfExists: true });
  for (const { path, start, end, newText } of fix.edits) {
    const uri = Uri.file(path);
    if (path === fix.creates) {
      edit.insert(uri, new Range(0, 0, 0, 0).start, newText);
      continue;
    }
    const document = await workspace.openTextDocument(uri);
    documents.push(document);
    edit.replace(uri, new Range(document.positionAt(start), document.positionAt(end)), newText);
  }
  return { edit, documents };
}
