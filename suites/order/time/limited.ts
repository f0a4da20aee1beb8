/** Events that come at most once a second, and the member of their data that tells those apart that are limited separately. */

/** Milliseconds between two. */
export const INTERVAL = 1_000;

export interface Limited {
  event: string;
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
