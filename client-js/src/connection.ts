// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type Attempt, absolutes, attempt } from './address.js';
import { Backoff } from './backoff.js';
import { Calls } from './calls.js';
import { POLICY, RESTART, staysAway } from './closes.js';
import { Dispatch, checkName } from './dispatch.js';
import { FoyerError, GiveUp } from './errors.js';
import { type End, Line } from './line.js';
import { Listeners } from './listeners.js';
import { probe } from './probe.js';
import { Queue } from './queue.js';
import { type Happening, MOVES } from './states.js';
import { after } from './timers.js';
import type { Addresses, CallOptions, Change, Missed, Options, PresenceView, Received, State, Supplied, Unsubscribe, WebSocketConstructor, WebSocketLike } from './types.js';
import { onWakeUp } from './wakeups.js';

/** The types of the application are checked by the interface `Connection` in front of this. */
export class FoyerConnection {
    /** One for each node; the first is the one to try. */
    readonly #bases: URL[];
    readonly #options: Options;
    readonly #WebSocket: WebSocketConstructor;
    readonly #changes = new Listeners<[Change]>();
    readonly #backoff: Backoff;
    readonly #calls = new Calls();
    readonly #dispatch = new Dispatch(this.#calls);
    readonly #queue: Queue;
    #state: State = 'connecting';
    /** How it came into the state. */
    #why: Reason = {};
    #id: string | undefined;
    #hasBeenOpen = false;
    #line: Line | undefined;
    /** Whoever holds an older one has been overtaken, by a close or a reconnect. */
    #era = {};
    /** For what an attempt needs. */
    #patience: ReturnType<typeof setTimeout> | undefined;
    #pause: ReturnType<typeof setTimeout> | undefined;
    #asleep: Unsubscribe = () => {};

    constructor(url: Addresses, options: Options) {
        this.#bases = absolutes(url);
        this.#options = options;
        this.#WebSocket = options.WebSocket ?? (globalThis.WebSocket as unknown as WebSocketConstructor);
        if (!this.#WebSocket) {
            throw new TypeError('There is no WebSocket here: pass one as an option, such as that of the package ws.');
        }
        this.#attemptWith(given(options.headers), given(options.bearer)); // so that what is wrong is told at once
        this.#changes.add(({ state }) => state === 'closed' && this.#dispatch.presences.forget()); // before anybody hears of it
        this.#backoff = new Backoff(options.pause, this.#bases.length);
        this.#queue = new Queue(
            options.maxQueue ?? 100,
            ({ id }) => id === undefined || this.#calls.waits(id),
            ({ event, id }) => this.#dispatch.dropped(id, new FoyerError('dropped', 'Too many events wait for a connection.', event)),
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
        return this.#dispatch.on(event, handler);
    }

    onState(handler: (change: Change) => void): Unsubscribe {
        return this.#changes.add(handler);
    }

    onError(handler: (error: FoyerError) => void): Unsubscribe {
        return this.#dispatch.errors.add(handler);
    }

    onMissed(handler: (missed: Missed) => void): Unsubscribe {
        return this.#dispatch.losses.add(handler);
    }

    presence(room: string): PresenceView<unknown> {
        return this.#dispatch.presence(room);
    }

    emit(event: string, data?: unknown): void {
        this.#refuse(event);
        this.#send(event, data);
    }

    async call(event: string, data?: unknown, { timeout = this.#options.callTimeout ?? 35_000 }: CallOptions = {}): Promise<unknown> {
        this.#refuse(event);
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
            if (!current()) {
                return;
            }
            clearTimeout(this.#patience);
            this.#era = {};
            if (error instanceof GiveUp) {
                this.#finish({ reason: error.message });
            } else {
                this.#comeBack({ reason: `The attempt to connect failed: ${error}` }, false);
            }
        };
        this.#patience = after(this.#connectTimeout, () => failed('headers or token were not available in time'));
        Promise.all([supply(this.#options.headers), supply(this.#options.bearer)]).then(
            ([headers, bearer]) => current() && this.#connect(headers, bearer, current),
            failed,
        );
    }

    #attemptWith(headers: object | undefined, bearer: string | null | undefined): Attempt {
        return attempt(this.#bases[0]!, headers ?? {}, bearer, this.#options.subprotocols ?? []);
    }

    get #connectTimeout(): number {
        return this.#options.connectTimeout ?? 15_000;
    }

    #connect(headers: object | undefined, bearer: string | null | undefined, current: () => boolean): void {
        clearTimeout(this.#patience);
        let prepared: Attempt;
        let socket: WebSocketLike;
        try {
            prepared = this.#attemptWith(headers, bearer);
            socket = new this.#WebSocket(String(prepared.url), prepared.protocols);
        } catch (error) { // so would the next one be
            this.#finish({ reason: `The attempt to connect failed: ${error}` });
            return;
        }
        this.#line = new Line(socket, this.#connectTimeout, {
            opened: (id) => this.#opened(id),
            frame: (frame) => this.#dispatch.received(frame),
            ended: (end) => current() && this.#ended(end, prepared, current),
        });
    }

    #opened(id: string | undefined): void {
        this.#id = id;
        this.#hasBeenOpen = true;
        this.#backoff.opened(Date.now());
        this.#move('opened');
        for (const { event, frame, id: call } of this.#queue.take()) {
            try {
                this.#transmit(event, frame, call);
            } catch (error) {
                this.#dispatch.dropped(call, error as FoyerError);
            }
        }
    }

    #ended({ code, reason, accepted }: End, prepared: Attempt, current: () => boolean): void {
        this.#line = undefined;
        this.#id = undefined;
        this.#calls.lost();
        this.#dispatch.presences.lost();
        const why = { code, reason };
        // Once it has been open, no policy of the page forbids it.
        if (accepted ? staysAway(code) : code === POLICY && !this.#hasBeenOpen) {
            this.#finish(why);
        } else if (accepted) {
            this.#comeBack(why, code === RESTART);
        } else {
            void this.#askWhy(why, prepared, current);
        }
    }

    async #askWhy(why: Reason, prepared: Attempt, current: () => boolean): Promise<void> {
        const { told, final, nothingThere, retryAfter } = await probe(prepared);
        if (!current()) {
            return;
        }
        const change = { ...why, ...told };
        if (final && !(nothingThere && this.#hasBeenOpen)) {
            this.#finish(change);
        } else {
            this.#comeBack(change, false, retryAfter);
        }
    }

    #comeBack(why: Reason, spread: boolean, atLeast = 0): void {
        const retryIn = this.#backoff.next(Date.now(), spread, atLeast);
        this.#bases.push(this.#bases.shift()!);
        this.#pause = after(retryIn, () => this.#attempt());
        this.#move('lost', { ...why, retryIn });
    }

    /** Ends what there is, for good unless the application starts it again. */
    #finish(why: Reason): void {
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
        this.#calls.closed((event) => closed('closed', event, why));
        line?.drop(1000, '');
        this.#move('ended', why); // a listener may start it again
        waiting.forEach(({ event, id }) => this.#dispatch.dropped(id, closed('dropped', event, why)));
    }

    /** Leaves the state if there is a way. */
    #move(happening: Happening, why: Reason = {}): void {
        const next = MOVES[this.#state][happening];
        if (next) {
            this.#state = next;
            this.#why = why;
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
        this.#line.send(frame, event);
        if (id !== undefined) {
            this.#calls.sent(id);
        }
    }

    /** Refuses what can never be sent. */
    #refuse(event: string): void {
        checkName(event);
        if (this.#state === 'closed') {
            throw closed('closed', event, this.#why);
        }
    }
}

type Reason = Omit<Change, 'state'>;

function closed(code: string, event: string, { reason, problem }: Reason): FoyerError {
    const why = reason || problem?.title;
    return new FoyerError(code, `The connection is closed${why ? `: ${why}` : '.'}`, event, [], problem);
}

/** What is given at once. */
function given<T>(supplied: Supplied<T> | undefined): T | undefined {
    return typeof supplied === 'function' ? undefined : supplied;
}

async function supply<T>(supplied: Supplied<T> | undefined): Promise<T | undefined> {
    return typeof supplied === 'function' ? (supplied as () => T | Promise<T>)() : supplied;
}
