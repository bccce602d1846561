import assert from "node:assert/strict";
import fc from "fast-check";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { commandLineSignature } from "../../../../core/signatures/cmdline.js";
import type { SignatureHelp } from "../../../../core/signatures/form.js";
import { manifestSignature } from "../../../../core/signatures/manifest.js";
import { valueForms } from "../../../../core/signatures/value-forms.js";

/** The field at the `|` of a text, as it is shown; null where there is no help. */
function fieldAt(marked: string, help: (text: string, offset: number) => SignatureHelp | null): string | null {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "the text has a cursor");
  const found = help(marked.slice(0, offset) + marked.slice(offset + 1), offset);
  if (found === null) return null;
  const signature = found.signatures[found.active];
  const parameter = signature?.parameters[found.activeParameter];
  assert.ok(signature && parameter, "what is active is there");
  return signature.label.slice(parameter.start, parameter.end);
}

const inLine = (marked: string) =>
  fieldAt(marked, (text, offset) => commandLineSignature(parseCommandLine(text), offset));
const inManifest = (marked: string) => fieldAt(marked, manifestSignature);

describe("signature help on a command line", () => {
  const cases: readonly (readonly [marked: string, field: string | null])[] = [
    ["console=|", "<device>"],
    ["console=ttyS0|", "<device>"],
    ["console=ttyS0,|", "<speed>"],
    ["console=ttyS0,384|00n8", "<speed>"],
    ["console=ttyS0,115200n|", "<parity>"],
    ["console=ttyS0,115200n8|", "<bits>"],
    ["console=ttyS0,115200n8r|", "<flow>"],
    ['"console=ttyS0,|"', "<speed>"],
    ["ip=|", "<client>"],
    ["ip=10.0.0.2::10.0.0.1:|", "<netmask>"],
    ["ip=:::::eth0:d|", "<autoconf>"],
    ["ip=dh|", "<autoconf>"],
    ["ip=::::::dhcp:1.1.1.1|", "<dns0>"],
    ["memmap=64M$|", "<address>"],
    ["memmap=64|", "<size>"],
    ["crashkernel=256M@|", "<address>"],
    ["crashkernel=256M,|", "<high|low>"],
    ["crashkernel=1G-|", "[<to>]"],
    ["crashkernel=1G-4G:|", "<size>"],
    ["crashkernel=1G-4G:192M,4|", "<from>"],
    ["crashkernel=1G-4G:192M,4G-:256M@|", "<address>"],
    ["earlycon=uart8250,|", "<io|mmio|mmio16|mmio32|…>"],
    ["earlycon=uart8250,io,0x3f8|", "<address>"],
    ["earlycon=pl011,0x9|", "<address>"],
    ["earlycon=pl011,0x9000000,|", "<options>"],
    ["mtdparts=nand:2M|", "<size>"],
    ["mtdparts=nand:2M@0(b|", "<name>"],
    ["mtdparts=nand:2M(boot)r|", "[flags]"],
    ["mtdparts=nand:2M(boot)ro,|", "<size>"],
    ["mtdparts=nand:2M(boot);n|", "<chip>"],
    ["root=PARTUUID=ab/PARTN|", "<number>"],
    ["root=8:|", "<minor>"],
    ["root=/dev/v|", "/dev/<device>"],
    ["netconsole=@/|", "<device>"],
    ["netconsole=6665@10.0.0.2/eth0,6666@|", "<target-ip>"],
    ["netconsole=@/,@10.0.0.1/|", "<target-mac>"],
    ["video=HDMI-A-|", "<connector>"],
    ["video=HDMI-A-1:1920x|", "<height>"],
    ["video=1920x1080-3|", "<bits>"],
    ["video=1920x1080M@6|", "<rate>"],
    ["quiet|", null],
    ["cons|ole=ttyS0", null],
    ["console=ttyS0 |", null],
    ["x -- console=|", null],
  ];
  for (const [marked, expected] of cases) {
    it(`${marked} is at ${String(expected)}`, () => {
      assert.equal(inLine(marked), expected);
    });
  }
});

describe("signature help in a manifest", () => {
  const cases: readonly (readonly [marked: string, field: string | null])[] = [
    ["nod|", null],
    ["nod |", "<name>"],
    ["nod /dev/console 0600|", "<mode>"],
    ["nod /dev/console 0600 0 0 |", "<dev_type>"],
    ["nod /dev/console 0600 0 0 c 5 |1", "<min>"],
    ["nod /dev/console 0600 0 0 c 5 1 |", null],
    ["file /a |", "<location>"],
    ["file /a b 0755 0 0 /c /d|", "<hard link>"],
    ["slink /a |", "<target>"],
    ["dir /a 0755 0 |0", "<gid>"],
    ["# dir /a|", null],
    ["strange /a|", null],
    ["dir /a 0755 0 0\nnod |", "<name>"],
  ];
  for (const [marked, expected] of cases) {
    it(`${JSON.stringify(marked)} is at ${String(expected)}`, () => {
      assert.equal(inManifest(marked), expected);
    });
  }
});

describe("signature help of any text", () => {
  const names = fc.constantFrom(...valueForms.keys(), "__proto__", "nod", "file");
  const text = fc.string({ unit: fc.constantFrom(...'0198abcxMR@:,;-/()=$#!+ "\n'.split(""), "é"), maxLength: 30 });

  it("never throws, and what is active is there", () => {
    fc.assert(
      fc.property(names, fc.constantFrom("=", " "), text, fc.nat(60), (name, sign, rest, place) => {
        const whole = `${name}${sign}${rest}`;
        const offset = Math.min(place, whole.length);
        for (const help of [commandLineSignature(parseCommandLine(whole), offset), manifestSignature(whole, offset)]) {
          if (help === null) continue;
          const parameter = help.signatures[help.active]?.parameters[help.activeParameter];
          assert.ok(parameter && parameter.start < parameter.end);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
