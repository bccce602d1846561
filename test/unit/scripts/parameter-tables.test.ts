import assert from "node:assert/strict";
import { readCSource } from "../../../core/parameters/kernel-tree/c-source.js";
import { readDocumentation } from "../../../core/parameters/kernel-tree/documentation.js";
import { formatDefinitions } from "../../../scripts/parameter-tables/format.js";
import { buildRoles } from "../../../core/parameters/kernel-tree/makefiles.js";
import { mergeVersions } from "../../../scripts/parameter-tables/merge.js";
import { ownMacros, scanFile, type FoundParameter } from "../../../core/parameters/kernel-tree/scan-file.js";
import type { TreeParameter } from "../../../core/parameters/kernel-tree/scan-tree.js";
import type { DefinitionsFile } from "../../../core/parameters/data-format.js";
import { readTable } from "../../../core/parameters/kernel-table.js";

/** The parameters of `main.c` in a tree of these files. */
function scan(files: Readonly<Record<string, string>>): readonly FoundParameter[] {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, readCSource(text)]));
  const headers = [...sources].filter(([path]) => path.endsWith(".h"));
  const macros = new Map(
    headers.flatMap(([, { directives }]) => ownMacros(directives, new Map()).map((macro) => [macro.name, macro])),
  );
  const source = (path: string) => sources.get(path) ?? null;
  return scanFile("main.c", { source, header: source, macros });
}

function brief({ kind, name, type }: FoundParameter): string {
  return [kind, name, type].join(" ").trim();
}

describe("Parameters in C code", () => {
  it("are read from each kind of macro", () => {
    const found = scan({
      "main.c": `
        __setup("root=", root_setup);
        early_param("quiet", quiet_kernel);
        core_param(panic, panic_timeout, int, 0644);
        module_param(debug, bool, S_IRUGO | S_IWUSR);
        module_param_named(time, printk_time, bool, 0);
        module_param_string(name, buffer, 16, 0444);
        static int io[4];
        module_param_array(io, int, NULL, 0);
        module_param_cb(delay, &param_ops_uint, &delay, 0600);
        module_param_cb(mode, &mode_ops, NULL, 0600);
        module_param_call(start, param_set_int, param_get_int, &start, 0);
        module_param_hw(port, int, ioport, 0);
      `,
    });
    assert.deepEqual(found.map(brief), [
      "setup root=",
      "early quiet",
      "core panic int",
      "module debug bool",
      "module time bool",
      "module name string:16",
      "module io array:4:int",
      "module delay uint",
      "module mode custom",
      "module start int",
      "module port int",
    ]);
    assert.equal(found[0]?.handler, "root_setup");
    assert.equal(found[0].line, 2);
    assert.deepEqual(
      found.slice(3, 5).map(({ permissions }) => permissions),
      [0o644, 0],
    );
  });

  it("have the type that their function reads, where it does nothing else", () => {
    const found = scan({
      "main.c": `
        static int __init one(char *str)
        {
                return kstrtobool(str, &x);
        }
        early_param("one", one);
        static int __init two(char *str)
        {
                return kstrtoul(str, 0, &x) == 0;
        }
        __setup("two=", two);
        static int __init three(char *str)
        {
                pr_warn("no");
                return kstrtoul(str, 0, &x) == 0;
        }
        __setup("three=", three);
        static int __init four(char *unused)
        {
                x = true;
                return 1;
        }
        __setup("four", four);
      `.replace(/^ {8}/gm, ""),
    });
    assert.deepEqual(
      found.map(({ name, type, handler }) => [name, type, handler]),
      [
        ["one", "bool", "one"],
        ["two=", "ulong", "two"],
        ["three=", "", "three"],
        ["four", "", "!four"],
      ],
    );
  });

  it("are not read from comments, definitions of macros and strings", () => {
    const found = scan({
      "main.c": `
        /* module_param(a, int, 0); */
        // __setup("b", f);
        static const char text[] = "module_param(c, int, 0)";
        #define UNUSED(x) \\
          module_param(x, int, 0)
      `,
    });
    assert.deepEqual(found.map(brief), []);
  });

  it("are found behind macros of the file and of headers", () => {
    const found = scan({
      "include/torture.h":
        "#define torture_param(type, name, init, msg) \\\n static type name = init; \\\n module_param(name, type, 0444);",
      "main.c": `
        #define OPTION(x) module_param_named(prefix_ ## x, x, int, 0)
        #define SETUP(text, fn) __setup(text "=", fn)
        torture_param(int, stutter, 5, "text, with a comma (and a parenthesis");
        OPTION(speed);
        SETUP("speed", set_speed);
      `,
    });
    assert.deepEqual(found.map(brief), ["module stutter int", "module prefix_speed int", "setup speed="]);
  });

  it("carry the options of the #if lines around them, and the prefix that the file sets", () => {
    const found = scan({
      "main.c": `
        #ifdef CONFIG_PRINTK
        module_param(a, int, 0);
        #if defined(CONFIG_SMP) && IS_ENABLED(CONFIG_NUMA)
        module_param(b, int, 0);
        #else
        module_param(c, int, 0);
        #endif
        #endif
        #undef MODULE_PARAM_PREFIX
        #define MODULE_PARAM_PREFIX "rcu" "pdate."
        module_param(d, int, 0);
      `,
    });
    assert.deepEqual(
      found.map(({ name, options, defaultPrefix }) => [name, options.join(" "), defaultPrefix]),
      [
        ["a", "PRINTK!", null],
        ["b", "PRINTK! SMP! NUMA?", null],
        ["c", "PRINTK!", null],
        ["d", "", "rcupdate."],
      ],
    );
  });

  it("are found in files that the file includes", () => {
    const found = scan({ "main.c": '#include "more.c"\n', "more.c": "module_param(x, int, 0);" });
    assert.deepEqual(
      found.map(({ name, file }) => [name, file]),
      [["x", "more.c"]],
    );
  });
});

describe("Kbuild files", () => {
  const roles = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      [...buildRoles("drivers/x/Makefile", (path) => files[path] ?? null).roles].map(([file, list]) => [
        file,
        list.map(({ module, options }) => `${module} ${options.join(",")}`.trim()).join(" | "),
      ]),
    );

  it("name the module of an object, with its options", () => {
    const makefile = `
obj-y += core.o
obj-$(CONFIG_X_ONE) += x-one.o sub/two.o
obj-$(CONFIG_X_ALL) += all.o
all-y := main.o \\
	 part.o
all-$(CONFIG_X_DEBUG) += debug.o
`;
    assert.deepEqual(roles({ "drivers/x/Makefile": makefile }), {
      "drivers/x/core.c": "core",
      "drivers/x/x-one.c": "x_one X_ONE",
      "drivers/x/sub/two.c": "two X_ONE",
      "drivers/x/main.c": "all X_ALL",
      "drivers/x/part.c": "all X_ALL",
      "drivers/x/debug.c": "all X_ALL,X_DEBUG?",
    });
  });

  it("take variables, included files and sources of other folders in", () => {
    assert.deepEqual(
      roles({
        "drivers/x/Makefile":
          "include $(srctree)/virt/Makefile.v\nobj-$(CONFIG_X) += v.o\n$(obj)/far/%.o: $(srctree)/other/%.c FORCE\nv-y += far/f.o\n",
        "virt/Makefile.v": "V := ../../virt\nv-y := $(V)/v_main.o\n",
      }),
      { "virt/v_main.c": "v X", "other/f.c": "v X" },
    );
  });
});

describe("The kernel's list of parameters", () => {
  it("yields names, tags and forms of values", () => {
    const text = [
      "\tacpi=\t\t[HW,ACPI,X86,EARLY]",
      "\t\t\tSome words about it",
      "\t\t\tFormat: { force | on |",
      "\t\t\t\t  off }",
      "\tdb9.dev[2|3]=\t[HW,JOY] Words",
      "\tkvm-{amd,intel}.x=\t[KVM] Words",
      "\tfirst=\t\t[BOOT]",
      "\t\t\tFormat: <int>",
      "\tsecond\t\t[Deprecated,RAM] Words",
      "\tthird=\t\t{ a | b words }",
      "        spaces=         [X86]",
      "",
    ].join("\n");
    assert.deepEqual(
      readDocumentation(text).map(({ name, tags, values, deprecated }) => [name, tags.join(), values, deprecated]),
      [
        ["acpi", "HW,ACPI,X86,EARLY", ["force", "on", "off"], false],
        ["db9.dev", "HW,JOY", null, false],
        ["db9.dev2", "HW,JOY", null, false],
        ["db9.dev3", "HW,JOY", null, false],
        ["kvm-amd.x", "KVM", null, false],
        ["kvm-intel.x", "KVM", null, false],
        ["first", "BOOT", ["<int>"], false],
        ["second", "Deprecated,RAM", null, true],
        ["third", "", null, false],
        ["spaces", "X86", null, false],
      ],
    );
  });

  it("begins behind the legend of newer versions", () => {
    const text = "\tACPI\tACPI is on.\n\nKernel parameters\n\n\tquiet\t[KNL]\n";
    assert.deepEqual(
      readDocumentation(text).map(({ name }) => name),
      ["quiet"],
    );
  });
});

describe("Written tables", () => {
  const parameter = (name: string, more: Partial<TreeParameter> = {}): TreeParameter => ({
    name,
    module: null,
    kind: "early",
    type: "",
    permissions: null,
    handler: "f",
    file: "init/main.c",
    line: 1,
    options: [],
    description: null,
    ...more,
  });

  it("hold what was merged, and are read back", () => {
    const module = { module: "m", kind: "module", type: "int", permissions: 0o644, handler: null } as const;
    const merged = mergeVersions([
      [parameter("old"), parameter("both", { line: 5 }), parameter("m.x", { ...module, file: "a.c" })],
      [parameter("both", { line: 7 }), parameter("m.x", { ...module, type: "uint", file: "a.c", options: ["A", "B"] })],
    ]);
    const file = JSON.parse(formatDefinitions(["1", "2"], merged)) as DefinitionsFile;
    const { byName, modules } = readTable(file, { origin: "", versions: ["1", "2"], names: {} });
    assert.deepEqual([...byName.keys()].sort(), ["both", "m.x", "old"]);
    assert.deepEqual([...modules], ["m"]);
    assert.deepEqual(Object.keys(file.files), ["a.c", "init/main.c"]);
    assert.equal(file.files["init/main.c"], ",0;old,e0,,1,1,f;both,e0,,7,,f");
  });
});
