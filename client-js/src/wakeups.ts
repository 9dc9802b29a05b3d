// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Unsubscribe } from './types.js';

/** Tells when the page is looked at again, or the network of page or worker is back. In Node, never. */
export function onWakeUp(wake: () => void): Unsubscribe {
    const asleep = new AbortController();
    const options = { signal: asleep.signal };
    const { document, addEventListener } = globalThis as Partial<typeof globalThis>; // a worker has no document, Node has neither
    addEventListener?.('online', wake, options);
    addEventListener?.('pageshow', wake, options);
    document?.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), options);
    return () => asleep.abort();
}
