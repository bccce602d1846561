/** Our packing and the kernel's gen_init_cpio side by side on one manifest. */
import assert from "node:assert/strict";
import { packArchive, type PackOptions, type PackReport } from "../../../core/manifest/pack.js";
import { parseManifest } from "../../../core/manifest/parse.js";
import { decodeBytes, encodeBytes } from "../../../core/text/bytes.js";
import { packHost } from "../../../host/pack-host.js";
import type { Surroundings, ToolResult } from "../../support/gen-init-cpio.js";

/** What a packing run gave. */
export interface OurResult {
  readonly archive: Buffer;
  readonly report: PackReport;
}

/** Packs a manifest to the end, keeping all pieces. */
export function packWhole(
  manifest: Uint8Array,
  surroundings: Surroundings,
  options: Omit<PackOptions, "variables">,
): OurResult {
  const variables = new Map(Object.entries(surroundings.variables));
  const packing = packArchive(
    parseManifest(decodeBytes(manifest)),
    { ...options, variables },
    packHost(surroundings.folder),
  );
  const pieces: Buffer[] = [];
  for (;;) {
    const step = packing.next();
    if (step.done === true) return { archive: Buffer.concat(pieces), report: step.value };
    pieces.push(Buffer.from(step.value));
  }
}

const SIGALRM = 14;
const SIGSEGV = 11;

/** Fails when exit status, messages or, where there is an archive, its bytes differ. */
export function assertSame(ours: OurResult, tool: ToolResult, manifest: Uint8Array): void {
  const { report } = ours;
  const status = { crash: -SIGSEGV, endless: -SIGALRM }[String(report.toolStatus)] ?? report.toolStatus;
  const stderr = report.messages.map((message) => message.stderr).join("");
  const shown = JSON.stringify(Buffer.from(manifest).toString("latin1")).slice(0, 2000);
  assert.equal(Buffer.from(encodeBytes(stderr)).toString("latin1"), tool.stderr.toString("latin1"), shown);
  assert.equal(status, tool.status, shown);
  assert.equal(report.outcome, tool.status === 0 ? "packed" : "refused", shown);
  if (tool.status !== 0) return;
  assert.equal(report.size, ours.archive.length, shown);
  if (ours.archive.equals(tool.stdout)) return;
  assert.equal(ours.archive.toString("latin1"), tool.stdout.toString("latin1"), shown);
}
