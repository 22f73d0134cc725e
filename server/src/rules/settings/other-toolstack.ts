import type { Toolstack } from '../../catalog/release.ts';

/** What to write for a setting that only the other toolstack reads. */
export interface Instead {
  /** A sentence without its full stop. */
  readonly advice: string;
  /** A setting that means the same with the same values. */
  readonly name?: string;
}

const KERNEL_IP = "Put ip=… into extra: the guest's kernel reads it there";
const NO_DEVICE = 'xl has no such device';

const IN_XL: Readonly<Record<string, Instead>> = {
  access_control: { advice: 'Write seclabel' },
  audio: { advice: 'Write soundhw' },
  blkif: { advice: 'Write driver_domain = 1 for a guest that serves disks' },
  bootargs: { advice: 'Write bootloader_args, a list' },
  bootentry: { advice: 'Write bootloader_args, a list' },
  cdrom: { advice: 'Write it as a disk with cdrom' },
  cpu: { advice: 'Write cpus' },
  cpu_cap: { advice: 'Write cap', name: 'cap' },
  cpuid_check: { advice: 'Write cpuid for what the guest shall see' },
  dhcp: { advice: "Put ip=dhcp into extra: the guest's kernel reads it there" },
  fda: { advice: 'Hand floppy disks to QEMU with device_model_args_hvm' },
  fdb: { advice: 'Hand floppy disks to QEMU with device_model_args_hvm' },
  gateway: { advice: KERNEL_IP },
  guest_os_type: { advice: 'For Windows there is viridian' },
  hostname: { advice: KERNEL_IP },
  interface: { advice: KERNEL_IP },
  ip: { advice: "Put ip=… into extra for the guest's kernel, or into vif for the host's rules" },
  ipaddr: { advice: KERNEL_IP },
  irq: { advice: 'Write irqs', name: 'irqs' },
  loader: { advice: 'Write firmware_override if you need other firmware' },
  monitor: { advice: 'Hand -monitor to QEMU with device_model_args' },
  monitor_path: { advice: 'Hand -monitor to QEMU with device_model_args' },
  netif: { advice: 'Write driver_domain = 1 for a guest that serves networks' },
  netmask: { advice: KERNEL_IP },
  nfs_root: { advice: 'Put nfsroot=SERVER:PATH into extra' },
  nfs_server: { advice: 'Put nfsroot=SERVER:PATH into extra' },
  nics: { advice: 'Write one string in vif for each interface' },
  parallel: { advice: 'Hand -parallel to QEMU with device_model_args_hvm' },
  restart: { advice: 'Write on_poweroff, on_reboot and on_crash' },
  ssidref: { advice: 'Write seclabel' },
  tpmif: { advice: 'Write vtpm' },
  usbport: { advice: 'Write usbdev' },
  vcpu_avail: { advice: 'Write vcpus for those that are on at the start and maxvcpus for all' },
  vncconsole: { advice: 'xl create -V opens a viewer' },
  vscsi: { advice: NO_DEVICE },
  vusb: { advice: 'Write usbctrl and usbdev' },
};

const IN_XM: Readonly<Record<string, Instead>> = {
  bios: { advice: 'xm has hvmloader with one BIOS only' },
  bootloader_args: { advice: 'Write bootargs, a string' },
  cap: { advice: 'Write cpu_cap', name: 'cpu_cap' },
  cmdline: { advice: 'Write root and extra' },
  cpus_soft: { advice: 'Write cpus' },
  device_model_override: { advice: 'Write device_model', name: 'device_model' },
  firmware_override: { advice: 'Write loader', name: 'loader' },
  init_seclabel: { advice: 'Write access_control' },
  irqs: { advice: 'Write irq', name: 'irq' },
  seclabel: { advice: 'Write access_control' },
  type: { advice: 'Write builder' },
  usbctrl: { advice: 'Write vusb' },
  usbdev: { advice: 'Write vusb' },
  vga: { advice: 'Write stdvga' },
};

/** What replaces a setting of the other toolstack in this one, when something does. */
export function insteadIn(toolstack: Toolstack, name: string): Instead | undefined {
  const table = toolstack === 'xl' ? IN_XL : IN_XM;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
