/** The recorded boots: what real kernels did with the scenarios, as scripts/record-boots.ts wrote it down. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { wholeContent } from "../../../core/binary/file-content.js";
import { parseManifest } from "../../../core/manifest/parse.js";
import { assembleTarget, type BootTarget } from "../../../core/project/boot-target.js";
import type { SourceFile } from "../../../core/project/source-file.js";
import { bootDataFolder, bootFile } from "./files.js";
import type { BootCase, BootTruth } from "./predict.js";

/** One boot of one kernel. */
export interface RecordedBoot extends BootCase {
  /** Scenario and kernel, as in "rdinit-root@6.12-builtin". */
  readonly id: string;
  readonly scenario: string;
  readonly truth: BootTruth;
}

/** What scripts/record-boots.ts writes. */
interface Corpus {
  readonly scenarios: readonly {
    readonly id: string;
    readonly cmdline: string;
    readonly manifest: string | null;
    /** By kernel version and delivery, as in "6.12-builtin". */
    readonly truths: Readonly<Record<string, BootTruth>>;
  }[];
}

/** Every recorded boot. */
export function recordedBoots(): readonly RecordedBoot[] {
  const { scenarios } = JSON.parse(readFileSync(join(bootDataFolder, "corpus.json"), "utf8")) as Corpus;
  return scenarios.flatMap(({ id, cmdline, manifest, truths }) =>
    Object.entries(truths).map(([kernel, truth]): RecordedBoot => {
      const [kernelVersion = "", delivery] = kernel.split("-");
      const way = delivery === "external" ? "external" : "builtin";
      return { id: `${id}@${kernel}`, scenario: id, kernelVersion, delivery: way, cmdline, manifest, truth };
    }),
  );
}

/** A boot as the rules see it when somebody describes it in `bootpath.json`. Nothing is said about its kernel's `.config`. */
export function targetOf({ cmdline, manifest, delivery, kernelVersion }: BootCase): BootTarget {
  const parsed =
    manifest === null ? [] : [{ path: "initramfs.list", text: manifest, manifest: parseManifest(manifest) }];
  const sources = new Map<string, SourceFile>();
  for (const { entry } of parsed.flatMap((document) => document.manifest.lines)) {
    if (entry?.kind === "file") sources.set(entry.location.text, sourceOf(entry.location.text));
  }
  return assembleTarget({
    name: "recorded",
    cmdline: { path: "cmdline", text: cmdline },
    manifests: parsed,
    initramfs: manifest === null ? "none" : "manifest",
    delivery,
    arch: "x86",
    kernelVersion,
    sources,
    variables: new Map(),
    described: true,
  });
}

function sourceOf(location: string): SourceFile {
  const bytes = bootFile(location.replace(/^files\//, ""));
  if (bytes === null) return { state: "missing", path: location };
  return { state: "file", path: location, content: wholeContent(bytes) };
}
