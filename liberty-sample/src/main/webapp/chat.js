// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

const SUBPROTOCOL = 'foyer.v1';
const CLIENT_VERSION = '1.0.0';
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
const STABLE_AFTER = 10_000;
const PASSING_CLOSE_CODES = [1001, 1006, 1011, 1012, 1013];
const LONGEST_LOG = 500;

// ---- The connection ------------------------------------------------------------------------------------------------

/** What the server has against one event. */
class Refusal extends Error {
    constructor({ message, violations }) {
        super(message);
        this.violations = violations ?? [];
    }
}

/** Beside the page, whatever the context path is. */
function address(scheme, name) {
    const url = new URL('chat', document.baseURI);
    url.protocol = url.protocol.replace('http', scheme);
    url.search = new URLSearchParams({ token: `demo-${name}`, 'client-version': CLIENT_VERSION });
    return url;
}

/** Browsers hide why a handshake failed; a plain GET of the same address is refused for the same reason. */
async function whyRefused(name) {
    try {
        const response = await fetch(address('http', name), { cache: 'no-store' });
        if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
            const { title, detail, violations = [] } = await response.json();
            if (response.status !== 426) {
                const lines = violations.map((violation) => `${violation.name}: ${violation.message}`);
                return { text: [detail ?? title, ...lines].join('\n'), final: response.status === 400 };
            }
        }
        return response.status === 426
            ? { text: 'The server did not accept this name, or the network failed on the way.' }
            : { text: `The server refused the connection (status ${response.status}).` };
    } catch {
        return { text: 'The server cannot be reached.' };
    }
}

/** A connection that comes back by itself. It tells the listener its `state` and the `event`s and `error`s it receives. */
class Connection {
    #name;
    #listener;
    #socket;
    #pending = new Map();
    #lastId = 0;
    #attempt = 0;
    #timer;
    #heart;
    #everOpen = false;
    #ended = false;

    constructor(name, listener) {
        this.#name = name;
        this.#listener = listener;
        this.#connect();
    }

    /** Sends an event; the promise is settled by the server's reply. */
    request(event, data = {}) {
        if (this.#socket.readyState !== WebSocket.OPEN) {
            return Promise.reject(new Error('There is no connection at the moment.'));
        }
        const id = ++this.#lastId;
        this.#send({ event, data, id });
        return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    }

    /** Ends it for good, without another word to the listener. */
    close() {
        this.#ended = true;
        clearTimeout(this.#timer);
        clearInterval(this.#heart);
        this.#socket.close(1000);
    }

    #send(frame) {
        this.#socket.send(JSON.stringify(frame));
    }

    #connect() {
        this.#listener.state(this.#everOpen ? 'reconnecting' : 'connecting');
        const socket = new WebSocket(address('ws', this.#name), SUBPROTOCOL);
        let openedAt;
        socket.onopen = () => {
            openedAt = Date.now();
            this.#everOpen = true;
            if (!this.#ended) this.#listener.state('open');
        };
        socket.onmessage = ({ data }) => {
            this.silent = false;
            for (const frame of [JSON.parse(data)].flat()) {
                if (!this.#ended) this.#receive(frame);
            }
        };
        socket.onclose = (close) => {
            if (!this.#ended) this.#closed(close, openedAt);
        };
        this.#socket = socket;
    }

    #receive({ welcome, event, room, data, error, reply }) {
        const pending = this.#pending.get(reply);
        this.#pending.delete(reply);
        if (welcome) {
            this.#startHeart(welcome.heartbeat);
        } else if (error) {
            pending ? pending.reject(new Refusal(error)) : this.#listener.error(new Refusal(error));
        } else if (event) {
            this.#listener.event(event, data, room);
        } else {
            pending?.resolve(data);
        }
    }

    /** Counts beats, not milliseconds: the timers of a page in the background are late. */
    #startHeart(interval) {
        clearInterval(this.#heart);
        if (!interval) return;
        this.silent = false;
        this.#heart = setInterval(() => {
            if (this.silent) {
                this.#socket.close(4000, 'no answer to a ping');
            } else {
                this.silent = true;
                this.#send({ ping: 1 });
            }
        }, interval);
    }

    async #closed({ code, reason }, openedAt) {
        clearInterval(this.#heart);
        this.#pending.forEach(({ reject }) => reject(new Error('The connection was lost before the server answered.')));
        this.#pending.clear();
        if (openedAt === undefined) {
            const { text, final } = await whyRefused(this.#name);
            if (this.#ended) return;
            this.#everOpen && !final ? this.#retry(text) : this.#listener.state('closed', text);
        } else if (PASSING_CLOSE_CODES.includes(code) || (code >= 4000 && code < 4500)) {
            // A server that accepts and closes at once must not be called at full speed.
            if (Date.now() - openedAt > STABLE_AFTER) this.#attempt = 0;
            this.#retry(`The connection was lost${reason && `: ${reason}`} (${code}).`);
        } else {
            this.#listener.state('closed', `The server closed the connection${reason && `: ${reason}`} (${code}).`);
        }
    }

    #retry(why) {
        this.#listener.state('reconnecting', why);
        const delay = Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempt++);
        this.#timer = setTimeout(() => this.#connect(), delay);
    }
}

// ---- Elements ------------------------------------------------------------------------------------------------------

const $ = (id) => document.getElementById(id);

/** Text only ever becomes text, never markup. */
function element(tag, className, ...content) {
    const created = document.createElement(tag);
    created.className = className;
    created.append(...content);
    return created;
}

function button(className, label, action) {
    const created = element('button', className);
    created.type = 'button';
    created.setAttribute('aria-label', label);
    created.addEventListener('click', action);
    return created;
}

function complain(field, message = '') {
    $(`${field.id}-error`).textContent = message;
    field.setAttribute('aria-invalid', message !== '');
}

function notify(message = '') {
    $('notice-text').textContent = message;
    $('notice').hidden = message === '';
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
        } finally {
            busy = false;
        }
    });
}

function wording({ message, violations = [] }, path) {
    const lines = violations.map((violation) =>
        violation.path === path ? violation.message : `${violation.path}: ${violation.message}`);
    return lines.length ? lines.join('\n') : message;
}

// ---- Rooms ---------------------------------------------------------------------------------------------------------

const rooms = new Map();
let connection;
let me;
let current;

/** The room of that name. What is said in a room may arrive before the reply to room.enter. */
function roomOf(name) {
    if (!rooms.has(name)) {
        const room = { name, members: [], unread: 0, joined: false };
        room.badge = element('span', 'badge');
        room.open = button('open', name, () => show(room));
        room.open.append(element('span', 'room-name', name), room.badge);
        room.item = element('li', '', room.open, button('leave', `Leave ${name}`, () => leave(room)));
        room.log = element('div', 'log');
        room.log.setAttribute('role', 'log');
        room.log.setAttribute('aria-label', `Messages in ${name}`);
        room.log.tabIndex = 0;
        room.log.hidden = true;
        $('logs').append(room.log);
        rooms.set(name, room);
        showUnread(room);
    }
    return rooms.get(name);
}

const joinedRooms = () => [...rooms.values()].filter((room) => room.joined);

function join(room) {
    if (room.joined) return;
    room.joined = true;
    $('rooms').append(room.item);
}

async function enter(name) {
    const reply = await connection.request('room.enter', { room: name });
    const room = roomOf(reply.room);
    room.members = reply.members;
    join(room);
    if (room === current) showMembers();
    return room;
}

async function leave(room) {
    try {
        await connection.request('room.exit', { room: room.name });
    } catch (error) {
        // Without a connection it is enough not to enter again.
        if (error instanceof Refusal) return notify(wording(error));
    }
    forget(room);
    (current ? current.open : $('room')).focus();
}

function forget(room) {
    room.item.remove();
    room.log.remove();
    rooms.delete(room.name);
    if (room === current) show(joinedRooms()[0]);
}

function show(room) {
    if (current) {
        current.log.hidden = true;
        current.open.removeAttribute('aria-current');
    }
    current = room;
    $('current').textContent = room ? room.name : 'No room';
    $('no-room').hidden = Boolean(room);
    $('say-form').hidden = !room;
    complain($('text'));
    showMembers();
    showPanels(false);
    if (!room) return showTitle();
    room.log.hidden = false;
    room.log.scrollTop = room.log.scrollHeight;
    room.open.setAttribute('aria-current', 'true');
    markRead();
}

function showMembers() {
    const names = current?.members ?? [];
    $('members-title').textContent = `Members (${names.length})`;
    $('members').replaceChildren(...names.map((name) => element('li', '', name === me ? `${name} (you)` : name)));
}

function showUnread(room) {
    room.badge.textContent = room.unread;
    room.badge.hidden = room.unread === 0;
    room.open.setAttribute('aria-label', room.unread ? `${room.name}, ${room.unread} unread` : room.name);
    showTitle();
}

function showTitle() {
    const unread = joinedRooms().reduce((sum, room) => sum + room.unread, 0);
    $('unread').textContent = unread;
    $('unread').hidden = unread === 0;
    document.title = `${unread ? `(${unread}) ` : ''}${current ? `${current.name} – ` : ''}Foyer chat`;
}

function markRead() {
    if (!current || document.hidden) return;
    current.unread = 0;
    showUnread(current);
}

/** On a narrow screen the rooms and members take the place of the conversation. */
function showPanels(shown) {
    $('panels').setAttribute('aria-expanded', shown);
    $('chat').classList.toggle('panels', shown);
}

// ---- Messages ------------------------------------------------------------------------------------------------------

const shortTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const fullTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

function append(room, line) {
    const { log } = room;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60;
    log.append(line);
    if (log.childElementCount > LONGEST_LOG) log.firstElementChild.remove();
    if (atEnd) log.scrollTop = log.scrollHeight;
}

function message({ from, text, at }, previous) {
    const instant = new Date(at);
    const time = element('time', '', shortTime.format(instant));
    time.dateTime = at;
    time.title = fullTime.format(instant);
    const kind = from === 'system' ? 'system' : from === me ? 'own' : 'other';
    const line = element('article', `message ${kind}`, element('p', 'meta', element('span', 'from', from), ' ', time),
        element('p', 'text', text));
    line.dataset.group = `${from} ${time.textContent}`;
    line.classList.toggle('follows', previous?.dataset.group === line.dataset.group);
    return line;
}

const events = {
    'chat.said'(room, data) {
        append(room, message(data, room.log.lastElementChild));
        if (room === current && !document.hidden) return;
        room.unread++;
        showUnread(room);
    },
    'room.entered'(room, { user }) {
        room.members = [...new Set([...room.members, user])].sort();
        append(room, element('p', 'note', `${user} entered`));
    },
    'room.exited'(room, { user }) {
        room.members = room.members.filter((name) => name !== user);
        append(room, element('p', 'note', `${user} left`));
    },
};

// ---- The session ---------------------------------------------------------------------------------------------------

const STATES = { connecting: 'Connecting…', open: 'Open', reconnecting: 'Reconnecting…', closed: 'Closed' };

function showState(state) {
    $('state').dataset.state = state;
    $('state').textContent = STATES[state];
}

function signIn(name) {
    if (connection) return;
    complain($('name'));
    connection = new Connection(name, {
        state(state, why) {
            showState(state);
            if (state === 'open') return opened(name);
            if (state === 'closed' && !me) return refused(why);
            if (why) notify(why);
            $('again').hidden = state !== 'closed';
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
    me = self?.name ?? name;
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
    join(roomOf('lobby'));
    show(roomOf('lobby'));
    $('text').focus();
}

function signOut() {
    connection.close();
    connection = me = undefined;
    [...rooms.values()].forEach(forget);
    notify();
    showState('closed');
    showView(false);
    $('name').focus();
}

function showView(chatting) {
    $('sign-in').hidden = chatting;
    $('chat').hidden = $('panels').hidden = !chatting;
}

// ---- What the user does --------------------------------------------------------------------------------------------

$('sign-in-form').addEventListener('submit', (event) => {
    event.preventDefault();
    signIn($('name').value.trim());
});

onSubmit($('join-form'), $('room'), async (name) => show(rooms.get(name)?.joined ? rooms.get(name) : await enter(name)));
onSubmit($('say-form'), $('text'), (text) => connection.request('chat.say', { room: current.name, text }));

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
