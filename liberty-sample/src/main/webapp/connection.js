// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// ---- The connection: requests with replies, heartbeat, coming back ----

const PASSING_CLOSE_CODES = [1001, 1006, 1011, 1012, 1013];
const STABLE_AFTER = 10_000;

/** What the server has against one event. */
export class Refusal extends Error {
    constructor({ message, violations = [] }) {
        super(message);
        this.violations = violations;
    }
}

/** Beside the page, whatever the context path is. */
function address(scheme, name) {
    const url = new URL('chat', document.baseURI);
    url.protocol = url.protocol.replace('http', scheme);
    url.search = new URLSearchParams({ token: `demo-${name}`, 'client-version': '1.0.0' });
    return url;
}

/** Browsers hide why a handshake failed; a plain GET of the same address is refused for the same reason. */
async function whyRefused(name) {
    try {
        const response = await fetch(address('http', name), { cache: 'no-store' });
        if (response.status === 400) {
            const { detail, violations = [] } = await response.json().catch(() => ({}));
            const lines = violations.map((violation) => `${violation.name}: ${violation.message}`);
            return { text: [detail ?? 'The server refused the connection.', ...lines].join('\n'), final: true };
        }
        return response.status === 426
            ? { text: 'The server did not accept this name, or the network failed on the way.' }
            : { text: `The server refused the connection (status ${response.status}).` };
    } catch {
        return { text: 'The server cannot be reached.' };
    }
}

/** A connection that comes back by itself; the listener is told its `state`, and the `event`s and `error`s it gets. */
export class Connection {
    #name;
    #listener;
    #socket;
    #pending = new Map();
    #lastId = 0;
    #attempt = 0;
    #retryTimer;
    #heart;
    #silent;
    #everOpen = false;
    #ended = false;

    constructor(name, listener) {
        this.#name = name;
        this.#listener = listener;
        this.#connect();
    }

    /** Sends an event; the server's reply settles the promise. */
    request(event, data = {}) {
        if (this.#socket.readyState !== WebSocket.OPEN) {
            return Promise.reject(new Error('There is no connection at the moment.'));
        }
        const id = ++this.#lastId;
        this.#socket.send(JSON.stringify({ event, data, id }));
        return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    }

    /** Ends it for good; the listener hears nothing any more. */
    close() {
        this.#ended = true;
        clearTimeout(this.#retryTimer);
        clearInterval(this.#heart);
        this.#socket.close(1000);
    }

    #connect() {
        this.#listener.state(this.#everOpen ? 'reconnecting' : 'connecting');
        const socket = this.#socket = new WebSocket(address('ws', this.#name), 'foyer.v1');
        let openedAt;
        socket.onopen = () => {
            openedAt = Date.now();
            this.#everOpen = true;
            if (!this.#ended) this.#listener.state('open');
        };
        socket.onmessage = ({ data }) => {
            this.#silent = false;
            if (!this.#ended) [JSON.parse(data)].flat().forEach((frame) => this.#receive(frame));
        };
        socket.onclose = (close) => {
            if (!this.#ended) this.#closed(close, openedAt);
        };
    }

    #receive({ welcome, event, room, data, error, reply }) {
        const pending = this.#pending.get(reply);
        this.#pending.delete(reply);
        if (welcome) this.#startHeart(welcome.heartbeat);
        else if (event) this.#listener.event(event, data, room);
        else if (!error) pending?.resolve(data);
        else if (pending) pending.reject(new Refusal(error));
        else this.#listener.error(new Refusal(error));
    }

    /** Counts beats, not milliseconds: the timers of a page in the background are late. */
    #startHeart(interval) {
        if (!interval) return;
        this.#heart = setInterval(() => {
            if (this.#silent) return this.#socket.close(4000, 'no answer to a ping');
            this.#silent = true;
            this.#socket.send('{"ping":1}');
        }, interval);
    }

    async #closed({ code, reason }, openedAt) {
        clearInterval(this.#heart);
        this.#pending.forEach(({ reject }) => reject(new Error('The connection was lost before the server answered.')));
        this.#pending.clear();
        const why = `${reason && `: ${reason}`} (${code}).`;
        if (openedAt === undefined) {
            const { text, final } = await whyRefused(this.#name);
            if (this.#ended) return;
            if (this.#everOpen && !final) this.#retry(text);
            else this.#listener.state('closed', text);
        } else if (PASSING_CLOSE_CODES.includes(code) || (code >= 4000 && code < 4500)) {
            // A server that accepts and closes at once must not be called at full speed.
            if (Date.now() - openedAt > STABLE_AFTER) this.#attempt = 0;
            this.#retry(`The connection was lost${why}`);
        } else {
            this.#listener.state('closed', `The server closed the connection${why}`);
        }
    }

    #retry(why) {
        this.#listener.state('reconnecting', why);
        const delay = Math.random() * Math.min(30_000, 500 * 2 ** this.#attempt++);
        this.#retryTimer = setTimeout(() => this.#connect(), delay);
    }
}
