/** What the editor waits for while it activates the extension: the files that are loaded before anything is used. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../../scripts/lib/cache.js";

describe("activation", () => {
  const { files, packages } = loadedWith("client/extension.ts");

  it("loads no package but the editor's own", () => {
    assert.deepEqual([...packages].filter((name) => !name.startsWith("node:")).sort(), ["vscode"]);
  });

  it("loads nothing of what is behind commands, panels and views", () => {
    assert.deepEqual(
      [...files].filter((file) => !file.startsWith("client/") && file !== "boot/plain-text.ts"),
      [],
    );
    assert.ok(files.size < 20, [...files].join(", "));
  });

  it("is followed by everything else", () => {
    const later = importsOf("client/extension.ts").later;
    for (const name of ["language-client", "tree/initramfs-tree", "boot/boot-controller", "log/kernel-logs"]) {
      assert.ok(later.includes(`./${name}.js`), name);
    }
  });
});

/** The files that come with a file, and the packages. */
function loadedWith(start: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const files = new Set([start]);
  const packages = new Set<string>();
  // A set takes what is added while it is walked through.
  for (const file of files) {
    for (const specifier of importsOf(file).atOnce) {
      if (specifier.startsWith(".")) files.add(posix.join(posix.dirname(file), specifier).replace(/\.js$/, ".ts"));
      else packages.add(specifier);
    }
  }
  return { files, packages };
}

/** What a file imports at once, types left out, and what by `import()`. */
function importsOf(file: string): { readonly atOnce: readonly string[]; readonly later: readonly string[] } {
  const text = readFileSync(join(projectRoot, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const atOnce = source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    return isOfTypes(statement.importClause) ? [] : [statement.moduleSpecifier.text];
  });
  return { atOnce, later: [...text.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, specifier = ""]) => specifier) };
}

function isOfTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { namedBindings } = clause;
  return (
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}
