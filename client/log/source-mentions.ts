/** Lines of source that a log names itself, as links into the kernel's tree where that is known. */
import {
  DocumentLink,
  l10n,
  languages,
  Location,
  Position,
  Range,
  Uri,
  type Disposable,
  type TextDocument,
} from "vscode";
import { sourceMention, type SourceMention } from "../../core/log/source-mentions.js";
import { sourceFile } from "../../host/source-lines.js";
import { logLanguage } from "../languages.js";
import type { LogSurroundings } from "./log-targets.js";
import { perVersion } from "./read-log.js";
import { symbolFilesOf } from "./symbol-files.js";

/** Registers links and definitions for kernel logs. */
export function registerSourceMentions(surroundings: LogSurroundings): readonly Disposable[] {
  return [
    languages.registerDocumentLinkProvider(logLanguage, {
      provideDocumentLinks: (document) => links(document, surroundings),
    }),
    languages.registerDefinitionProvider(logLanguage, {
      provideDefinition: async (document, { line, character }) => {
        const mention = sourceMention(document.lineAt(line).text);
        if (mention === null || character < mention.start || character > mention.end) return null;
        const { trees } = await symbolFilesOf(document, surroundings);
        const path = sourceFile(mention.file, trees);
        return path === null ? null : new Location(Uri.file(path), new Position(mention.line - 1, 0));
      },
    }),
  ];
}

const mentionsOf = perVersion((document: TextDocument) => {
  const found: { readonly at: number; readonly mention: SourceMention }[] = [];
  for (let at = 0; at < document.lineCount; at++) {
    const mention = sourceMention(document.lineAt(at).text);
    if (mention !== null) found.push({ at, mention });
  }
  return found;
});

async function links(document: TextDocument, surroundings: LogSurroundings): Promise<DocumentLink[]> {
  const mentions = mentionsOf(document);
  if (mentions.length === 0) return [];
  const { trees } = await symbolFilesOf(document, surroundings);
  return mentions.flatMap(({ at, mention }) => {
    const path = sourceFile(mention.file, trees);
    if (path === null) return [];
    const uri = Uri.file(path).with({ fragment: `L${mention.line}` });
    const link = new DocumentLink(new Range(at, mention.start, at, mention.end), uri);
    link.tooltip = l10n.t("Open {0}", `${mention.file}:${mention.line}`);
    return [link];
  });
}
