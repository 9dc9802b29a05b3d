// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type Attempt, absolute, attempt } from './address.js';
import { Backoff } from './backoff.js';
import { Calls } from './calls.js';
import { RESTART, staysAway } from './closes.js';
import { FoyerError } from './errors.js';
import { type End, type Frame, Line } from './line.js';
import { Listeners } from './listeners.js';
import { probe } from './probe.js';
import { Queue } from './queue.js';
import { type Happening, MOVES } from './states.js';
import { after } from './timers.js';
import type { CallOptions, Change, Options, Received, State, Supplied, Unsubscribe, WebSocketConstructor } from './types.js';
import { onWakeUp } from './wakeups.js';

/** The types of the application are checked by the interface `Connection` in front of this. */
export class FoyerConnection {
    readonly #base: URL;
    readonly #options: Options;
    readonly #WebSocket: WebSocketConstructor;
    readonly #events = new Map<string, Listeners<[unknown, Received]>>();
    readonly #changes = new Listeners<[Change]>();
    readonly #errors = new Listeners<[FoyerError]>();
    readonly #backoff = new Backoff();
    readonly #calls = new Calls();
    readonly #queue: Queue;
    #state: State = 'connecting';
    #id: string | undefined;
    #hasBeenOpen = false;
    #line: Line | undefined;
    /** Whoever holds an older one has been overtaken, by a close or a reconnect. */
    #era = {};
    /** For what an attempt needs. */
    #patience: ReturnType<typeof setTimeout> | undefined;
    #pause: ReturnType<typeof setTimeout> | undefined;
    #asleep: Unsubscribe = () => {};

    constructor(url: string | URL, options: Options) {
        this.#base = absolute(url);
        this.#options = options;
        this.#WebSocket = options.WebSocket ?? (globalThis.WebSocket as unknown as WebSocketConstructor);
        if (!this.#WebSocket) {
            throw new TypeError('There is no WebSocket here: pass one as option, such as that of the package ws.');
        }
        this.#queue = new Queue(
            options.maxQueue ?? 100,
            ({ id }) => id === undefined || this.#calls.waits(id),
            ({ event, id }) => this.#dropped(event, id, 'Too many wait for a connection.'),
        );
        this.#start();
    }

    get state(): State {
        return this.#state;
    }

    get id(): string | undefined {
        return this.#id;
    }

    on(event: string, handler: (data: unknown, received: Received) => void): Unsubscribe {
        let listeners = this.#events.get(event);
        if (!listeners) {
            listeners = new Listeners();
            this.#events.set(event, listeners);
        }
        return listeners.add(handler);
    }

    onState(handler: (change: Change) => void): Unsubscribe {
        return this.#changes.add(handler);
    }

    onError(handler: (error: FoyerError) => void): Unsubscribe {
        return this.#errors.add(handler);
    }

    emit(event: string, data?: unknown): void {
        this.#refuseIfClosed(event);
        this.#send(event, data);
    }

    async call(event: string, data?: unknown, { timeout = this.#options.callTimeout ?? 35_000 }: CallOptions = {}): Promise<unknown> {
        this.#refuseIfClosed(event);
        return this.#calls.start(event, timeout, (id) => this.#send(event, data, id));
    }

    reconnect(): void {
        if (this.#state === 'closed') {
            this.#backoff.reset();
            this.#move('started');
            this.#start();
        } else if (this.#pause !== undefined) {
            this.#attempt();
        }
    }

    close(): void {
        this.#finish({});
    }

    // ---- Attempts ----

    #start(): void {
        this.#asleep = onWakeUp(() => (this.#line?.open ? this.#line.doubt() : this.reconnect()));
        this.#attempt();
    }

    #attempt(): void {
        clearTimeout(this.#pause);
        this.#pause = undefined;
        const era = (this.#era = {});
        const current = () => era === this.#era;
        const failed = (error: unknown) => {
            if (current()) {
                clearTimeout(this.#patience);
                this.#era = {};
                this.#comeBack({ reason: `No attempt could be made: ${error}` }, false);
            }
        };
        this.#patience = after(this.#connectTimeout, () => failed('headers or token did not come in time'));
        this.#prepare()
            .then((prepared) => current() && this.#connect(prepared, current))
            .catch(failed);
    }

    get #connectTimeout(): number {
        return this.#options.connectTimeout ?? 15_000;
    }

    async #prepare(): Promise<Attempt> {
        const [headers, bearer] = await Promise.all([supply(this.#options.headers), supply(this.#options.bearer)]);
        return attempt(this.#base, headers ?? {}, bearer, this.#options.subprotocols ?? []);
    }

    #connect(prepared: Attempt, current: () => boolean): void {
        clearTimeout(this.#patience);
        const socket = new this.#WebSocket(String(prepared.url), prepared.protocols);
        this.#line = new Line(socket, this.#connectTimeout, {
            opened: (id) => this.#opened(id),
            frame: (frame) => this.#received(frame),
            ended: (end) => current() && this.#ended(end, prepared, current),
        });
    }

    #opened(id: string | undefined): void {
        this.#id = id;
        this.#hasBeenOpen = true;
        this.#backoff.opened(Date.now());
        this.#move('opened');
        for (const { event, frame, id: call } of this.#queue.take()) {
            this.#transmit(event, frame, call);
        }
    }

    #ended({ code, reason, accepted }: End, prepared: Attempt, current: () => boolean): void {
        this.#line = undefined;
        this.#id = undefined;
        this.#calls.lost();
        if (!accepted) {
            void this.#askWhy(code, reason, prepared, current);
        } else if (staysAway(code)) {
            this.#finish({ code, reason });
        } else {
            this.#comeBack({ code, reason }, code === RESTART);
        }
    }

    async #askWhy(code: number, reason: string, prepared: Attempt, current: () => boolean): Promise<void> {
        const { problem, final, nothingThere, retryAfter } = await probe(prepared);
        if (!current()) {
            return;
        }
        const change = { code, reason: problem?.detail ?? reason, ...(problem ? { problem } : {}) };
        if (final && !(nothingThere && this.#hasBeenOpen)) {
            this.#finish(change);
        } else {
            this.#comeBack(change, false, retryAfter);
        }
    }

    #comeBack(why: Omit<Change, 'state'>, spread: boolean, atLeast = 0): void {
        const retryIn = this.#backoff.next(Date.now(), spread, atLeast);
        this.#pause = after(retryIn, () => this.#attempt());
        this.#move('lost', { ...why, retryIn });
    }

    /** Ends what there is, for good unless the application starts it again. */
    #finish(why: Omit<Change, 'state'>): void {
        if (this.#state === 'closed') {
            return;
        }
        this.#era = {};
        clearTimeout(this.#patience);
        clearTimeout(this.#pause);
        this.#pause = undefined;
        this.#asleep();
        const line = this.#line;
        const waiting = this.#queue.take();
        this.#line = undefined;
        this.#id = undefined;
        this.#calls.closed();
        line?.drop(1000, '');
        this.#move('ended', why); // a listener may start it again
        waiting.forEach(({ event, id }) => this.#dropped(event, id, 'The connection was closed.'));
    }

    /** Leaves the state if there is a way. */
    #move(happening: Happening, why: Omit<Change, 'state'> = {}): void {
        const next = MOVES[this.#state][happening];
        if (next) {
            this.#state = next;
            this.#changes.tellInTurn({ state: next, ...why });
        }
    }

    // ---- Frames ----

    #send(event: string, data: unknown, id?: number): void {
        const frame = JSON.stringify({ event, data, id });
        if (this.#line?.open) {
            this.#transmit(event, frame, id);
        } else {
            this.#queue.add({ event, frame, id });
        }
    }

    #transmit(event: string, frame: string, id: number | undefined): void {
        if (!this.#line?.open) { // closed by a listener, or by the other side just now
            this.#queue.add({ event, frame, id });
            return;
        }
        this.#line.send(frame);
        if (id !== undefined) {
            this.#calls.sent(id);
        }
    }

    #received({ event, room, data, error, reply }: Frame): void {
        if (error) {
            const told = new FoyerError(error.code, error.message, error.event, error.violations);
            if (reply === undefined || !this.#calls.fail(reply, told)) {
                this.#errors.tell(told);
            }
        } else if (reply !== undefined) {
            this.#calls.resolve(reply, data);
        } else if (event !== undefined) {
            const listeners = this.#events.get(event);
            const those = listeners && !listeners.empty ? listeners : this.#events.get('*');
            those?.tell(data, room === undefined ? { event } : { event, room });
        }
    }

    #dropped(event: string, id: number | undefined, message: string): void {
        if (id === undefined) {
            this.#errors.tell(new FoyerError('dropped', message, event));
        } else {
            this.#calls.reject(id, 'dropped', message);
        }
    }

    #refuseIfClosed(event: string): void {
        if (this.#state === 'closed') {
            throw new FoyerError('closed', 'The connection is closed.', event);
        }
    }
}

async function supply<T>(supplied: Supplied<T> | undefined): Promise<T | undefined> {
    return typeof supplied === 'function' ? (supplied as () => T | Promise<T>)() : supplied;
}
