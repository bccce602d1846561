import assert from "node:assert/strict";
import { scanCharacter, scanNumber, scannerAt, scanWord, type NumberFormat } from "../../../../core/manifest/scan.js";

describe("core/manifest/scan", () => {
  const numbers: readonly [text: string, format: NumberFormat, value: number | null, rest: string][] = [
    ["0755 x", "octal", 0o755, " x"],
    ["0899", "octal", 0, "899"],
    ["0o755", "octal", 0, "o755"],
    ["0x1f", "octal", 0, "x1f"],
    ["8", "octal", null, "8"],
    ["-1", "octal", 0xffff_ffff, ""],
    ["37777777777", "octal", 0xffff_ffff, ""],
    ["40000000000", "octal", 0, ""],
    ["2000000000000000000000", "octal", 0xffff_ffff, ""],
    ["-2000000000000000000000", "octal", 0xffff_ffff, ""],
    ["-1777777777777777777777", "octal", 1, ""],
    ["\t\n\v\f\r 12", "decimal", 12, ""],
    ["+7.5", "decimal", 7, ".5"],
    ["0x10", "decimal", 0, "x10"],
    ["4294967296", "decimal", 0, ""],
    ["9223372036854775807", "decimal", 0xffff_ffff, ""],
    ["9223372036854775808", "decimal", 0xffff_ffff, ""],
    ["-9223372036854775808", "decimal", 0, ""],
    ["-9223372036854775809", "decimal", 0, ""],
    ["18446744073709551615", "unsigned", 0xffff_ffff, ""],
    ["-18446744073709551615", "unsigned", 1, ""],
    ["-18446744073709551616", "unsigned", 0xffff_ffff, ""],
    ["", "decimal", null, ""],
    ["-", "decimal", null, "-"],
    ["--1", "decimal", null, "--1"],
    ["- 1", "decimal", null, "- 1"],
    ["\u00a01", "decimal", null, "\u00a01"],
  ];
  for (const [text, format, value, rest] of numbers) {
    it(`reads ${JSON.stringify(text)} as ${format} ${value ?? "nothing"}`, () => {
      const scanner = scannerAt(text, 0);
      assert.equal(scanNumber(scanner, format) ? scanner.value : null, value);
      assert.equal(text.slice(scanner.at), rest);
    });
  }

  it("cuts a word after 4096 bytes", () => {
    const scanner = scannerAt(` ${"x".repeat(5000)} y`, 0);
    assert.ok(scanWord(scanner));
    assert.deepEqual([scanner.from, scanner.at], [1, 4097]);
    assert.ok(scanWord(scanner));
    assert.equal(scanner.at - scanner.from, 904);
  });

  it("takes one character behind any white space", () => {
    const scanner = scannerAt(" \t\u00e9z", 0);
    assert.ok(scanCharacter(scanner));
    assert.deepEqual([scanner.from, scanner.at], [2, 3]);
    assert.equal(scanCharacter(scannerAt("  ", 0)), false);
  });
});
