/** Every cause, in the order of the contract. A cause that is not listed here does not exist. */
import type { Cause } from "../cause.js";
import { badVideoMode } from "./bad-video-mode.js";
import { bootconfigInvalid } from "./bootconfig-invalid.js";
import { bootconfigMissing } from "./bootconfig-missing.js";
import { bootconfigNotBuilt } from "./bootconfig-not-built.js";
import { cpuFeatureMissing } from "./cpu-feature-missing.js";
import { defaultInitFailed } from "./default-init-failed.js";
import { deprecatedParameter } from "./deprecated-parameter.js";
import { devtmpfsMountFailed } from "./devtmpfs-mount-failed.js";
import { hungTask } from "./hung-task.js";
import { initExecBadInterpreter } from "./init-exec-bad-interpreter.js";
import { initExecFormat } from "./init-exec-format.js";
import { initExecLoop } from "./init-exec-loop.js";
import { initExecNotFound } from "./init-exec-not-found.js";
import { initExecPermission } from "./init-exec-permission.js";
import { initExited } from "./init-exited.js";
import { initIllegalInstruction } from "./init-illegal-instruction.js";
import { initInaccessible } from "./init-inaccessible.js";
import { initIsaLevel } from "./init-isa-level.js";
import { initKilled } from "./init-killed.js";
import { initLibraryMissing } from "./init-library-missing.js";
import { initMissing } from "./init-missing.js";
import { initramfsBadMagic } from "./initramfs-bad-magic.js";
import { initramfsCompressionUnsupported } from "./initramfs-compression-unsupported.js";
import { initramfsDecodeError } from "./initramfs-decode-error.js";
import { initramfsJunk } from "./initramfs-junk.js";
import { initramfsOutOfSpace } from "./initramfs-out-of-space.js";
import { initramfsRootMissing } from "./initramfs-root-missing.js";
import { initrdNotCpio } from "./initrd-not-cpio.js";
import { initrdNotFound } from "./initrd-not-found.js";
import { initrdOutsideMemory } from "./initrd-outside-memory.js";
import { invalidParameterValue } from "./invalid-parameter-value.js";
import { kernelBug } from "./kernel-bug.js";
import { kernelIs64Bit } from "./kernel-is-64-bit.js";
import { malformedEarlyOption } from "./malformed-early-option.js";
import { mountPointMissing } from "./mount-point-missing.js";
import { noControllingTty } from "./no-controlling-tty.js";
import { noInitialConsole } from "./no-initial-console.js";
import { noOutput } from "./no-output.js";
import { noWorkingInit } from "./no-working-init.js";
import { oops } from "./oops.js";
import { outOfMemory } from "./out-of-memory.js";
import { panicOther } from "./panic-other.js";
import { ramdiskTruncated } from "./ramdisk-truncated.js";
import { rcuStall } from "./rcu-stall.js";
import { requestedInitFailed } from "./requested-init-failed.js";
import { rootDeviceMissing } from "./root-device-missing.js";
import { rootFilesystemTypeUnknown } from "./root-filesystem-type-unknown.js";
import { rootFilesystemUnsupported } from "./root-filesystem-unsupported.js";
import { rootIsRamdisk } from "./root-is-ramdisk.js";
import { rootMountPointMissing } from "./root-mount-point-missing.js";
import { rootNeedsInitramfs } from "./root-needs-initramfs.js";
import { rootNfsFailed } from "./root-nfs-failed.js";
import { rootNotSpecified } from "./root-not-specified.js";
import { rootWaiting } from "./root-waiting.js";
import { softLockup } from "./soft-lockup.js";
import { switchRootFailed } from "./switch-root-failed.js";
import { tooManyInitVars } from "./too-many-init-vars.js";
import { unknownParameters } from "./unknown-parameters.js";

/** All causes. */
export const allCauses: readonly Cause[] = [
  kernelIs64Bit,
  cpuFeatureMissing,
  badVideoMode,
  noOutput,
  malformedEarlyOption,
  unknownParameters,
  invalidParameterValue,
  tooManyInitVars,
  deprecatedParameter,
  bootconfigMissing,
  bootconfigInvalid,
  bootconfigNotBuilt,
  initrdNotFound,
  initrdOutsideMemory,
  initramfsBadMagic,
  initramfsCompressionUnsupported,
  initramfsJunk,
  initramfsDecodeError,
  initramfsOutOfSpace,
  outOfMemory,
  initrdNotCpio,
  ramdiskTruncated,
  initMissing,
  initInaccessible,
  noInitialConsole,
  initExecNotFound,
  initExecFormat,
  initExecPermission,
  initExecLoop,
  initExecBadInterpreter,
  requestedInitFailed,
  defaultInitFailed,
  noWorkingInit,
  initExited,
  initKilled,
  initLibraryMissing,
  initIllegalInstruction,
  initIsaLevel,
  noControllingTty,
  mountPointMissing,
  devtmpfsMountFailed,
  switchRootFailed,
  rootNotSpecified,
  rootDeviceMissing,
  rootNeedsInitramfs,
  rootWaiting,
  rootFilesystemUnsupported,
  rootFilesystemTypeUnknown,
  rootIsRamdisk,
  rootMountPointMissing,
  rootNfsFailed,
  initramfsRootMissing,
  oops,
  kernelBug,
  hungTask,
  softLockup,
  rcuStall,
  panicOther,
];
