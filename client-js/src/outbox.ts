// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Calls } from './calls.js';
import type { Dispatch } from './dispatch.js';
import { FoyerError } from './errors.js';
import type { Frame } from './frames.js';
import type { Line } from './line.js';
import type { Waiting } from './sent.js';
import { Session } from './session.js';
import type { Options } from './types.js';

/** Sends events on the line that there is, or lets them wait for one. */
export class Outbox {
    line: Line | undefined;
    session = new Session();
    readonly #calls: Calls;
    readonly #dispatch: Dispatch;
    readonly #options: Options;
    #waiting: Waiting[] = [];

    constructor(options: Options, calls: Calls, dispatch: Dispatch) {
        this.#options = options;
        this.#calls = calls;
        this.#dispatch = dispatch;
    }

    /** @param frame what is sent, if it is not an event */
    send(event: string, data: unknown, id?: number, frame: object = { ...this.#options.trace?.(), event, data, id }): void {
        this.#send({ event, frame: JSON.stringify(frame), id });
    }

    /** Counts a frame, which may tell how many have arrived. */
    received(frame: Frame): void {
        this.session.received(frame);
        if (frame.pong) {
            this.#wonder();
        }
    }

    /** Sends what has waited. */
    flush(): void {
        this.take().forEach((one) => this.#attempt(() => this.#send(one), one));
    }

    /** Takes what waits and is still wanted, the oldest first. */
    take(): Waiting[] {
        const all = this.#waiting.filter((one) => this.#wanted(one));
        this.#waiting = [];
        return all;
    }

    /** Sends again what has not arrived on the last line, and tells what cannot be sent again. Returns whether there was nothing of that. */
    resume(got: number, answersLost: boolean): boolean {
        const line = this.line!;
        const missing = this.session.resumed(got);
        if (answersLost) {
            this.#calls.lost(new Set(missing.map(({ id }) => id)));
        }
        missing.filter((one) => one.frame && this.#wanted(one)).forEach((one) => this.#attempt(() => this.#transmit(one, line), one));
        const gone = missing.filter((one) => !one.frame);
        gone.forEach((one) => this.#drop(one, 'Lost.'));
        return !gone.length;
    }

    /** Begins anew, with a connection that is a new one for the server, or that another node has taken. */
    anew(moved = false): void {
        const { positions } = this.session;
        this.session.over();
        this.session = new Session(moved ? positions : undefined);
        this.#calls.lost();
    }

    /** Tells another node, before anything else, up to where the histories of rooms have come: it waits for that. */
    tellPositions(): void {
        const line = this.line!;
        this.#transmit({ event: 'resume', frame: this.session.positions.told((frame) => line.fits(frame)) }, line);
    }

    /** Asks for the state of a room. */
    ask(room: string): void {
        this.#attempt(() => this.send('state', 0, undefined, { state: room }), {});
    }

    #wanted({ id }: Waiting): boolean {
        return !id || this.#calls.waits(id);
    }

    #send(one: Waiting): void {
        if (this.line?.open) {
            this.#transmit(one, this.line);
        } else { // not yet, or closed by a listener or the other side just now
            this.#waiting.push(one);
            const { maxQueue = 100 } = this.#options;
            if (this.#waiting.length > maxQueue) {
                const all = this.take();
                this.#waiting = all.splice(Math.max(0, all.length - maxQueue));
                all.forEach((oldest) => this.#drop(oldest, 'Too many.'));
            }
        }
    }

    #transmit(one: Waiting, line: Line): void {
        line.send(one.frame, one.event);
        this.session.sent(one);
        if (one.id) {
            this.#calls.sent(one.id);
        }
        this.#wonder();
    }

    /** Asks how many have arrived, if that is worth a message. */
    #wonder(): void {
        if (this.session.wondering) {
            this.line?.ping();
        }
    }

    #drop({ event, id }: Waiting, message: string): void {
        this.#dispatch.dropped(id, new FoyerError('dropped', message, event));
    }

    #attempt(send: () => void, { id }: Partial<Waiting>): void {
        try {
            send();
        } catch (error) {
            this.#dispatch.dropped(id, error as FoyerError);
        }
    }
}
