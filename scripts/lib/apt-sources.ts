/** The system's own apt sources: where its Debian mirror is, so that other suites can be asked for at the same place. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One place that apt fetches packages from. */
export interface AptSource {
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** Path of the keyring, or the key itself as deb822 has it; null when apt's own keyrings are meant. */
  readonly signedBy: string | null;
  readonly trusted: boolean;
}

/** The binary package sources in `/etc/apt` that are enabled. */
export function systemAptSources(root = "/etc/apt"): readonly AptSource[] {
  const parts = join(root, "sources.list.d");
  const files = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  return [join(root, "sources.list"), ...files.sort()].filter((file) => existsSync(file)).flatMap(readSources);
}

function readSources(file: string): readonly AptSource[] {
  if (file.endsWith(".list")) return parseOneLineSources(readFileSync(file, "utf8"));
  return file.endsWith(".sources") ? parseDeb822Sources(readFileSync(file, "utf8")) : [];
}

/** Reads the `.list` form: `deb [signed-by=… arch=…] URI SUITE COMPONENT…`. See sources.list(5). */
export function parseOneLineSources(text: string): readonly AptSource[] {
  return text.split("\n").flatMap((line) => {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)([^#]*)/.exec(line);
    const [, options = "", uri, suite, components = ""] = match ?? [];
    if (uri === undefined || suite === undefined) return [];
    return [
      {
        uris: [uri],
        suites: [suite],
        components: words(components),
        signedBy: /(?:^|\s)signed-by=(\S+)/i.exec(options)?.[1] ?? null,
        trusted: /(?:^|\s)trusted=yes/i.test(options),
      },
    ];
  });
}

/** Reads the deb822 form (`.sources`): paragraphs of `Field: value`, with indented lines that continue a value. */
export function parseDeb822Sources(text: string): readonly AptSource[] {
  const lines = text.split("\n").filter((line) => !line.startsWith("#"));
  return lines
    .join("\n")
    .split(/\n\s*\n/)
    .flatMap((paragraph) => {
      const fields = new Map<string, string>();
      for (const [, name = "", value = ""] of paragraph.matchAll(/^([\w-]+):(.*(?:\n[ \t].*)*)/gm)) {
        fields.set(name.toLowerCase(), value.trim());
      }
      const field = (name: string) => fields.get(name) ?? "";
      if (!words(field("types")).includes("deb") || field("enabled").toLowerCase() === "no") return [];
      return [
        {
          uris: words(field("uris")),
          suites: words(field("suites")),
          components: words(field("components")),
          signedBy: fields.get("signed-by") ?? null,
          trusted: field("trusted").toLowerCase() === "yes",
        },
      ];
    });
}

/**
 * The sources file that asks this system's Debian mirror for another suite, in deb822 form; null when no source
 * looks like Debian's main archive for `codename`, the suite that this system was installed from.
 */
export function sourcesForSuite(sources: readonly AptSource[], codename: string, suite: string): string | null {
  const own = new Set([codename, "stable", "testing", "unstable"]);
  const main = sources.find(
    ({ suites, components }) => components.includes("main") && suites.some((name) => own.has(name)),
  );
  if (main === undefined) return null;
  const lines = ["Types: deb", `URIs: ${main.uris.join(" ")}`, `Suites: ${suite}`, "Components: main"];
  if (main.signedBy !== null) lines.push(`Signed-By: ${main.signedBy.startsWith("-") ? "\n " : ""}${main.signedBy}`);
  if (main.trusted) lines.push("Trusted: yes");
  return `${lines.join("\n")}\n`;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
