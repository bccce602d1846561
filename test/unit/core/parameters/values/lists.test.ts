import assert from "node:assert/strict";
import { explained, pc, summaryOf } from "./explained.js";

describe("values: lists of processors", () => {
  it("are read as bitmap_parselist does", () => {
    assert.deepEqual(Object.keys(explained("nohz_full=1-3,8-15:2/4,N,all")).sort(), [
      "",
      "1-3",
      "8-15:2/4",
      "N",
      "all",
    ]);
    assert.match(explained("nohz_full=8-15:2/4")["8-15:2/4"] ?? "", /of every 4 the first 2/);
    assert.match(explained("nohz_full=4-N")["4-N"] ?? "", /4 to the last one/);
    for (const wrong of ["5-2", "1-4:3/2", "1-4:1/0", "x", "1-", "n", "0x1", "1:1/2"]) {
      assert.match(summaryOf(`nohz_full=${wrong}`) ?? "", /incorrect CPU range/, wrong);
    }
  });

  it("say what the kernel does with a malformed one", () => {
    assert.match(summaryOf("rcu_nocbs=5-2") ?? "", /takes all processors/);
    assert.match(summaryOf("irqaffinity=0,x") ?? "", /says nothing/);
  });

  it("have words in front for isolcpus", () => {
    assert.match(explained("isolcpus=nohz,domain,1-3")["nohz"] ?? "", /No timer tick/);
    assert.match(explained("isolcpus=foo,1")["foo"] ?? "", /skips it/);
    assert.match(summaryOf("isolcpus=1-3") ?? "", /moves no tasks/);
    assert.match(summaryOf("isolcpus=f+,1") ?? "", /Invalid flag/);
    assert.match(summaryOf("isolcpus=all") ?? "", /No processor is listed/);
  });
});

describe("values: networks and flash memory", () => {
  it("takes the fields of ip= apart", () => {
    const value = explained("ip=192.168.1.5::192.168.1.1:255.255.255.0:box.lan:eth0:off");
    assert.match(value["192.168.1.5"] ?? "", /address of this computer/);
    assert.match(value["192.168.1.1"] ?? "", /gateway/);
    assert.match(value["eth0"] ?? "", /network device/);
    assert.match(value["off"] ?? "", /addresses are those that stand here/);
    assert.match(explained("ip=1.2.3.4:x")["x"] ?? "", /no address in dotted form/);
    assert.match(explained("ip=:::::eth0:foo")["foo"] ?? "", /the same as off/);
    assert.match(summaryOf("ip=dhcp") ?? "", /DHCP/);
    assert.match(summaryOf("ip=auto6") ?? "", /takes it for an address/);
    assert.match(summaryOf("ip=") ?? "", /no network/);
  });

  it("takes netconsole= apart and says where it ends", () => {
    const value = explained("netconsole=4444@10.0.0.1/eth1,9353@10.0.0.2/12:34:56:78:9a:bc");
    assert.match(value["9353"] ?? "", /port there/);
    assert.match(value["12:34:56:78:9a:bc"] ?? "", /hardware address/);
    assert.match(summaryOf("netconsole=10.0.0.2") ?? "", /the first @ is missing/);
  });

  it("takes mtdparts= apart", () => {
    const value = explained("mtdparts=nor:256k(boot)ro,-(root);nand:64M@1M(home)lk");
    assert.match(value["256k"] ?? "", /Partition 0: 256 KiB/);
    assert.match(value["-"] ?? "", /Partition 1: all that is left/);
    assert.match(value["nand"] ?? "", /The chip/);
    assert.match(value["1M"] ?? "", /begins at 0x100000/);
    assert.match(value["lk"] ?? "", /stays locked/);
    assert.match(summaryOf("mtdparts=nor:-(a),1M(b)") ?? "", /no partition may follow/);
    assert.match(summaryOf("mtdparts=nor:1M(a") ?? "", /\) behind a name is missing/);
    assert.match(explained("mtdparts=x")["x"] ?? "", /no mtd-id/);
  });
});

describe("values: words", () => {
  it("are explained one by one", () => {
    assert.match(explained("initcall_blacklist=a,b")["b"] ?? "", /function b is left out/);
    assert.match(explained("module_blacklist=snd-hda")["snd-hda"] ?? "", /Never matches/);
    assert.match(explained("lsm=yama,x")["yama"] ?? "", /debuggers/);
    assert.match(explained("reboot=panic_warm,acpi")["panic_warm"] ?? "", /After a panic: warm/);
    assert.match(explained("dyndbg=+pmf")["+pmf"] ?? "", /printed, with the module's name, with the function's name/);
    assert.match(explained("ext4.dyndbg=+z")["+z"] ?? "", /drops this query/);
    assert.match(summaryOf("mitigations=auto,nosmt") ?? "", /hyper-threading off/);
    assert.match(summaryOf("mitigations=none") ?? "", /Unsupported mitigations=none/);
    assert.match(summaryOf("oops=foo") ?? "", /Only panic/);
    assert.match(summaryOf("transparent_hugepage=yes") ?? "", /cannot parse, ignored/);
    assert.match(summaryOf("printk.devkmsg=once") ?? "", /without a limit/);
    assert.match(summaryOf("rd.break=mount") ?? "", /A shell when the root is mounted/);
  });

  it("are read in queries of several words", () => {
    const value = explained("dyndbg=file drivers/usb/* +p; func foo -p");
    assert.match(value["file"] ?? "", /source files/);
    assert.match(value["func"] ?? "", /functions/);
    assert.match(value["-p"] ?? "", /Takes away: printed/);
  });

  it("are known to the kernels that have the parameter", () => {
    assert.deepEqual(explained("reserve_mem=1M:4096:x", { ...pc, kernelVersion: "6.1" }), {});
    assert.deepEqual(explained("memmap=1G@0", { ...pc, arch: "arm64" }), {});
  });
});
