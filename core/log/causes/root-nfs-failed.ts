/** The root file system could not be mounted over the network. */
import { parameterOf, type BootRecord } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { kernel } from "../messages.js";
import { isNetworkRoot } from "../root-failure.js";

export const rootNfsFailed: Cause = {
  code: "root-nfs-failed",
  severity: "error",
  title: "the root file system could not be mounted over the network",
  messages: [
    kernel.noRootOverNfs,
    kernel.noRootOverSmb,
    kernel.noWorkingInit,
    kernel.requestedInitFailed,
    kernel.cannotMountRoot,
  ],
  sources: [{ file: "net/ipv4/ipconfig.c", function: "ip_auto_config" }],
  leadsTo: [
    "devtmpfs-mount-failed",
    "no-initial-console",
    "requested-init-failed",
    "default-init-failed",
    "no-working-init",
  ],
  recognise(match, line, boot) {
    const subject = { kind: "parameter", name: "root" } as const;
    if (match.message === kernel.noRootOverSmb) {
      return {
        line,
        subject,
        cause: "The kernel could not mount the root file system over SMB.",
        fix: "Check cifsroot= (//server/share,options), ip=, and that the server answers.",
      };
    }
    if (match.message === kernel.noRootOverNfs) return { line, subject, ...failed(boot) };
    if (!isNotBuilt(boot)) return null;
    return {
      line: boot.rootAttempt?.line ?? boot.initAttempts[0]?.line ?? line,
      subject,
      cause:
        "root=/dev/nfs asks for a root file system over NFS, and this kernel did not even try: it was built without CONFIG_ROOT_NFS.",
      fix: "Build the kernel with CONFIG_ROOT_NFS=y, CONFIG_IP_PNP=y and the driver of the network card (=y), or mount the root from an initramfs.",
    };
  },
};

/** A kernel without NFS roots mounts nothing and says nothing, and then finds no init; 6.1 panics about the device. */
function isNotBuilt(boot: BootRecord): boolean {
  const root = parameterOf(boot, "root") ?? boot.rootAttempt?.name;
  return isNetworkRoot(root) && !boot.rootMounted && boot.networkRootProblem === null;
}

function failed(boot: BootRecord): { readonly cause: string; readonly fix: string } {
  if (boot.networkRootProblem === "no-card" || (boot.informationLogged && !boot.networkConfigured)) {
    return {
      cause:
        "The kernel could not mount the root file system over NFS: it gave no network card an address. It knows none, the one that ip= names is another, or ip= is missing.",
      fix: "Write ip=dhcp or a fixed address, check the name of the card in it, and build the driver of the card into the kernel (=y, not =m).",
    };
  }
  const server = parameterOf(boot, "nfsroot");
  if (server === null || boot.networkRootProblem === "no-server") {
    return {
      cause:
        "The kernel could not mount the root file system over NFS: it knows no server, because neither nfsroot= nor an answer from DHCP names one.",
      fix: "Write nfsroot=<server>:<path> and ip=dhcp, or let the DHCP server name server and path.",
    };
  }
  // The version: fs/nfs/nfsroot.c NFS_DEF_OPTIONS.
  return {
    cause: `The kernel could not mount the root file system from ${server} over NFS: the server does not answer, does not export the path to this machine, or speaks another version of NFS.`,
    fix: "Check ip= and nfsroot=, that the server exports the path (showmount -e), and the version: the kernel asks for NFS 2, where it has that (CONFIG_NFS_V2), else 3, else 4, over TCP, unless nfsroot= has options such as ,vers=3.",
  };
}
