/** What a file that is no program of Linux may be instead. */
import { headOf, type FileContent } from "../binary/file-content.js";

/** Whether a file looks like text, by its first bytes. An empty one does not. */
export function isText(content: FileContent): boolean {
  const head = headOf(content);
  if (head === null || content.size === 0) return false;
  return head.subarray(0, Math.min(content.size, head.length)).every(isTextByte);
}

/** What the first bytes tell about a file that is neither ELF nor text: a few words, or null. */
export function foreignFormat(content: FileContent): string | null {
  const head = headOf(content);
  if (head === null) return null;
  return signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.name ?? null;
}

const signatures: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x4d, 0x5a], name: "a program for Windows" },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], name: "a program for macOS" },
  { bytes: [0xce, 0xfa, 0xed, 0xfe], name: "a program for macOS" },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], name: "a program for macOS or a Java class" },
  { bytes: [0x1f, 0x8b], name: "compressed with gzip" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: "compressed with xz" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: "compressed with zstd" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: "a zip archive" },
  { bytes: [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68], name: "an archive of object files" },
  { bytes: [0x30, 0x37, 0x30, 0x37, 0x30], name: "a cpio archive" },
];

function isTextByte(byte: number): boolean {
  return byte >= 0x20
    ? byte !== 0x7f
    : byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d || byte === 0x1b;
}
