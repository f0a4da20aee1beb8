/** Servers whose machine does not stop, go on or end as they say, or does not say so. */
import type { JsonObject } from '../../schema/json.js';
import { exchanging, returning } from './exchange.js';
import type { Mutant } from './mutant.js';
import { losing, pretending, retelling, telling } from './pretence.js';

const STOP = { 'command/stop/success': '' };
const CONT = { 'command/cont/success': '' };

export const runStateMutants: Mutant[] = [
  { name: 'stop does nothing', mutation: pretending('stop'), kills: STOP },
  { name: 'cont does nothing', mutation: pretending('cont'), kills: CONT },
  {
    name: 'a machine that runs cannot be continued',
    mutation: exchanging({
      reply({ return: done, ...reply }, { execute }, { shared }, raw) {
        const ran = shared.runs === true;
        if (done !== undefined && (execute === 'stop' || execute === 'cont'))
          shared.runs = execute === 'cont';
        if (execute !== 'cont' || !ran) return `${raw}\r\n`;
        return { ...reply, error: { class: 'GenericError', desc: 'it runs' } };
      },
    }),
    kills: { 'command/cont/success/twice': '' },
  },
  {
    name: 'a machine always runs',
    mutation: returning('query-status', (value) => ({
      ...(value as JsonObject),
      running: true,
      status: 'running',
    })),
    kills: STOP,
  },
  {
    name: 'a machine that is paused says that it runs',
    mutation: returning('query-status', (value) => ({ ...(value as JsonObject), running: true })),
    kills: STOP,
  },
  {
    name: 'a machine that waits to be started is paused',
    mutation: returning('query-status', (value) => {
      const { status = null, ...rest } = value as JsonObject;
      return { ...rest, status: status === 'prelaunch' ? 'paused' : status };
    }),
    kills: { 'command/query-status/success': '' },
  },
  {
    name: 'a stop that is not told',
    mutation: losing('STOP'),
    kills: { ...STOP, 'event/STOP/stimulus': '' },
  },
  {
    name: 'a stop told twice',
    mutation: telling('STOP', (_, __, raw) => `${raw}\r\n${raw}\r\n`),
    kills: { 'event/STOP/stimulus': '' },
  },
  {
    name: 'a resumption that is not told',
    mutation: losing('RESUME'),
    kills: { ...CONT, 'event/RESUME/stimulus': '' },
  },
  {
    name: 'a reset told as the guest’s',
    mutation: retelling('RESET', (data) => ({ ...data, guest: true, reason: 'guest-reset' })),
    kills: { 'command/system_reset/success': '', 'event/RESET/stimulus': '' },
  },
  {
    name: 'a reset that is not told',
    mutation: losing('RESET'),
    kills: { 'command/system_reset/success': '' },
  },
  {
    name: 'a power-down that is not told',
    mutation: losing('POWERDOWN'),
    kills: { 'command/system_powerdown/success': '', 'event/POWERDOWN/stimulus': '' },
  },
  {
    name: 'an end told as the guest’s',
    mutation: retelling('SHUTDOWN', (data) => ({ ...data, guest: true, reason: 'guest-shutdown' })),
    kills: { 'command/quit/success': '' },
  },
  { name: 'an end that is not told', mutation: losing('SHUTDOWN'), kills: { 'command/quit/success': '' } },
];
