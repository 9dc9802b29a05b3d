// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { StateFrame } from './frames.js';
import { merged } from './merge.js';
import type { StateView } from './types.js';
import { View } from './views.js';

/** How long the answer may take until the value is asked for again. */
const PATIENCE = 5_000;

/** The state of one room. */
export class RoomState extends View<string, StateView<unknown>> implements StateView<unknown> {
    value: unknown;
    readonly #ask: () => void;
    #asked = 0;

    /** @param ask asks the server for the value */
    constructor(ask: () => void) {
        super();
        this.#ask = ask;
    }

    get at(): string | undefined {
        return this.position;
    }

    received({ at, value, patch, from }: StateFrame): void {
        if (value) {
            this.#asked = 0;
            this.#set(at, value, false);
        } else if (!patch) {
            this.forget();
        } else {
            const [epoch, number] = `${at}`.split('-');
            const [known, reached] = `${this.position}`.split('-');
            if ((from ?? `${epoch}-${+number! - 1}`) === this.position) {
                this.#set(at, patch, true);
            } else if (epoch !== known || +number! > +reached!) { // one that is in the value already may come late
                this.#want();
            }
        }
    }

    /** Changes may be missing. */
    doubt(): void {
        if (this.position) {
            this.#want();
        }
    }

    protected override clear(): void {
        this.value = undefined;
    }

    #set(at: string | undefined, given: unknown, patch: boolean): void {
        this.value = merged(this.value, given, patch);
        this.tell(at);
    }

    /** Asks once, and again only if there is no answer. */
    #want(): void {
        const now = Date.now();
        if (now - this.#asked >= PATIENCE) {
            this.#asked = now;
            this.#ask();
        }
    }
}
