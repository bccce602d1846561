/** `bootpath explain`: what the kernel will do with a command line and a manifest, and why. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";
import { bootDiagram } from "../core/bootpath/diagram/graph.js";
import { standaloneSvg } from "../core/bootpath/diagram/svg.js";
import { explainBoot, type BootExplanation, type BootInput } from "../core/bootpath/explain.js";
import { kernelFactsOfConfig } from "../core/bootpath/kernel-config.js";
import { assumptionsText } from "../core/bootpath/outcome-text.js";
import { parseManifest, type Manifest } from "../core/manifest/parse.js";
import { explainVerdict } from "../core/manifest/verdict.js";
import {
  assembleTarget,
  defaultArch,
  defaultKernelVersion,
  type BootTarget,
  type Delivery,
  type TextSource,
} from "../core/project/boot-target.js";
import { decodeBytes } from "../core/text/bytes.js";
import { readBootInput } from "../host/boot-input.js";
import { contentReader } from "../host/file-content.js";
import type { LocatedTarget } from "../host/targets.js";
import { manifestVariables } from "../host/variables.js";
import { chooseTarget } from "./choose-target.js";
import { CommandError, exitStatus, fileError, type ExitStatus } from "./command-error.js";
import { toPrediction } from "./format/explanation.js";
import { versionOfTree } from "./kernel-tree.js";
import { print } from "./output.js";
import { guestFolder } from "./package-info.js";
import type { TargetOptions } from "./target-options.js";
import { paletteFor, type Palette } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface ExplainOptions extends TargetOptions {
  readonly target?: string;
  readonly cmdline?: string;
  readonly cmdlineText?: string;
  readonly manifest?: string;
  readonly base?: string;
  /** A kernel's `.config`, plain or compressed with gzip. */
  readonly config?: string;
  readonly format: "text" | "json" | "svg";
}

/** Explains what `folder` describes, with what the options say instead. */
export function explain(folder: string | undefined, options: ExplainOptions): ExitStatus {
  const read = readInput(sourcesOf(folder, options));
  const explanation = explainBoot(read.input);
  print(formatted(options.format, explanation, read));
  return explanation.outcome === "userspace" ? exitStatus.ok : exitStatus.wrong;
}

function formatted(format: ExplainOptions["format"], explanation: BootExplanation, read: ReadSources): string {
  switch (format) {
    case "json":
      return formatJson(explanation);
    case "svg":
      return standaloneSvg(bootDiagram(targetOfSources(read), explanation));
    case "text":
      return formatText(explanation, assumptionsText(targetOfSources(read)), paletteFor(process.stdout, process.env));
  }
}

/** Where everything comes from. */
interface ExplainSources {
  /** Null for the empty command line. */
  readonly cmdline: { readonly path: string } | { readonly text: string } | null;
  readonly manifestPaths: readonly string[];
  readonly base: string | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly delivery: Delivery;
  readonly kernelVersion: string;
  readonly arch: string;
  readonly configPath: string | null;
}

function sourcesOf(folder: string | undefined, options: ExplainOptions): ExplainSources {
  const target = targetOf(folder, options);
  const { cmdline, cmdlineText, manifest } = options;
  if (cmdline !== undefined && cmdlineText !== undefined)
    throw new CommandError("give --cmdline or --cmdline-text, not both");
  const ofTarget = target?.cmdlinePath ?? null;
  if (manifest === undefined && target !== null && target.initramfsPath !== null) {
    throw new CommandError(`${target.initramfsPath}: only manifests are looked into; name one with --manifest`);
  }
  return {
    cmdline:
      cmdlineText !== undefined
        ? { text: cmdlineText }
        : cmdline !== undefined
          ? { path: cmdline }
          : ofTarget === null
            ? null
            : { path: ofTarget },
    manifestPaths: manifest === undefined ? (target?.manifestPaths ?? []) : [manifest],
    base: options.base ?? (manifest === undefined ? target?.base : undefined) ?? null,
    variables: target?.variables ?? {},
    delivery: options.delivery ?? target?.delivery ?? "builtin",
    kernelVersion: options.kernelVersion ?? target?.kernelVersion ?? versionOfTree(target) ?? defaultKernelVersion,
    arch: options.arch ?? target?.arch ?? defaultArch,
    configPath: options.config ?? target?.configPath ?? null,
  };
}

/** The described target; null where the options name all there is. */
function targetOf(folder: string | undefined, options: ExplainOptions): LocatedTarget | null {
  const { cmdline, cmdlineText, manifest } = options;
  const hasOwnParts = cmdline !== undefined || cmdlineText !== undefined || manifest !== undefined;
  if (folder === undefined && hasOwnParts) return null;
  return chooseTarget(folder ?? ".", options.target);
}

/** What was read: the prediction's input, and the texts that it was made of. */
interface ReadSources {
  readonly input: BootInput;
  readonly delivery: Delivery;
  readonly cmdline: TextSource | null;
  readonly manifests: readonly (TextSource & { readonly manifest: Manifest })[];
}

/** The same as a boot target, which is what pictures are made of. */
function targetOfSources({ input, delivery, cmdline, manifests }: ReadSources): BootTarget {
  const { tree, kernel = null, kernelVersion, arch } = input;
  return { ...assembleTarget({ cmdline, manifests, delivery, kernel, kernelVersion, arch }), tree };
}

function readInput(sources: ExplainSources): ReadSources {
  const { cmdline, manifestPaths, variables, delivery, kernelVersion, arch } = sources;
  const manifests = manifestPaths.map((path) => readManifest(path));
  const line =
    cmdline && ("text" in cmdline ? { path: "-", ...cmdline } : { ...cmdline, text: readText(cmdline.path) });
  const [first = "-"] = manifestPaths;
  const { input, unread } = readBootInput(
    {
      cmdline: line?.text ?? "",
      manifests,
      base: sources.base ?? (first === "-" ? "." : dirname(first)),
      variables: manifestVariables({ variables: process.env, guestFolder }, variables),
      delivery,
      kernelVersion,
      arch,
    },
    contentReader(),
  );
  const [missing] = unread;
  if (missing !== undefined) {
    const number = manifests[missing.manifest]?.lines[missing.line]?.number ?? 0;
    const path = missing.path === "" ? "the path of the source is empty" : `${missing.path}: cannot be read`;
    throw new CommandError(`${manifestPaths[missing.manifest] ?? ""}:${number}: ${path}`);
  }
  const read = {
    delivery,
    cmdline: line,
    manifests: manifests.map((manifest, index) => ({
      path: manifestPaths[index] ?? "-",
      text: manifest.text,
      manifest,
    })),
  };
  if (sources.configPath === null) return { ...read, input };
  const kernel = kernelFactsOfConfig(readConfig(sources.configPath), kernelVersion, arch);
  return { ...read, input: { ...input, kernel } };
}

/** The text of a `.config`, or of the compressed one that a running kernel shows as /proc/config.gz. */
function readConfig(path: string): string {
  try {
    const bytes = readFileSync(path === "-" ? 0 : path);
    return decodeBytes(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** A manifest that gen_init_cpio accepts; of another one there is no archive to boot. */
function readManifest(path: string): Manifest {
  const manifest = parseManifest(readText(path));
  const refused = manifest.lines.find((line) => line.verdict.kind === "refused");
  if (refused === undefined) return manifest;
  const why = explainVerdict(refused.verdict, refused.type?.text ?? "") ?? "gen_init_cpio refuses it.";
  throw new CommandError(`${path}:${refused.number}: ${why}`);
}

function readText(path: string): string {
  try {
    return decodeBytes(readFileSync(path === "-" ? 0 : path));
  } catch (error) {
    throw fileError(path, error);
  }
}

function formatJson(explanation: BootExplanation): string {
  return `${JSON.stringify(toPrediction(explanation), null, 2)}\n`;
}

/** What happens, why, and then the whole way. */
function formatText(explanation: BootExplanation, assumptions: string, palette: Palette): string {
  const { init, messages, steps, decisive } = explanation;
  const mark = markOf(explanation, palette);
  const last = steps.at(-1);
  const reason = steps[decisive];
  const lines = [`${mark} ${palette.strong(headlineOf(last?.what ?? "", init))}`];
  if (reason !== undefined && reason !== last) lines.push(`  ${reason.what}`);
  if (reason !== undefined) lines.push(`  ${reason.because} ${palette.faint(`(${reason.source})`)}`);
  lines.push(`  ${palette.faint(assumptions)}`);
  if (init !== null) {
    lines.push(
      "",
      `  arguments:   ${init.argv.map(shown).join(" ")}`,
      `  environment: ${init.env.map(shown).join(" ")}`,
    );
    lines.push(`  standard input, output and error: ${init.console}`);
  }
  lines.push("", "Step by step:");
  for (const [index, { what, because, source }] of steps.entries()) {
    lines.push(`${String(index + 1).padStart(3)}. ${what}`, `     ${because} ${palette.faint(`(${source})`)}`);
  }
  if (messages.length > 0)
    lines.push("", "What the kernel logs about it:", ...messages.map((message) => `  ${message}`));
  return `${lines.join("\n")}\n`;
}

/** A first program without streams is started all the same, but few of them live long: that is no success yet. */
function markOf({ outcome, init }: BootExplanation, palette: Palette): string {
  if (outcome !== "userspace") return palette.error("✗");
  return init?.console === "closed" ? palette.warning("!") : palette.good("✓");
}

function headlineOf(what: string, init: BootExplanation["init"]): string {
  if (init?.console !== "closed") return what;
  return `${what.replace(/\.$/, "")}, without standard input, output and error.`;
}

/** A word as a shell would want it, so that one with a blank is seen to be one. */
function shown(word: string): string {
  return /^[\w./=:,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
