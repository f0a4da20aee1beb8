/** Servers that do not limit events as they are documented to (W51). Their hardware is more than the reference server has. */
import { isObject, type JsonObject } from '../../schema/json.js';
import { stringifyJson } from '../../schema/json-text.js';
import type { Mutant } from './mutant.js';

const LIMITED = /^(RTC_CHANGE|WATCHDOG|BALLOON_CHANGE|VSERPORT_CHANGE|MEMORY_DEVICE_SIZE_CHANGE|QUORUM_\w+)$/;

const limited = ({ event }: JsonObject) => typeof event === 'string' && LIMITED.test(event);

/** The same a moment later. */
function later(event: JsonObject): JsonObject {
  const { seconds, microseconds } = isObject(event.timestamp) ? event.timestamp : {};
  const us = Number(microseconds) + 1_000;
  const timestamp = { seconds: Number(seconds) + Math.floor(us / 1e6), microseconds: us % 1e6 };
  return { ...event, timestamp };
}

export const rateMutants: Mutant[] = [
  {
    name: 'a limited event comes again at once',
    mutation: {
      message: (value, _link, raw) =>
        limited(value) ? `${raw}\r\n${stringifyJson(later(value))}\r\n` : value,
    },
    kills: { 'order/rate-limit/*': '' },
    amid: ['event/{RTC_CHANGE,QUORUM_REPORT_BAD}/stimulus/limited'],
  },
  {
    name: 'what comes after a limited event is never told',
    mutation: {
      message(value, { state }) {
        if (!limited(value)) return value;
        const told = ((state.told as string[]) ?? []).includes(String(value.event));
        state.told = [...((state.told as string[]) ?? []), String(value.event)];
        return told ? null : value;
      },
    },
    kills: { 'event/{RTC_CHANGE,QUORUM_REPORT_BAD}/stimulus/limited': '' },
  },
];
