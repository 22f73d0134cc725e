/** Faults that xl passes on, each with what fails once the guest is made. `says`: which of a rule's problems. */
export const AFTER_CREATION: readonly {
  readonly name: string;
  readonly reason: string;
  readonly rules: readonly string[];
  readonly says?: RegExp;
}[] = [
  {
    name: 'virtual devices of disks',
    reason: 'libxl looks for the number of a virtual device when it attaches the disk (libxl_device.c, libxl_disk.c).',
    rules: ['disk-vdev-invalid', 'disk-vdev-duplicate', 'disk-vdev-missing'],
  },
  {
    name: 'backends of disks',
    reason:
      'libxl chooses the backend of a disk after it has made the guest, and then misses one (libxl_device.c:disk_try_backend).',
    rules: ['disk-backend', 'disk-empty', 'disk-target-not-last'],
  },
  {
    name: 'emulated disks',
    reason: 'libxl refuses a read-only IDE disk when it writes down the arguments of QEMU (libxl_dm.c).',
    rules: ['disk-readonly-hvm'],
  },
  {
    name: 'bootloader',
    reason:
      'The bootloader runs after the guest is made, and libxl refuses to run it without a disk (libxl_bootloader.c).',
    rules: ['bootloader-without-disk'],
  },
  {
    name: 'firmware without a file',
    reason: 'xl takes the beginning of a name, and libxl finds no such file when it loads the kernel.',
    rules: ['firmware-unknown'],
    says: /for this text xl finds no file/,
  },
  {
    name: 'paths for a shell',
    reason: 'libxl and the scripts look for a file of the name as it is written once the guest is made, and find none.',
    rules: ['path-unexpanded'],
  },
  {
    name: 'addresses for QEMU',
    reason: 'QEMU cannot listen at an address that is none.',
    rules: ['address-invalid'],
  },
  {
    name: 'SPICE and USB redirection',
    reason: 'libxl checks them when it writes down the arguments of QEMU (libxl_dm.c).',
    rules: ['spice-without-port', 'spice-without-password'],
  },
  {
    name: 'numbers for QEMU',
    reason: 'libxl checks them when it writes down the arguments of QEMU, or QEMU does (libxl_dm.c).',
    rules: ['out-of-range', 'videoram-small'],
    says: /^(?:usbversion|spiceusbredirection) must|QEMU does not start with a negative number/,
  },
  {
    name: 'words for QEMU',
    reason: 'libxl looks at the sound card when it writes down the arguments of QEMU (libxl_dm.c).',
    rules: ['invalid-value'],
    says: /soundhw/,
  },
  {
    name: 'order of drives',
    reason: 'libxl hands the letters of boot to QEMU, which ends with an error (hw/i386/pc.c:set_boot_dev).',
    rules: ['boot-order-invalid'],
  },
  {
    name: 'time stamp counter',
    reason: 'libxl refuses the mode once the guest is made (libxl_x86.c:libxl__arch_domain_create).',
    rules: ['tsc-mode-removed'],
  },
  {
    name: 'enlightenments',
    reason: 'libxl sets the groups of viridian once the guest is made (libxl_x86.c:hvm_set_viridian_features).',
    rules: ['viridian-without-base'],
  },
  {
    name: 'shares of CPU time',
    reason:
      'libxl hands them to the scheduler once the guest is made, and refuses numbers beyond its range (libxl_sched.c).',
    rules: ['out-of-range'],
    says: /^(?:cpu_weight|cap) must/,
  },
  {
    name: 'memory',
    reason: 'The guest is made, and then there is no memory to build it in (libxl_dom.c).',
    rules: ['out-of-range'],
    says: /^(?:memory|maxmem) must be at least 1;/,
  },
  {
    name: 'virtual CPUs',
    reason: 'The hypervisor refuses more than it has for the guest; without any the guest does not run.',
    rules: ['out-of-range'],
    says: /^(?:vcpus must be at least 1|(?:max)?vcpus must be at most 128);/,
  },
  {
    name: 'grant tables',
    reason: 'The hypervisor refuses a version that it does not have (xen/common/grant_table.c).',
    rules: ['out-of-range'],
    says: /^max_grant_version must be at most 2;/,
  },
  {
    name: 'nodes of virtual CPUs',
    reason: 'libxl compares the virtual NUMA nodes with each other when it builds the guest (libxl_vnuma.c).',
    rules: ['vnuma-mismatch'],
    says: /libxl refuses/,
  },
  {
    name: 'USB',
    reason: 'libxl looks at controllers and devices when it attaches them (libxl_usb.c).',
    rules: ['usbctrl-invalid', 'usbdev-invalid'],
    says: /libxl (?:does not create|finds no)/,
  },
  {
    name: 'PCI devices',
    reason: 'libxl looks for the device and its slot when it attaches it (libxl_pci.c).',
    rules: ['pci-slot', 'pci-assigned-twice', 'pci-address'],
    says: /libxl refuses|Line \d+|no host has such a device/,
  },
  {
    name: 'ports and device tree',
    reason: 'The hypervisor refuses to hand them to the guest once it is made (libxl_create.c:domcreate_launch_dm).',
    rules: ['ioports-invalid', 'dtdev-path'],
    says: /the guest is not created|libxl does not create the guest/,
  },
  {
    name: 'channels',
    reason:
      'libxl misses the name of a channel when it makes its console (libxl_console.c:libxl__init_console_from_channel).',
    rules: ['channel-invalid'],
    says: /^A channel needs name,/,
  },
  {
    name: 'backend domains and files',
    reason:
      'libxl looks for the domain, and QEMU for the file, when the device is attached (libxl_device.c, libxl_9pfs.c).',
    rules: [
      'vtpm-invalid',
      'p9-invalid',
      'pvcalls-invalid',
      'channel-invalid',
      'vdispl-invalid',
      'vkb-invalid',
      'vsnd-invalid',
    ],
    says: /there is no (?:domain|file) "|libxl finds no domain without a name/,
  },
  {
    name: 'emulated interfaces',
    reason: 'libxl refuses type=ioemu for a guest without a device model when it attaches the interface (libxl_nic.c).',
    rules: ['vif-type-invalid'],
    says: /wants an emulated card/,
  },
  {
    name: 'addresses that no interface can have',
    reason: "The backend's script or the guest's driver does not bring the interface up with such an address.",
    rules: ['vif-mac-multicast', 'vif-mac-reserved'],
  },
  {
    name: 'names of interfaces',
    reason: "The script cannot give the host's interface such a name (vif-common.sh:rename_vif).",
    rules: ['vif-name-too-long', 'vif-name-invalid', 'duplicate-vif-name'],
  },
  {
    name: 'numbers of interfaces',
    reason: 'The second interface of one number overwrites the first in xenstore.',
    rules: ['vif-number-invalid'],
    says: /overwrite each other/,
  },
  {
    name: 'values for scripts',
    reason: 'The script of the interface, or the host that runs it, does not take the value.',
    rules: [
      'vif-bridge-name',
      'vif-bridge-openvswitch',
      'vif-ip-invalid',
      'vif-quoted-value',
      'vif-script-family',
      'route-without-ip',
      'vif-value-blank',
    ],
  },
  {
    name: 'addresses given twice',
    reason: 'Both interfaces come up, and neither is reached reliably.',
    rules: ['duplicate-mac', 'duplicate-ip'],
  },
  {
    name: 'disks given twice',
    reason: 'The script of the second disk refuses it, or both spoil the file system.',
    rules: ['disk-shared-writable'],
  },
  {
    name: 'displays given twice',
    reason: 'The second VNC server finds its port taken.',
    rules: ['duplicate-vnc-port'],
  },
];
