import type { SlipRow } from './row.ts';

/** Slips in xl.conf and cpupool configs. */
export const CONF: readonly SlipRow[] = [
  ['conf', 'autoballoon = ¦off¦', 'syntax'],
  ['conf', "autoballoon = ¦'of'¦", 'invalid-value'],
  ['conf', 'vif.default.bridge = ¦xenbr0¦', 'syntax'],
  ['conf', "¦vif.default.brige¦ = 'xenbr0'", 'unknown-setting'],
  ['conf', "¦vif_default_bridge¦ = 'xenbr0'", 'unknown-setting'],
  ['conf', "vif.default.script = '¦network-bridge¦'", 'vif-script-family'],
  ['conf', 'lockfile = ¦/var/lock/xl¦', 'syntax'],
  ['conf', "run_hotplug_scripts = ¦'yes'¦", 'wrong-type'],
  ['conf', "output_format = ¦'yaml'¦", 'invalid-value'],
  ['conf', "blkdev_start = ¦'sda1'¦", 'blkdev-start-invalid'],
  ['conf', "vif.default.gatewaydev = 'eth0'\n¦vif.default.gatewaydev¦ = 'eth1'", 'duplicate-setting'],
  ['conf', "vif.default.script='¦vif-brige¦'", 'vif-script-unknown'],
  ['conf', "autoballoon=1\nlockfile='/var/lock/xl'\n¦autobalon¦=0", 'unknown-setting'],
  ['conf', "vm.cpumask='¦0-¦'", 'cpus-invalid'],
  ['conf', "¦sched¦='credit2'", 'unknown-setting'],
  ['conf', "claim_mode=¦'yes'¦", 'wrong-type'],
  ['conf', 'autoballoon = ¦2¦', 'invalid-value'],
  ['conf', "vif.default.bridge = '¦a-bridge-with-too-long-a-name¦'", 'vif-bridge-name'],
  ['conf', "autoballoon = ¦'yes'¦", 'invalid-value'],
  ['conf', "vif.default.bridge = ¦['a']¦", 'wrong-type'],
  ['cpupool', "name = 'p'\ncpus = '¦0-¦'", 'cpus-invalid'],
  ['cpupool', "name = 'p'\nsched = ¦'credit3'¦\ncpus=['1']", 'invalid-value'],
  ['cpupool', "name = 'p'\n¦cpu¦=['1']", 'unknown-setting'],
  ['cpupool', "name = ¦'Pool-0'¦\ncpus=['1']", 'cpupool-name-taken'],
];
