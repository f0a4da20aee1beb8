/** Drivers of virtio devices. Numbers of sections are those of the Virtual I/O Device specification, version 1.0. */
import { type GuestAction, type GuestActions, hex, LONG, lines, type Performed } from './action.js';

/** All devices are in this slot of bus 0, but for the balloon, whose ports are put where `pci-map-io` says. */
const SLOT = 5;
/** `virtio-start` puts the memory of the device at 0xe0000000; QEMU has its own registers 0x2000 bytes into it (hw/virtio/virtio-pci.c). */
const CONFIGURATION = 0xe0002000;

const start = (queues: number, features?: readonly number[]): Performed => ({
  stimulus: 'virtio-start',
  with: { slot: SLOT, queues, ...(features ? { features: [...features] } : {}) },
});
const send = (queue: number, out: readonly string[], replies: readonly number[] = []): Performed => ({
  stimulus: 'virtio-send',
  with: { slot: SLOT, queue, out: [...out], in: [...replies] },
});

/** Network cards (5.1): feature bits, the control queue, the class and command for promiscuous mode, and the status. */
const NET = { mac: 5, controlQueue: 17, controlRx: 18, standby: 62 };
const NET_QUEUES = 3;
const [NET_CONTROL, RX_PROMISCUOUS, OFF] = [2, '0000', '00'];
const NET_STATUS = CONFIGURATION + 6;

/** Serial ports (5.3.6): the control queue; messages are port (4 bytes), event, value (2 each), little-endian. */
const SERIAL_QUEUES = 4;
const SERIAL_CONTROL = 3;
const serial = (about: string, message: string): GuestAction => ({
  about,
  perform: () => send(SERIAL_CONTROL, [message]),
});

/** Memory (Virtio 1.2, 5.15.6): request (8 bytes), address (8), number of blocks (8); a reply has ten bytes. */
const MEM_REPLY = 10;
const [PLUG, UNPLUG] = ['0000000000000000', '0100000000000000'];
/** Where memory devices of a small PC lie: 4 GiB. */
const FOUR_GIB = '0000000001000000';
const memory = (request: string, blocks: string) => {
  const count = Number(blocks).toString(16).padStart(2, '0').padEnd(16, '0');
  return send(0, [`${request}${FOUR_GIB}${count}`], [MEM_REPLY]);
};

/** The balloon (5.5.4, after the 20 bytes of a legacy device's header, 4.1.4.8): pages asked for, and pages given back. */
const BALLOON = { asked: 0xc014, given: 0xc018 };
const PAGES_A_MIB = 256;

export const virtioActions: GuestActions = {
  'virtio-start': {
    about: 'starts the device in slot 5 with this many queues',
    takes: { queues: 64 },
    perform: (queues) => start(Number(queues)),
  },
  'virtio-net-start': {
    about: 'starts the network card in slot 5, of which it can set the receive mode',
    perform: () => start(NET_QUEUES, [NET.mac, NET.controlQueue, NET.controlRx]),
  },
  'virtio-net-start-standby': {
    about: 'starts the network card in slot 5 as the one that stands by for another',
    perform: () => start(NET_QUEUES, [NET.controlQueue, NET.controlRx, NET.standby]),
  },
  'virtio-net-not-promiscuous': {
    about: 'turns the promiscuous mode of the card off',
    perform: () => send(NET_CONTROL, [RX_PROMISCUOUS, OFF], [1]),
  },
  'virtio-net-link': {
    about: 'reads the status of the card: bit 0 is set while the link is up',
    perform: () => lines(`readw ${hex(NET_STATUS)}`),
  },
  'virtio-serial-start': {
    about: 'starts the serial device in slot 5',
    perform: () => start(SERIAL_QUEUES),
  },
  'virtio-serial-ready': serial('reports that it is ready for serial ports', '0000000000000100'),
  'virtio-serial-port-ready': serial('reports that it is ready for port 1', '0100000003000100'),
  'virtio-serial-open': serial('opens serial port 1', '0100000006000100'),
  'virtio-serial-close': serial('closes serial port 1', '0100000006000000'),
  'virtio-mem-plug': {
    about: 'takes this many blocks of a memory device into use, from 4 GiB on',
    takes: { blocks: 255 },
    perform: (blocks = '') => memory(PLUG, blocks),
  },
  'virtio-mem-unplug': {
    about: 'gives this many blocks back, from 4 GiB on',
    takes: { blocks: 255 },
    perform: (blocks = '') => memory(UNPLUG, blocks),
  },
  'balloon-asked-for': {
    about: 'reads how many pages it is asked to give back (after `pci-map-io SLOT 0xc000`)',
    perform: () => lines(`inl ${hex(BALLOON.asked)}`),
  },
  'balloon-give-back': {
    about: 'reports how much it has given back in all (after `pci-map-io SLOT 0xc000`)',
    takes: { MiB: Math.floor(LONG / PAGES_A_MIB) },
    perform: (mebibytes) => lines(`outl ${hex(BALLOON.given)} ${hex(Number(mebibytes) * PAGES_A_MIB)}`),
  },
};
