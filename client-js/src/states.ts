// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { State } from './types.js';

/**
 * Whether one state can follow another, as in docs/reference/client.md: `open` when it opens; `resuming` when its line breaks, but the server
 * most likely keeps it; `reconnecting` when it is lost but may come back; `closed` when it ends for good; and `connecting` when the application
 * starts it again. A closed connection can only be started, and no other can be.
 */
export function follows(state: State, next: State): boolean {
    return (state === 'closed') === (next === 'connecting');
}
