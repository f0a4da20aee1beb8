/** Names of what no command makes by itself: parts of other things, and what was there before. */
import { numbered, type ResourceKind } from './kind.js';

export const REFERENCES: readonly ResourceKind[] = [
  {
    name: 'throttle-group',
    pool: numbered('group', 2),
    at: [/throttle-group$/, /^block_set_io_throttle:group$/],
  },
  {
    name: 'snapshot',
    pool: numbered('snapshot', 2),
    at: [/^snapshot-(save|load|delete):tag$/, /internal.*:(name|id)$/, /\.snapshot$/],
  },
  {
    name: 'bus',
    pool: [
      'pci.0',
      'isa.0',
      'ide.0',
      'main-system-bus',
      'usb-bus.0',
      'device0.0',
      'device1.0',
      'device0',
      '',
    ],
    at: [/^device_add:bus$/, /[:.]pci-bus$/],
  },
];
