/** Sample user space: Debian's statically linked BusyBox for 32-bit x86. */
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../lib/cache.js";
import { fetchPackage, packageField } from "../lib/debian.js";
import { step } from "../lib/progress.js";
import { run } from "../lib/run.js";

/** BusyBox: paths of its files in the cache. */
export interface Busybox {
  /** The program, for i386, linked statically. */
  readonly binary: string;
  /** Debian's statement of copyright and licence. */
  readonly copyright: string;
  /** Name, version and sources of the Debian package, as text. */
  readonly origin: string;
}

const PACKAGE = "busybox-static";
const ORIGIN = { architecture: "i386" };

/** Fetches BusyBox into the cache. */
export async function busybox(): Promise<Busybox> {
  const folder = await cached("busybox", contentKey([PACKAGE, JSON.stringify(ORIGIN)]), (partial) =>
    step(`Fetching the Debian package ${PACKAGE} for ${ORIGIN.architecture}`, () => fetchBusybox(partial)),
  );
  return busyboxFiles(folder);
}

async function fetchBusybox(folder: string): Promise<void> {
  const content = join(folder, "content");
  await mkdir(content);
  const deb = await fetchPackage(PACKAGE, [ORIGIN], folder);
  await run("dpkg-deb", ["--extract", deb, content]);
  const files = busyboxFiles(folder);
  await copyFile(join(content, "bin/busybox"), files.binary);
  await copyFile(join(content, `usr/share/doc/${PACKAGE}/copyright`), files.copyright);
  const fields = ["Package", "Version", "Architecture", "Source", "Built-Using", "Static-Built-Using"];
  const values = await Promise.all(fields.map((field) => packageField(deb, field)));
  const lines = fields.map((field, index) => `${field}: ${values[index] ?? ""}`);
  await writeFile(files.origin, `${lines.filter((line) => !line.endsWith(": ")).join("\n")}\n`);
  await rm(content, { recursive: true });
  await rm(deb);
}

function busyboxFiles(folder: string): Busybox {
  return { binary: join(folder, "busybox"), copyright: join(folder, "copyright"), origin: join(folder, "origin") };
}
