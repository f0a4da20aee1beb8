/** Things of the machine: objects, devices, character and network back ends. */
import { type Kind, numbered } from './kind.js';

export const DEVICES: readonly Kind[] = [
  {
    name: 'object',
    pool: numbered('object', 5),
    at: [
      /^object-(add|del):id$/,
      /[:.](iothread\|?|throttle-group|tls-creds|tls-authz|key-secret|key|sasl-authz|secret|memdev|rng|authz|authz-refuse|sub-authz|sessionid|passwordid|node-affinity)$/,
      /secret$/,
    ],
    makers: /^object-add$/,
    live: [{ execute: 'qom-list', arguments: { path: '/objects' }, path: ['*', 'name'] }],
  },
  {
    name: 'chardev',
    pool: numbered('chardev'),
    at: [
      /^chardev-.*:id$/,
      /^ringbuf-.*:device$/,
      /[:.]chardevs?$/,
      /^(object-add|netdev_add):.*(indev|outdev|primary_in|secondary_in|notify_dev)$/,
    ],
    makers: /^chardev-add$/,
    live: [{ execute: 'query-chardev', path: ['*', 'label'] }],
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
  {
    name: 'netdev',
    pool: numbered('netdev', 3),
    at: [/^netdev_(add|del):id$/, /[:.](netdev|peer)$/, /^set_link:name$/, /^query-rx-filter:name$/],
    makers: /^netdev_add$/,
  },
  {
    name: 'device',
    pool: numbered('device'),
    at: [
      /^device_(add|del):id$/,
      /^(blockdev-.*tray|blockdev-(insert|remove|change)-medium|eject|block-latency-histogram-set|block_set_io_throttle|device-sync-config):id$/,
      /[:.]pci-dev$/,
      /^request-ebpf:id$/,
      /^(input-send-event|screendump|display-reload):device$/,
      /^query-cpu-model-.*:name$/,
    ],
    makers: /^device_add$/,
    live: [{ execute: 'qom-list', arguments: { path: '/machine/peripheral' }, path: ['*', 'name'] }],
  },
];
