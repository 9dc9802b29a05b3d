// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Frame } from './frames.js';

/** Of so many rooms. */
const MOST = 1_000;

/** The newest position that has come of each room that keeps a history. Of too many rooms, those are forgotten of which nothing has come for longest. */
export class Positions {
    readonly #newest = new Map<string, string>();

    received({ room, at }: Frame): void {
        if (!room || !at) {
            return;
        }
        const before = this.#newest.get(room);
        this.#newest.delete(room); // to the end
        this.#newest.set(room, before && at.localeCompare(before, 'en', { numeric: true }) < 0 ? before : at);
        if (this.#newest.size > MOST) {
            this.#newest.delete(this.#newest.keys().next().value!);
        }
    }

    /** The message that tells them to another node; not all of them if it does not fit. */
    told(fits: (frame: string) => boolean): string {
        let all = [...this.#newest];
        for (;;) {
            const frame = JSON.stringify({ resume: Object.fromEntries(all) });
            if (!all.length || fits(frame)) {
                return frame;
            }
            all = all.slice(Math.ceil(all.length / 2));
        }
    }
}
