// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';

/** What a client sends. */
export interface Message {
    readonly event?: string;
    readonly data?: unknown;
    readonly id?: number;
    readonly ping?: unknown;
    readonly resume?: Record<string, string>;
}

/** A room that keeps a history, of which the nodes have one in common. */
export class History {
    readonly #name: string;
    readonly #events: object[] = [];
    readonly #members = new Set<Kept>();

    constructor(name: string) {
        this.#name = name;
    }

    join(kept: Kept): void {
        this.#members.add(kept);
    }

    emit(event: string): void {
        const data = this.#events.length + 1;
        this.#events.push({ at: `7-${data}`, event, room: this.#name, data });
        [...this.#members].filter(({ told }) => !told).forEach((member) => member.send(this.#events.at(-1)!));
    }

    /** Another node has taken the connection: its events go there, as soon as it has told what the client has. */
    moved(from: Kept, to: Kept): void {
        this.#members.delete(from);
        this.#members.add(to);
        to.told = (positions) => {
            const [, number = 0] = positions[this.#name]?.split('-') ?? [];
            this.#events.slice(Number(number)).forEach((event) => to.send(event));
        };
    }
}

/** A connection of one node of the reference server, which outlives its lines. */
export class Kept {
    readonly id: string;
    readonly node: number;
    /** The events that have arrived. */
    readonly events: Message[] = [];
    /** How it was resumed. */
    readonly resumed: ('all' | 'rooms')[] = [];
    /** What to do when the client tells its positions, if the connection has moved here. */
    told: ((positions: Record<string, string>) => void) | undefined;
    /** The number of messages that have arrived. */
    got = 0;
    /** Those that it may be claimed with, also at the node that had it before. */
    readonly tokens = new Set<string>();
    /** What it has become at another node. */
    #successor: Kept | undefined;
    /** The frames that the client may not have, the last of which has the number `#sent`. */
    #ring: string[] = [];
    readonly #most: number;
    #sent = 0;
    #line: WebSocket | undefined;

    constructor(id: string, node: number, most: number) {
        this.id = id;
        this.node = node;
        this.#most = most;
    }

    /** What it is now. */
    get newest(): Kept {
        return this.#successor?.newest ?? this;
    }

    /** Sends one message. */
    send(...frames: object[]): void {
        this.#sent += frames.length;
        this.#ring.push(...frames.map((frame) => JSON.stringify(frame)));
        this.#ring.splice(0, this.#ring.length - this.#most);
        this.#line?.send(JSON.stringify(frames.length === 1 ? frames[0] : frames));
    }

    pong(): void {
        this.send({ pong: this.got });
    }

    /** Takes a line. */
    attach(line: WebSocket): void {
        this.#line = line;
    }

    /** Loses a line, unless it has another one already. Returns whether it did. */
    detach(line: WebSocket): boolean {
        const mine = this.#line === line;
        if (mine) {
            this.#line = undefined;
        }
        return mine;
    }

    /** Takes a line of a client that has seen so many frames. */
    resume(line: WebSocket, seen: number, token: string): void {
        this.#leave();
        const dropped = this.#sent - this.#ring.length;
        const all = seen >= dropped;
        this.resumed.push(all ? 'all' : 'rooms');
        this.#ring.splice(0, seen - dropped);
        const { id, got } = this;
        const welcome = { connection: id, heartbeat: 0, resume: { token, window: 30_000 }, resumed: all ? 'all' : 'rooms', got, ...(all ? {} : { seen: dropped }) };
        line.send(JSON.stringify({ welcome }));
        this.#ring.forEach((frame) => line.send(frame));
        this.#line = line;
    }

    /** Goes on at another node, or at the same one with a client that has not heard of that yet. */
    move(node: number): Kept {
        this.#leave();
        this.#successor = new Kept(this.id, node, this.#most);
        this.tokens.forEach((token) => this.#successor!.tokens.add(token));
        return this.#successor;
    }

    #leave(): void {
        const old = this.#line;
        old?.close(4502);
        old?.terminate();
        this.#line = undefined;
    }
}

/**
 * A server that resumes as docs/reference/wire-format.md says, section "Resume": without a clock, so that what it keeps it keeps for ever. It
 * has any number of nodes, with one memory.
 */
export class ResumingServer {
    readonly connections: Kept[] = [];
    readonly #http = createServer();
    /** The nodes to which lines go. */
    readonly #nodes = new WeakMap<Duplex, number>();
    readonly #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'foyer.v1' });
    readonly #kept = new Map<string, Kept>();
    readonly #opened: (connection: Kept) => void;
    readonly #received: (connection: Kept, message: Message) => void;
    readonly #most: number;
    readonly #history: History | undefined;
    #tokens = 0;

    /** Keeps so many frames of each connection at most; a connection that moves goes on in a history. */
    constructor(opened: (connection: Kept) => void, received: (connection: Kept, message: Message) => void, most = Infinity, history?: History) {
        this.#history = history;
        this.#opened = opened;
        this.#received = received;
        this.#most = most;
        this.#http.on('upgrade', (request, socket, head) => {
            const offered = /foyer\.resume(?:\.(\w+)\.(\d+))?/.exec(request.headers['sec-websocket-protocol'] ?? '');
            this.#sockets.handleUpgrade(request, socket, head, (line) => this.#accept(line, offered, this.#nodes.get(socket)!));
        });
    }

    /** A client comes. */
    accept(line: Duplex, node = 1): void {
        this.#nodes.set(line, node);
        line.on('error', () => {});
        this.#http.emit('connection', line);
    }

    #accept(line: WebSocket, offered: RegExpExecArray | null, node: number): void {
        const known = this.#kept.get(offered?.[1] ?? '');
        const former = known?.newest;
        const token = `t${++this.#tokens}`;
        const stays = known === former && known?.node === node; // else what the client has counted is of no use
        const connection = (stays ? known : former?.move(node)) ?? new Kept(`c${this.connections.length + 1}`, node, this.#most);
        this.#kept.set(token, connection);
        let older: string[] = [...connection.tokens];
        connection.tokens.add(token);
        line.on('message', (text) => {
            older.forEach((one) => this.#forget(connection, one));
            older = [];
            this.#take(connection, JSON.parse(String(text)));
        });
        line.on('close', (code) => {
            if (connection.detach(line) && ![1001, 1005, 1006].includes(code)) {
                [...connection.tokens].forEach((one) => this.#forget(connection, one));
            }
        });
        if (stays) {
            connection.resume(line, Number(offered![2]), token);
            return;
        }
        const welcome = { connection: connection.id, heartbeat: 0, ...(offered ? { resume: { token, window: 30_000 } } : {}) };
        this.connections.push(connection);
        connection.attach(line);
        if (former) {
            connection.send({ welcome: { ...welcome, resumed: 'moved' } });
            this.#history?.moved(former, connection);
        } else {
            this.#opened(connection);
            connection.send({ welcome });
        }
    }

    #forget(connection: Kept, token: string): void {
        connection.tokens.delete(token);
        this.#kept.delete(token);
    }

    #take(connection: Kept, message: Message): void {
        connection.got++;
        const { told } = connection;
        if ((told === undefined) !== (message.resume === undefined)) {
            throw new Error(`The client has to tell its positions at first and only then, not ${JSON.stringify(message)}.`);
        }
        connection.told = undefined;
        if (told) {
            told(message.resume!);
        } else if (message.ping !== undefined) {
            connection.pong();
        } else {
            connection.events.push(message);
            this.#received(connection, message);
        }
    }
}
