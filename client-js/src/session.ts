// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Frame } from './frames.js';
import { Positions } from './positions.js';
import { Sent, type Waiting } from './sent.js';

/**
 * A connection as the server knows it, which may outlive a line. It counts what goes in each direction, as the server does, so that both know
 * what has not arrived: docs/reference/wire-format.md, section "Resume".
 */
export class Session {
    readonly positions: Positions;
    readonly #sent = new Sent();
    /** The newest one; `undefined` if the server will not resume this connection. */
    #token: string | undefined;
    #window = 0;
    #seen = 0;
    /** Whether the answer to a ping is still to come. */
    #asked = false;
    #lostAt: number | undefined;
    #left: (() => void)[] = [];

    /** @param positions those of the connection that goes on in this one */
    constructor(positions = new Positions()) {
        this.positions = positions;
    }

    /** The subprotocol with which an attempt asks for it. */
    get protocol(): string {
        return this.#token ? `foyer.resume.${this.#token}.${this.#seen}` : 'foyer.resume';
    }

    get resumable(): boolean {
        return !!this.#token;
    }

    /** Whether the server most likely still keeps it, as it does for a while without a line. */
    get kept(): boolean {
        const now = Date.now();
        return this.resumable && now - (this.#lostAt ?? now) <= this.#window;
    }

    /** Whether to ask how many messages have arrived: once for many of them. */
    get wondering(): boolean {
        return !this.#asked && this.#sent.much;
    }

    /** Counts a frame of the server. */
    received(frame: Frame): void {
        const { welcome, pong } = frame;
        this.positions.received(frame);
        if (!welcome?.resumed || welcome.resumed === 'moved') {
            this.#seen++;
        } else {
            this.#seen = welcome.seen ?? this.#seen;
        }
        if (welcome) {
            this.#token = welcome.resume?.token;
            this.#window = welcome.resume?.window ?? 0;
        } else if (this.resumable && pong) {
            this.#asked = false;
            this.#sent.arrived(pong);
        }
    }

    /** Counts a message to the server. */
    sent(one: Waiting): void {
        if (this.resumable) {
            this.#sent.add(one);
        }
    }

    pinged(): void {
        if (this.resumable) {
            this.#asked = true;
            this.#sent.add();
        }
    }

    /** The line is lost. If this side has given it up, the server must not take that for the end while it keeps the connection. */
    lost(hangUp: (() => void) | undefined): void {
        this.#lostAt ??= Date.now();
        if (hangUp) {
            this.#left.push(hangUp);
        }
        if (!this.kept) {
            this.#hangUp();
        }
    }

    /** It has a line again. Returns what has not arrived, which is no longer counted. */
    resumed(got: number): Waiting[] {
        this.#lostAt = undefined;
        this.#asked = false;
        this.#hangUp();
        return this.#sent.take(got);
    }

    /** Ends what is left of it. */
    over(): void {
        this.#token = undefined;
        this.#hangUp();
    }

    #hangUp(): void {
        const left = this.#left;
        this.#left = [];
        left.forEach((hangUp) => hangUp());
    }
}
