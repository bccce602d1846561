/** Names read by programs of user space that are usually written alone, without a value. */
export const userSpaceFlags: ReadonlySet<string> = new Set(
  [
    // systemd, and the words of the old System V init that it still knows
    "1 2 3 4 5 S s single emergency rescue rd.emergency rd.rescue fastboot forcefsck forcequotacheck noresume resumewait",
    "quiet debug ro rw",
    // dracut
    "rd.break rd.debug rd.info rd.shell rd.hostonly rd.skipfsck rd.live.image rd.live.ram rd.live.check rd.live.overlay.overlayfs",
    // initramfs-tools, live systems
    "break nompath toram persistence persistent nopersistence nopersistent noprompt nocomponents noautologin nouser",
    "noswap noeject nodhcp noshell norestore noobsconfig nottyautologin nox11autologin nofastboot silent textonly textmode",
    "verify-checksums integrity-check debug-ubiquity automatic-ubiquity only-ubiquity maybe-ubiquity autoinstall",
    "oem-config skipconfig findiso exposedroot plainroot overlaytmpfs showmounts self_update copytoram",
    // plymouth and boot loaders
    "splash nosplash noplymouth rhgb showopts alpine_start vt.handoff",
    // genkernel, NixOS
    "dobtrfs dobcache domdadm domultipath dolvm dozfs docache dosshd doslowusb dostartx nodmraid",
    "boot.debug1 boot.trace boot.debugtrace boot.shell_on_fail boot.panic_on_fail",
    "$ignition_firstboot",
  ]
    .join(" ")
    .split(" "),
);
