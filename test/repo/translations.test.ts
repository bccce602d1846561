/** Every text of the extension can be translated, and each translation is complete. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/lib/cache.js";
import { clientTexts } from "../support/client-texts.js";

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(projectRoot, path), "utf8")) as Record<string, unknown>;
const english = read("package.nls.json");
const manifest = read("package.json");
const languages = readdirSync(join(projectRoot, "l10n")).map(
  (file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? "",
);

/** Properties of contributions that people read. */
const readable = new Set([
  "title",
  "description",
  "markdownDescription",
  "label",
  "contents",
  "altText",
  "contextualTitle",
]);
const readableLists = new Set(["enumDescriptions", "markdownEnumDescriptions", "enumItemLabels"]);

describe("translations of package.json", () => {
  const texts = textsOf(manifest["contributes"], "contributes");

  it("have nothing to miss: every text is a key", () => {
    const plain = texts.filter(({ text }) => !/^%[\w.-]+%$/.test(text) && text !== "Bootpath");
    assert.deepEqual(plain, []);
  });

  it("have the keys that are used, and no others", () => {
    const used = texts.filter(({ text }) => text.startsWith("%")).map(({ text }) => text.slice(1, -1));
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  });

  for (const language of languages) {
    it(`are complete in ${language}`, () => {
      const translated = read(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(translated)) {
        assert.deepEqual(commandsIn(String(text)), commandsIn(String(english[key])), key);
      }
    });
  }
});

describe("translations of the client's texts", () => {
  const found = clientTexts();

  it("have literal texts to translate", () => {
    assert.ok(found.length > 30);
    assert.deepEqual(
      found.filter(({ text }) => text === null),
      [],
    );
  });

  for (const language of languages) {
    const path = `l10n/bundle.l10n.${language}.json`;

    it(`are complete in ${language}`, () => {
      const translated = Object.keys(read(path)).sort();
      assert.deepEqual(translated, [...new Set(found.map(({ text }) => text ?? ""))].sort());
    });

    it(`keep the values of their sentences in ${language}`, () => {
      for (const [text, translation] of Object.entries(read(path))) {
        assert.deepEqual(valuesIn(String(translation)), valuesIn(text), text);
      }
    });
  }

  it("are shipped", () => {
    assert.equal(manifest["l10n"], "./l10n");
    const shipped = readFileSync(join(projectRoot, ".vscodeignore"), "utf8").split("\n");
    for (const pattern of ["!package.nls*.json", "!l10n/*.json"]) assert.ok(shipped.includes(pattern), pattern);
    assert.ok(existsSync(join(projectRoot, "l10n")));
  });
});

interface PlacedText {
  readonly place: string;
  readonly text: string;
}

/** What people read in a part of package.json. */
function textsOf(value: unknown, place: string): readonly PlacedText[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const here = `${place}.${key}`;
    // Snippets of bodies, grammars and menus hold no sentences; the name of a view is one.
    const isText = readable.has(key) || (key === "name" && place.includes(".views."));
    if (typeof child === "string") return isText ? [{ place: here, text: child }] : [];
    if (Array.isArray(child) && readableLists.has(key))
      return child.map((text) => ({ place: here, text: String(text) }));
    return textsOf(child, here);
  });
}

/** The values that a text has places for, `{0}`; a translation may change their order. */
function valuesIn(text: string): readonly string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}

/** The commands and addresses that a text links to. */
function commandsIn(text: string): readonly string[] {
  return (text.match(/\]\([^)]*\)/g) ?? []).sort();
}
