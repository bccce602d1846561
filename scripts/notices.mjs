/** The notices that the licences of bundled npm packages ask for, made from what really went into the bundles. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined) throw new Error(`${folder} has no licence file, and its licence asks for one`);
  const text = readFileSync(join(folder, file), "utf8").trim();
  return `${"=".repeat(80)}\n${description["name"]} ${description["version"]} (${description["license"]})\n\n${text}\n`;
}
