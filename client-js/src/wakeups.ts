// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Unsubscribe } from './types.js';

/** Tells when the page is looked at again, or the network is back. Where there is no page, never. */
export function onWakeUp(wake: () => void): Unsubscribe {
    const asleep = new AbortController();
    if (typeof document !== 'undefined') {
        const options = { signal: asleep.signal };
        document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), options);
        addEventListener('online', wake, options);
        addEventListener('pageshow', wake, options);
    }
    return () => asleep.abort();
}
