// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { type IncomingMessage, type Server, STATUS_CODES, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What comes one after the other, for those who wait for it. */
export class Arrivals<T> {
    readonly #arrived: T[] = [];
    readonly #waiting: ((one: T) => void)[] = [];

    add(one: T): void {
        const waiting = this.#waiting.shift();
        if (waiting) {
            waiting(one);
        } else {
            this.#arrived.push(one);
        }
    }

    /** The next one, in order. */
    next(): Promise<T> {
        const arrived = this.#arrived.shift();
        return arrived === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(arrived);
    }

    /** What has come and nobody has asked for. */
    get rest(): readonly T[] {
        return this.#arrived;
    }
}

/** The server's end of one connection. */
export class Peer {
    readonly request: IncomingMessage;
    readonly frames = new Arrivals<Record<string, unknown>>();
    readonly closed = new Arrivals<number>();
    readonly #socket: WebSocket;

    readonly #pongs: boolean;

    constructor(socket: WebSocket, request: IncomingMessage, pongs: boolean) {
        this.#socket = socket;
        this.#pongs = pongs;
        this.request = request;
        socket.on('message', (data) => this.#received(JSON.parse(String(data))));
        socket.on('close', (code) => this.closed.add(code));
    }

    /** The first value of a query parameter. */
    query(name: string): string | null {
        return new URL(this.request.url ?? '', 'http://localhost').searchParams.get(name);
    }

    /** What the client has offered. */
    get protocols(): string[] {
        return this.request.headers['sec-websocket-protocol']!.split(',');
    }

    send(...frames: object[]): void {
        this.#socket.send(JSON.stringify(frames.length === 1 ? frames[0] : frames));
    }

    sendText(text: string): void {
        this.#socket.send(text);
    }

    close(code: number, reason = ''): void {
        this.#socket.close(code, reason);
    }

    /** Cuts the line. */
    cut(): void {
        this.#socket.terminate();
    }

    /** Answers nothing any more, as behind a cable that was pulled. */
    freeze(): void {
        this.#socket.pause();
    }

    #received(frame: Record<string, unknown>): void {
        if ('ping' in frame && this.#pongs) {
            this.send({ pong: frame.ping as object });
        } else {
            this.frames.add(frame);
        }
    }
}

/** How a handshake is refused. */
export interface Refusing {
    status: number;
    /** What a plain GET is answered with; the same status if nothing is said. */
    probe?: { status: number; headers?: Record<string, string>; body?: string };
}

/** A server with the wire format foyer.v1, on a free port. */
export class TestServer {
    readonly peers = new Arrivals<Peer>();
    readonly probes: string[] = [];
    refusing: Refusing | undefined;
    heartbeat = 25_000;
    /** How many bytes a frame may have, if it says so. */
    frame: number | undefined;
    /** In how many seconds the credentials expire, if they do. */
    expires: number | undefined;
    welcomes = true;
    /** What the welcome says of resuming. */
    resume: { token: string; window: number } | undefined;
    /** Whether frames with a ping are answered by themselves. */
    pongs = true;
    /** Chooses the subprotocol. */
    choose = (offered: string[]): string => offered[0]!;
    readonly #http: Server;
    readonly #sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => this.choose([...offered]) });

    private constructor() {
        this.#http = createServer((request, response) => {
            this.probes.push(`${request.url} ${request.headers.authorization ?? ''}`.trim());
            const { status, headers = {}, body = '' } = this.refusing?.probe ?? { status: this.refusing?.status ?? 426 };
            response.writeHead(status, headers).end(body);
        });
        this.#http.on('upgrade', (request, socket, head) => {
            if (this.refusing) {
                socket.end(`HTTP/1.1 ${this.refusing.status} ${STATUS_CODES[this.refusing.status]}\r\nContent-Length: 0\r\n\r\n`);
                return;
            }
            this.#sockets.handleUpgrade(request, socket, head, (opened) => {
                const peer = new Peer(opened, request, this.pongs);
                if (opened.protocol === 'foyer.v1' && this.welcomes) {
                    const { heartbeat, frame, expires, resume } = this;
                    peer.send({ welcome: { connection: `c${++this.#count}`, heartbeat, frame, expires, resume } });
                }
                this.peers.add(peer);
            });
        });
    }

    #count = 0;

    static async start(): Promise<TestServer> {
        const server = new TestServer();
        await new Promise<void>((listening) => server.#http.listen(0, '127.0.0.1', listening));
        return server;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/app/chat`;
    }

    async stop(): Promise<void> {
        this.#sockets.clients.forEach((client) => client.terminate());
        this.#http.closeAllConnections();
        await new Promise((closed) => this.#http.close(closed));
    }
}
