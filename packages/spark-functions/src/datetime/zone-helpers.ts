import { defineHelper, type Helper } from '../define.js';
import { instantToLocal, localToInstant, movedInstant } from './zone.js';

/** Instants and the clocks of zones, in microseconds since 1970 of UTC and of that clock. */
export const zoneHelpers: readonly Helper[] = [
  defineHelper({
    name: 'local_to_instant',
    params: { local: 'long', zone: 'string' },
    returns: 'long',
    body: ({ local, zone }) => localToInstant(local, zone),
  }),
  defineHelper({
    name: 'moved_instant',
    params: { local: 'long', from: 'long', zone: 'string' },
    returns: 'long',
    body: ({ local, from, zone }) => movedInstant(local, from, zone),
  }),
  defineHelper({
    name: 'instant_to_local',
    params: { instant: 'long', zone: 'string' },
    returns: 'long',
    body: ({ instant, zone }) => instantToLocal(instant, zone),
  }),
];
