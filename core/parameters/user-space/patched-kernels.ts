import type { UserSpaceReader } from "./reader.js";

/** No programs, but kernels with changes of their own: what these know and Linux does not. */
export const patchedKernels: UserSpaceReader = {
  program: "kernels with patches of a distribution or vendor",
  url: "https://docs.kernel.org/admin-guide/kernel-parameters.html",
  names: {
    cgroup_enable: "control groups that are on (Debian, Ubuntu, Raspberry Pi)",
    cgroup_memory: "whether memory is counted for control groups (Raspberry Pi)",
    pcie_acs_override: "takes PCI devices apart for virtual machines (Proxmox, Zen)",
    "bootsplash.bootfile": "picture that is shown while booting",
    usb_max_current_enable: "current of the USB ports (Raspberry Pi)",
    numa_policy: "how memory is spread over nodes (Raspberry Pi)",
    "system_heap.max_order": "size of blocks of memory (Raspberry Pi)",
    "nvme.max_host_mem_size_mb": "memory that a disk may use (Raspberry Pi)",
    iommu_dma_numa_policy: "how memory for devices is spread over nodes (Raspberry Pi)",
    ioremap_guard: "whether a protected guest guards its device memory (Android)",
    "nv-auto-config": "settings of the board (Tegra)",
    bl_prof_dataptr: "times that the boot loader measured (Tegra)",
    bl_prof_ro_ptr: "times that the boot loader measured (Tegra)",
    storagemedia: "device that was booted from (Rockchip)",
    ubootpart: "partition of U-Boot (Armbian)",
    hdmimode: "screen mode (Amlogic)",
    osd_reserve: "memory for the screen (Amlogic)",
    cvbsmode: "screen mode (Amlogic)",
    docker_optimizations: "control groups that are on (Armbian)",
    bootlogo: "whether a picture is shown (Armbian)",
    extraargs: "variable of the boot loader",
    lcd_vout: "screen (Amlogic)",
  },
  prefixes: {},
};
