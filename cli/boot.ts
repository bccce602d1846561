/** `bootpath boot`: boots a target, streams its serial console, and says what happened. */
import { keepEngine } from "../boot/keep-engine.js";
import { mistakeReport, reportAddress } from "../boot/mistake-report.js";
import { planBoot, type BootPlan } from "../boot/plan.js";
import { prepareBoot, type PreparedBoot } from "../boot/prepare.js";
import { isGood, type BootReport } from "../boot/report.js";
import { responsibleLines } from "../boot/responsible-places.js";
import { runBoot } from "../boot/run.js";
import { verdictLines } from "../boot/verdict.js";
import { defaultMachine } from "../core/project/machine.js";
import type { Machine } from "../emulator/machine.js";
import { diskReader } from "../host/file-reader.js";
import { chooseTarget } from "./choose-target.js";
import { exitStatus, type ExitStatus } from "./command-error.js";
import { toPrediction } from "./format/explanation.js";
import { openOutput, print } from "./output.js";
import { documentUrl, emulatorFolder, guestFolder, packageJson, version } from "./package-info.js";
import type { TargetOptions } from "./target-options.js";
import { paletteFor, terminalQuestionFilter, type Palette } from "./terminal.js";

/** The options of the verb, as parsed. */
export interface BootOptions extends TargetOptions {
  readonly target?: string;
  readonly cmdline?: string;
  readonly cmdlineText?: string;
  readonly manifest?: string;
  readonly initramfs?: string;
  readonly base?: string;
  readonly kernel?: string;
  readonly engine?: "v86" | "qemu";
  readonly memory?: number;
  readonly until?: RegExp;
  /** Seconds. */
  readonly timeout: number;
  /** Where a report goes when the boot went otherwise than predicted. */
  readonly report?: string;
  readonly format: "text" | "json";
}

/** Boots what `folder` describes, with what the options say instead. */
export async function boot(folder: string | undefined, options: BootOptions): Promise<ExitStatus> {
  const environment = { files: diskReader, guestFolder, variables: process.env, emulatorFolder };
  const prepared = await prepareBoot(withOptions(basePlan(folder, options), options), environment);
  const palette = paletteFor(process.stderr, process.env);
  for (const note of prepared.notes) process.stderr.write(`${palette.warning("note:")} ${note}\n`);

  const interrupt = new AbortController();
  const stop = () => {
    interrupt.abort();
  };
  process.once("SIGINT", stop);
  const withoutQuestions = process.stdout.isTTY ? terminalQuestionFilter() : (bytes: Uint8Array) => bytes;
  let machine: Machine | null = null as Machine | null;
  const report = await runBoot(prepared, {
    emulatorFolder,
    onStart: (started) => {
      machine = started;
    },
    ...(options.until === undefined ? {} : { until: options.until }),
    timeoutMs: options.timeout * 1000,
    onSerial: (bytes) => {
      if (options.format === "text") print(withoutQuestions(bytes), stop);
    },
    signal: interrupt.signal,
  });
  if (options.format === "json") print(`${JSON.stringify(toJson(report), null, 2)}\n`);
  else if (report.log !== "" && !report.log.endsWith("\n")) print("\n", stop);
  process.stderr.write(formatVerdict(report, palette));
  for (const line of responsibleLines(report, prepared.plan, diskReader)) process.stderr.write(`${line}\n`);
  if (report.agrees === false) process.stderr.write(`  ${reportMistake(prepared, report, options.report)}\n`);
  if (machine !== null) await keepEngine(machine, emulatorFolder);
  return isGood(report) ? exitStatus.ok : exitStatus.wrong;
}

/** What is booted without further options: the target of a folder, or nothing at all when all is given by options. */
function basePlan(folder: string | undefined, options: BootOptions): BootPlan {
  const hasOwnParts = options.cmdline !== undefined || options.cmdlineText !== undefined;
  if (folder === undefined && hasOwnParts) return emptyPlan;
  return planBoot(chooseTarget(folder ?? ".", options.target));
}

const emptyPlan: BootPlan = {
  name: "command line",
  cmdline: { kind: "text", text: "" },
  initramfs: { kind: "none" },
  kernelPath: null,
  delivery: "builtin",
  engine: defaultMachine.engine,
  memory: defaultMachine.memory,
  variables: {},
};

function withOptions(plan: BootPlan, options: BootOptions): BootPlan {
  const { cmdline, cmdlineText, kernel } = options;
  return {
    ...plan,
    ...(cmdline === undefined ? {} : { cmdline: { kind: "file", path: cmdline } }),
    ...(cmdlineText === undefined ? {} : { cmdline: { kind: "text", text: cmdlineText } }),
    initramfs: initramfsWith(plan, options),
    kernelPath: kernel ?? plan.kernelPath,
    delivery: options.delivery ?? plan.delivery,
    engine: options.engine ?? plan.engine,
    memory: options.memory ?? plan.memory,
  };
}

function initramfsWith(plan: BootPlan, { manifest, initramfs, base }: BootOptions): BootPlan["initramfs"] {
  if (initramfs !== undefined) return { kind: "image", path: initramfs };
  if (manifest !== undefined) return { kind: "manifests", paths: [manifest], base: base ?? null };
  if (plan.initramfs.kind === "manifests" && base !== undefined) return { ...plan.initramfs, base };
  return plan.initramfs;
}

/** Writes the report where one is asked for, and says where it is or how to get it. */
function reportMistake(prepared: PreparedBoot, report: BootReport, path: string | undefined): string {
  if (path === undefined) return "With --report FILE a report for us is written; read it before you send it.";
  const surroundings = `${process.platform} ${process.arch}, Node.js ${process.versions.node}`;
  const origin = { version, address: reportAddress(packageJson), surroundings };
  const output = openOutput(path);
  output.write(Buffer.from(mistakeReport(prepared, report, origin), "utf8"));
  output.commit();
  return `The report is in ${path}. Read it before you send it.`;
}

function toJson(report: BootReport) {
  const { diagnosis, predicted, ...rest } = report;
  return {
    ...rest,
    diagnosis: diagnosis.map((entry) => ({ ...entry, url: documentUrl(entry.document) })),
    predicted: predicted === null ? null : toPrediction(predicted),
  };
}

function formatVerdict(report: BootReport, palette: Palette): string {
  const [headline = "", ...rest] = verdictLines(report);
  const mark = isGood(report) ? palette.good("✓") : palette.error("✗");
  const root = report.diagnosis.find((entry) => entry.severity === "error" || entry.severity === "warning");
  const lines = [`\n${mark} ${palette.strong(headline)}`, ...rest.map((line) => `  ${line}`)];
  if (root !== undefined) lines.push(palette.faint(`  ${documentUrl(root.document)}`));
  return `${lines.join("\n")}\n`;
}
