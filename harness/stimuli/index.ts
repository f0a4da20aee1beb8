/** All external actions, by the names that scenarios use. */
import { connectClient, hangUp, nbd, spice, vnc } from './kinds/client.js';
import { passDescriptor } from './kinds/descriptor.js';
import { untilEnded } from './kinds/ending.js';
import { luksImage } from './kinds/luks-image.js';
import { runCodeThere } from './kinds/mailbox.js';
import { askMonitor, monitorClosed, monitorEvent, openMonitor } from './kinds/monitor.js';
import { peer, peerAsk, peerEvent, peerExecute } from './kinds/peer.js';
import { qtest } from './kinds/qtest.js';
import { readStart } from './kinds/read-file.js';
import { sink } from './kinds/sink.js';
import { vhostUser } from './kinds/vhost-user.js';
import {
  virtioConfig,
  virtioConfigure,
  virtioOffer,
  virtioSend,
  virtioStart,
  virtioTaken,
} from './kinds/virtio.js';
import { writeFile } from './kinds/write-file.js';
import type { Stimulus } from './stimulus.js';

export const STIMULI: Readonly<Record<string, Stimulus>> = {
  connect: connectClient,
  'hang-up': hangUp,
  'luks-image': luksImage,
  monitor: openMonitor,
  'monitor-ask': askMonitor,
  'monitor-closed': monitorClosed,
  'monitor-event': monitorEvent,
  nbd,
  'pass-descriptor': passDescriptor,
  peer,
  'peer-ask': peerAsk,
  'peer-event': peerEvent,
  'peer-execute': peerExecute,
  qtest,
  'read-file': readStart,
  'run-code': runCodeThere,
  sink,
  spice,
  'until-ended': untilEnded,
  'vhost-user': vhostUser,
  'virtio-config': virtioConfig,
  'virtio-configure': virtioConfigure,
  'virtio-offer': virtioOffer,
  'virtio-send': virtioSend,
  'virtio-start': virtioStart,
  'virtio-taken': virtioTaken,
  vnc,
  'write-file': writeFile,
};
