import assert from "node:assert/strict";
import { bytesText, readMemorySize } from "../../../../../core/parameters/values/sizes.js";
import { explained, pc, summaryOf } from "./explained.js";

describe("values: sizes of memory", () => {
  it("are read with their suffix, in any notation", () => {
    const sizes: readonly (readonly [text: string, bytes: bigint, length: number])[] = [
      ["512M", 512n << 20n, 4],
      ["512m@", 512n << 20n, 4],
      ["0x10k", 16n << 10n, 5],
      ["010", 8n, 3],
      ["1G", 1n << 30n, 2],
      ["1T", 1n << 40n, 2],
      ["1P", 1n << 50n, 2],
      ["1E", 1n << 60n, 2],
      ["16E", 0n, 3],
      ["M", 0n, 1],
      ["", 0n, 0],
      ["12", 12n, 2],
      ["12B", 12n, 2],
    ];
    for (const [text, bytes, length] of sizes) assert.deepEqual(readMemorySize(text), { bytes, length }, text);
  });

  it("are told in the largest unit that fits, and in bytes", () => {
    assert.equal(bytesText(512n << 20n), "512 MiB (536,870,912 bytes)");
    assert.equal(bytesText(1536n << 20n), "1,536 MiB (1,610,612,736 bytes)");
    assert.equal(bytesText(1000n), "1,000 bytes");
    assert.equal(bytesText(1n), "1 byte");
    assert.equal(bytesText(0n), "0 bytes");
  });

  it("limit the memory as each architecture does", () => {
    assert.match(explained("mem=512MB")["512M"] ?? "", /above the physical address 512 MiB/);
    assert.match(explained("mem=512MB")["B"] ?? "", /^Not read/);
    assert.match(summaryOf("mem=foo") ?? "", /Malformed early option 'mem'/);
    assert.match(summaryOf("mem=nopentium") ?? "", /4 MiB/);
    assert.match(explained("mem=1G", { ...pc, arch: "arm64" })["1G"] ?? "", /at most/);
    assert.match(explained("mem=1G@0x80000000", { ...pc, arch: "arm" })["0x80000000"] ?? "", /begin at/);
    assert.deepEqual(explained("mem=1G", { ...pc, arch: "s390" }), {});
  });

  it("describe the memory map", () => {
    assert.match(
      explained("memmap=64K$0x18690000")["0x18690000"] ?? "",
      /Reserved: .*from 0x18690000 up to 0x1869ffff/,
    );
    assert.match(explained("memmap=exactmap,1G@0")["exactmap"] ?? "", /forgotten/);
    assert.match(explained("memmap=1G!4G")["4G"] ?? "", /Persistent/);
    assert.match(explained("memmap=2G")["2G"] ?? "", /as with mem=/);
    assert.match(explained("memmap=x")["x"] ?? "", /ignores/);
    assert.match(explained("memmap=1G@0x")["x"] ?? "", /Not read/);
  });

  it("reserve memory for crashes", () => {
    const ranges = explained("crashkernel=1G-4G:192M,4G-:256M@16M");
    assert.match(ranges["192M"] ?? "", /192 MiB .* reserved/);
    assert.match(ranges["16M"] ?? "", /0x1000000/);
    assert.match(explained("crashkernel=256M,high")["high"] ?? "", /above 4 GiB/);
    assert.match(summaryOf("crashkernel=x") ?? "", /memory value expected/);
    assert.match(explained("crashkernel=256M,nonsense")[",nonsense"] ?? "", /unrecognized char/);
    assert.match(summaryOf("crashkernel=4G-1G:192M") ?? "", /Malformed/);
  });

  it("round, clip and count as the kernel does", () => {
    assert.match(summaryOf("log_buf_len=3M") ?? "", /rounded up to 4 MiB/);
    assert.match(summaryOf("log_buf_len=4M") ?? "", /^It counts only/);
    assert.match(summaryOf("log_buf_len=4G") ?? "", /takes 2 GiB/);
    assert.match(summaryOf("log_buf_len=x") ?? "", /No number/);
    assert.match(summaryOf("trace_buf_size=1") ?? "", /4096 bytes at least/);
    assert.match(explained("swiotlb=65536")["65536"] ?? "", /128 MiB/);
    assert.match(explained("ramdisk_size=8192")["8192"] ?? "", /8 MiB/);
    assert.match(summaryOf("ramdisk_size=8M", { ...pc, kernelVersion: "7.2" }) ?? "", /hands it to PID 1/);
    assert.match(explained("kernelcore=50%")["50%"] ?? "", /50 percent/);
    assert.match(explained("hugepages=0:2,1:3")["3"] ?? "", /3 huge pages/);
    assert.match(explained("hugepages=2M")["M"] ?? "", /Not read/);
    assert.match(explained("cma=64M@0-4G")["4G"] ?? "", /ends below 0x100000000/);
    assert.match(summaryOf("reserve_mem=1M:4096:") ?? "", /Refused/);
  });
});
