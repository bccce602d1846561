/** Completion: what may be written at the cursor. Items are short; documentation is made when somebody looks at one. */
import { resolve } from "node:path";
import {
  CompletionItemKind,
  CompletionItemTag,
  CompletionRequest,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type InitializeParams,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { completeCommandLine } from "../../core/completion/cmdline.js";
import { completeManifest } from "../../core/completion/manifest.js";
import { documentationOf } from "../../core/completion/documentation.js";
import type { ParameterReference, Proposal, ProposalKind, Proposals } from "../../core/completion/item.js";
import { plainText } from "../../core/completion/plain-text.js";
import { indexLines, type LineIndex } from "../../core/text/lines.js";
import { toRange } from "../convert.js";
import type { FeatureParts, ServerFeature } from "../feature.js";
import type { ServerRuntime } from "../runtime.js";
import type { Workspace } from "../workspace.js";

/** What a client can show. */
interface ClientFeatures {
  /** Whether it takes registrations after the start, which can be for one language. */
  readonly registersLater: boolean;
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  readonly deprecated: "tag" | "property" | "none";
  readonly documentation: "markdown" | "plaintext";
  /** The client's command that opens the list again; null where it has none. */
  readonly suggestCommand: string | null;
}

/**
 * Behind these there is something to choose. Behind a blank that is so in manifests, where a field follows; on a command
 * line a list that opens there is in the way.
 */
const triggerCharacters = {
  both: ["=", ",", ".", "/", "{"],
  "kernel-cmdline": ["=", ",", ".", "/"],
  "initramfs-manifest": ["/", "{", "$", " "],
} as const;

interface Places {
  readonly workspace: Workspace;
  readonly runtime: ServerRuntime;
}

/** Completion over the documents of a workspace, as far as the client can show it. */
export function createCompletion({ workspace, runtime }: FeatureParts): ServerFeature {
  let features: ClientFeatures = featuresOf(null);
  const complete = ({ textDocument, position }: CompletionParams): CompletionList | null => {
    const document = workspace.document(textDocument.uri);
    if (document === undefined) return null;
    const offset = document.offsetAt(position);
    const lists = proposalsAt({ workspace, runtime }, document, offset);
    return lists.length === 0 ? null : toList(document, lists, features);
  };
  return {
    announce(params) {
      features = featuresOf(params);
      if (params.capabilities.textDocument?.completion === undefined || features.registersLater) return {};
      return { completionProvider: { triggerCharacters: [...triggerCharacters.both], resolveProvider: true } };
    },
    register(connection) {
      connection.onCompletion(complete);
      connection.onCompletionResolve((item) => resolved(item, features.documentation));
    },
    // For each language apart, where the client can do that.
    ready(connection) {
      if (!features.registersLater) return;
      for (const language of ["kernel-cmdline", "initramfs-manifest"] as const) {
        const registration = connection.client.register(CompletionRequest.type, {
          documentSelector: [{ language }],
          triggerCharacters: [...triggerCharacters[language]],
          resolveProvider: true,
        });
        registration.catch((error: unknown) => {
          connection.console.warn(`Completion was not registered: ${String(error)}`);
        });
      }
    },
  };
}

/** The same item with its documentation. */
function resolved(item: CompletionItem, form: ClientFeatures["documentation"]): CompletionItem {
  const reference = referenceOf(item.data);
  const markdown = reference === null ? null : documentationOf(reference);
  if (markdown === null) return item;
  const documentation = form === "markdown" ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown);
  return { ...item, documentation };
}

function featuresOf(params: InitializeParams | null): ClientFeatures {
  const completion = params?.capabilities.textDocument?.completion;
  const item = completion?.completionItem;
  const hasTag = item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true;
  return {
    registersLater: completion?.dynamicRegistration === true,
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    deprecated: hasTag ? "tag" : item?.deprecatedSupport === true ? "property" : "none",
    documentation: item?.documentationFormat?.includes(MarkupKind.Markdown) === true ? "markdown" : "plaintext",
    suggestCommand: suggestCommandOf(params?.initializationOptions),
  };
}

/** `initializationOptions.suggestCommand`. */
function suggestCommandOf(options: unknown): string | null {
  if (typeof options !== "object" || options === null || !("suggestCommand" in options)) return null;
  return typeof options.suggestCommand === "string" ? options.suggestCommand : null;
}

/** A document may belong to several targets, and each has something to propose. */
function proposalsAt({ workspace, runtime }: Places, document: TextDocument, offset: number): readonly Proposals[] {
  const kind = workspace.kindOf(document);
  if (kind === null) return [];
  const path = runtime.pathOfUri(document.uri);
  return workspace
    .placedTargetsOf(document)
    .map(({ target, base }) => {
      if (kind === "cmdline") return completeCommandLine(target, offset);
      return completeManifest(target, path, offset, {
        namesIn: (folder) => runtime.folderNames(resolve(base, folder)),
      });
    })
    .filter((list) => list !== null);
}

function toList(document: TextDocument, lists: readonly Proposals[], features: ClientFeatures): CompletionList | null {
  const index = indexLines(document.getText());
  const items = new Map<string, CompletionItem>();
  for (const proposals of lists) {
    const ranges = rangesOf(index, proposals);
    if (ranges === null) continue;
    for (const item of proposals.items) {
      // What the first target proposes goes before what others say of the same.
      if (!items.has(item.label)) items.set(item.label, toItem(item, items.size, { index, ranges, features }));
    }
  }
  return { isIncomplete: lists.some(({ complete }) => !complete), items: [...items.values()] };
}

/** What is replaced when text behind the cursor stays, and when it goes. */
interface Ranges {
  readonly insert: Range;
  readonly replace: Range;
}

/** The protocol wants ranges within one line; a word in quotes may go over several. */
function rangesOf(index: LineIndex, { start, insertEnd, replaceEnd }: Proposals): Ranges | null {
  const insert = toRange(index, start, insertEnd);
  if (insert.start.line !== insert.end.line) return null;
  const lineEnd = /[\r\n]/.exec(index.text.slice(insertEnd, replaceEnd));
  const end = lineEnd === null ? replaceEnd : insertEnd + lineEnd.index;
  return { insert, replace: toRange(index, start, end) };
}

interface ItemPlace {
  readonly index: LineIndex;
  readonly ranges: Ranges;
  readonly features: ClientFeatures;
}

function toItem(item: Proposal, order: number, { index, ranges, features }: ItemPlace): CompletionItem {
  const hasBlanks = item.parts.some((part) => typeof part !== "string");
  const newText = features.snippets && hasBlanks ? snippetOf(item) : plainOf(item);
  const { insert, replace } = ranges;
  return {
    label: item.label,
    kind: kinds[item.kind],
    // The order of the list, as text.
    sortText: String(order).padStart(4, "0"),
    filterText: item.filterText,
    ...(item.detail === null ? {} : { detail: item.detail }),
    ...(item.owner === null ? besideLabel(item, features) : ownerOf(item, item.owner, features)),
    ...(features.snippets && hasBlanks ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    textEdit: features.insertReplace ? { newText, insert, replace } : { newText, range: replace },
    ...(item.also.length === 0
      ? {}
      : {
          additionalTextEdits: item.also.map((edit) => ({
            range: toRange(index, edit.start, edit.end),
            newText: edit.newText,
          })),
        }),
    ...(item.deprecated ? deprecationOf(features) : {}),
    ...(item.opensNext && features.suggestCommand !== null
      ? { command: { title: "Suggest", command: features.suggestCommand } }
      : {}),
    ...(item.documents === null ? {} : { data: item.documents }),
  };
}

/** What a value is stands beside each one, not only beside the one that is chosen. */
function besideLabel({ kind, detail }: Proposal, { labelDetails }: ClientFeatures): Partial<CompletionItem> {
  return labelDetails && detail !== null && kind !== "parameter" ? { labelDetails: { description: detail } } : {};
}

function ownerOf(item: Proposal, owner: string, { labelDetails }: ClientFeatures): Partial<CompletionItem> {
  if (labelDetails) return { labelDetails: { description: owner } };
  return { detail: item.detail === null ? owner : `${owner}: ${item.detail}` };
}

function deprecationOf({ deprecated }: ClientFeatures): Partial<CompletionItem> {
  if (deprecated === "tag") return { tags: [CompletionItemTag.Deprecated] };
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what clients before version 3.15 have
  return deprecated === "property" ? { deprecated: true } : {};
}

const kinds: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  parameter: CompletionItemKind.Property,
  "user-space": CompletionItemKind.Variable,
  module: CompletionItemKind.Module,
  value: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  device: CompletionItemKind.Interface,
  line: CompletionItemKind.Snippet,
  variable: CompletionItemKind.Variable,
};

/** Blanks as places to tab through, with what belongs there as a proposal. */
function snippetOf({ parts }: Proposal): string {
  let blanks = 0;
  return parts
    .map((part) => {
      if (typeof part === "string") return part.replace(/[\\$}]/g, "\\$&");
      blanks++;
      return `\${${blanks}:${part.blank.replace(/[\\$}]/g, "\\$&")}}`;
    })
    .join("");
}

/** The text up to the first blank: the author goes on from there. */
function plainOf({ parts }: Proposal): string {
  let text = "";
  for (const part of parts) {
    if (typeof part !== "string") break;
    text += part;
  }
  return text;
}

function referenceOf(data: unknown): ParameterReference | null {
  if (typeof data !== "object" || data === null) return null;
  if (!("name" in data && "kernelVersion" in data && "arch" in data)) return null;
  const { name, kernelVersion, arch } = data;
  if (typeof name !== "string" || typeof kernelVersion !== "string" || typeof arch !== "string") return null;
  return { name, kernelVersion, arch };
}
