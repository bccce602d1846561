/**
 * Own descriptions of parameters whose names start with rcu: name as the kernel's documentation spells it, folded
 * names not needed. Texts are Markdown.
 */
export const summariesRcu: Readonly<Record<string, string>> = {
  "rcupdate.rcu_cpu_stall_cputime":
    "With `1`, adds to a stall report how much time the processor spent on interrupts and tasks. Helps to tell an " +
    "interrupt storm from a loop.",
  "rcupdate.rcu_cpu_stall_ftrace_dump":
    "With `1`, prints the trace buffer after a stall report. It shows what led to the hang, if tracing was on; it is " +
    "a lot of text on a serial line.",
  "rcupdate.rcu_cpu_stall_notifiers":
    "With `1`, lets other code be called at a stall, in kernels with CONFIG_RCU_CPU_STALL_NOTIFIER. Such code often " +
    "makes a hanging system worse.",
  "rcupdate.rcu_cpu_stall_suppress":
    "With `1`, hides reports of processors that hang (`rcu: INFO: … detected stalls`). Only for slow simulators, as " +
    "real hangs then stay silent.",
  "rcupdate.rcu_cpu_stall_suppress_at_boot":
    "With `1`, hides stall reports until the first program starts. For boots under slow emulation that are merely " +
    "slow.",
  "rcupdate.rcu_cpu_stall_timeout":
    "After how many seconds without progress the kernel reports a stall, 300 at most. Raise it under emulation or " +
    "with very slow consoles; lower it to get the report of a hang sooner.",
  "rcupdate.rcu_exp_cpu_stall_timeout":
    "After how many milliseconds a stall of an expedited grace period is reported; 0 takes the usual limit. Android " +
    "uses a short one.",
  "rcupdate.rcu_exp_stall_task_details":
    "With `1`, an expedited stall report also shows the traces of the tasks in the way. Longer, but it usually names " +
    "the culprit.",
  "rcupdate.rcu_expedited":
    "With `1`, makes all waiting for readers (RCU) fast by disturbing every processor. Shortens boots and changes of " +
    "settings; bad for real-time work and power.",
  "rcupdate.rcu_normal":
    "With `1`, waits for readers (RCU) only in the calm way, even where code asked for speed. For real-time work; " +
    "changes of settings take longer.",
  "rcupdate.rcu_normal_after_boot":
    "With `1`, waits for readers in the calm way once the boot is over. Keeps the boot fast and the running system " +
    "undisturbed; always so with PREEMPT_RT.",
  "rcupdate.rcu_self_test":
    "With `1`, checks RCU during the early boot. It needs CONFIG_PROVE_RCU and is for kernel developers.",
  "rcupdate.rcu_task_collapse_lim":
    "With how few waiting callbacks RCU Tasks goes back from one queue for each processor to a single one. For " +
    "developers of RCU.",
  "rcupdate.rcu_task_contend_lim":
    "How many collisions at its single queue per tick make RCU Tasks use one for each processor. For developers of " +
    "RCU.",
  "rcupdate.rcu_task_enqueue_lim":
    "How many queues RCU Tasks uses; -1 lets it choose while it runs. Only for testing RCU itself.",
  "rcupdate.rcu_task_ipi_delay":
    "For how many ticks RCU Tasks waits before it interrupts other processors. More disturbs real-time work less; " +
    "tracing programs then end more slowly.",
  "rcupdate.rcu_task_lazy_lim":
    "How many waiting callbacks on a processor make RCU Tasks hurry there; -1 for never, which may use up memory.",
  "rcupdate.rcu_task_stall_info":
    "After how many ticks RCU Tasks first mentions in the log that it waits for a task; 0 or less keeps it silent. " +
    "Lower it when stopping a tracer or a BPF program hangs and you want to know why.",
  "rcupdate.rcu_task_stall_info_mult":
    "By what factor, 1 to 10, the pauses grow between two notes of RCU Tasks that it still waits; 3 unless set.",
  "rcupdate.rcu_task_stall_timeout":
    "After how many ticks RCU Tasks reports a stall in full, ten minutes' worth unless set; 0 or less for never.",
  "rcupdate.rcu_tasks_lazy_ms":
    "How many milliseconds RCU Tasks gathers requests before it works; 0 for at once, negative for the default.",
  "rcupdate.rcu_tasks_trace_lazy_ms":
    "How many milliseconds RCU Tasks Trace gathers requests before it works; 0 for at once, negative for the default.",
  "rcuscale.gp_async":
    "With `1`, the measuring module `rcuscale` times calls that do not wait for readers themselves, such as " +
    "`call_rcu()`.",
  "rcuscale.gp_async_max":
    "How many calls each writer of `rcuscale` may have waiting before it lets them run out. Limits the memory that " +
    "the measurement takes.",
  "rcuscale.gp_exp":
    "With `1`, the measuring module `rcuscale` times the expedited form of waiting for readers, not the calm one.",
  "rcuscale.holdoff":
    "Seconds before the measuring module `rcuscale` begins, so that the boot does not disturb its figures.",
  "rcuscale.kfree_alloc_num":
    "How many objects `rcuscale` takes and frees in each round when it measures deferred freeing of memory.",
  "rcuscale.kfree_by_call_rcu":
    "With `1`, `rcuscale` frees by the general call instead of the special one, in kernels with CONFIG_RCU_LAZY.",
  "rcuscale.kfree_loops":
    "How many rounds of taking and freeing memory `rcuscale` makes in a measurement. More rounds give steadier " +
    "figures.",
  "rcuscale.kfree_mult": "By how much larger than usual the objects are that `rcuscale` takes and frees; 1 unless set.",
  "rcuscale.kfree_nthreads":
    "How many threads of `rcuscale` take and free memory at the same time when it measures deferred freeing.",
  "rcuscale.kfree_rcu_test":
    "With `1`, `rcuscale` measures deferred freeing of memory. It can use up all memory of a small machine.",
  "rcuscale.kfree_rcu_test_double":
    "With `1`, `rcuscale` measures freeing by the form with two arguments; set like its sister " +
    "`kfree_rcu_test_single`, both are measured.",
  "rcuscale.kfree_rcu_test_single":
    "With `1`, `rcuscale` measures freeing by the form with one argument; set like its sister " +
    "`kfree_rcu_test_double`, both are measured.",
  "rcuscale.minruntime":
    "How many seconds a run of `rcuscale` lasts at least, so that the load on the processors can be measured as well.",
  "rcuscale.nreaders": "How many reading tasks the measuring module `rcuscale` runs; -1 takes one for each processor.",
  "rcuscale.nwriters": "How many writing tasks the measuring module `rcuscale` runs; -1 takes one for each processor.",
  "rcuscale.perf_type":
    "Stands in older documentation. The code reads `rcuscale.scale_type`, which says what is measured.",
  "rcuscale.scale_type":
    "Names the kind of RCU that `rcuscale` measures, such as `rcu` or `srcu`. With an unknown name it refuses to " +
    "start.",
  "rcuscale.shutdown":
    "With `1`, turns the machine off when `rcuscale` has finished, the default if it is built in. The code of 7.2 has " +
    "`rcuscale.shutdown_secs` instead.",
  "rcuscale.verbose":
    "With `1`, the measuring module `rcuscale` prints more about what it does. Printing disturbs the figures a " +
    "little.",
  "rcuscale.writer_holdoff": "How many microseconds each writer of `rcuscale` rests between two rounds; 0 for none.",
  "rcuscale.writer_holdoff_jiffies":
    "How many timer ticks each writer of `rcuscale` rests between two rounds, in addition to " +
    "`rcuscale.writer_holdoff`.",
  "rcutorture.fqs_duration":
    "How many microseconds `rcutorture`, the stress test for RCU, goes on forcing it to look for idle processors. " +
    "Bursts of that kind test an unusual path.",
  "rcutorture.fqs_holdoff":
    "How many microseconds the RCU stress test pauses between two forced looks within one burst of them.",
  "rcutorture.fqs_stutter":
    "How many seconds lie between two bursts of forced looks for idle processors in the RCU stress test.",
  "rcutorture.fwd_progress":
    "How many threads of the RCU stress test check that it gets on under a flood of work. Each one keeps a processor " +
    "busy at times.",
  "rcutorture.fwd_progress_div":
    "Which part of the time after which a stall is reported the RCU stress test keeps a processor busy to see whether " +
    "RCU gets on.",
  "rcutorture.fwd_progress_holdoff": "How many seconds the RCU stress test waits between two floods of work.",
  "rcutorture.fwd_progress_need_resched":
    "With `1`, the busy loops of the RCU stress test give the processor away only when they are asked to.",
  "rcutorture.gp_cond": "With `1`, the RCU stress test asks first whether it has to wait for readers at all.",
  "rcutorture.gp_cond_exp":
    "With `1`, the RCU stress test asks first whether it has to wait, and then waits in the expedited way.",
  "rcutorture.gp_cond_exp_full":
    "The same test as `rcutorture.gp_cond_exp`, with all kinds of grace periods kept in view.",
  "rcutorture.gp_cond_full": "The same test as `rcutorture.gp_cond`, with all kinds of grace periods kept in view.",
  "rcutorture.gp_cond_wi":
    "The longest pause, in microseconds, that the RCU stress test makes under `gp_cond` and `gp_cond_full` before it " +
    "asks; each one is random.",
  "rcutorture.gp_cond_wi_exp":
    "The longest pause, in microseconds, that the RCU stress test makes under `gp_cond_exp` and `gp_cond_exp_full` " +
    "before it asks; each one is random.",
  "rcutorture.gp_exp": "With `1`, the RCU stress test uses the expedited way of waiting for readers.",
  "rcutorture.gp_normal": "With `1`, the RCU stress test uses calls in the calm way that do not wait.",
  "rcutorture.gp_poll": "With `1`, the RCU stress test asks again and again whether all readers are done.",
  "rcutorture.gp_poll_exp":
    "With `1`, the RCU stress test asks again and again, having started an expedited grace period.",
  "rcutorture.gp_poll_exp_full":
    "The same test as `rcutorture.gp_poll_exp`, with all kinds of grace periods kept in view.",
  "rcutorture.gp_poll_full": "The same test as `rcutorture.gp_poll`, with all kinds of grace periods kept in view.",
  "rcutorture.gp_poll_wi":
    "The longest pause, in microseconds, that the RCU stress test makes under `gp_poll` and `gp_poll_full` before it " +
    "asks again; each one is random.",
  "rcutorture.gp_poll_wi_exp":
    "The longest pause, in microseconds, that the RCU stress test makes under `gp_poll_exp` and `gp_poll_exp_full` " +
    "before it asks again; each one is random.",
  "rcutorture.gp_sync":
    "With `1`, the RCU stress test waits for readers in the calm way. If none of the `rcutorture.gp_…` ways is " +
    "chosen, it uses all of them.",
  "rcutorture.gpwrap_lag":
    "With `0`, the RCU stress test does not try what happens when a processor lags so far behind that its numbers run " +
    "over.",
  "rcutorture.gpwrap_lag_active_mins":
    "For how many minutes of each cycle the RCU stress test lets numbers run over early, 5 unless set.",
  "rcutorture.gpwrap_lag_cycle_mins":
    "How many minutes a cycle takes in which the RCU stress test lets numbers run over early for a while, 30 unless " +
    "set.",
  "rcutorture.gpwrap_lag_gps":
    "After how many missed grace periods the RCU stress test takes a processor's numbers for run over, 8 unless set.",
  "rcutorture.irqreader": "With `1`, readers of the RCU stress test also run in timer interrupts.",
  "rcutorture.leakpointer":
    "With `1`, the RCU stress test uses memory after its reader has ended, on purpose, to see whether that is " +
    "noticed. Warnings follow and are no fault.",
  "rcutorture.n_barrier_cbs":
    "How many threads of the RCU stress test hand in work to test the waiting for all of it; 0 for none.",
  "rcutorture.nfakewriters":
    "How many extra writers put load on RCU in the stress test without being checked themselves.",
  "rcutorture.nocbs_nthreads":
    "How many threads of the RCU stress test switch processors between doing deferred work themselves and leaving it " +
    "to others; 0 for none.",
  "rcutorture.nocbs_toggle":
    "How many milliseconds the RCU stress test waits between two switches of a processor to or from the `rcu_nocbs` " +
    "way.",
  "rcutorture.nreaders": "How many readers the RCU stress test has; -1 takes one less than there are processors.",
  "rcutorture.object_debug":
    "With `1`, the RCU stress test hands over the same object twice, to see whether that is noticed. A warning " +
    "follows and is no fault.",
  "rcutorture.onoff_holdoff": "After how many seconds the RCU stress test begins to turn processors off and on.",
  "rcutorture.onoff_interval":
    "How many ticks the RCU stress test waits between turning processors off and on; 0 leaves them alone.",
  "rcutorture.preempt_duration":
    "For how many milliseconds a real-time task of the RCU stress test pushes others aside; 0 for never.",
  "rcutorture.preempt_interval":
    "How many milliseconds lie between two moments at which a real-time task of the RCU stress test pushes others " +
    "aside, 1000 unless set.",
  "rcutorture.read_exit":
    "Was to set how many tasks read and then end at once. The kernel's code knows `read_exit_burst` and " +
    "`read_exit_delay` only.",
  "rcutorture.read_exit_burst":
    "How many times in a row the RCU stress test starts tasks that read and then end at once.",
  "rcutorture.read_exit_delay":
    "How many seconds the RCU stress test waits before it again starts tasks that read and then end at once.",
  "rcutorture.reader_flavor":
    "Chooses by bits which kinds of readers the RCU stress test uses; with several bits they are nested.",
  "rcutorture.shuffle_interval":
    "How often, in seconds, the RCU stress test moves its tasks so that some processor is idle.",
  "rcutorture.shutdown_secs":
    "Turns the machine off so many seconds after the boot, for tests without an operator; 0 for never.",
  "rcutorture.stall_cpu":
    "Makes a processor hang for so many seconds, to test how RCU reports a stall. The report is then no fault; 0 for " +
    "not at all.",
  "rcutorture.stall_cpu_block":
    "With `1`, the task that hangs for `rcutorture.stall_cpu` also sleeps, which brings further warnings.",
  "rcutorture.stall_cpu_holdoff": "After how many seconds the hang made by `rcutorture.stall_cpu` begins.",
  "rcutorture.stall_cpu_irqsoff":
    "With `1`, interrupts are blocked during the first hang made by `rcutorture.stall_cpu`.",
  "rcutorture.stall_cpu_repeat": "How many more times the hang made by `rcutorture.stall_cpu` happens.",
  "rcutorture.stall_gp_kthread":
    "Stops RCU's own thread for so many seconds, to test the report about it; 0 for not at all.",
  "rcutorture.stat_interval": "How many seconds lie between two reports of the RCU stress test.",
  "rcutorture.stutter":
    "For how many seconds the RCU stress test works and rests in turn, so that RCU goes idle and busy again and " +
    "again.",
  "rcutorture.test_boost":
    "Whether the stress test checks that waiting readers get a higher priority: 0 no, 1 where possible, 2 always.",
  "rcutorture.test_boost_duration":
    "How many seconds each check of the RCU stress test lasts that waiting readers get a higher priority.",
  "rcutorture.test_boost_holdoff":
    "After how many seconds the RCU stress test begins to check that waiting readers get a higher priority.",
  "rcutorture.test_boost_interval":
    "How many seconds lie between two checks of the RCU stress test that waiting readers get a higher priority.",
  "rcutorture.test_no_idle_hz":
    "With `1`, the RCU stress test takes care that some processors have no timer tick at times.",
  "rcutorture.torture_type":
    "Names the kind of RCU under stress, such as `rcu`, `srcu` or `tasks`. With an unknown name the module refuses to " +
    "start.",
  "rcutorture.verbose": "With `1`, the RCU stress test prints more about what it does.",
  "rcutree.blimit":
    "How many callbacks of RCU a processor runs at a time. Fewer keep it responsive, more free memory sooner.",
  "rcutree.csd_lock_suppress_rcu_stall":
    "With `1`, shortens a stall report to one line when a processor that does not answer (`csd`) is already known.",
  "rcutree.do_rcu_barrier":
    "Waits once for all callbacks of RCU. Meant for writing to `/sys` in tests; on the command line it is too early " +
    "and refused.",
  "rcutree.dump_tree":
    "With `1`, prints early in the boot how RCU groups the processors. For checking on very large machines.",
  "rcutree.enable_rcu_lazy":
    "With `0`, a kernel with CONFIG_RCU_LAZY does its deferred work without extra delay. The delay saves power on " +
    "idle laptops; a test for things that take too long.",
  "rcutree.gp_cleanup_delay": "Slows each step at the end of a grace period by so many ticks. For stress tests only.",
  "rcutree.gp_init_delay": "Slows each step at the start of a grace period by so many ticks. For stress tests only.",
  "rcutree.gp_preinit_delay": "Slows each step of preparing a grace period by so many ticks. For stress tests only.",
  "rcutree.jiffies_till_first_fqs":
    "After how many ticks RCU first looks which processors hold a grace period up. Fewer make it shorter and cost " +
    "time.",
  "rcutree.jiffies_till_next_fqs":
    "How many ticks lie between further looks at the processors that hold a grace period up.",
  "rcutree.jiffies_till_sched_qs": "After how many ticks RCU begins to ask tasks for help with ending a grace period.",
  "rcutree.kthread_prio":
    "Sets the real-time priority (0 to 99) of RCU's threads. Raise it when busy real-time tasks starve them and " +
    "memory runs out; too high, and they disturb those tasks.",
  "rcutree.nocb_nobypass_lim_per_jiffy":
    "How many callbacks within one tick make RCU gather them in a side queue, on processors named by `rcu_nocbs`.",
  "rcutree.nohz_full_patience_delay":
    "For how many milliseconds RCU leaves busy processors without tick undisturbed, 5000 at most. For real-time work " +
    "and guests.",
  "rcutree.qhimark":
    "From how many waiting callbacks on RCU runs them without limit, so that memory does not run out. For fine-tuning " +
    "only.",
  "rcutree.qlowmark":
    "Below how many waiting callbacks RCU limits again how many it runs at a time. For fine-tuning only.",
  "rcutree.qovld":
    "From how many waiting callbacks on RCU presses other processors for help; 0 for never, negative to derive it " +
    "from the upper mark (`qhimark`).",
  "rcutree.rcu_delay_page_cache_fill_msec":
    "How many milliseconds RCU waits, when memory is short, before it fills its store of pages again. In the code of " +
    "7.2 the name is `slab_common.rcu_delay_page_cache_fill_msec`.",
  "rcutree.rcu_divisor": "Says which part of the waiting callbacks RCU runs at a time, as a power of two.",
  "rcutree.rcu_fanout_exact":
    "With `1`, groups processors in RCU exactly as configured, without evening out. For tests.",
  "rcutree.rcu_fanout_leaf":
    "How many processors share the lowest group in RCU. For very large machines whose locks are crowded.",
  "rcutree.rcu_kick_kthreads":
    "With `1`, wakes RCU's thread when it overslept, and reports that. For finding lost timers.",
  "rcutree.rcu_min_cached_objs":
    "How many pages RCU keeps in store for each processor, so that freeing works when memory is short. In the code of " +
    "7.2 the name is `slab_common.rcu_min_cached_objs`.",
  "rcutree.rcu_nocb_gp_stride":
    "How many processors of `rcu_nocbs` share a helper thread; otherwise the square root of their number.",
  "rcutree.rcu_normal_wake_from_gp":
    "With `1`, wakes those who wait for readers sooner, by a list of their own. Shortens some changes of settings on " +
    "busy machines.",
  "rcutree.rcu_resched_ns": "Limits how long RCU runs callbacks at a time, in nanoseconds. For shorter delays.",
  "rcutree.rcu_unlock_delay":
    "Makes each end of a reader wait so many microseconds, in kernels with CONFIG_RCU_STRICT_GRACE_PERIOD. It brings " +
    "wrong uses to light; very slow.",
  "rcutree.sysrq_rcu": "With `1`, lets SysRq-Y print the state of RCU. For hangs in which nothing else answers.",
  "rcutree.use_softirq":
    "With `0`, RCU works in threads, whose priority can be set, instead of in interrupts. For real-time systems; " +
    "always so with PREEMPT_RT.",
};
