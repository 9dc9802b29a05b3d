// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import type { Attempt } from './address.js';
import { Attempts, supply } from './attempts.js';
import { Calls } from './calls.js';
import { POLICY, RESTART, breaks, staysAway } from './closes.js';
import { Dispatch, checkName } from './dispatch.js';
import { FoyerError } from './errors.js';
import type { Welcome } from './frames.js';
import { type End, Line } from './line.js';
import { Listeners } from './listeners.js';
import { Outbox } from './outbox.js';
import { probe } from './probe.js';
import { follows } from './states.js';
import type { Addresses, CallOptions, Change, Missed, Options, PresenceView, Received, Reset, State, StateView, Unsubscribe, WebSocketLike } from './types.js';
import { onWakeUp } from './wakeups.js';

/** The types of the application are checked by the interface `Connection` in front of this. */
export class FoyerConnection {
    readonly #options: Options;
    readonly #attempts: Attempts;
    readonly #changes = new Listeners<[Change]>();
    readonly #calls = new Calls();
    readonly #dispatch = new Dispatch(this.#calls, (room) => this.#outbox.ask(room));
    readonly #outbox: Outbox;
    #change: Change = { state: 'connecting' };
    #id: string | undefined;
    #hasBeenOpen = false;
    #asleep: Unsubscribe | undefined;

    constructor(url: Addresses, options: Options) {
        this.#options = options;
        this.#outbox = new Outbox(options, this.#calls, this.#dispatch);
        this.#attempts = new Attempts(url, options, {
            protocol: () => this.#outbox.session.protocol,
            socket: (socket, prepared, current) => this.#connect(socket, prepared, current),
            failed: (reason, hopeless) => (hopeless ? this.#giveUp({ reason }) : this.#comeBack({ reason })),
        });
        this.#start();
    }

    get state(): State {
        return this.#change.state;
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

    onReset(handler: (reset: Reset) => void): Unsubscribe {
        return this.#dispatch.resets.add(handler);
    }

    presence(room: string): PresenceView<unknown> {
        return this.#dispatch.room(room).presence;
    }

    roomState(room: string): StateView<unknown> {
        return this.#dispatch.room(room).state;
    }

    emit(event: string, data?: unknown): void {
        this.#refuse(event);
        this.#outbox.send(event, data);
    }

    async call(event: string, data?: unknown, { timeout = this.#options.callTimeout ?? 35_000 }: CallOptions = {}): Promise<unknown> {
        this.#refuse(event);
        return this.#calls.start(event, timeout, (id) => this.#outbox.send(event, data, id));
    }

    reconnect(): void {
        if (this.state === 'closed') {
            this.#attempts.backoff.reset();
            this.#move('connecting');
            this.#start();
        } else if (this.#attempts.pausing) {
            this.#attempts.now();
        }
    }

    close(): void {
        this.#finish({});
    }

    #start(): void {
        this.#asleep = onWakeUp(() => {
            const { line } = this.#outbox;
            if (line?.open) {
                line.doubt();
            } else {
                this.reconnect();
            }
        });
        this.#attempts.now();
    }

    #connect(socket: WebSocketLike, prepared: Attempt, current: () => boolean): void {
        this.#outbox.line = new Line(socket, this.#attempts.patience, {
            began: (resumed) => {
                if (!resumed || resumed === 'moved') {
                    this.#beginAnew(resumed === 'moved');
                }
            },
            frame: (frame) => {
                this.#outbox.received(frame);
                this.#dispatch.received(frame);
            },
            opened: (welcome) => this.#opened(welcome),
            pinged: () => this.#outbox.session.pinged(),
            expiring: () => void this.#refresh(),
            ended: (end) => current() && this.#ended(end, prepared, current),
        });
    }

    /** The server has a connection that is a new one, or has moved. */
    #beginAnew(moved: boolean): void {
        this.#outbox.anew(moved);
        this.#dispatch.each((view) => view.lost());
        if (this.#hasBeenOpen) {
            this.#dispatch.resets.tell({ moved });
        }
    }

    #opened(welcome: Welcome | undefined): void {
        this.#id = welcome?.connection;
        this.#hasBeenOpen = true;
        this.#attempts.backoff.opened(Date.now());
        const { resumed, got = 0 } = welcome ?? {};
        if (resumed && resumed !== 'moved') {
            this.#resumed(got, resumed === 'rooms');
            return;
        }
        if (resumed) {
            this.#outbox.tellPositions();
        }
        this.#move('open', resumed && { resumed: false });
        this.#outbox.flush();
    }

    /** For the page, nothing has happened but what it is told: what it sends keeps its order. */
    #resumed(got: number, incomplete: boolean): void {
        const { line } = this.#outbox;
        const resumed = this.#outbox.resume(got, incomplete) && !incomplete;
        this.#outbox.flush();
        if (incomplete) {
            this.#dispatch.rooms.each(({ state }) => state.doubt());
        }
        if (!resumed) {
            this.#dispatch.resets.tell({ moved: false });
        }
        if (line === this.#outbox.line) { // a listener may have closed it, and started it again
            this.#move('open', { resumed });
        }
    }

    /** Sends another token, once. Should that fail, the server ends the connection later, and the next attempt asks for a token again. */
    async #refresh(): Promise<void> {
        try {
            const bearer = (await supply(this.#options.bearer))!.trim();
            const send = (id: number) => this.#outbox.send('', 0, id, { bearer, id });
            const { expires } = (await this.#calls.start('bearer', this.#attempts.patience, send)) as Welcome;
            this.#outbox.line?.renewIn(expires);
        } catch {} // also if there is none
    }

    #ended({ code, reason, accepted, hangUp }: End, prepared: Attempt, current: () => boolean): void {
        const { session } = this.#outbox;
        this.#outbox.line = undefined;
        session.lost(hangUp);
        const why = { code, reason };
        // Once it has been open, no policy of the page forbids it.
        if (accepted ? staysAway(code) : code === POLICY && !this.#hasBeenOpen) {
            this.#giveUp(why);
        } else if (accepted) {
            if (!breaks(code)) {
                session.over();
            }
            this.#comeBack(why, code);
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
            this.#giveUp(change);
        } else {
            this.#comeBack(change, undefined, retryAfter);
        }
    }

    /** @param lost the code of a line that was lost; none if there was none */
    #comeBack(why: Reason, lost?: number, atLeast = 0): void {
        const { session } = this.#outbox;
        if (!session.resumable) {
            this.#calls.lost();
        }
        const { kept } = session;
        if (!kept) {
            this.#id = undefined;
        }
        const restarts = lost === RESTART;
        const retryIn = this.#attempts.later(restarts, atLeast, session.resumable && lost !== undefined && !restarts);
        this.#move(kept ? 'resuming' : 'reconnecting', { ...why, retryIn });
    }

    /** Another attempt would be of no use. */
    #giveUp(why: Reason): void {
        this.#calls.lost();
        this.#finish(why);
    }

    /** Ends what there is, for good unless the application starts it again. */
    #finish(why: Reason): void {
        if (this.state === 'closed') {
            return;
        }
        this.#attempts.stop();
        this.#asleep?.();
        const { line } = this.#outbox;
        const waiting = this.#outbox.take();
        this.#outbox.line = undefined;
        this.#id = undefined;
        this.#calls.closed((event) => closed('closed', event, why));
        line?.drop(1000, '');
        this.#outbox.anew();
        this.#move('closed', why); // a listener may start it again
        waiting.forEach(({ event, id }) => this.#dispatch.dropped(id, closed('dropped', event, why)));
    }

    /** Leaves the state if there is a way. */
    #move(next: State, why: Reason = {}): void {
        if (follows(this.state, next)) {
            this.#change = { state: next, ...why };
            next === 'closed' && this.#dispatch.each((view) => view.forget()); // before anybody hears of it
            this.#changes.tellInTurn(this.#change);
        }
    }

    /** Refuses what can never be sent. */
    #refuse(event: string): void {
        checkName(event);
        if (this.state === 'closed') {
            throw closed('closed', event, this.#change);
        }
    }
}

type Reason = Omit<Change, 'state'>;

function closed(code: string, event: string, { reason, problem }: Reason): FoyerError {
    const why = reason || problem?.title;
    return new FoyerError(code, `Closed${why ? `: ${why}` : '.'}`, event, [], problem);
}
