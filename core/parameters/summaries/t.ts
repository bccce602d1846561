/**
 * Own descriptions of parameters whose names start with a T: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesT: Readonly<Record<string, string>> = {
  tcpmhash_entries:
    "How many entries the memory of TCP about known peers has, otherwise chosen by the amount of RAM. For very busy " +
    "servers.",
  tdfx: "Stands in the documentation for an old graphics driver (3dfx). No code of these kernels reads it.",
  test_suspend:
    "Puts the system to sleep once during the boot and wakes it by the clock, as a test: `mem`, `standby` or " +
    "`freeze`, and how many times. Without a clock that can wake it, the machine sleeps on.",
  thash_entries:
    "How many slots the table of TCP connections has, otherwise chosen by the amount of RAM. Fewer save memory on " +
    "small machines, more help servers with very many connections.",
  "thermal.act":
    "Sets the lowest temperature, in °C, at which ACPI starts fans; -1 ignores it. Too high, and the machine runs " +
    "hot.",
  "thermal.crt":
    "Sets the temperature, in °C, at which ACPI shuts the machine down; -1 for never. Helps when wrong readings shut " +
    "it down during the boot (`critical temperature reached`); real heat can then destroy it.",
  "thermal.off":
    "With `1`, leaves out ACPI's control of temperature. A test for hangs in it; the machine must cool itself by " +
    "other means.",
  "thermal.psv":
    "Sets the temperature, in °C, from which ACPI slows processors down; -1 ignores it. For machines that are slow " +
    "without being hot.",
  "thermal.tzp":
    "How often ACPI asks for temperatures, in tenths of a second; 0 leaves it to firmware's notices. For machines " +
    "that do not send any.",
  thp_anon:
    "Says for each size of large page when programs' memory uses it, as `thp_anon=64K:always;2M:madvise`. More speed " +
    "for some programs, more memory for others.",
  thp_shmem:
    "Says for each size of large page when shared memory uses it, as `thp_shmem=64K:always;2M:advise`. More speed for " +
    "some programs, more memory for others.",
  threadirqs:
    "Runs nearly all interrupt handlers in threads, which can be given priorities. Good for sound and real-time work, " +
    "and to see in `top` which one is busy; a little slower.",
  tlbi:
    "With `ipi`, has x86 processors clear each other's address translations by signals, where some have an " +
    "instruction for that. A test for faults there.",
  topology:
    "With `off`, an s390 kernel does not look how its processors lie together. A test for scheduling trouble; tasks " +
    "are spread less well.",
  topology_updates:
    "With `off`, an IBM Power guest ignored notices about moved processors. Kernels after 6.1 do not know it.",
  "torture.disable_onoff_at_boot": "With `1`, stress tests leave processors on until the first program runs.",
  "torture.ftrace_dump_at_shutdown":
    "With `1`, stress tests print the trace buffer at their end even without a fault. That can take very long.",
  "torture.verbose_sleep_duration":
    "For how many ticks the kernel's stress tests rest after printing some extra lines, so that slow consoles keep " +
    "up.",
  "torture.verbose_sleep_frequency":
    "After how many extra lines stress tests rest; 0 for never. Keeps slow consoles from drowning.",
  tp720: "Was a word for the mouse of the IBM ThinkPad 720. No code of these kernels reads it.",
  tp_printk:
    "Sends trace events to the log as well, for crashes and hangs after which the trace buffer is lost. Use it with " +
    "`trace_event=`; frequent events, such as those of the scheduler or of interrupts, make the boot all but stop.",
  tp_printk_stop_on_boot:
    "Stops `tp_printk` when the kernel's own part of the boot ends. Keeps user programs from flooding the console.",
  "tpm.disable_pcr_integrity":
    "With `1`, writes to the registers of a TPM chip without a protected channel. Faster where IMA measures much; a " +
    "device on the wires could forge values.",
  "tpm_crb_ffa.busy_timeout_ms":
    "How many milliseconds a busy TPM service on Arm is asked again, 2000 unless set. Raise it if the TPM is missing " +
    "after the boot.",
  tpm_suspend_pcr:
    "Names a TPM register that is extended before sleep, for chips that otherwise lose values. The code reads it as " +
    "`tpm.suspend_pcr`; that register's value becomes useless for other purposes.",
  "tpm_tis.interrupts":
    "With `1`, waits for TPM chips by interrupt instead of asking again and again. Some boards answer with an " +
    "interrupt storm.",
  trace_buf_size:
    "Sets the size of the trace buffer for each processor, as `trace_buf_size=10M`. Enlarge it when the early events " +
    "of a boot are overwritten; it is taken once per processor.",
  trace_clock:
    "Chooses the clock for trace events: `local` is fast, `global` the same on all processors, `boot` and `mono` " +
    "compare with the log, `counter` only counts. For putting events of several processors in order.",
  trace_event:
    "Turns trace events on early in the boot, as `trace_event=initcall,sched:sched_switch`. Read them in " +
    "`/sys/kernel/tracing/trace`, or add `tp_printk` if the boot does not get that far. Unknown names only leave a " +
    "line in the log.",
  trace_instance:
    "Makes a trace buffer of its own early in the boot, with events: `trace_instance=boot,initcall`. With memory from " +
    "`reserve_mem` it can survive a warm restart and show what happened before a crash.",
  trace_options:
    "Turns options of the tracer on, or off with `no` in front, such as `trace_options=stacktrace`. The names are " +
    "those in `/sys/kernel/tracing/trace_options`.",
  trace_trigger:
    'Ties an action to trace events, as `trace_trigger="sched_switch.stacktrace if prev_state == 2"`. For seeing ' +
    "how a rare event came about; mind the quotes, since the value has blanks.",
  traceoff_after_boot:
    "Stops tracing when the kernel's part of the boot is over. Keeps later events from overwriting those of the boot.",
  traceoff_on_warning:
    "Stops tracing at the first kernel warning, so that the buffer shows what led to it and not what followed.",
  transparent_hugepage:
    "Says when programs get large pages by themselves: `always`, `madvise` (on request) or `never`. Databases often " +
    "want `never` against pauses; virtual machines and number crunching gain from `always`.",
  transparent_hugepage_shmem:
    "The same choice as `transparent_hugepage` for shared memory: `always`, `within_size`, `advise`, `never`, and for " +
    "tests `deny` and `force`.",
  transparent_hugepage_tmpfs:
    "Says when files in `tmpfs` get large pages unless the mount says otherwise: `always`, `within_size`, `advise` or " +
    "`never`. Faster for large files, wasteful for small ones.",
  "trusted.dcp_skip_zk_test":
    "Accepts a key of zeros in NXP's DCP chip as the base of trusted keys. For test boards only; such keys protect " +
    "nothing.",
  "trusted.dcp_use_otp_key":
    "Uses the key burnt into NXP's DCP chip instead of its unique one for trusted keys (`trusted.source=dcp`).",
  "trusted.debug":
    "With `1`, prints details of trusted keys, in kernels with CONFIG_TRUSTED_KEYS_DEBUG. Secrets can get into the " +
    "log.",
  "trusted.rng":
    "Says where trusted keys get random numbers: `kernel`, the chip named by `trusted.source`, or `default`.",
  "trusted.source":
    "Names what protects trusted keys: `tpm`, `tee`, `caam` or `dcp`; otherwise the first that works. Set it on " +
    "boards with several; with a missing one no trusted keys can be used.",
  tsa:
    "Chooses the measure against the TSA faults of AMD processors: `on`, `off`, `user` or `vm`, the last two for one " +
    "kind of attacker only. `off` regains speed and leaves the fault open.",
  tsc:
    "Says how far to trust the counter inside x86 processors: `reliable` skips all checks, `unstable` mistrusts it, " +
    "`nowatchdog` ends the comparing, `recalibrate` measures it anew. `reliable` cures needless changes to slow " +
    "clocks in virtual machines; if the counter is really faulty, time jumps.",
  tsc_early_khz:
    "Gives the speed of the x86 counter in kHz, where the kernel finds it out wrongly, for instance on overclocked " +
    "machines. Too far off, and all delays and clocks are wrong.",
  tsx:
    "Turns Intel's transactional memory `on` or `off`, or `auto`. `off` is the safe default; a few databases gain " +
    "from `on`, and programs that need it fail with `off`.",
  tsx_async_abort:
    "Chooses the measure against the TAA fault of Intel processors: `full`, `full,nosmt` or `off`. `off` works only " +
    "together with `mds=off` where the processor has that fault too.",
  "turbografx.map":
    "Tells at which parallel port a TurboGraFX interface is and which joysticks are plugged in. The driver cannot " +
    "find out by itself.",
  "turbografx.map2": "The same as `turbografx.map` for a second TurboGraFX interface at another parallel port.",
  "turbografx.map3": "The same as `turbografx.map` for a third TurboGraFX interface at another parallel port.",
};
