/** Parameters that the kernel itself calls deprecated or ignores, with what it says to take instead. */
import { isAtLeast } from "../bootpath/kernel-version.js";
import { foldParameterName } from "../cmdline/names.js";

/** One parameter, or one of its values. */
export interface DeprecatedParameter {
  readonly name: string;
  /** The values that are meant; null for all. */
  readonly values: RegExp | null;
  /** The first version of the tables in which that is so. */
  readonly since: string;
  /** `none`: the kernel ignores it. `works`: it still does what it did. */
  readonly effect: "none" | "works";
  /** What to write instead; null where there is nothing on the command line. */
  readonly instead: string | null;
  readonly file: string;
  readonly function: string;
}

/** The entry that a parameter falls under in a kernel version; null where it is as good as ever. */
export function deprecation(name: string, value: string | null, kernelVersion: string): DeprecatedParameter | null {
  const folded = foldParameterName(name);
  const found = deprecatedParameters.find(
    (one) => foldParameterName(one.name) === folded && (one.values === null || one.values.test(value ?? "")),
  );
  return found !== undefined && isAtLeast(kernelVersion, found.since) ? found : null;
}

const rd = { file: "init/do_mounts_rd.c", since: "6.1", values: null };
const slab = { file: "mm/slub.c", since: "6.12", values: null, effect: "works" } as const;

/** All of them. */
export const deprecatedParameters: readonly DeprecatedParameter[] = [
  { ...rd, name: "load_ramdisk", effect: "none", instead: null, file: "init/do_mounts.c", function: "load_ramdisk" },
  { ...rd, name: "prompt_ramdisk", effect: "none", instead: null, function: "prompt_ramdisk" },
  { ...rd, name: "ramdisk_start", since: "7.2", effect: "works", instead: null, function: "ramdisk_start_setup" },
  {
    name: "noinitrd",
    values: null,
    since: "7.2",
    effect: "works",
    instead: null,
    file: "init/do_mounts_initrd.c",
    function: "no_initrd",
  },
  {
    name: "elevator",
    values: null,
    since: "6.1",
    effect: "none",
    instead: null,
    file: "block/elevator.c",
    function: "elevator_setup",
  },
  {
    name: "swapaccount",
    values: /^(?:0|n|f|of)/i,
    since: "6.1",
    effect: "none",
    instead: null,
    file: "mm/memcontrol.c",
    function: "setup_swap_account",
  },
  {
    name: "sched_thermal_decay_shift",
    values: null,
    since: "6.12",
    effect: "none",
    instead: null,
    file: "kernel/sched/fair.c",
    function: "setup_sched_thermal_decay_shift",
  },
  {
    name: "clock",
    values: null,
    since: "6.1",
    effect: "works",
    instead: "clocksource=",
    file: "kernel/time/clocksource.c",
    function: "boot_override_clock",
  },
  {
    name: "checkreqprot",
    values: /^(?!0*$)/,
    since: "6.12",
    effect: "none",
    instead: null,
    file: "security/selinux/hooks.c",
    function: "checkreqprot_setup",
  },
  {
    name: "amd_iommu",
    values: /^fullflush/,
    since: "6.1",
    effect: "works",
    instead: "iommu.strict=1",
    file: "drivers/iommu/amd/init.c",
    function: "parse_amd_iommu_options",
  },
  {
    name: "intel_iommu",
    values: /(?:^|,)strict/,
    since: "6.1",
    effect: "works",
    instead: "iommu.strict=1",
    file: "drivers/iommu/intel/iommu.c",
    function: "intel_iommu_setup",
  },
  {
    name: "intel_iommu",
    values: /(?:^|,)forcedac/,
    since: "6.1",
    effect: "works",
    instead: "iommu.forcedac=1",
    file: "drivers/iommu/intel/iommu.c",
    function: "intel_iommu_setup",
  },
  {
    name: "xen_nopv",
    values: null,
    since: "6.1",
    effect: "works",
    instead: "nopv",
    file: "arch/x86/xen/enlighten_hvm.c",
    function: "xen_parse_nopv",
  },
  {
    name: "debugfs",
    values: /^no-mount$/,
    since: "7.2",
    effect: "works",
    instead: "debugfs=off",
    file: "fs/debugfs/inode.c",
    function: "debugfs_kernel",
  },
  { ...slab, name: "slub_debug", instead: "slab_debug", function: "setup_slub_debug" },
  { ...slab, name: "slub_min_order", instead: "slab_min_order=", function: "setup_slub_min_order" },
  { ...slab, name: "slub_max_order", instead: "slab_max_order=", function: "setup_slub_max_order" },
  { ...slab, name: "slub_min_objects", instead: "slab_min_objects=", function: "setup_slub_min_objects" },
  {
    name: "nfsaddrs",
    values: null,
    since: "6.1",
    effect: "works",
    instead: "ip=",
    file: "net/ipv4/ipconfig.c",
    function: "nfsaddrs_config_setup",
  },
];
