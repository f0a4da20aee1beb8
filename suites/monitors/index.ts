/** All monitors. A new one is a new file and a line here. */
import type { Monitor } from '../monitor.js';
import { orderMonitors } from '../order/index.js';
import { NO_REFERENCES, type References } from '../references.js';
import { ascii } from './ascii.js';
import { crlf } from './crlf.js';
import { envelope } from './envelope.js';
import { eventData, eventEnvelope, noAgentEvent, noEarlyEvent } from './event.js';
import { json } from './json.js';
import { id, oneReply, order } from './matching.js';
import { members } from './members.js';
import { replyType } from './reply-type.js';

const OF_MESSAGES: readonly Monitor[] = [
  json,
  ascii,
  crlf,
  envelope,
  members,
  id,
  oneReply,
  order,
  replyType,
  eventEnvelope,
  noEarlyEvent,
  noAgentEvent,
  eventData,
];

/** Rules of order say what they stand on in the documents of a target. */
export const monitorsWith = (references: References): readonly Monitor[] => [
  ...OF_MESSAGES,
  ...orderMonitors(references),
];

/** Where no document is at hand. */
export const monitors: readonly Monitor[] = monitorsWith(NO_REFERENCES);
