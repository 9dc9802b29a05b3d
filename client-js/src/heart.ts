// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

import { LONGEST, after } from './timers.js';

/** How long an answer may take when there is a reason to doubt, such as a computer that was asleep. */
const DOUBT = 5_000;

/** What comes so soon after the question may have waited on this side of a dead line. */
const WAITED = 1_000;

/**
 * Notices a line that is dead without an end. Pings of WebSocket are invisible to pages, so this sends frames. It counts beats and not
 * milliseconds, as the timers of a page in the background are late: whoever has not said anything between two beats is gone.
 */
export class Heart {
    readonly #ping: () => void;
    readonly #missed: () => void;
    readonly #beats: ReturnType<typeof setInterval> | number;
    #doubt: ReturnType<typeof setTimeout> | undefined;
    #asked = 0;
    #silent = false;

    /** Beats at an interval in milliseconds; 0 is never. */
    constructor(interval: number, ping: () => void, missed: () => void) {
        this.#ping = ping;
        this.#missed = missed;
        this.#beats = interval && setInterval(() => this.#beat(), Math.min(interval, LONGEST));
    }

    /** Something has come, which may be an answer to a ping. */
    heard(answer: boolean): void {
        this.#silent = false;
        if (this.#doubt && (answer || Date.now() - this.#asked > WAITED)) {
            clearTimeout(this.#doubt);
            this.#doubt = undefined;
        }
    }

    /** Wants an answer soon. */
    doubt(): void {
        if (!this.#doubt) {
            this.#doubt = after(DOUBT, this.#missed);
            this.#asked = Date.now();
            this.#ping();
        }
    }

    stop(): void {
        clearInterval(this.#beats);
        clearTimeout(this.#doubt);
    }

    #beat(): void {
        if (this.#silent) {
            this.#missed();
        } else {
            this.#silent = true;
            this.#ping();
        }
    }
}
