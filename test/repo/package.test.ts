import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { documentPath } from "../../core/documents.js";
import { kindOfPath } from "../../core/project/conventions.js";
import { allRules } from "../../core/rules/all.js";
import { projectRoot } from "../../scripts/lib/cache.js";

interface Language {
  readonly id: string;
  readonly filenames?: readonly string[];
  readonly extensions?: readonly string[];
  readonly filenamePatterns?: readonly string[];
}

interface Manifest {
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly contributes: { readonly languages: readonly Language[] };
}

const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as Manifest;
const megabyte = 1 << 20;

/** What `dist/guest` holds: the kernels and BusyBox with their licences, configuration and recipe. */
const guestFiles = [
  ...["README.md", "COPYING", "busybox", "busybox.copyright", "busybox.origin"],
  ...["bzImage-builtin", "bzImage-external", "config-builtin", "config-external"],
  ...filesIn("guest/kernel", "").map((path) => path.slice("guest/".length)),
];

/** Files of a folder of the repository, as paths from its root. */
function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

describe("the packaged extension", function () {
  // The list is found by looking through the whole folder, the cache included.
  this.timeout(300_000);
  let files: readonly string[];
  before(async () => {
    files = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
  });

  it("holds exactly what it needs", () => {
    const expected = [
      ...["package.json", "README.md", "CHANGELOG.md", "LICENSE"],
      ...["dist/client/explanation-page.js", "dist/client/timeline-page.js"],
      ...filesIn("dist/client", ".cjs"),
      ...filesIn("dist/server", ".cjs"),
      "dist/server/kernel-tree-worker.mjs",
      ...["dist/emulator/worker.cjs", "dist/emulator/v86.wasm"],
      "dist/THIRD-PARTY-NOTICES.txt",
      ...filesIn("syntaxes", ".json"),
      ...filesIn("docs", ".md"),
      ...filesIn("docs/rules", ".md"),
      ...filesIn("docs/causes", ".md"),
      ...filesIn("docs/project", ".md"),
      ...filesIn("schemas", ".json"),
      ...filesIn("docs/images", ".png"),
      ...filesIn("docs/walkthrough", ".png"),
      "dist/cli/bootpath.mjs",
      ...filesIn("dist/cli", ".cjs"),
      ...filesIn("dist/parts", ".json"),
      ...filesIn("dist/parts", ".cjs"),
      ...filesIn("l10n", ".json"),
      ...readdirSync(projectRoot).filter((name) => name.startsWith("package.nls.")),
      "guest/README.md",
      ...guestFiles.map((name) => `dist/guest/${name}`),
    ];
    assert.deepEqual([...files].sort(), expected.sort());
  });

  it("carries kernels, BusyBox, and what their licence asks for", () => {
    const found = readdirSync(join(projectRoot, "dist/guest"), { recursive: true, encoding: "utf8" });
    assert.deepEqual(found.filter((name) => name !== "kernel").sort(), [...guestFiles].sort());
    for (const kernel of ["bzImage-builtin", "bzImage-external"]) {
      assert.ok(statSync(join(projectRoot, "dist/guest", kernel)).size <= 2.5 * megabyte, kernel);
    }
  });

  it("carries the notices of what is bundled", () => {
    const notices = readFileSync(join(projectRoot, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
    for (const name of ["v86", "vscode-languageclient", "vscode-languageserver", "commander", "@hpcc-js/wasm-zstd"]) {
      assert.match(notices, new RegExp(`^${name} \\d`, "m"));
    }
  });

  it("stays below 8 MB", () => {
    assert.ok(statSync(join(projectRoot, "dist/bootpath.vsix")).size < 8_000_000);
  });

  it("has the entry files that package.json names", () => {
    for (const path of [manifest.main, ...Object.values(manifest.bin)]) {
      assert.ok(existsSync(join(projectRoot, path)), path);
    }
  });

  it("brings the document of every rule", () => {
    const documents = allRules.map((rule) => documentPath("rules", rule.code));
    assert.deepEqual(
      documents.filter((document) => !files.includes(document)),
      [],
    );
  });
});

describe("file names", () => {
  const kinds = { "kernel-cmdline": "cmdline", "initramfs-manifest": "manifest" } as const;
  for (const [id, kind] of Object.entries(kinds)) {
    it(`mean ${kind} to the editor and to the command alike`, () => {
      const language = manifest.contributes.languages.find((candidate) => candidate.id === id);
      const names = [
        ...(language?.filenames ?? []),
        ...(language?.extensions ?? []).map((extension) => `some${extension}`),
        ...(language?.filenamePatterns ?? []).map((pattern) => pattern.replaceAll("**", "etc").replaceAll("*", "some")),
      ];
      assert.ok(names.length >= 3);
      for (const name of names) assert.equal(kindOfPath(name), kind, name);
    });
  }
});
