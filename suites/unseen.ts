/** What it takes to see events that most targets cannot be made to send: facts, for reports to tell. */
import type { Interface } from '../schema/model.js';

const TAKES: Readonly<Record<string, string>> = {
  RDMA_GID_STATUS_CHANGED: 'it takes an RDMA adapter of the host',
  VFU_CLIENT_HANGUP: 'it takes a device server that few builds have',
};

/** Listed by servers without a guest, too. */
const FROM_DEVICES: ReadonlySet<string> = new Set(['BLOCK_IO_ERROR', 'VSERPORT_CHANGE']);

/** Why nothing was seen of an event, after the clause `nothing` that says so. */
export function whyUnseen(nothing: string, event: string, { commands }: Interface): string {
  const devices = 'device_add' in commands;
  const why =
    !devices && FROM_DEVICES.has(event)
      ? 'it comes from devices of a guest, and the target has none'
      : TAKES[event];
  return why === undefined ? nothing : `${nothing}: ${why}`;
}
