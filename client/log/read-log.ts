/** What is known of the text of a kernel log, opened from a file or shown in our output channel. */
import type { TextDocument } from "vscode";
import { diagnoseLog } from "../../core/log/diagnose.js";
import type { Diagnosis } from "../../core/log/diagnosis.js";
import { outlineLog, type LogPart } from "../../core/log/outline.js";
import { readLogCode, type LogCode } from "../../core/log/symbols/log-code.js";
import { logLanguage } from "../languages.js";
import type { OwnBoot } from "./own-boot.js";

/** What a log shows. */
export interface ReadLog {
  readonly diagnosis: readonly Diagnosis[];
  readonly parts: readonly LogPart[];
}

/** Gives what is read of a document, once for each version of it. */
export function perVersion<T>(make: (document: TextDocument) => T): (document: TextDocument) => T {
  const known = new WeakMap<TextDocument, { readonly version: number; readonly value: T }>();
  return (document) => {
    const before = known.get(document);
    if (before?.version === document.version) return before.value;
    const value = make(document);
    known.set(document, { version: document.version, value });
    return value;
  };
}

const fromText = perVersion((document): ReadLog => {
  const text = textOf(document);
  return { diagnosis: diagnoseLog(text), parts: outlineLog(text) };
});

/** The code that a log names. */
export const codeOf: (document: TextDocument) => LogCode = perVersion((document) => readLogCode(textOf(document)));

/**
 * Reads a document. What a boot of ours has found stands in place of what its log shows, because more was known there:
 * the initramfs, the screen, how it ended.
 */
export function readLog(document: TextDocument, boot: OwnBoot | null): ReadLog {
  const read = fromText(document);
  const found = isOwnLog(document) ? boot?.diagnosis : null;
  if (!found) return read;
  const linesBefore = boot?.linesBefore ?? 0;
  return { ...read, diagnosis: found.map((entry) => ({ ...entry, line: entry.line + linesBefore })) };
}

/** Whether a document is the log in our output channel. */
export function isOwnLog(document: TextDocument): boolean {
  return document.uri.scheme === "output" && document.languageId === logLanguage;
}

function textOf(document: TextDocument): string {
  return document.getText().replaceAll("\r\n", "\n");
}
