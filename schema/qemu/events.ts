/** Events: which come at most once a second, and what it takes to see one. Source: QEMU's reference manual of each. */

/** Milliseconds between two. */
export const INTERVAL = 1_000;

export interface Limited {
  event: string;
  /** The member of its data that tells those apart that are limited separately. */
  key?: string;
}

export const LIMITED: readonly Limited[] = [
  { event: 'RTC_CHANGE' },
  { event: 'WATCHDOG' },
  { event: 'BALLOON_CHANGE' },
  { event: 'QUORUM_REPORT_BAD', key: 'node-name' },
  { event: 'QUORUM_FAILURE' },
  { event: 'VSERPORT_CHANGE', key: 'id' },
  { event: 'MEMORY_DEVICE_SIZE_CHANGE', key: 'qom-path' },
];

/** Limited in newer versions: their own time may be older than that of events which came before them. */
export const MAY_BE_LATE: ReadonlySet<string> = new Set([
  ...LIMITED.map(({ event }) => event),
  'BLOCK_IO_ERROR',
  'HV_BALLOON_STATUS_REPORT',
]);

/** What it takes to see events that most targets cannot be made to send. */
export const TAKES: Readonly<Record<string, string>> = {
  RDMA_GID_STATUS_CHANGED: 'it takes an RDMA adapter of the host',
  VFU_CLIENT_HANGUP: 'it takes a device server that few builds have',
};

/** Events of devices, which servers without a guest list, too. */
export const FROM_DEVICES: ReadonlySet<string> = new Set(['BLOCK_IO_ERROR', 'VSERPORT_CHANGE']);
