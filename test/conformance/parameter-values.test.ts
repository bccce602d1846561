/** What explanations of values say about the kernel's source, against the sources of each version. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ParameterSource } from "../../core/parameters/description.js";
import { explainValue } from "../../core/parameters/values/all.js";
import { kernelSourceFolder, type KernelSourceVersion } from "../support/kernel-sources.js";
import { valueSamples } from "../support/value-samples.js";

const architectures = ["x86", "arm", "arm64", "riscv", "mips", "powerpc", "sh", "loongarch"];

/** What is printed about early parameters of all kinds: do_early_param(). */
const earlyMessages = "init/main.c";

describe("explanations of values", function () {
  this.timeout(900_000);

  for (const version of ["6.1", "6.12", "7.2"] satisfies readonly KernelSourceVersion[]) {
    it(`name functions and messages that are in the files they name, for ${version}`, async function () {
      const claims = claimsFor(version);
      assert.ok(claims.length > 60 && claims.some(({ messages }) => messages.length > 0), "few samples are explained");
      const files = [...new Set([earlyMessages, ...claims.map(({ source }) => source.file)])].sort();
      const folder = await kernelSourceFolder(version, files);
      if (folder === null) this.skip();
      const read = (file: string) => readFile(join(folder, file), "utf8").catch(() => "");
      const texts = new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));
      const wrong = claims.flatMap(({ word, source, messages }) => {
        const text = texts.get(source.file) ?? "";
        const missing = messages.filter((message) => !prints(text + (texts.get(earlyMessages) ?? ""), message));
        const place = defines(text, source.function) ? [] : [`${source.file} ${source.function}`];
        return [...place, ...missing].map((claim) => `${word}: ${claim}`);
      });
      assert.deepEqual(wrong, []);
    });
  }
});

interface Claim {
  readonly word: string;
  readonly source: ParameterSource;
  /** What the kernel is said to print. */
  readonly messages: readonly string[];
}

function claimsFor(kernelVersion: string): readonly Claim[] {
  return architectures.flatMap((arch) =>
    valueSamples.flatMap((word) => {
      const sign = word.indexOf("=");
      const explanation = explainValue(word.slice(0, sign), word.slice(sign + 1), { kernelVersion, arch });
      if (!explanation?.source) return [];
      const texts = [explanation.summary ?? "", ...explanation.pieces.map(({ meaning }) => meaning)];
      const messages = [...texts.join("\n").matchAll(/ says "([^"]+)"/g)].map(([, message = ""]) => message);
      return [{ word, source: explanation.source, messages }];
    }),
  );
}

/** Whether a text has the message, apart from the values in it and from the prefix that pr_fmt() puts in front. */
function prints(text: string, message: string): boolean {
  const start = message.replace(/(?:'[^']*'|(?<==)[^\s,]+|\d+).*$/, "");
  return [message, start, start.replace(/^[\w.-]+: /, "")].some((part) => part.length > 8 && text.includes(part));
}

/** Whether a line begins the definition of a function; those of the number types are made by a macro. */
function defines(text: string, name: string): boolean {
  const type = /^param_set_(\w+)$/.exec(name)?.[1];
  if (type !== undefined && text.includes(`STANDARD_PARAM_DEF(${type},`)) return true;
  return new RegExp(`^(?:[a-z_][\\w *]*[ *])?${name}\\([^;]*$`, "m").test(text);
}
