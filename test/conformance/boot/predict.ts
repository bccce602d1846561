/** The prediction of a recorded boot, in the form in which truths are recorded. */
import { explainBoot, type BootExplanation } from "../../../core/bootpath/explain.js";
import { wholeContent, type FileContent } from "../../../core/binary/file-content.js";
import { parseCommandLine } from "../../../core/cmdline/parse.js";
import { parseManifest } from "../../../core/manifest/parse.js";
import { buildTree } from "../../../core/manifest/tree.js";
import { bootFile } from "./files.js";

/** What one boot starts from. */
export interface BootCase {
  readonly kernelVersion: string;
  readonly delivery: "builtin" | "external";
  readonly cmdline: string;
  /** Null for a boot without an initramfs. */
  readonly manifest: string | null;
}

/** What a kernel did, or is predicted to do. */
export type BootTruth = Pick<BootExplanation, "outcome" | "init" | "messages">;

/** Predicts a boot with the files of ./files.ts. */
export function predict(boot: BootCase): BootTruth {
  const { outcome, init, messages } = explainCase(boot);
  return { outcome, init, messages };
}

/** The whole explanation. */
export function explainCase({ kernelVersion, delivery, cmdline, manifest }: BootCase): BootExplanation {
  const manifests = manifest === null ? [] : [parseManifest(manifest)];
  const contents = new Map<string, FileContent>();
  for (const { entry } of manifests.flatMap(({ lines }) => lines)) {
    if (entry?.kind !== "file") continue;
    const bytes = bootFile(entry.location.text.replace(/^files\//, ""));
    if (bytes !== null) contents.set(entry.location.text, wholeContent(bytes));
  }
  const tree = buildTree(manifests, {
    delivery,
    sourceOf: (entry) => {
      const content = contents.get(entry.location.text);
      return content && { size: content.size };
    },
  });
  return explainBoot({ commandLine: parseCommandLine(cmdline), tree, contents, kernelVersion, arch: "x86" });
}
