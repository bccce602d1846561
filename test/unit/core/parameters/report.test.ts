import assert from "node:assert/strict";
import { parseCommandLine } from "../../../../core/cmdline/parse.js";
import { hoverMarkdown } from "../../../../core/parameters/describe.js";
import { describeType } from "../../../../core/parameters/types.js";
import { reportMarkdown, reportParameter } from "../../../../core/parameters/report.js";

const pc = { kernelVersion: "6.12", arch: "x86" };

describe("report of a parameter", () => {
  it("puts the facts of the tables together", () => {
    const report = reportParameter("snd-hda-intel.power_save_controller", pc);
    assert.equal(report?.name, "snd_hda_intel.power_save_controller");
    assert.equal(report.type, "yes or no (y, n, 1, 0, on, off)");
    assert.equal(report.config, "CONFIG_SND_HDA_INTEL and CONFIG_PM");
    assert.match(report.source ?? "", /^sound\/.*\/intel\.c:\d+$|^sound\/pci\/hda\/hda_intel\.c:\d+$/);
    assert.equal(report.url, null);
    assert.match(report.read ?? "", /can be changed in/);
  });

  it("says which versions have it", () => {
    const versions = (name: string) => {
      const report = reportParameter(name, pc);
      return [report?.since, report?.removed, report?.deprecated];
    };
    assert.deepEqual(versions("quiet"), [null, null, null]);
    assert.deepEqual(versions("cpu0_hotplug"), [null, "6.12", null]);
    assert.deepEqual(versions("sched_proxy_exec"), ["7.2", null, null]);
    assert.deepEqual(versions("load_ramdisk"), [null, "7.2", "6.1"]);
    assert.deepEqual(versions("noinitrd"), [null, null, "7.2"]);
    // In 6.1 these names stand in variables, where the scanner does not see them; the kernel's list has them.
    assert.deepEqual(versions("dis_ucode_ldr"), [null, null, null]);
    assert.deepEqual(versions("mem_encrypt"), [null, null, null]);
  });

  it("names the code that reads it, not a driver that only asks whether it is there", () => {
    const source = (name: string, arch = "x86") => reportParameter(name, { ...pc, arch })?.source ?? "";
    assert.match(source("earlycon"), /^drivers\/tty\/serial\/earlycon\.c:\d+ param_setup_earlycon$/);
    assert.match(source("earlyprintk"), /^arch\/x86\/kernel\/early_printk\.c:\d+ setup_early_printk$/);
    assert.match(source("earlyprintk", "s390"), /^arch\/s390\/kernel\/early_printk\.c:\d+ setup_early_printk$/);
    assert.equal(reportParameter("crashkernel", pc)?.type, "in a form of its own");
  });

  it("takes the words of the kernel's list for values", () => {
    assert.equal(reportParameter("fb_tunnels", pc)?.values, "fb_tunnels={initns | none}");
  });

  it("is null for what nothing reads", () => {
    assert.equal(reportParameter("nonsense", pc), null);
  });

  it("becomes a hover where nobody has written a description", () => {
    const [parameter] = parseCommandLine("snd_hda_intel.power_save_controller=1").parameters;
    assert.ok(parameter);
    const text = hoverMarkdown(parameter, pc) ?? "";
    assert.match(text, /^\*\*snd_hda_intel\.power_save_controller\*\*\n\n- Value: yes or no/);
    assert.match(text, /- Needs: CONFIG_SND_HDA_INTEL and CONFIG_PM\n/);
    assert.equal(text.split("`").length % 2, 1);
  });

  it("names the programs of user space", () => {
    const report = reportParameter("rd.break", pc);
    assert.ok(report);
    const text = reportMarkdown(report);
    assert.match(text, /Read by dracut, not by the kernel: stops at a step/);
    assert.match(text, /\[Manual\]\(https:\/\/man7\.org\//);
    assert.equal(report.source, null);
  });
});

describe("types in words", () => {
  it("say what a value is", () => {
    assert.equal(describeType("byte"), "a number from 0 to 255");
    assert.equal(describeType("string:16"), "a text of less than 16 bytes");
    assert.equal(describeType("array:4:int"), "a list with commas: at most 4 whole numbers");
    assert.equal(describeType("array::charp"), "a list with commas: texts");
    assert.equal(describeType("custom"), null);
    assert.equal(describeType("array::custom"), null);
  });
});
