import accessControlInvalid from './devices/access-control-invalid.ts';
import armInterrupts from './devices/arm-interrupts.ts';
import armSciInvalid from './devices/arm-sci-invalid.ts';
import channelInvalid from './devices/channel-invalid.ts';
import dtdevPath from './devices/dtdev-path.ts';
import iomemInvalid from './devices/iomem-invalid.ts';
import ioportsInvalid from './devices/ioports-invalid.ts';
import irqsInvalid from './devices/irqs-invalid.ts';
import p9Invalid from './devices/p9-invalid.ts';
import passthroughConflict from './devices/passthrough-conflict.ts';
import pciAddress from './devices/pci-address.ts';
import pciOptionInvalid from './devices/pci-option-invalid.ts';
import pciOptionUnknown from './devices/pci-option-unknown.ts';
import pciPvh from './devices/pci-pvh.ts';
import pciSlot from './devices/pci-slot.ts';
import pvcallsInvalid from './devices/pvcalls-invalid.ts';
import rdmInvalid from './devices/rdm-invalid.ts';
import spiceOpen from './devices/spice-open.ts';
import usbctrlInvalid from './devices/usbctrl-invalid.ts';
import usbdevInvalid from './devices/usbdev-invalid.ts';
import vdisplInvalid from './devices/vdispl-invalid.ts';
import vfbInvalid from './devices/vfb-invalid.ts';
import vfbUnknownKey from './devices/vfb-unknown-key.ts';
import vif2Invalid from './devices/vif2-invalid.ts';
import virtioInvalid from './devices/virtio-invalid.ts';
import vkbInvalid from './devices/vkb-invalid.ts';
import vncDisplayPort from './devices/vnc-display-port.ts';
import vncOpen from './devices/vnc-open.ts';
import vncPasswordLong from './devices/vnc-password-long.ts';
import vscsiInvalid from './devices/vscsi-invalid.ts';
import vsndInvalid from './devices/vsnd-invalid.ts';
import vtpmInvalid from './devices/vtpm-invalid.ts';
import vusbInvalid from './devices/vusb-invalid.ts';
import xenstoreQuotaInvalid from './devices/xenstore-quota-invalid.ts';
import diskAccess from './disk/disk-access.ts';
import diskBackend from './disk/disk-backend.ts';
import diskEmpty from './disk/disk-empty.ts';
import diskFormat from './disk/disk-format.ts';
import diskFormatName from './disk/disk-format-name.ts';
import diskNotEmulated from './disk/disk-not-emulated.ts';
import diskPrefixDeprecated from './disk/disk-prefix-deprecated.ts';
import diskReadonlyHvm from './disk/disk-readonly-hvm.ts';
import diskSyntax from './disk/disk-syntax.ts';
import diskTargetDuplicate from './disk/disk-target-duplicate.ts';
import diskTargetNotLast from './disk/disk-target-not-last.ts';
import diskTargetRelative from './disk/disk-target-relative.ts';
import diskVdevDuplicate from './disk/disk-vdev-duplicate.ts';
import diskVdevInvalid from './disk/disk-vdev-invalid.ts';
import diskVdevMissing from './disk/disk-vdev-missing.ts';
import diskSharedWritable from './fleet/disk-shared-writable.ts';
import duplicateIp from './fleet/duplicate-ip.ts';
import duplicateMac from './fleet/duplicate-mac.ts';
import duplicateName from './fleet/duplicate-name.ts';
import duplicateUuid from './fleet/duplicate-uuid.ts';
import duplicateVifName from './fleet/duplicate-vif-name.ts';
import duplicateVncPort from './fleet/duplicate-vnc-port.ts';
import hostOvercommitted from './fleet/host-overcommitted.ts';
import pciAssignedTwice from './fleet/pci-assigned-twice.ts';
import unknownBridge from './fleet/unknown-bridge.ts';
import type { Rule } from './rule.ts';
import addressInvalid from './settings/address-invalid.ts';
import armSettingHvm from './settings/arm-setting-hvm.ts';
import biosDeviceModel from './settings/bios-device-model.ts';
import biosPathWithoutBios from './settings/bios-path-without-bios.ts';
import blkdevStartInvalid from './settings/blkdev-start-invalid.ts';
import bootOrderInvalid from './settings/boot-order-invalid.ts';
import bootloaderArgsEmpty from './settings/bootloader-args-empty.ts';
import bootloaderWithoutDisk from './settings/bootloader-without-disk.ts';
import cmdlineOverrides from './settings/cmdline-overrides.ts';
import cmdlineWithoutKernel from './settings/cmdline-without-kernel.ts';
import cpuidInvalid from './settings/cpuid-invalid.ts';
import cpupoolNameTaken from './settings/cpupool-name-taken.ts';
import cpupoolNodes from './settings/cpupool-nodes.ts';
import cpupoolSchedRemoved from './settings/cpupool-sched-removed.ts';
import cpusCount from './settings/cpus-count.ts';
import cpusInvalid from './settings/cpus-invalid.ts';
import cpusOutsideHost from './settings/cpus-outside-host.ts';
import deprecatedSetting from './settings/deprecated-setting.ts';
import deviceModelVersionMissing from './settings/device-model-version-missing.ts';
import dhcpWithoutNfs from './settings/dhcp-without-nfs.ts';
import duplicateSetting from './settings/duplicate-setting.ts';
import fdaRelative from './settings/fda-relative.ts';
import firmwareUnknown from './settings/firmware-unknown.ts';
import ignoredValue from './settings/ignored-value.ts';
import invalidValue from './settings/invalid-value.ts';
import kernelAndFirmware from './settings/kernel-and-firmware.ts';
import kernelHvmloader from './settings/kernel-hvmloader.ts';
import llcColorsInvalid from './settings/llc-colors-invalid.ts';
import memoryBelowMaxmem from './settings/memory-below-maxmem.ts';
import memoryMissing from './settings/memory-missing.ts';
import memoryOverMaxmem from './settings/memory-over-maxmem.ts';
import memorySharingGuest from './settings/memory-sharing-guest.ts';
import missingBoot from './settings/missing-boot.ts';
import missingName from './settings/missing-name.ts';
import nameCharacters from './settings/name-characters.ts';
import nameDigits from './settings/name-digits.ts';
import nestedAndAltp2m from './settings/nested-and-altp2m.ts';
import nfsWithoutServer from './settings/nfs-without-server.ts';
import numberOctal from './settings/number-octal.ts';
import outOfRange from './settings/out-of-range.ts';
import pathUnexpanded from './settings/path-unexpanded.ts';
import pvGraphicsWithoutVnc from './settings/pv-graphics-without-vnc.ts';
import pvVncAndVfb from './settings/pv-vnc-and-vfb.ts';
import qemuNameUnknown from './settings/qemu-name-unknown.ts';
import restartConflict from './settings/restart-conflict.ts';
import rootWithoutDisk from './settings/root-without-disk.ts';
import seclabelForm from './settings/seclabel-form.ts';
import settingNotInRelease from './settings/setting-not-in-release.ts';
import smbiosRepeated from './settings/smbios-repeated.ts';
import spiceUsbWithoutSpice from './settings/spice-usb-without-spice.ts';
import spiceWithoutPassword from './settings/spice-without-password.ts';
import spiceWithoutPort from './settings/spice-without-port.ts';
import stdvgaWithVga from './settings/stdvga-with-vga.ts';
import timerModePv from './settings/timer-mode-pv.ts';
import tscModeRemoved from './settings/tsc-mode-removed.ts';
import typeBuilderContradict from './settings/type-builder-contradict.ts';
import undefinedName from './settings/undefined-name.ts';
import unknownSetting from './settings/unknown-setting.ts';
import usbConflict from './settings/usb-conflict.ts';
import uuidMalformed from './settings/uuid-malformed.ts';
import vcpusOverMaxvcpus from './settings/vcpus-over-maxvcpus.ts';
import vgaDeviceModel from './settings/vga-device-model.ts';
import videoramSmall from './settings/videoram-small.ts';
import viridianWithoutBase from './settings/viridian-without-base.ts';
import vncdisplayTwice from './settings/vncdisplay-twice.ts';
import vnumaMismatch from './settings/vnuma-mismatch.ts';
import vnumaPv from './settings/vnuma-pv.ts';
import vnumaUnknownKey from './settings/vnuma-unknown-key.ts';
import vnumaValueInvalid from './settings/vnuma-value-invalid.ts';
import wrongGuestType from './settings/wrong-guest-type.ts';
import wrongType from './settings/wrong-type.ts';
import xmCommandOption from './settings/xm-command-option.ts';
import missingComma from './syntax/missing-comma.ts';
import smartQuotes from './syntax/smart-quotes.ts';
import syntax from './syntax/syntax.ts';
import tooLarge from './syntax/too-large.ts';
import valueOutsideQuotes from './syntax/value-outside-quotes.ts';
import antispoofWithoutIp from './vif/antispoof-without-ip.ts';
import routeWithoutIp from './vif/route-without-ip.ts';
import vifBridgeLibvirt from './vif/vif-bridge-libvirt.ts';
import vifBridgeName from './vif/vif-bridge-name.ts';
import vifBridgeOpenvswitch from './vif/vif-bridge-openvswitch.ts';
import vifDeprecatedKey from './vif/vif-deprecated-key.ts';
import vifIpInvalid from './vif/vif-ip-invalid.ts';
import vifIpMissing from './vif/vif-ip-missing.ts';
import vifMacGlobal from './vif/vif-mac-global.ts';
import vifMacMalformed from './vif/vif-mac-malformed.ts';
import vifMacMissing from './vif/vif-mac-missing.ts';
import vifMacMulticast from './vif/vif-mac-multicast.ts';
import vifMacReserved from './vif/vif-mac-reserved.ts';
import vifMissingComma from './vif/vif-missing-comma.ts';
import vifModelUnknown from './vif/vif-model-unknown.ts';
import vifNameInvalid from './vif/vif-name-invalid.ts';
import vifNameLong from './vif/vif-name-long.ts';
import vifNameReserved from './vif/vif-name-reserved.ts';
import vifNameTooLong from './vif/vif-name-too-long.ts';
import vifNumberInvalid from './vif/vif-number-invalid.ts';
import vifQuotedValue from './vif/vif-quoted-value.ts';
import vifRateInvalid from './vif/vif-rate-invalid.ts';
import vifScriptFamily from './vif/vif-script-family.ts';
import vifScriptUnknown from './vif/vif-script-unknown.ts';
import vifTooMany from './vif/vif-too-many.ts';
import vifTypeInvalid from './vif/vif-type-invalid.ts';
import vifUnknownKey from './vif/vif-unknown-key.ts';
import vifValueBlank from './vif/vif-value-blank.ts';
import antispoofWithNat from './xend/antispoof-with-nat.ts';
import networkScriptArgument from './xend/network-script-argument.ts';
import networkScriptUnknown from './xend/network-script-unknown.ts';
import networkScriptUnquoted from './xend/network-script-unquoted.ts';
import scriptFamilyMismatch from './xend/script-family-mismatch.ts';
import xendDuplicateOption from './xend/xend-duplicate-option.ts';
import xendOpenRelocation from './xend/xend-open-relocation.ts';
import xendOpenServer from './xend/xend-open-server.ts';
import xendSslKeyMissing from './xend/xend-ssl-key-missing.ts';
import xendUnknownOption from './xend/xend-unknown-option.ts';
import xendValue from './xend/xend-value.ts';
import xendValueLost from './xend/xend-value-lost.ts';
import xendVncTlsOff from './xend/xend-vnc-tls-off.ts';

/** Every rule, in the order in which they run. A test fails when a file of a rule is not listed here or has no page. */
export const RULES: readonly Rule[] = [
  missingComma,
  smartQuotes,
  syntax,
  tooLarge,
  valueOutsideQuotes,
  biosDeviceModel,
  biosPathWithoutBios,
  bootOrderInvalid,
  bootloaderArgsEmpty,
  bootloaderWithoutDisk,
  cmdlineOverrides,
  cmdlineWithoutKernel,
  cpuidInvalid,
  cpupoolNameTaken,
  cpupoolNodes,
  cpupoolSchedRemoved,
  cpusCount,
  cpusInvalid,
  deprecatedSetting,
  deviceModelVersionMissing,
  duplicateSetting,
  fdaRelative,
  firmwareUnknown,
  ignoredValue,
  invalidValue,
  kernelAndFirmware,
  kernelHvmloader,
  llcColorsInvalid,
  memoryBelowMaxmem,
  memoryMissing,
  memoryOverMaxmem,
  memorySharingGuest,
  missingBoot,
  missingName,
  nameCharacters,
  nameDigits,
  nestedAndAltp2m,
  nfsWithoutServer,
  numberOctal,
  outOfRange,
  pathUnexpanded,
  pvGraphicsWithoutVnc,
  pvVncAndVfb,
  qemuNameUnknown,
  restartConflict,
  settingNotInRelease,
  spiceUsbWithoutSpice,
  spiceWithoutPassword,
  spiceWithoutPort,
  stdvgaWithVga,
  timerModePv,
  tscModeRemoved,
  typeBuilderContradict,
  undefinedName,
  unknownSetting,
  usbConflict,
  uuidMalformed,
  vcpusOverMaxvcpus,
  vgaDeviceModel,
  videoramSmall,
  viridianWithoutBase,
  vncdisplayTwice,
  vnumaMismatch,
  vnumaPv,
  vnumaUnknownKey,
  vnumaValueInvalid,
  wrongGuestType,
  wrongType,
  xmCommandOption,
  diskAccess,
  diskBackend,
  diskEmpty,
  diskFormat,
  diskFormatName,
  diskNotEmulated,
  diskPrefixDeprecated,
  diskReadonlyHvm,
  diskSyntax,
  diskTargetDuplicate,
  diskTargetNotLast,
  diskTargetRelative,
  diskVdevDuplicate,
  diskVdevInvalid,
  diskVdevMissing,
  antispoofWithoutIp,
  routeWithoutIp,
  vifIpInvalid,
  vifIpMissing,
  vifMacGlobal,
  vifMacMalformed,
  vifMacMissing,
  vifMacMulticast,
  vifMacReserved,
  vifMissingComma,
  vifNameInvalid,
  vifNameLong,
  vifNameReserved,
  vifNameTooLong,
  vifQuotedValue,
  vifUnknownKey,
  vifValueBlank,
  vifRateInvalid,
  vifModelUnknown,
  vifScriptFamily,
  vifScriptUnknown,
  vifTooMany,
  vifBridgeLibvirt,
  vifBridgeOpenvswitch,
  vifTypeInvalid,
  vifBridgeName,
  vifDeprecatedKey,
  vifNumberInvalid,
  dtdevPath,
  iomemInvalid,
  ioportsInvalid,
  irqsInvalid,
  passthroughConflict,
  pciAddress,
  pciOptionInvalid,
  pciOptionUnknown,
  pciPvh,
  pciSlot,
  rdmInvalid,
  spiceOpen,
  usbctrlInvalid,
  usbdevInvalid,
  vfbInvalid,
  vfbUnknownKey,
  vncDisplayPort,
  vncOpen,
  vncPasswordLong,
  vscsiInvalid,
  vusbInvalid,
  dhcpWithoutNfs,
  duplicateMac,
  hostOvercommitted,
  unknownBridge,
  pciAssignedTwice,
  duplicateVncPort,
  diskSharedWritable,
  duplicateIp,
  duplicateVifName,
  duplicateUuid,
  duplicateName,
  antispoofWithNat,
  networkScriptArgument,
  networkScriptUnknown,
  networkScriptUnquoted,
  scriptFamilyMismatch,
  xendDuplicateOption,
  xendOpenRelocation,
  xendOpenServer,
  xendSslKeyMissing,
  xendUnknownOption,
  xendValue,
  xendValueLost,
  xendVncTlsOff,
  vtpmInvalid,
  p9Invalid,
  channelInvalid,
  pvcallsInvalid,
  vkbInvalid,
  vdisplInvalid,
  vsndInvalid,
  accessControlInvalid,
  armSciInvalid,
  vif2Invalid,
  virtioInvalid,
  xenstoreQuotaInvalid,
  smbiosRepeated,
  armInterrupts,
  addressInvalid,
  armSettingHvm,
  rootWithoutDisk,
  seclabelForm,
  blkdevStartInvalid,
  cpusOutsideHost,
];
