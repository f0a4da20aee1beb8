/** Device models that device_add takes: those that most QEMUs have, so that a name that is none is refused. */

const VIRTIO = [
  '9p', 'balloon', 'blk', 'crypto', 'gpu', 'input-host', 'iommu', 'keyboard', 'mem', 'mouse', 'net', 'pmem', 'rng', 'scsi', 'serial', 'tablet',
]; // biome-ignore format: a list

const OTHERS = [
  ...['floppy', 'ide-cd', 'ide-hd', 'nvme', 'nvme-ns', 'scsi-block', 'scsi-cd', 'scsi-generic', 'scsi-hd', 'sd-card', 'usb-bot', 'usb-storage', 'usb-uas'],
  ...['ahci', 'ich9-ahci', 'lsi53c895a', 'megasas', 'mptsas1068', 'pvscsi', 'nec-usb-xhci', 'qemu-xhci', 'usb-ehci', 'piix3-usb-uhci', 'usb-hub'],
  ...['e1000', 'e1000e', 'igb', 'i82559a', 'ne2k_pci', 'pcnet', 'rtl8139', 'vmxnet3', 'usb-net'],
  ...['pci-bridge', 'pcie-pci-bridge', 'pcie-root-port', 'pxb', 'pxb-pcie', 'x3130-upstream', 'xio3130-downstream'],
  ...['usb-host', 'usb-kbd', 'usb-mouse', 'usb-redir', 'usb-serial', 'usb-tablet', 'usb-wacom-tablet', 'usb-audio', 'usb-ccid'],
  ...['isa-serial', 'pci-serial', 'virtconsole', 'virtserialport', 'isa-debugcon', 'isa-debug-exit'],
  ...['VGA', 'bochs-display', 'cirrus-vga', 'qxl', 'qxl-vga', 'ramfb', 'secondary-vga', 'virtio-vga', 'vmware-svga'],
  ...['AC97', 'ES1370', 'hda-duplex', 'hda-micro', 'hda-output', 'ich9-intel-hda', 'intel-hda'],
  ...['edu', 'i6300esb', 'intel-iommu', 'ivshmem-doorbell', 'ivshmem-plain', 'loader', 'nvdimm', 'pc-dimm', 'pci-testdev', 'pvpanic', 'pvpanic-pci'],
  ...['tpm-crb', 'tpm-tis', 'vfio-pci', 'vhost-user-blk-pci', 'vhost-user-fs-pci', 'vhost-scsi-pci', 'vhost-vsock-pci', 'vmcoreinfo', 'vmgenid'],
]; // biome-ignore format: a list

export const DEVICE_MODELS: ReadonlySet<string> = new Set([
  ...VIRTIO.flatMap((name) => [`virtio-${name}-pci`, `virtio-${name}-device`]),
  ...OTHERS,
]);

export function isDeviceModel(driver: string): boolean {
  return DEVICE_MODELS.has(driver) || driver.endsWith('-cpu');
}
