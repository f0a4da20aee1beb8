/** Devices in the machine: on which bus, and seen from there. They are made by the commands of `inventory.ts`. */
import type { JsonObject } from '../../../schema/json.js';
import { isPci } from '../../../schema/qemu/devices.js';
import type { Machine } from '../machine.js';
import { isDeviceModel } from './device-models.js';
import type { Handlers } from './handler.js';

export const devices: Handlers = {
  'query-pci': (machine) => [
    {
      bus: 0,
      devices: [...machine.things('device')]
        .filter(([, { args }]) => isPci(String(args.driver)))
        .map(([id, { args }], index) => ({
          bus: 0,
          slot: Number.parseInt(String(args.addr ?? index + 1), 16),
          function: 0,
          qdev_id: id,
          class_info: { class: 255, desc: 'none' },
          id: { device: 4101, vendor: 6900 },
          regions: [],
        })),
    },
  ],
};

/** What keeps a new device out, if anything. */
export function refuseDevice(args: JsonObject, machine: Machine): string | null {
  const { driver, bus } = args;
  const model = String(driver);
  if (!isDeviceModel(model)) return `'${driver}' is not a valid device model name`;
  const odd = Object.keys(args).find((name) => !PROPERTIES.test(name));
  if (odd !== undefined) return `Property '${model}.${odd}' not found`;
  const others = [...machine.things('device')];
  if (
    bus !== undefined &&
    !BUSES.test(String(bus)) &&
    !others.some(([id]) => String(bus).startsWith(`${id}.`))
  )
    return `Bus '${bus}' not found`;
  const hasUsb = others.some(([, { args }]) => USB_CONTROLLER.test(String(args.driver)));
  return USB_DEVICE.test(model) && !hasUsb ? `No 'usb-bus' bus found for device '${model}'` : null;
}

/** Of any model; which one has which is nobody's concern here. */
const PROPERTIES =
  /^(driver|id|bus|addr|mac|netdev|drive|chardev|memdev|romfile|bootindex|multifunction|failover.*|x-.*|serial|share-rw|iothread|port|slot|unit|lun|scsi-id|name|rng|(socket|die|module|core|thread|node)-id)$/;

/** Those that every machine has. */
const BUSES = /^(pci|pcie|ide|isa|main-system-bus|virtio)\b/;
const USB_CONTROLLER = /-(xhci|ehci|uhci)$/;
const USB_DEVICE = /^usb-(?!ehci$)/;
