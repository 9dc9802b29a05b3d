// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type Attempt, absolutes, attempt, check } from './address.js';
import { Backoff } from './backoff.js';
import { GiveUp } from './errors.js';
import { after } from './timers.js';
import type { Addresses, Options, Supplied, WebSocketConstructor, WebSocketLike } from './types.js';

/** What an attempt tells, unless it has been overtaken. */
export interface AttemptListener {
    /** The subprotocol that asks to resume. */
    protocol(): string;
    /** A socket that connects. Whatever it comes to is of no interest once `current` says so. */
    socket(socket: WebSocketLike, prepared: Attempt, current: () => boolean): void;
    /** It came to nothing, and perhaps so would every other. */
    failed(reason: string, hopeless?: boolean): void;
}

/** Makes one attempt after another, with the pauses between them. */
export class Attempts {
    /** The milliseconds that what an attempt needs may take, and then the handshake. */
    readonly patience: number;
    /** One for each node; the first is the one to try. */
    readonly #bases: URL[];
    readonly #options: Options;
    readonly #WebSocket: WebSocketConstructor;
    readonly backoff: Backoff;
    readonly #listener: AttemptListener;
    /** Whoever holds an older one has been overtaken, by a close or another attempt. */
    #era = {};
    /** For what an attempt needs, or for the pause before it. */
    #timer: ReturnType<typeof setTimeout> | undefined;
    #pausing = false;

    /**
     * Makes none yet, but tells at once what is wrong.
     *
     * @throws TypeError if no attempt can be made
     */
    constructor(url: Addresses, options: Options, listener: AttemptListener) {
        this.#bases = absolutes(url);
        this.#options = options;
        this.#listener = listener;
        this.patience = options.connectTimeout ?? 15_000;
        this.#WebSocket = options.WebSocket ?? (globalThis.WebSocket as unknown as WebSocketConstructor);
        check(this.#WebSocket, 'WebSocket: pass one');
        this.#prepare(given(options.headers), given(options.bearer));
        this.backoff = new Backoff(options.pause, this.#bases.length);
    }

    /** Whether the next one waits for the end of a pause. */
    get pausing(): boolean {
        return this.#pausing;
    }

    /** Makes one now. */
    now(): void {
        this.stop();
        const era = this.#era;
        const current = () => era === this.#era;
        const failed = (error: unknown) => {
            if (!current()) {
                return;
            }
            this.stop();
            const final = error instanceof GiveUp;
            this.#listener.failed(final ? error.message : problem(error), final);
        };
        this.#timer = after(this.patience, () => failed('headers or token slow'));
        Promise.all([supply(this.#options.headers), supply(this.#options.bearer)]).then(
            ([headers, bearer]) => current() && this.#connect(headers, bearer, current),
            failed,
        );
    }

    /**
     * Makes one after a pause, whose milliseconds it returns.
     *
     * @param spread whether many come at the same time
     * @param atLeast what the server asks for
     * @param same whether it goes to the same node
     */
    later(spread: boolean, atLeast: number, same: boolean): number {
        const pause = this.backoff.next(Date.now(), spread, atLeast, same);
        if (!same) {
            this.#bases.push(this.#bases.shift()!);
        }
        this.#pausing = true;
        this.#timer = after(pause, () => this.now());
        return pause;
    }

    /** Makes none any more, and ends the one that is being made. */
    stop(): void {
        this.#era = {};
        this.#pausing = false;
        clearTimeout(this.#timer);
    }

    #connect(headers: object | undefined, bearer: string | null | undefined, current: () => boolean): void {
        clearTimeout(this.#timer);
        let prepared: Attempt;
        let socket: WebSocketLike;
        try {
            prepared = this.#prepare(headers, bearer);
            socket = new this.#WebSocket(prepared.url.href, prepared.protocols);
        } catch (error) { // so would the next one be
            this.#listener.failed(problem(error), true);
            return;
        }
        this.#listener.socket(socket, prepared, current);
    }

    #prepare(headers: object | undefined, bearer: string | null | undefined): Attempt {
        return attempt(this.#bases[0]!, headers ?? {}, bearer, this.#options.subprotocols ?? [], this.#listener.protocol());
    }
}

function problem(error: unknown): string {
    return `Failed: ${error}`;
}

/** What is given at once. */
function given<T>(supplied: Supplied<T> | undefined): T | undefined {
    return typeof supplied === 'function' ? undefined : supplied;
}

export async function supply<T>(supplied: Supplied<T> | undefined): Promise<T | undefined> {
    return given(supplied) ?? (supplied as (() => T | Promise<T>) | undefined)?.();
}
