// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { State } from './types.js';

/**
 * What happens to a connection: it opens; its line breaks, but the server most likely keeps it; it is lost but may come back, or ends for
 * good; and the application starts it again.
 */
export type Happening = 'opened' | 'broken' | 'lost' | 'ended' | 'started';

const ALIVE = { lost: 'reconnecting', ended: 'closed' } as const;
const TRYING = { ...ALIVE, opened: 'open' } as const;

/** The whole state machine, as in docs/reference/client.md. What is not here does not change the state and is told to nobody. */
export const MOVES: Readonly<Record<State, Readonly<Partial<Record<Happening, State>>>>> = {
    connecting: TRYING,
    open: { ...ALIVE, broken: 'resuming' },
    resuming: { ...TRYING, broken: 'resuming' },
    reconnecting: TRYING,
    closed: { started: 'connecting' },
};
