/**
 * Every parameter of Linux 6.12 and 7.2 is known. The names are counted by searching the text of the sources, which shares
 * nothing with the generator of the tables: no taking apart of macros, of Makefiles or of conditions.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { foldParameterName } from "../../core/cmdline/names.js";
import { definitionsOf, plainName, type ParameterDefinition } from "../../core/parameters/kernel-table.js";
import { allParameterNames } from "../../core/parameters/look-up.js";
import { reportParameter } from "../../core/parameters/report.js";
import { cachedParameterTree } from "../../scripts/parameter-tables/trees.js";
import { kernelSourceFolder } from "../support/kernel-sources.js";

const versions = ["6.12", "7.2"] as const;

/** include/linux/init.h and include/linux/moduleparam.h, with what is built on them. */
const macros =
  "(__setup|__setup_param|early_param|early_param_on_off|core_param|core_param_unsafe|" +
  "(?:core|postcore|arch|subsys|fs|device|late|__level|__core)_param_cb|" +
  "module_param(?!_sysfs_setup)(?:_\\w+)?|kernel_param|kunit_param\\w*)";

/** A use of one of these macros outside of other macros. */
interface Use {
  readonly file: string;
  readonly macro: string;
  /** Without "=" and what follows it. */
  readonly name: string;
}

/** Macros that are made of these, and the uses of them by file. */
interface Counted {
  readonly uses: readonly Use[];
  readonly wrapped: ReadonlyMap<string, number>;
}

for (const version of versions) {
  describe(`parameters of Linux ${version}`, function () {
    this.timeout(900_000);

    it("are known, all that the sources define", async function () {
      const tree = await cachedParameterTree(version);
      if (tree === null) {
        process.stderr.write(`    the sources of Linux ${version} are not in the cache: scripts/parameter-tables.ts\n`);
        this.skip();
      }
      const { uses, wrapped } = countUses(tree);
      const known = knownByName(version);
      const missing = uses.filter((use) => !(known.get(foldParameterName(use.name)) ?? []).some(isSame(use, tree)));
      const counts = countByMacro(uses);
      process.stderr.write(`    Linux ${version}: ${uses.length} definitions: ${counts}\n`);
      process.stderr.write(
        `    and ${[...wrapped.values()].reduce((a, b) => a + b, 0)} uses of macros made of these\n`,
      );
      assert.ok(uses.length > 7000, "the sources were not read");
      assert.deepEqual(missing, []);
      assert.deepEqual(lostWrapped(uses, wrapped, known), []);
    });

    it("are known and explained, all that its list documents", async function () {
      const folder = await kernelSourceFolder(version);
      if (folder === null) this.skip();
      const text = readFileSync(join(folder, "Documentation/admin-guide/kernel-parameters.txt"), "utf8");
      const names = documentedNames(text);
      assert.ok(names.length > 800, "the list was not read");
      const poor = names.filter((name) => {
        const report = reportParameter(name, { kernelVersion: version, arch: "x86" });
        const told = report === null ? [null] : [report.summary, report.type ?? report.values, report.source];
        return told.includes(null);
      });
      process.stderr.write(`    Linux ${version}: ${names.length} names in kernel-parameters.txt\n`);
      assert.deepEqual(poor, []);
    });
  });
}

function countUses(root: string): Counted {
  const uses: Use[] = [];
  const use = new RegExp(`(?<!\\w)${macros}\\s*\\(`);
  const texts = sourceFiles(root, "")
    .filter((file) => !baseHeaders.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), "latin1") }));
  const wrappers = new Set<string>();
  for (const { text } of texts) {
    if (!use.test(text)) continue;
    for (const [name, body] of definedMacros(withoutComments(text))) if (use.test(body)) wrappers.add(name);
  }
  const wrapped = new Map<string, number>();
  const wrapper = new RegExp(`^\\s*(?:${[...wrappers].join("|")})\\s*\\(`, "gm");
  for (const { file, text } of texts) {
    if (!use.test(text) && text.search(wrapper) < 0) continue;
    const plain = withoutDefinitions(withoutComments(text));
    for (const [, macro = "", argument = ""] of plain.matchAll(
      new RegExp(`(?<!\\w)${macros}\\s*\\(([^,;{}]*),`, "g"),
    )) {
      const name = /^\s*"([^"]*)"\s*$/.exec(argument)?.[1] ?? argument.trim();
      uses.push({ file, macro, name: plainName(name) });
    }
    const count = [...plain.matchAll(wrapper)].length;
    if (count > 0) wrapped.set(file, count);
  }
  return { uses, wrapped };
}

/** They define the macros. */
const baseHeaders = /^include\/linux\/(?:init|moduleparam)\.h$/;

const unread = new Set(["Documentation", "tools", "scripts", "certs", "LICENSES", "usr"]);

function sourceFiles(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return unread.has(path) ? [] : sourceFiles(root, path);
    return /\.[ch]$/.test(entry.name) ? [path] : [];
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, " ");
}

const definition = /^[ \t]*#[ \t]*define[ \t]+(\w+)((?:[^\n\\]|\\[^])*)/gm;

function definedMacros(code: string): readonly (readonly [name: string, body: string])[] {
  return [...code.matchAll(definition)].map(([, name = "", body = ""]) => [name, body]);
}

function withoutDefinitions(code: string): string {
  return code.replace(definition, "");
}

/** The definitions of a version by their folded names without module. */
function knownByName(version: string): ReadonlyMap<string, readonly ParameterDefinition[]> {
  const known = new Map<string, ParameterDefinition[]>();
  for (const name of allParameterNames()) {
    for (const one of definitionsOf(name)) {
      if (!one.versions.includes(version)) continue;
      const bare = one.module === null ? one.name : one.name.slice(one.module.length + 1);
      const key = foldParameterName(plainName(bare));
      known.set(key, [...(known.get(key) ?? []), one]);
    }
  }
  return known;
}

/**
 * Whether a definition of the table is the one in the source: of a module, from its folder or one around it (the table
 * keeps one place for each name and architecture).
 */
function isSame({ file, macro }: Use, tree: string): (one: ParameterDefinition) => boolean {
  const isModules = macro.startsWith("module_") || macro.endsWith("_cb");
  return (one) => {
    if (!isModules) return true;
    // The table has the place of the newest version: drivers move.
    if (!existsSync(join(tree, one.file))) return file.split("/", 1)[0] === one.file.split("/", 1)[0];
    const [a, b] = [dirname(file), dirname(one.file)];
    return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
  };
}

/** Files that use such macros and have too few parameters for that. */
function lostWrapped(
  uses: readonly Use[],
  wrapped: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, readonly ParameterDefinition[]>,
): readonly string[] {
  const direct = new Map<string, Set<string>>();
  for (const { file, name } of uses) direct.set(file, (direct.get(file) ?? new Set()).add(foldParameterName(name)));
  const found = new Map<string, Set<string>>();
  for (const [key, list] of known)
    for (const { file } of list)
      for (const place of [file, basename(file)]) found.set(place, (found.get(place) ?? new Set()).add(key));
  return [...wrapped].flatMap(([file, count]) => {
    const others = [...(found.get(file) ?? found.get(basename(file)) ?? [])].filter(
      (name) => direct.get(file)?.has(name) !== true,
    );
    return others.length < count ? [`${file}: ${count} uses, ${others.length} parameters`] : [];
  });
}

function countByMacro(uses: readonly Use[]): string {
  const counts = new Map<string, number>();
  for (const { macro } of uses) counts.set(macro, (counts.get(macro) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([macro, count]) => `${macro} ${count}`)
    .join(", ");
}

/** The words at the first tab stop with a "=" or a tag behind them: the simplest reading of the list. */
function documentedNames(text: string): readonly string[] {
  const body = text.slice(Math.max(0, text.search(/^Kernel parameters$/m)));
  const heads = [...body.matchAll(/^\t([a-z0-9][\w.,-]*)(?==|[ \t]+\[|\t)/gm)].map(([, name = ""]) => name);
  return [...new Set(heads)];
}
