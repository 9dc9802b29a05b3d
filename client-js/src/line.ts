// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { HEARTBEAT_MISSED, LOST, POLICY } from './closes.js';
import { FoyerError } from './errors.js';
import type { Frame, Welcome } from './frames.js';
import { Heart } from './heart.js';
import { isObject } from './merge.js';
import { after } from './timers.js';
import type { WebSocketLike } from './types.js';

const OPEN = 1; // WebSocket.OPEN
const CLOSED = 3; // WebSocket.CLOSED

/** How long a close may come after an error. */
const SILENCE = 1_000;

/** How a browser reports a line that has come to nothing. */
export interface End {
    readonly code: number;
    readonly reason: string;
    /** Whether the server had accepted the handshake. */
    readonly accepted: boolean;
    /** Closes the socket, if this side has given it up and the other side may be there. */
    readonly hangUp: (() => void) | undefined;
}

/** What a line tells. After its end it tells nothing more, whatever its socket does. */
export interface LineListener {
    /** Before anything else: what the server says that comes back on this line, if anything does. */
    began(resumed: Welcome['resumed']): void;
    /** Every frame, the welcome too. */
    frame(frame: Frame): void;
    /** Events may go either way. There is no welcome with a subprotocol of the application. */
    opened(welcome: Welcome | undefined): void;
    /** A ping was sent. */
    pinged(): void;
    /** The client's credentials expire soon. */
    expiring(): void;
    /** Once. */
    ended(end: End): void;
}

/** One WebSocket, from its attempt to its end. */
export class Line {
    readonly #socket: WebSocketLike;
    readonly #listener: LineListener;
    /** For the handshake, and then for the credentials. */
    #patience: ReturnType<typeof setTimeout>;
    #heart: Heart | undefined;
    /** The bytes that a frame may have. */
    #limit = Infinity;
    #trouble = '';
    #silence: ReturnType<typeof setTimeout> | undefined;
    #accepted = false;
    #begun = false;
    #opened = false;
    #ended = false;

    /** Begins with a socket that connects. */
    constructor(socket: WebSocketLike, connectTimeout: number, listener: LineListener) {
        this.#socket = socket;
        this.#listener = listener;
        this.#patience = after(connectTimeout, () => this.#giveUp(LOST, 'No answer in time.'));
        socket.onopen = () => {
            this.#accepted = true;
            if (socket.protocol !== 'foyer.v1') {
                this.#begin();
                this.#open(); // another subprotocol, so there is no welcome
            }
        };
        socket.onmessage = ({ data }: { data: unknown }) => this.#received(data);
        socket.onclose = ({ code, reason }: { code: number; reason: string }) => this.#end(code, reason);
        socket.onerror = ({ message }: { message?: string }) => {
            this.#trouble = message ?? ''; // Node says here what is wrong; the close that follows says more in a page
            if (socket.readyState === CLOSED && globalThis.location) { // unless the page may not connect: then none follows
                this.#silence = after(SILENCE, () => this.#end(POLICY, 'Forbidden: see connect-src.'));
            }
        };
    }

    get open(): boolean {
        return this.#opened && !this.#ended && this.#socket.readyState === OPEN;
    }

    /** Sends what the server takes; it would close the connection for anything larger. */
    send(frame: string, event?: string): void {
        if (!this.fits(frame)) {
            throw new FoyerError('too-large', `Larger than ${this.#limit} bytes.`, event);
        }
        this.#socket.send(frame);
    }

    fits(frame: string): boolean {
        return new TextEncoder().encode(frame).length <= this.#limit;
    }

    /** Asks for a frame. */
    ping(): void {
        this.send('{"ping":1}');
        this.#listener.pinged();
    }

    /** The client's credentials expire after so many seconds, or never. */
    renewIn(seconds?: number): void {
        clearTimeout(this.#patience);
        if (seconds) {
            this.#patience = after(seconds * (800 + Math.random() * 100), () => this.#listener.expiring());
        }
    }

    /** Asks whether the other side is still there, and ends if it does not answer soon. */
    doubt(): void {
        this.#heart?.doubt();
    }

    /** Ends it now, without waiting for the other side, which may be gone. */
    drop(code: number, reason: string): void {
        this.#end(code, reason);
        this.#close(code);
    }

    /** Ends it; the listener decides when to tell the other side. */
    #giveUp(code: number, reason: string): void {
        if (this.#accepted) {
            this.#end(code, reason, () => this.#close(code));
        } else {
            this.drop(code, reason);
        }
    }

    /** A page may send 1000, and 3000 and more. */
    #close(code: number): void {
        this.#socket.close(code >= 3000 ? code : 1000);
    }

    #received(text: unknown): void {
        if (this.#ended) {
            return;
        }
        const all = frames(text);
        this.#heart?.heard(all.some(({ pong }) => !!pong));
        for (const frame of all) {
            this.#begin(frame.welcome?.resumed);
            if (this.#ended) { // by a handler
                return;
            }
            this.#listener.frame(frame);
            if (frame.welcome) {
                this.#open(frame.welcome);
            }
        }
    }

    #begin(resumed?: Welcome['resumed']): void {
        if (!this.#begun) {
            this.#begun = true;
            this.#listener.began(resumed);
        }
    }

    #open(welcome?: Welcome): void {
        if (this.#opened || this.#ended) {
            return;
        }
        this.#opened = true;
        this.renewIn(welcome?.expires);
        this.#limit = welcome?.frame ?? Infinity;
        this.#heart = new Heart(
            welcome?.heartbeat ?? 0,
            () => this.ping(),
            () => this.#giveUp(HEARTBEAT_MISSED, 'No answer in time.'),
        );
        this.#listener.opened(welcome);
    }

    #end(code: number, reason: string, hangUp?: () => void): void {
        if (this.#ended) {
            return;
        }
        this.#ended = true;
        clearTimeout(this.#patience);
        clearTimeout(this.#silence);
        this.#heart?.stop();
        this.#listener.ended({ code, reason: reason || this.#trouble, accepted: this.#accepted, hangUp });
    }
}

/** One frame, or several that were joined; what is neither is an error, as the application may want to know. */
function frames(text: unknown): Frame[] {
    try {
        const parsed = [JSON.parse(text as string)].flat() as unknown[];
        return parsed.map((one) => (isObject(one) ? one : NO_FRAME));
    } catch {
        return [NO_FRAME];
    }
}

const NO_FRAME: Frame = { error: { code: 'malformed-frame', message: 'Not a frame.' } };
