/** Rules of events, of introspection and of the guest agent. */
import { convention, declared, documented, specified } from './wire-rule.js';

export const DESCRIPTION_RULES = {
  W50: specified(
    '2.5',
    '0.13',
    'an event has a name, the time when it happened in seconds and microseconds (both -1 where the clock fails), and perhaps data',
  ),
  W50a: convention('seconds and microseconds are whole numbers, and a timestamp has nothing else'),
  W51: specified(
    '2.5',
    '2.7',
    'rate-limited events come at most once a second, and the last one is not dropped',
  ),
  W52: convention('events of one session come in the order in which they happened'),
  W53: documented(
    'QMP reference manual, STOP, RESUME, JOB_STATUS_CHANGE, BLOCK_JOB_COMPLETED',
    '3.0',
    'each change of the machine or of a job is announced by its event',
  ),
  W60: documented(
    'QMP reference manual, query-commands',
    '0.14',
    'query-commands lists the commands that the server supports',
  ),
  W60a: convention('query-qmp-schema answers the same whenever and whoever asks'),
  W61: documented(
    'QMP reference manual, SchemaInfo and its variants; QAPI code generator manual, Union types, Alternate types, Client introspection',
    '2.5',
    'names of the schema are unique, references defined, tags and variants fit, members of alternates differ on the wire',
  ),
  W63: documented(
    'QMP reference manual, qom-set and qom-get',
    '1.2',
    'qom-set sets a property, and qom-get returns its value',
  ),
  W61a: convention('every type of the schema has a valid value'),
  W62: declared(
    'query-qmp-schema of the server itself',
    '2.5',
    'replies and events are of the type that the schema gives them',
  ),
  W70: convention(
    'the guest agent sends no greeting and no events, and knows no negotiation and no out-of-band execution',
  ),
  W70a: convention('a disabled command of the guest agent is refused with CommandNotFound'),
  W71: documented('QEMU guest agent reference, guest-sync', '0.15', 'guest-sync returns its integer'),
  W72: documented(
    'QEMU guest agent reference, guest-sync-delimited',
    '1.1',
    'guest-sync-delimited returns its integer behind a byte 0xFF',
  ),
  W73: documented(
    'QEMU guest agent reference, guest-info',
    '1.1',
    'guest-info states the version and lists commands, enabled or not, and whether a success is answered',
  ),
};
