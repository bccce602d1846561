/**
 * Own descriptions of parameters whose names start with an F: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesF: Readonly<Record<string, string>> = {
  fail_make_request:
    "Makes disk requests fail on purpose, to test file systems against errors. Needs CONFIG_FAIL_MAKE_REQUEST; each " +
    "disk must be enabled in `/sys/block/<disk>/make-it-fail` besides.",
  fail_page_alloc:
    "Makes allocations of whole memory pages fail on purpose, to test how code gets along without memory. Needs " +
    "CONFIG_FAIL_PAGE_ALLOC and four numbers, as `failslab` does.",
  fail_skb_realloc:
    "Forces network packets to be moved to another place in memory at random moments, to find code that keeps an old " +
    "address. Needs CONFIG_FAIL_SKB_REALLOC.",
  fail_usercopy:
    "Makes copying between kernel and programs fail on purpose, so that system calls end with an error. For testing; " +
    "needs CONFIG_FAULT_INJECTION_USERCOPY and is set as `failslab` is.",
  failslab:
    "Makes allocations of small kernel objects fail on purpose, by interval, probability, allowance and number of " +
    "times. For testing drivers' error handling; needs CONFIG_FAILSLAB, and with a high probability nothing boots.",
  fb_tunnels:
    "Says where the kernel creates the fallback tunnel devices such as `tunl0` and `sit0`: `initns` in the first " +
    "network namespace only, `none` nowhere. It saves time and memory on hosts with many containers.",
  fbcon:
    "Settings of the text console on a frame buffer, separated by commas: `font:NAME`, `map:DIGITS` (which frame buffer " +
    "shows which console), `vc:FIRST-LAST` (which consoles it takes), `rotate:0` to `3`, `margin:COLOUR`, `nodefer` (take the " +
    "screen over at once), `logo-pos:center`, `logo-count:N`.",
  floppy:
    "Passes options to the floppy driver: the type of drives, DMA, ports, or workarounds such as `nodma` and " +
    "`broken_dcl`. On machines without a drive that wait for one, `floppy=0,allowed_drive_mask` or leaving the " +
    "module out spares the `I/O error, dev fd0` messages.",
  force_pal_cache_flush:
    "Uses another firmware call to flush caches on Itanium machines whose usual one hangs. Current kernels no longer " +
    "support Itanium and do not read it.",
  forcepae:
    "Uses large physical addresses (PAE) on Pentium M processors that can do it but do not say so. Kernels that need " +
    "PAE otherwise refuse to start on them; the kernel is marked as tainted.",
  fred:
    "Turns the new way in which x86 processors enter the kernel for interrupts and system calls on or off. In 6.12 " +
    "it is used with `fred=on` only, in 7.2 unless `fred=off` is given; useful when new hardware dies at the first " +
    "interrupts.",
  ftrace:
    "Starts a tracer such as `function` or `function_graph` as early as the kernel can, to see what ran before a " +
    "hang. Combine it with `ftrace_dump_on_oops`, as the buffer is otherwise lost with the machine; tracing every " +
    "function slows the boot a lot, see `ftrace_filter`.",
  ftrace_boot_snapshot:
    "Copies the trace buffer at the end of the kernel's own start, before programs overwrite it; read the copy in " +
    "`/sys/kernel/tracing/snapshot`. With a name, that of an instance made by `trace_instance` is copied.",
  ftrace_dump_on_oops:
    "Prints the trace buffer to the console when the kernel crashes, of all processors or with `=2` only of the one " +
    "that crashed. With the full buffer on a serial line that takes many minutes, so make the buffer small with " +
    "`trace_buf_size`.",
  ftrace_filter:
    "Traces only the functions in this comma-separated list, with `*` for any letters, from boot on. It keeps " +
    "tracing fast enough to boot with; a name that matches nothing is passed over without a word.",
  ftrace_graph_filter:
    "Shows in the call graph only what happens within these functions and what they call. It goes with " +
    "`ftrace=function_graph`.",
  ftrace_graph_max_depth:
    "How many levels of calls the call graph shows; 0 for all. With 1 one sees only how the kernel is entered, at " +
    "little cost.",
  ftrace_graph_notrace:
    "Leaves these functions and all that they call out of the call graph, which otherwise drowns the interesting " +
    "part. It goes with `ftrace=function_graph`.",
  ftrace_notrace:
    "Leaves the functions in this list out of the trace from boot on. Good for the few that are called so often that " +
    "they hide the rest.",
  fw_devlink:
    "Says what the kernel makes of the dependencies between devices that firmware describes: `on` and `rpm`, one of " +
    "which is the default, probe a device after those it needs, `permissive` does not wait, `off` ignores them. When " +
    "devices on a devicetree board never get a driver and the log says `deferred probe pending`, " +
    "`fw_devlink=permissive` tells whether a wrong dependency is to blame. Other words are silently ignored.",
  "fw_devlink.strict":
    "With `1`, makes devices wait even for suppliers whose dependency is only inferred and may be optional. It finds " +
    "missing drivers, but may leave half the board without any.",
  "fw_devlink.sync_state":
    "Says what happens to resources such as regulators that firmware left on, when some of their users never come: " +
    "`strict` keeps them on for good, `timeout` gives up after `deferred_probe_timeout`. `timeout` saves power, but " +
    "may turn off what a missing driver's device still needs.",
};
