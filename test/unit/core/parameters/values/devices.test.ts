import assert from "node:assert/strict";
import { explained, pc, summaryOf } from "./explained.js";

describe("values: devices and storage", () => {
  it("takes a video mode apart", () => {
    const value = explained("video=HDMI-A-1:1920x1080MR-32@60e,rotate=90");
    assert.match(value["HDMI-A-1"] ?? "", /connector/);
    assert.match(value["1920"] ?? "", /left to right/);
    assert.match(value["1080"] ?? "", /top to bottom/);
    assert.match(value["32"] ?? "", /bits for each pixel/);
    assert.match(value["60"] ?? "", /pictures a second/);
    assert.match(value["e"] ?? "", /taken for connected/);
    assert.match(value["rotate=90"] ?? "", /More options/);
    assert.match(explained("video=DP-1:d")["d"] ?? "", /switched off/);
    assert.deepEqual(explained("video=efifb:off"), {});
  });

  it("explains the line of the debugger", () => {
    const value = explained("kgdboc=kms,kbd,ttyS0,115200");
    assert.match(value["kbd"] ?? "", /keyboard/);
    assert.match(value["ttyS0"] ?? "", /first serial port/);
    assert.match(explained("kgdboc=kbd")["kbd"] ?? "", /keyboard/);
  });

  it("knows the words of ACPI on each architecture", () => {
    assert.match(summaryOf("acpi=noirq") ?? "", /route interrupts/);
    assert.match(summaryOf("acpi=on") ?? "", /Malformed early option 'acpi'/);
    assert.match(summaryOf("acpi=on", { ...pc, arch: "arm64" }) ?? "", /before the devicetree/);
  });

  it("reads the letters of quirks, small ones only where the kernel does", () => {
    assert.match(explained("usb-storage.quirks=1234:abcd:U")["U"] ?? "", /UAS is not used/);
    assert.match(explained("usbcore.quirks=1d6b:0002:K")["K"] ?? "", /No letter/);
    assert.match(explained("usbcore.quirks=1d6b:2:k")["2"] ?? "", /product 0002/);
    assert.match(explained("usbcore.quirks=x")["x"] ?? "", /Not of the form/);
  });

  it("explains disks and shares", () => {
    const parts = explained("blkdevparts=mmcblk0:1G(data0)ro,-(data1)");
    assert.match(parts["1G"] ?? "", /Partition 1: 1 GiB/);
    assert.match(parts["data1"] ?? "", /name/);
    assert.match(summaryOf("blkdevparts=sda:1") ?? "", /smaller than a page/);
    assert.match(explained("resume=UUID=x")["UUID="] ?? "", /initramfs/);
    assert.match(explained("resume=/dev/sda3")["/dev/sda3"] ?? "", /Partition 3/);
    assert.match(explained("initrd=\\initrd.img")["\\initrd.img"] ?? "", /EFI/);
    assert.match(explained("initrd=0x1000000,8M")["8M"] ?? "", /8 MiB/);
    assert.match(explained("cifsroot=//10.0.0.1/share,vers=3")["share"] ?? "", /share/);
    assert.match(summaryOf("cifsroot=x") ?? "", /no SMB server address/);
  });

  it("counts processors", () => {
    assert.match(explained("maxcpus=0")["0"] ?? "", /Only the processor that boots/);
    assert.match(explained("nr_cpus=4")["4"] ?? "", /more than 4/);
    assert.match(summaryOf("nr_cpus=x") ?? "", /No number/);
  });
});
