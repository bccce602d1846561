/** The texts of the client that can be translated: the first arguments of `l10n.t(…)`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../../scripts/lib/cache.js";

/** Every text, with the file that it stands in; `text` is null where it is no literal, which nobody can translate. */
export interface ClientText {
  readonly file: string;
  readonly text: string | null;
}

/** Reads the client's sources. */
export function clientTexts(): readonly ClientText[] {
  const files = readdirSync(join(projectRoot, "client"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(join(projectRoot, "client", file), "utf8");
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      return textsIn(source).map((one) => ({ file, text: one }));
    });
}

function textsIn(node: ts.Node): readonly (string | null)[] {
  const below: (string | null)[] = [];
  node.forEachChild((child) => {
    below.push(...textsIn(child));
  });
  if (!ts.isCallExpression(node) || node.expression.getText() !== "l10n.t") return below;
  const [first] = node.arguments;
  return [first !== undefined && ts.isStringLiteralLike(first) ? first.text : null, ...below];
}
