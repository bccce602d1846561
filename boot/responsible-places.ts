/** The words and lines that are responsible for a boot, as compilers name places, so that terminals and editors find them. */
import { placeDiagnosis } from "../core/log/places.js";
import { assembleTarget, type BootTarget } from "../core/project/boot-target.js";
import { indexLines, lineColumnAt } from "../core/text/lines.js";
import { parseManifest } from "../core/manifest/parse.js";
import type { FileReader } from "../host/file-reader.js";
import type { BootPlan } from "./plan.js";
import type { BootReport } from "./report.js";

/** A line for each cause with a place: `cmdline:1:15: error: the kernel does not have the device that root= names: root=/dev/sda9 [code]`. */
export function responsibleLines(report: BootReport, plan: BootPlan, files: FileReader): readonly string[] {
  const target = targetOf(plan, files);
  return placeDiagnosis(report.diagnosis, target, []).map(({ diagnosis, path, start, end }) => {
    const text = files.readText(path) ?? "";
    const { line, column } = lineColumnAt(indexLines(text), start);
    const what = text.slice(start, end).replace(/\s+/g, " ");
    return `${path}:${line}:${column}: ${diagnosis.severity}: ${diagnosis.title}: ${what} [${diagnosis.code}]`;
  });
}

function targetOf({ cmdline, initramfs, delivery }: BootPlan, files: FileReader): BootTarget {
  const text = cmdline.kind === "file" ? files.readText(cmdline.path) : null;
  const paths = initramfs.kind === "manifests" ? initramfs.paths : [];
  return assembleTarget({
    cmdline: cmdline.kind === "file" && text !== null ? { path: cmdline.path, text } : null,
    manifests: paths.flatMap((path) => {
      const content = files.readText(path);
      return content === null ? [] : [{ path, text: content, manifest: parseManifest(content) }];
    }),
    initramfs: initramfs.kind === "none" ? "none" : "unknown",
    delivery,
    described: true,
  });
}
