/**
 * What the functions behind `__setup()` do, as far as it shows on the boot path: their effect, and whether they take the
 * word. A word that no function takes goes on to init.
 */
import { copyString, type BootSettings } from "./boot-settings.js";
import { isAtLeast } from "./kernel-version.js";
import { integerRanges, parseBoolean, parseInteger, readUnsigned } from "./numbers.js";

/** Gets the rest of the word and returns whether the kernel's function returns something else than 0. */
export type SetupHandler = (argument: string, settings: BootSettings) => boolean;

/** The function of that name. Those without an effect that matters here, which is most, take every word. */
export function setupHandler(name: string): SetupHandler {
  return handlers.get(name) ?? takesAll;
}

/** Whether somebody has read the function of that name and found out when it takes a word. */
export function isReviewedHandler(name: string): boolean {
  return handlers.has(name) || reviewed.has(name);
}

const takesAll: SetupHandler = () => true;
const takesBareWord: SetupHandler = (argument) => argument === "";

function takesBoolean(argument: string, { version }: BootSettings): boolean {
  return parseBoolean(argument, isAtLeast(version, "7.2") ? "with-e-and-d" : "plain") !== null;
}

/** Takes what kstrtoul() and the like can read since the given version, and everything before. */
function takesNumberSince(since: string, range: keyof typeof integerRanges): SetupHandler {
  return (argument, { version }) => !isAtLeast(version, since) || parseInteger(argument, integerRanges[range]) !== null;
}

/** `init=` and `rdinit=`: init_setup, rdinit_setup. The last of MAX_INIT_ARGS + 1 places is not cleared. */
function forgetArguments(settings: BootSettings): void {
  for (let i = 1; i < settings.limit; i++) {
    const argument = settings.argv[i];
    if (argument !== undefined && argument !== null) settings.forgotten.push(argument);
    settings.argv[i] = null;
  }
}

const effects: Readonly<Record<string, SetupHandler>> = {
  init_setup(argument, settings) {
    settings.init = argument;
    forgetArguments(settings);
    return true;
  },
  rdinit_setup(argument, settings) {
    settings.rdinit = argument;
    settings.rdinitGiven = true;
    forgetArguments(settings);
    return true;
  },
  root_dev_setup(argument, settings) {
    settings.root = copyString(argument, 64);
    return true;
  },
  rootwait_setup(argument, settings) {
    if (argument !== "") return false;
    settings.rootWait = "forever";
    return true;
  },
  rootwait_timeout_setup(argument, settings) {
    const seconds = Number(parseInteger(argument, integerRanges.int) ?? -1);
    // Milliseconds must fit into an int, else the kernel waits without a limit.
    const isUsable = seconds >= 0 && seconds * 1000 <= Number(integerRanges.int.most);
    settings.rootWait = !isUsable ? "forever" : seconds === 0 ? "no" : { seconds };
    return true;
  },
  root_delay_setup(argument, settings) {
    const checked = parseInteger(argument, integerRanges.uint);
    if (isAtLeast(settings.version, "7.2") && checked === null) return false;
    settings.rootDelay = Number(BigInt.asUintN(32, checked ?? readUnsigned(argument, 0).value));
    return true;
  },
  fs_names_setup(argument, settings) {
    settings.rootTypes = argument;
    return true;
  },
  root_data_setup(argument, settings) {
    settings.rootFlags = argument;
    return true;
  },
  readonly(argument, settings) {
    if (argument !== "") return false;
    settings.rootReadOnly = true;
    return true;
  },
  readwrite(argument, settings) {
    if (argument !== "") return false;
    settings.rootReadOnly = false;
    return true;
  },
  no_initrd(_argument, settings) {
    settings.noInitrd = true;
    return true;
  },
  console_setup(argument, settings) {
    settings.consoles.push(argument);
    return true;
  },
};

const refusals: Readonly<Record<string, SetupHandler>> = {
  retain_initrd_param: takesBareWord,
  x86_nofsgsbase_setup: takesBareWord,
  initramfs_async_setup: (argument, settings) =>
    !isAtLeast(settings.version, "6.12") || takesBoolean(argument, settings),
  setup_hrtimer_hres: takesBoolean,
  setup_tick_nohz: takesBoolean,
  // The name has no "=", so a value starts with one and is no boolean.
  strict_sas_size: takesBoolean,
  coredump_filter_setup: takesNumberSince("7.2", "ulong"),
  lpj_setup: takesNumberSince("7.2", "ulong"),
  mount_param: takesNumberSince("7.2", "int"),
  ramdisk_size: takesNumberSince("7.2", "ulong"),
  ramdisk_start_setup: takesNumberSince("7.2", "int"),
  // Built without CONFIG_SCHED_PROXY_EXEC, it only says so.
  setup_proxy_exec: () => false,
  irqhandler_duration_check_setup: (argument) => (parseInteger(argument, integerRanges.ulong) ?? 0n) > 0n,
  set_dhash_entries: takesNumberSince("7.2", "ulong"),
  set_ihash_entries: takesNumberSince("7.2", "ulong"),
  set_mhash_entries: takesNumberSince("7.2", "ulong"),
  set_mphash_entries: takesNumberSince("7.2", "ulong"),
};

const handlers: ReadonlyMap<string, SetupHandler> = new Map([...Object.entries(effects), ...Object.entries(refusals)]);

/** Functions that return something else than 0 for every word, in each of the versions that have tables. */
const reviewed: ReadonlySet<string> = new Set([
  "amd_smn_enable_dfs",
  "boot_override_clock",
  "boot_override_clocksource",
  "cachesize_setup",
  "cmdline_parse_stack_guard_gap",
  "console_msg_format_setup",
  "console_suspend_disable",
  "control_devkmsg",
  "debug_alt",
  "deferred_probe_timeout_setup",
  "disable_randmaps",
  "elevator_setup",
  "fb_tunnels_only_for_init_net_sysctl_setup",
  "file_caps_disable",
  "forcepae_setup",
  "hw_protection_setup",
  "init_sev_config",
  "initcall_blacklist",
  "initramfs_options_setup",
  "irqfixup_setup",
  "irqpoll_setup",
  "load_ramdisk",
  "no_scroll",
  "noirqdebug_setup",
  "notsc_setup",
  "ntp_tick_adj_setup",
  "pat_debug_setup",
  "pcie_port_pm_setup",
  "prompt_ramdisk",
  "reboot_setup",
  "reserve_mem",
  "reserve_setup",
  "ring3mwait_disable",
  "save_async_options",
  "set_reset_devices",
  "setup_bdev_allow_write_mounted",
  "setup_clearcpuid",
  "setup_noreplace_smp",
  "setup_panic_sys_info",
  "setup_print_fatal_signals",
  "setup_relax_domain_level",
  "setup_resched_latency_warn_ms",
  "setup_sched_thermal_decay_shift",
  "setup_setcpuid",
  "setup_slab_merge",
  "setup_slab_nomerge",
  "setup_slub_max_order",
  "setup_slub_min_objects",
  "setup_slub_min_order",
  "setup_unknown_nmi_panic",
  "strict_iomem",
  "sysrq_always_enabled_setup",
  "tlbi_setup",
  "tsc_setup",
  "vdso32_setup",
  "workqueue_unbound_cpus_setup",
  "x86_serial_nr_setup",
]);
