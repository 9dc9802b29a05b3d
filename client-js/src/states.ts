// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { State } from './types.js';

/**
 * What happens to a connection, with the state that it leads to: it opens; its line breaks, but the server most likely keeps it; it is lost
 * but may come back, or ends for good; and the application starts it again.
 */
const LEADS_TO = { opened: 'open', broken: 'resuming', lost: 'reconnecting', ended: 'closed', started: 'connecting' } as const;

export type Happening = keyof typeof LEADS_TO;

/**
 * The state after something has happened, as in docs/reference/client.md. A closed connection can only be started, and no other can be: that
 * changes nothing and is told to nobody.
 */
export function moved(state: State, happening: Happening): State | undefined {
    return (state === 'closed') === (happening === 'started') ? LEADS_TO[happening] : undefined;
}
