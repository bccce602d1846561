/** The notices that the licences of bundled npm packages ask for, made from what really went into the bundles. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes name, version, licence and licence text of every npm package among `inputs`.
 * @param {Iterable<string>} inputs paths of source files, as in esbuild's metafile
 * @param {string} target the file to write
 */
export function writeNotices(inputs, target) {
  const folders = new Set();
  for (const input of inputs) {
    const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[0] !== undefined) folders.add(match[0]);
  }
  const notices = [...folders].sort().map(noticeOf);
  writeFileSync(target, `Bootpath contains these packages.\n\n${notices.join("\n")}`);
}

/** @param {string} folder */
function noticeOf(folder) {
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const description = /** @type {Record<string, string>} */ (content);
  const text = readFileSync(licenceFile(folder, description["name"] ?? ""), "utf8").trim();
  return `${"=".repeat(80)}\n${description["name"]} ${description["version"]} (${description["license"]})\n\n${text}\n`;
}

/**
 * The licence file of a package; for one that forgot it, what its sources and its metadata say, written down by us.
 * @param {string} folder
 * @param {string} name
 */
function licenceFile(folder, name) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file !== undefined) return join(folder, file);
  const written = join(import.meta.dirname, "notices", `${name.replace("/", "__")}.txt`);
  if (existsSync(written)) return written;
  throw new Error(`${folder} has no licence file, and its licence asks for one: write ${written}`);
}
