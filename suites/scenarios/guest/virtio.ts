/** Drivers of virtio devices. Numbers of sections are those of the Virtual I/O Device specification, version 1.0. */
import type { JsonObject } from '../../../schema/json.js';
import type { Board } from '../../../schema/qemu/boards.js';
import { isKnownPci } from '../../../schema/qemu/pci.js';
import { type GuestAction, type GuestActions, LONG, memoryAt, type Performed } from './action.js';

/** Slots of bus 0 that the parts of a machine put their virtio devices into: the balloon, and all others. */
export const SLOT = 5;
export const BALLOON_SLOT = 6;

/** Numbers of the kinds of devices (5), by which they are told on a bus without slots. */
const KIND = { net: 1, block: 2, serial: 3, balloon: 5, input: 18, memory: 24 };

/** Bytes into the free memory of the machine where queues are put: at 2 MiB. */
const QUEUES = 0x1ff000;
const ROOM_EACH = 0x100000;

/** Where the board has virtio devices; null: nowhere. */
function busOf({ virtio, pci, mmio, mailbox }: Board): JsonObject | null {
  if (virtio === 'pci' && isKnownPci(pci)) return { pci: { ...pci } };
  if (virtio === 'mmio' && mmio) return { mmio: { ...mmio } };
  return virtio === 'ccw' && mailbox ? { ccw: {} } : null;
}

interface Driver {
  queues: number;
  slot?: number;
  /** Its kind; absent: the only device there is. */
  device?: number;
  features?: readonly number[];
}

function start(board: Board, { queues, slot = SLOT, device, features }: Driver): Performed | null {
  const bus = busOf(board);
  return (
    bus && {
      stimulus: 'virtio-start',
      with: {
        // Each device has its own.
        ...{ bus, slot, queues, memory: memoryAt(board, slot === SLOT ? QUEUES : QUEUES + ROOM_EACH) },
        ...(device === undefined ? {} : { device }),
        ...(features ? { features: [...features] } : {}),
      },
    }
  );
}

const send = (
  board: Board,
  queue: number,
  out: readonly string[],
  replies: readonly number[] = [],
): Performed | null =>
  busOf(board) && {
    stimulus: 'virtio-send',
    with: { slot: SLOT, queue, out: [...out], in: [...replies] },
  };

const read = (board: Board, slot: number, offset: number, length: number): Performed | null =>
  busOf(board) && { stimulus: 'virtio-config', with: { slot, offset, length } };

/** Network cards (5.1): feature bits, the control queue, the class and command for promiscuous mode, and the status. */
const NET = { mac: 5, controlQueue: 17, controlRx: 18, standby: 62, statusAt: 6 };
const NET_QUEUES = 3;
const [NET_CONTROL, RX_PROMISCUOUS, OFF] = [2, '0000', '00'];

/** Keyboards (Virtio 1.2, 5.8): events of eight bytes, which come in one queue. A key is an event, and the end of it another. */
const INPUT_QUEUES = 2;
const INPUT_EVENT = 8;

/** Serial ports (5.3.6): the control queue; messages are port (4 bytes), event, value (2 each), little-endian. */
const SERIAL_QUEUES = 4;
const SERIAL_CONTROL = 3;
const serial = (about: string, message: string): GuestAction => ({
  about,
  perform: (board) => send(board, SERIAL_CONTROL, [message]),
});

/**
 * Memory (Virtio 1.2, 5.15.6): request (8 bytes), address (8), number of blocks (8); a reply has ten bytes. Where its memory
 * begins the configuration says (5.15.4).
 */
const MEM_REPLY = 10;
const [PLUG, UNPLUG] = ['0000000000000000', '0100000000000000'];
const memory = (board: Board, request: string, blocks: string): Performed | null => {
  const at = board.memoryDevicesAt;
  if (at === undefined) return null;
  const count = Number(blocks).toString(16).padStart(2, '0').padEnd(16, '0');
  return send(board, 0, [`${request}${littleEndianHex(at)}${count}`], [MEM_REPLY]);
};

const littleEndianHex = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes.toString('hex');
};

/** The balloon (5.5.4): pages asked for, and pages given back, of 4 KiB. */
const BALLOON = { asked: 0, given: 4 };
const PAGES_A_MIB = 256;
const BALLOON_QUEUES = 2;

export const virtioActions: GuestActions = {
  'virtio-start': {
    about: 'starts the only virtio device, or the one in slot 5, with this many queues',
    takes: { queues: 64 },
    perform: (board, queues) => start(board, { queues: Number(queues) }),
  },
  'virtio-offer-buffer': {
    about: 'offers its first queue a buffer of so many bytes, and does not wait until it is used',
    takes: { length: 4096 },
    perform: (board, length) =>
      busOf(board) && {
        stimulus: 'virtio-offer',
        with: { slot: SLOT, queue: 0, out: [], in: [Number(length)] },
      },
  },
  'virtio-block-write': {
    about: 'writes a sector of zeroes to the virtio disk, and does not wait until it is done',
    // Type 1 (write), a reserved word, and the sector (5.2.6).
    perform: (board) =>
      busOf(board) && {
        stimulus: 'virtio-offer',
        with: {
          slot: SLOT,
          queue: 0,
          out: [`01000000${'00'.repeat(12)}`, '00'.repeat(512)],
          in: [1],
        },
      },
  },
  'virtio-net-start': {
    about: 'starts the network card, of which it can set the receive mode',
    perform: (board) =>
      start(board, {
        queues: NET_QUEUES,
        device: KIND.net,
        features: [NET.mac, NET.controlQueue, NET.controlRx],
      }),
  },
  'virtio-net-start-standby': {
    about: 'starts the network card as the one that stands by for another',
    perform: (board) =>
      start(board, {
        queues: NET_QUEUES,
        device: KIND.net,
        features: [NET.controlQueue, NET.controlRx, NET.standby],
      }),
  },
  'virtio-net-not-promiscuous': {
    about: 'turns the promiscuous mode of the card off',
    perform: (board) => send(board, NET_CONTROL, [RX_PROMISCUOUS, OFF], [1]),
  },
  'virtio-net-link': {
    about: 'reads the status of the card: bit 0 is set while the link is up',
    perform: (board) => read(board, SLOT, NET.statusAt, 2),
  },
  'virtio-input-start': {
    about: 'starts the keyboard',
    perform: (board) => start(board, { queues: INPUT_QUEUES, device: KIND.input }),
  },
  'virtio-input-wait': {
    about: 'offers the keyboard room for one event',
    perform: (board) =>
      busOf(board) && {
        stimulus: 'virtio-offer',
        with: { slot: SLOT, queue: 0, out: [], in: [INPUT_EVENT] },
      },
  },
  'virtio-input-event': {
    about: 'reads the first event of the keyboard',
    perform: (board) =>
      busOf(board) && {
        stimulus: 'virtio-taken',
        with: { slot: SLOT, queue: 0, offer: 0, length: INPUT_EVENT },
      },
  },
  'virtio-serial-start': {
    about: 'starts the serial device',
    perform: (board) => start(board, { queues: SERIAL_QUEUES, device: KIND.serial }),
  },
  'virtio-serial-ready': serial('reports that it is ready for serial ports', '0000000000000100'),
  'virtio-serial-port-ready': serial('reports that it is ready for port 1', '0100000003000100'),
  'virtio-serial-open': serial('opens serial port 1', '0100000006000100'),
  'virtio-serial-close': serial('closes serial port 1', '0100000006000000'),
  'virtio-mem-start': {
    about: 'starts the memory device',
    perform: (board) => start(board, { queues: 1, device: KIND.memory }),
  },
  'virtio-mem-plug': {
    about: 'takes this many blocks of the memory device into use, from its first on',
    takes: { blocks: 255 },
    perform: (board, blocks = '') => memory(board, PLUG, blocks),
  },
  'virtio-mem-unplug': {
    about: 'gives this many blocks back, from its first on',
    takes: { blocks: 255 },
    perform: (board, blocks = '') => memory(board, UNPLUG, blocks),
  },
  'balloon-start': {
    about: 'starts the balloon',
    perform: (board) =>
      start(board, { queues: BALLOON_QUEUES, slot: BALLOON_SLOT, device: KIND.balloon, features: [] }),
  },
  'balloon-asked-for': {
    about: 'reads how many pages it is asked to give back',
    perform: (board) => read(board, BALLOON_SLOT, BALLOON.asked, 4),
  },
  'balloon-give-back': {
    about: 'reports how much it has given back in all',
    takes: { MiB: Math.floor(LONG / PAGES_A_MIB) },
    perform: (board, mebibytes) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(Number(mebibytes) * PAGES_A_MIB);
      return (
        busOf(board) && {
          stimulus: 'virtio-configure',
          with: { slot: BALLOON_SLOT, offset: BALLOON.given, bytes: bytes.toString('hex') },
        }
      );
    },
  },
};
