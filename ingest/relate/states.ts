import type { Draft } from './draft.ts';
import type { Index } from './referents.ts';

/** Offices, memberships, seats and kinship, as noun phrases say them. */
export const relateStates = (_index: Index): Draft[] => [];
