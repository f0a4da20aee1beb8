/** Virtio over channel I/O (virtio 1.0, 4.3). */
import type { Qtest } from '../qtest/client.js';
import type { Transport } from './transport.js';

export class OverCcw {
  static find(_qtest: Qtest, _places: { code: number }, _device: number | null): Promise<Transport> {
    return Promise.reject(new Error('devices on channels are not driven yet'));
  }
}
