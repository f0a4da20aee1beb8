/** Servers whose migrations, and what is set for them, are not what they say. */
import type { JsonObject } from '../../schema/json.js';
import { exchanging, requestArguments, returning, secretly } from './exchange.js';
import type { Mutant } from './mutant.js';
import { accepting, losing, pretending, refusing, retelling, telling } from './pretence.js';

const STATES = { 'event/MIGRATION/stimulus': '' };
const PARAMETERS = { 'command/migrate-set-parameters/success': '' };

const ofCapabilities = (change: (each: JsonObject) => JsonObject) =>
  returning('query-migrate-capabilities', (list) =>
    Array.isArray(list) ? list.map((each) => change(each as JsonObject)) : list,
  );

const status = (from: string, to: string) =>
  retelling('MIGRATION', (data) => (data.status === from ? { ...data, status: to } : data));

export const migrationMutants: Mutant[] = [
  {
    name: 'migrate-set-capabilities does nothing',
    mutation: pretending('migrate-set-capabilities'),
    kills: { 'command/migrate-set-capabilities/success': '' },
  },
  {
    name: 'one capability sets another',
    mutation: ofCapabilities((each) => (each.capability === 'xbzrle' ? { ...each, state: true } : each)),
    kills: { 'command/{migrate-set-capabilities,query-migrate-capabilities}/success': '' },
  },
  {
    name: 'a capability is not listed',
    mutation: ofCapabilities((each) =>
      each.capability === 'auto-converge' ? { ...each, capability: 'xbzrle' } : each,
    ),
    kills: { 'command/{migrate-set-capabilities,query-migrate-capabilities}/success': '' },
  },
  {
    name: 'migrate-set-parameters does nothing',
    mutation: pretending('migrate-set-parameters'),
    kills: PARAMETERS,
  },
  {
    name: 'a parameter that was not named changes',
    mutation: exchanging({
      reply(reply, request, link) {
        if (request.execute === 'migrate-set-parameters' && 'max-bandwidth' in requestArguments(request))
          secretly(link, 'migrate-set-parameters', { 'downtime-limit': 77 });
        return reply;
      },
    }),
    kills: PARAMETERS,
  },
  {
    name: 'a parameter beyond its range',
    mutation: accepting('migrate-set-parameters'),
    kills: { 'command/migrate-set-parameters/failure/range': '' },
  },
  {
    name: 'a refused parameter is set',
    mutation: returning('query-migrate-parameters', (value) => ({
      ...(value as JsonObject),
      'cpu-throttle-initial': 100,
    })),
    kills: { 'command/migrate-set-parameters/failure/range': '' },
  },
  { name: 'the states of a migration are not told', mutation: losing('MIGRATION'), kills: STATES },
  { name: 'a migration is active at once', mutation: status('setup', 'active'), kills: STATES },
  { name: 'a completed migration has failed', mutation: status('completed', 'failed'), kills: STATES },
  {
    name: 'a failed migration is completed',
    mutation: status('failed', 'completed'),
    kills: { 'command/migrate/failure/nobody-there': '', 'event/MIGRATION/stimulus/failed': '' },
  },
  {
    name: 'each state told twice',
    mutation: telling('MIGRATION', (_, __, raw) => `${raw}\r\n${raw}\r\n`),
    kills: STATES,
  },
  {
    name: 'a completed migration is still active when asked for',
    mutation: returning('query-migrate', (value) => {
      const { status: told, ...rest } = value as JsonObject;
      return told === undefined ? rest : { ...rest, status: 'active' };
    }),
    kills: STATES,
  },
  {
    name: 'passes without numbers of their own',
    mutation: retelling('MIGRATION_PASS', (data) => ({ ...data, pass: 1 })),
    kills: { 'event/MIGRATION_PASS/stimulus': '' },
  },
  {
    name: 'a second migration beside the first',
    mutation: accepting('migrate', /in progress|under|ongoing/),
    kills: { 'command/migrate/failure/under-way': '' },
  },
  {
    name: 'migrate_cancel does nothing',
    mutation: pretending('migrate_cancel'),
    kills: { 'command/migrate_cancel/success': '' },
  },
  {
    name: 'to cancel nothing is refused',
    mutation: refusing('migrate_cancel'),
    kills: { 'command/migrate_cancel/success/none': '' },
  },
  {
    name: 'what does not wait goes on',
    mutation: accepting('migrate-continue'),
    kills: { 'command/migrate-continue/failure/not-waiting': '' },
  },
  {
    name: 'migrate-continue does nothing',
    mutation: pretending('migrate-continue'),
    kills: { 'command/migrate-continue/success': '' },
  },
  {
    name: 'another machine is taken in by one that did not wait for it',
    mutation: accepting('migrate-incoming'),
    kills: { 'command/migrate-incoming/failure/not-waiting': '' },
  },
  {
    name: 'a status before any migration',
    mutation: returning('query-migrate', (value) => ({ status: 'none', ...(value as JsonObject) })),
    kills: { 'command/query-migrate/success': '' },
  },
];
