import assert from "node:assert/strict";
import { explained, pc, summaryOf } from "./explained.js";

describe("values: consoles", () => {
  it("takes the options of a serial line apart", () => {
    assert.deepEqual(explained("console=ttyS1,9600e7r"), {
      ttyS1: "The second serial port (drivers/tty/serial/8250/8250_core.c).",
      "9600": "9600 bits per second.",
      e: "Even parity.",
      "7": "7 bits a character.",
      r: "Flow control by RTS and CTS: the kernel waits until the other side is ready.",
    });
  });

  it("says what the kernel makes of odd options", () => {
    const { x, "9": bits, n } = explained("console=ttyS0,115200x9n");
    assert.match(x ?? "", /only o and e mean something: no parity bit/);
    assert.match(bits ?? "", /only 7 means another than 8: 8 bits/);
    assert.match(n ?? "", /only r means something: none/);
    assert.match(explained("console=ttyS0,n8")["n"] ?? "", /No parity bit/);
    assert.match(explained("console=ttyS0,0")["0"] ?? "", /9600 bits per second/);
  });

  it("tells the consoles that are no serial ports", () => {
    assert.match(explained("console=tty0")["tty0"] ?? "", /the virtual terminal in view/);
    assert.match(explained("console=tty2")["tty2"] ?? "", /virtual terminal 2/);
    assert.match(
      explained("console=hvc0")["hvc0"] ?? "",
      /hypervisor or of virtio \(drivers\/tty\/hvc\/hvc_console\.c\)/,
    );
    assert.match(summaryOf("console=null") ?? "", /^No console at all/);
    assert.match(summaryOf("console=") ?? "", /same as null: no console at all/);
    assert.match(explained("console=ttyFOO0")["ttyFOO0"] ?? "", /No driver of Linux has a console ttyFOO/);
    assert.match(explained("console=ttyFIQ0")["ttyFIQ0"] ?? "", /a vendor changed/);
  });

  it("knows which processors have a console", () => {
    assert.match(explained("console=ttyAMA0")["ttyAMA0"] ?? "", /Kernels for x86 have no such driver/);
    assert.doesNotMatch(explained("console=ttyAMA0", { ...pc, arch: "aarch64" })["ttyAMA0"] ?? "", /no such driver/);
    assert.match(explained("console=ttya", { ...pc, arch: "sparc" })["ttya"] ?? "", /^The same as ttyS0/);
  });

  it("reads addresses, numbers and names of hardware", () => {
    assert.deepEqual(Object.keys(explained("console=uart8250,io,0x2f8,9600n8")).sort(), [
      "0x2f8",
      "8",
      "9600",
      "io",
      "n",
      "uart8250",
    ]);
    assert.match(explained("console=uart8250,io,0x2f8")["0x2f8"] ?? "", /second serial port/);
    assert.match(explained("console=0,9600")["0"] ?? "", /^The same as ttyS0/);
    assert.match(explained("console=00:03:0.0")["00:03:0.0"] ?? "", /name of its hardware/);
    assert.doesNotMatch(JSON.stringify(explained("console=00:03:0.0", { ...pc, kernelVersion: "6.1" })), /hardware/);
  });

  it("explains early consoles", () => {
    const value = explained("earlycon=uart8250,mmio32,0xfe215040,115200n8,48000000");
    assert.match(value["mmio32"] ?? "", /32 bits wide/);
    assert.match(value["0xfe215040"] ?? "", /At 0xfe215040/);
    assert.match(value["115200"] ?? "", /115200 bits per second/);
    assert.match(value["48000000"] ?? "", /clock/);
    assert.match(explained("earlycon=sbi")["sbi"] ?? "", /firmware/);
    assert.match(explained("earlycon=uart8250,x")["x"] ?? "", /no address stands before them/);
  });

  it("explains earlyprintk as x86 reads it, and leaves it to others elsewhere", () => {
    const value = explained("earlyprintk=serial,ttyS1,115200,keep");
    assert.match(value["ttyS1"] ?? "", /second serial port, 0x2f8/);
    assert.match(value["115200"] ?? "", /bits per second/);
    assert.match(value["keep"] ?? "", /stays/);
    // The number is taken for a port, and the speed stays 9600.
    assert.match(explained("earlyprintk=serial,115200")["115200"] ?? "", /first serial port/);
    assert.match(explained("earlyprintk=vga")["vga"] ?? "", /text mode/);
    assert.match(explained("earlyprintk=nonsense")["nonsense"] ?? "", /No word/);
    assert.match(summaryOf("earlyprintk=serial", { ...pc, arch: "arm" }) ?? "", /do not look at a value/);
  });
});
