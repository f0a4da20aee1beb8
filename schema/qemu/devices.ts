/** Device models: what they are plugged into. Source: `-device help` of QEMU 5.2 to 11.1. */

/** Those for PCI whose names do not say so. */
const PCI: ReadonlySet<string> = new Set([
  ...['e1000', 'e1000e', 'igb', 'pcnet', 'rtl8139', 'vmxnet3', 'VGA', 'edu', 'nvme', 'qemu-xhci'],
  'nec-usb-xhci',
]);

/** Whether a device of this model needs a PCI bus; false also where nothing is known of it. */
export function isPci(model: string): boolean {
  return model.endsWith('-pci') || PCI.has(model);
}
