// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// ---- The connection: requests with replies, heartbeat, coming back ----

const PASSING_CLOSE_CODES = [1001, 1006, 1011, 1012, 1013];
const STABLE_AFTER = 10_000;

/** What the server has against one event. */
class Refusal extends Error {
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
class Connection {
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

// ---- Elements and forms ----

const $ = (id) => document.getElementById(id);

/** What the server sends goes in as text content only, never as markup. */
function element(tag, properties, ...content) {
    const created = Object.assign(document.createElement(tag), properties);
    created.append(...content);
    return created;
}

function complain(field, message = '') {
    $(`${field.id}-error`).textContent = message;
    field.ariaInvalid = String(message !== '');
}

function notify(message = '') {
    $('notice-text').textContent = message;
    $('notice').hidden = message === '';
}

function wording({ message, violations = [] }, field) {
    const lines = violations.map(({ path, message }) => (path === field ? message : `${path}: ${message}`));
    return lines.join('\n') || message;
}

/** A form of one field, which gets the server's complaints and is emptied when there are none. */
function onSubmit(form, field, action) {
    let busy = false;
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (busy) return;
        busy = true;
        const { value } = field;
        try {
            await action(value);
            complain(field);
            if (field.value === value) field.value = '';
        } catch (error) {
            complain(field, wording(error, field.name));
            field.focus();
        }
        busy = false;
    });
}

// ---- Rooms ----

const rooms = new Map();
const joinedRooms = () => [...rooms.values()].filter((room) => room.item.isConnected);
let connection;
let me;
let current;

/** The room of that name, joined or not: something may be said in it before the reply to room.enter is here. */
function roomOf(name) {
    if (rooms.has(name)) return rooms.get(name);
    const room = { name, members: [], unread: 0 };
    room.badge = element('span', { className: 'badge', hidden: true });
    room.open = element('button', { type: 'button', className: 'open', ariaLabel: name, onclick: () => pick(room) },
        element('span', { className: 'room-name' }, name), room.badge);
    room.item = element('li', {}, room.open, element('button',
        { type: 'button', className: 'leave', ariaLabel: `Leave ${name}`, onclick: () => leave(room) }));
    room.log = element('div', { className: 'log', role: 'log', hidden: true, ariaLabel: `Messages in ${name}` });
    $('logs').append(room.log);
    rooms.set(name, room);
    return room;
}

async function enter(name) {
    const reply = await connection.request('room.enter', { room: name });
    const room = roomOf(reply.room);
    room.members = reply.members;
    if (!room.item.isConnected) $('rooms').append(room.item);
    if (room === current) showMembers();
    return room;
}

async function leave(room) {
    try {
        await connection.request('room.exit', { room: room.name });
    } catch (error) {
        // Without a connection it is enough not to enter the room again.
        if (error instanceof Refusal) return notify(wording(error));
    }
    forget(room);
    (current?.open ?? $('room')).focus();
}

function forget(room) {
    room.item.remove();
    room.log.remove();
    rooms.delete(room.name);
    if (room === current) show(joinedRooms()[0]);
    else showTitle();
}

function show(room) {
    if (current) {
        current.log.hidden = true;
        current.open.ariaCurrent = null;
    }
    current = room;
    $('current').textContent = room?.name ?? 'No room';
    $('no-room').hidden = Boolean(room);
    $('logs').hidden = $('say-form').hidden = !room;
    complain($('text'));
    showMembers();
    showTitle();
    if (!room) return;
    room.log.hidden = false;
    room.open.ariaCurrent = 'true';
    scrollToEnd();
    markRead();
}

function showMembers() {
    const names = current?.members ?? [];
    $('members-title').textContent = `Members (${names.length})`;
    $('members').replaceChildren(...names.map((name) => element('li', {}, name === me ? `${name} (you)` : name)));
}

function showUnread(room) {
    room.badge.textContent = room.unread;
    room.badge.hidden = !room.unread;
    room.open.ariaLabel = room.unread ? `${room.name}, ${room.unread} unread` : room.name;
    showTitle();
}

function showTitle() {
    const total = joinedRooms().reduce((sum, { unread }) => sum + unread, 0);
    $('unread').textContent = total;
    $('unread').hidden = !total;
    document.title = `${total ? `(${total}) ` : ''}${current ? `${current.name} – ` : ''}Foyer chat`;
}

function markRead() {
    if (!current || document.hidden) return;
    current.unread = 0;
    showUnread(current);
}

/** Shows a room that the user chose; where that hides what had the focus, the focus must not get lost. */
function pick(room) {
    show(room);
    if ($('chat').classList.contains('panels')) $('panels').focus();
    showPanels(false);
}

/** On a narrow screen the rooms and members take the place of the conversation. */
function showPanels(shown) {
    $('panels').ariaExpanded = String(shown);
    $('chat').classList.toggle('panels', shown);
}

// ---- Events ----

const shortTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const fullTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

function append({ log }, line) {
    const { group } = line.dataset;
    line.classList.toggle('follows', Boolean(group) && group === log.lastElementChild?.dataset.group);
    log.append(line);
    if (log.childElementCount > 500) log.firstElementChild.remove();
}

/** The end is at 0, as the list grows upwards: so it stays in view whatever is added or changes its size. */
function scrollToEnd() {
    $('logs').scrollTop = 0;
}

function message({ from, text, at }) {
    const instant = new Date(at);
    const time = shortTime.format(instant);
    const kind = from === 'system' ? 'system' : from === me ? 'own' : 'other';
    const line = element('article', { className: `message ${kind}` },
        element('p', { className: 'meta' }, element('span', { className: 'from' }, from), ' ',
            element('time', { dateTime: at, title: fullTime.format(instant) }, time)),
        element('p', { className: 'text' }, text));
    line.dataset.group = `${from} ${time}`;
    return line;
}

const note = (text) => element('p', { className: 'note' }, text);

const events = {
    'chat.said'(room, data) {
        append(room, message(data));
        room.unread++;
        if (room === current) markRead();
        showUnread(room);
    },
    'room.entered'(room, { user }) {
        room.members = [...new Set([...room.members, user])].sort();
        append(room, note(`${user} entered`));
    },
    'room.exited'(room, { user }) {
        room.members = room.members.filter((name) => name !== user);
        append(room, note(`${user} left`));
    },
};

// ---- The session: sign in, come back, sign out ----

const STATES = { connecting: 'Connecting…', open: 'Open', reconnecting: 'Reconnecting…', closed: 'Closed' };

function showState(state) {
    $('state').dataset.state = state;
    $('state').textContent = STATES[state];
    $('again').hidden = state !== 'closed';
}

function signIn(name) {
    if (connection) return;
    complain($('name'));
    connection = new Connection(name, {
        state(state, why) {
            showState(state);
            if (state === 'open') opened(name);
            else if (state === 'closed' && !me) refused(why);
            else if (why) notify(why);
        },
        event(event, data, room) {
            if (!Object.hasOwn(events, event)) return;
            const target = roomOf(room ?? data.room);
            events[event](target, data);
            if (target === current) showMembers();
        },
        error: (error) => notify(wording(error)),
    });
}

function refused(why) {
    connection = undefined;
    complain($('name'), why);
    $('name').focus();
}

async function opened(name) {
    notify();
    if (!me) start(name);
    const self = await connection.request('who').catch(() => undefined);
    me = self?.name ?? me;
    $('me').textContent = me;
    for (const room of joinedRooms()) {
        enter(room.name).catch((error) => {
            if (!(error instanceof Refusal)) return;
            forget(room);
            notify(`${room.name}: ${wording(error, 'room')}`);
        });
    }
}

function start(name) {
    me = name;
    showView(true);
    showPanels(false);
    const lobby = roomOf('lobby');
    $('rooms').append(lobby.item);
    show(lobby);
    $('text').focus();
}

function signOut() {
    connection.close();
    connection = me = undefined;
    rooms.forEach(forget);
    notify();
    showState('closed');
    showView(false);
    $('name').focus();
}

function showView(chatting) {
    $('sign-in').hidden = chatting;
    $('chat').hidden = $('panels').hidden = !chatting;
}

// ---- What the user does ----

onSubmit($('join-form'), $('room'), async (name) => {
    pick(joinedRooms().find((room) => room.name === name) ?? await enter(name));
});
onSubmit($('say-form'), $('text'), async (text) => {
    await connection.request('chat.say', { room: current.name, text });
    scrollToEnd();
});

$('sign-in-form').addEventListener('submit', (event) => {
    event.preventDefault();
    signIn($('name').value.trim());
});
$('text').addEventListener('keydown', (event) => {
    // Enter also ends the composition of an input method; that is no message yet.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    $('say-form').requestSubmit();
});
$('panels').addEventListener('click', () => showPanels(!$('chat').classList.contains('panels')));
$('sign-out').addEventListener('click', signOut);
$('again').addEventListener('click', signOut);
document.addEventListener('visibilitychange', markRead);
