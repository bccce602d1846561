import assert from "node:assert/strict";
import { explained, pc, summaryOf } from "./explained.js";

describe("values: the root file system", () => {
  const meaning = (value: string) => Object.values(explained(`root=${value}`)).join(" ");

  it("tells what the kernel finds itself from what programs must find", () => {
    assert.match(
      meaning("PARTUUID=0a1b2c3d-1f"),
      /without an initramfs\. Partition 31 of the disk with the MBR signature 0a1b2c3d/,
    );
    assert.match(meaning("PARTUUID=0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"), /GPT/);
    assert.match(meaning("PARTUUID=0a1b2c3d-01/PARTNROFF=-1"), /1 lower/);
    assert.match(meaning("PARTLABEL=root"), /name that a GPT gives it/);
    assert.match(meaning("UUID=x"), /cannot look into file systems/);
    assert.match(meaning("LABEL=x"), /cannot look into file systems/);
    assert.match(meaning("/dev/mapper/vg-root"), /programs of the initramfs make/);
    assert.match(meaning("/dev/disk/by-uuid/x"), /programs of the initramfs make/);
  });

  it("knows the names of disks", () => {
    assert.match(meaning("/dev/sda2"), /Partition 2 of the SCSI, SATA or USB disk sda/);
    assert.match(meaning("/dev/nvme0n1p3"), /Partition 3 of name space 1 of the NVMe controller 0/);
    assert.match(meaning("/dev/mmcblk0p2"), /Partition 2 of the memory card or eMMC 0/);
    assert.match(meaning("/dev/vda"), /virtio disk vda, as a whole/);
    assert.match(meaning("/dev/ram0"), /RAM disk 0/);
    assert.match(meaning(`/dev/${"x".repeat(32)}`), /more than 31 bytes/);
  });

  it("reads numbers as the kernel does", () => {
    assert.match(meaning("8:1"), /major number 8: the first 16 SCSI/);
    assert.match(meaning("8:1"), /minor number 1/);
    assert.match(meaning("b302"), /hexadecimal device number: 179:2/);
    assert.match(meaning("9999:1"), /No form that the kernel itself reads/);
    assert.match(meaning("nonsense"), /No form that the kernel itself reads/);
  });

  it("knows networks and flash memory", () => {
    assert.match(meaning("/dev/nfs"), /NFS/);
    assert.match(meaning("mtd3"), /Part 3 of the flash memory/);
    assert.match(meaning("ubi0:rootfs"), /UBIFS/);
  });

  it("says what is malformed, and what is cut", () => {
    assert.match(summaryOf("root=PARTUUID=/PARTNROFF=1") ?? "", /id is missing/);
    assert.match(summaryOf("root=PARTUUID=a/b") ?? "", /PARTUUID= is invalid/);
    assert.match(summaryOf("root=") ?? "", /same as no root=/);
    assert.match(summaryOf(`root=PARTLABEL=${"x".repeat(60)}`) ?? "", /keeps 63 bytes/);
  });

  it("explains what belongs to it", () => {
    assert.match(explained("rootfstype=ext4,xfs")["xfs"] ?? "", /number 2 of 2/);
    assert.match(explained("rootflags=noatime,subvol=@")["subvol=@"] ?? "", /option subvol/);
    assert.match(summaryOf("rootwait=5") ?? "", /waits 5 s at most/);
    assert.match(summaryOf("rootwait=x") ?? "", /without end/);
    assert.equal(summaryOf("rootwait=5", { ...pc, kernelVersion: "6.1" }), null);
    assert.match(explained("rootdelay=3")["3"] ?? "", /sleeps 3 s/);
    assert.match(explained("nfsroot=10.0.0.1:/srv/%s,v3")["/srv/%s"] ?? "", /%s becomes/);
    assert.match(explained("init=sh")["sh"] ?? "", /starts at the root folder/);
    assert.match(explained("rdinit=/bin/sh")["/bin/sh"] ?? "", /in the initramfs/);
  });
});
