/**
 * Own descriptions of parameters whose names start with a W: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesW: Readonly<Record<string, string>> = {
  watchdog:
    "Stands in the documentation as a heading for drivers of hardware watchdogs, which have options of their own " +
    "(`<driver>.timeout`). The kernel reads no word `watchdog` here; `nowatchdog` and `nmi_watchdog` are about " +
    "something else.",
  watchdog_thresh:
    "After how many seconds a processor that no longer reacts is reported (hard lock-up); soft ones after twice that. " +
    "10 unless set, 0 turns both off. Raise it on slow emulators, lower it to catch short hangs.",
  "workqueue.cpu_intensive_thresh_us":
    "After how many microseconds a piece of deferred work counts as long, so that other work on the same processor is " +
    "not held up; 10000 unless set.",
  "workqueue.cpu_intensive_warning_thresh":
    "After how many times a piece of deferred work that takes too long is reported, 4 unless set, 0 for never. Counts " +
    "only with CONFIG_WQ_CPU_INTENSIVE_REPORT.",
  "workqueue.debug_force_rr_cpu":
    "With `1`, spreads deferred work over all processors in turn. Finds drivers that rely on one; slower.",
  "workqueue.default_affinity_scope":
    "Says how near to where it was asked for deferred work is done: `cpu`, `smt`, `cache`, `numa` or `system`. For " +
    "fine-tuning large machines; wider spreads the load, narrower keeps caches warm.",
  "workqueue.disable_numa":
    "With `1`, kernels up to 6.1 did not keep deferred work on the node that asked for it. Newer ones do not know it.",
  "workqueue.panic_on_stall":
    "Panics when deferred work has hung so many times, 0 for never. For test systems and crash dumps; needs " +
    "CONFIG_WQ_WATCHDOG.",
  "workqueue.panic_on_stall_time":
    "Panics when deferred work hangs for so many seconds at a stretch, 0 for never. Needs CONFIG_WQ_WATCHDOG.",
  "workqueue.power_efficient":
    "With `1`, lets some deferred work run on any processor that is awake. Saves power on laptops and phones, a " +
    "little slower.",
  "workqueue.unbound_cpus":
    "Names the processors on which freely placed deferred work may run, as `0-1`. Keeps it away from those for " +
    "real-time tasks, with `isolcpus` or `nohz_full`.",
  "workqueue.watchdog_thresh":
    "After how many seconds hanging deferred work is reported (`BUG: workqueue lockup`), 30 unless set, 0 for never. " +
    "Needs CONFIG_WQ_WATCHDOG.",
  writecombine:
    "With `on`, LoongArch gathers writes to device memory such as graphics. Faster; with some chipsets the picture " +
    "gets damaged, so `off` is the test.",
};
