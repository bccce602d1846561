/** The configuration of a kernel: a `.config`, or the compressed one that a running kernel shows as /proc/config.gz. */
import { gunzipSync } from "node:zlib";
import { kernelFactsOfConfig } from "../core/bootpath/kernel-config.js";
import type { KernelFacts } from "../core/bootpath/kernel-facts.js";
import { decodeBytes, encodeBytes } from "../core/text/bytes.js";
import type { FileReader } from "./file-reader.js";

/** What a `.config` says about a kernel of this version and architecture; null where it cannot be read. */
export function readKernelConfig(
  path: string,
  { version, arch }: { readonly version: string; readonly arch: string },
  files: FileReader,
): KernelFacts | null {
  const text = files.readText(path);
  if (text === null) return null;
  const known = remembered.get(path);
  if (known?.text === text && known.version === version && known.arch === arch) return known.facts;
  const plain = uncompressed(text);
  if (plain === null) return null;
  const facts = kernelFactsOfConfig(plain, version, arch);
  remembered.set(path, { text, version, arch, facts });
  return facts;
}

interface Remembered {
  readonly text: string;
  readonly version: string;
  readonly arch: string;
  readonly facts: KernelFacts;
}

/** Targets are read again on every key; a configuration has ten thousand lines and hardly ever changes. */
const remembered = new Map<string, Remembered>();

/** Text is decoded without loss, so the bytes of a compressed file come back from it. */
function uncompressed(text: string): string | null {
  const isGzip = text.startsWith("\x1f\udc8b");
  if (!isGzip) return text;
  try {
    return decodeBytes(gunzipSync(encodeBytes(text)));
  } catch {
    return null;
  }
}
