// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
import { boardView } from './board.js';
import { connect } from './foyer/foyer.js';
import { nodes } from './nodes.js';

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

/** Whether the server has said no; else it could not be asked. */
function isRefusal({ code }) {
    return !['lost', 'closed', 'dropped', 'timeout'].includes(code);
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
    const room = { name, members: [], typing: [], away: [], count: 0, unread: 0 };
    room.badge = element('span', { className: 'badge', hidden: true });
    room.open = element('button', { type: 'button', className: 'open', ariaLabel: name, onclick: () => pick(room) },
        element('span', { className: 'room-name' }, name), room.badge);
    room.item = element('li', {}, room.open, element('button',
        { type: 'button', className: 'leave', ariaLabel: `Leave ${name}`, onclick: () => leave(room) }));
    room.log = element('div', { className: 'log', role: 'log', hidden: true, ariaLabel: `Messages in ${name}` });
    $('logs').append(room.log);
    rooms.set(name, room);
    room.unsubscribe = connection.presence(name).subscribe((view) => see(room, view));
    room.board = connection.roomState(name);
    room.unpin = room.board.subscribe(() => room === current && showBoard(room.board.value));
    return room;
}

async function enter(name) {
    await connection.call('room.enter', { room: name });
    const room = roomOf(name);
    room.types = false;
    if (!room.item.isConnected) $('rooms').append(room.item);
    return room;
}

async function leave(room) {
    try {
        await connection.call('room.exit', { room: room.name });
    } catch (error) {
        // Without a connection it is enough not to enter the room again.
        if (isRefusal(error)) return notify(wording(error));
    }
    forget(room);
    (current?.open ?? $('room')).focus();
}

function forget(room) {
    room.unsubscribe();
    room.unpin();
    clearTimeout(room.rest);
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
        current.draft = $('text').value;
    }
    current = room;
    $('text').value = room?.draft ?? '';
    $('current').textContent = room?.name ?? 'No room';
    $('no-room').hidden = Boolean(room);
    $('logs').hidden = $('say-form').hidden = $('board').hidden = !room;
    ['pin', 'topic'].forEach((id) => complain($(id)));
    showBoard(room?.board.value);
    complain($('text'));
    showMembers();
    showTitle();
    if (!room) return;
    room.log.hidden = false;
    room.open.ariaCurrent = 'true';
    scrollToEnd();
    markRead();
}

const showBoard = boardView($, element, (note) => connection.call('board.remove', { room: current.name, note }).catch((error) => notify(wording(error))));

function showMembers() {
    const { members, typing, away, count } = current ?? { members: [], typing: [], away: [], count: 0 };
    $('members-title').textContent = `Members (${members.length || count})`;
    $('members').replaceChildren(...members.map((name) => {
        const item = element('li', {}, name === me ? `${name} (you)` : name);
        if (typing.includes(name)) item.append(element('span', { className: 'types' }, ' typing…'));
        if (away.includes(name)) item.append(element('span', { className: 'away' }, ' away'));
        return item;
    }));
    if (count && !members.length) $('members').append(element('li', { className: 'hint' }, 'Too many to list'));
    $('typing').textContent = typing.length > 2 ? 'Several people are typing…' : `${typing.join(' and ')} ${typing.length > 1 ? 'are' : 'is'} typing…`;
    $('typing').hidden = typing.length === 0;
}

/**
 * Takes over who is present in a room, once for all of their tabs, and says who has come and gone since. Of a large room only the number
 * is known. Who has no line is away for a while. After a reset it is not told who came and went, as it may be that all have come back
 * like this page.
 */
function see(room, { users, count, away }) {
    const people = [...users.values()].map((tabs) => [...tabs]);
    const members = people.map(([[, { name }]]) => name).sort();
    if (room.seen && people.length) {
        members.filter((name) => !room.members.includes(name)).forEach((name) => append(room, note(`${name} entered`)));
        room.members.filter((name) => !members.includes(name)).forEach((name) => append(room, note(`${name} left`)));
    }
    room.seen = people.length > 0;
    room.members = members;
    room.typing = people.filter((tabs) => tabs.some(([id, { typing }]) => typing && id !== connection?.id)).map(([[, { name }]]) => name);
    room.away = people.filter((tabs) => tabs.every(([id]) => away.has(id))).map(([[, { name }]]) => name);
    room.count = count;
    if (room === current) showMembers();
}

/** Tells the others whether something is being typed, when that changes: it ends when no key has been pressed for a while. */
function tellTyping(room, on) {
    clearTimeout(room.rest);
    if (on) room.rest = setTimeout(tellTyping, 4_000, room, false);
    if (connection.state !== 'open' || on === Boolean(room.types)) return;
    room.types = on;
    connection.emit('chat.typing', { room: room.name, on });
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

function message({ from, text, at }, position) {
    const instant = new Date(at);
    const time = shortTime.format(instant);
    const kind = from === 'system' ? 'system' : from === me ? 'own' : 'other';
    const line = element('article', { className: `message ${kind}` },
        element('p', { className: 'meta' }, element('span', { className: 'from' }, from), ' ',
            element('time', { dateTime: at, title: fullTime.format(instant) }, time)),
        element('p', { className: 'text' }, text));
    line.dataset.group = `${from} ${time}`;
    line.dataset.position = position;
    return line;
}

const note = (text) => element('p', { className: 'note' }, text);

/** Shows what is said, and what was said before: whoever enters a room again hears that again. */
function said(room, data, position) {
    if (room.log.querySelector(`[data-position="${position}"]`)) return;
    room.typing = room.typing.filter((name) => name !== data.from);
    if (room === current) showMembers();
    append(room, message(data, position));
    room.unread++;
    if (room === current) markRead();
    showUnread(room);
}

// ---- The session: sign in, come back, sign out ----

const STATES = { connecting: 'Connecting…', open: 'Open', resuming: 'Reconnecting…', reconnecting: 'Reconnecting…', closed: 'Closed' };

function showState(state) {
    $('state').dataset.state = state;
    $('state').textContent = STATES[state];
    $('again').hidden = state !== 'closed';
}

/** The endpoint, first of all on the server that the page comes from. */
const endpoint = [...new Set([new URL('chat', document.baseURI).href, ...nodes])];

function signIn(name) {
    if (connection) return;
    complain($('name'));
    connection = connect(endpoint, { headers: { token: `demo-${name}`, 'client-version': '1.0.0' } });
    connection.onState((change) => {
        showState(change.state);
        if (change.state === 'open' && change.resumed !== undefined) notify(); // it is in its rooms
        else if (change.state === 'open') opened(name);
        else if (!connection) return; // signed out
        else if (!me) refused(change);
        else notify(why(change));
    });
    connection.onReset(() => rooms.forEach((room) => room.seen = false));
    connection.onError((error) => notify(wording(error)));
    connection.on('chat.said', (data, { room, at }) => said(roomOf(room), data, at));
    connection.onMissed(({ room }) => rooms.has(room) && append(rooms.get(room), note('Something may be missing here')));
}

function why({ code, reason, problem }) {
    if (problem) {
        const lines = (problem.violations ?? []).map(({ name, message }) => `${name}: ${message}`);
        return [reason || `The server refused the connection (status ${problem.status}).`, ...lines].join('\n');
    }
    return `The connection was lost${reason && `: ${reason}`} (${code}).`;
}

function refused(change) {
    const refusing = connection;
    connection = undefined;
    refusing.close(); // it might be tried again, but whoever signs in wants to know
    showState('closed');
    complain($('name'), change.problem ? why(change) : 'The server cannot be reached.');
    $('name').focus();
}

async function opened(name) {
    notify();
    if (!me) start(name);
    // At once: what was said without a connection goes after this, into rooms that have to be entered first.
    for (const room of joinedRooms()) {
        enter(room.name).catch((error) => {
            if (!isRefusal(error)) return;
            forget(room);
            notify(`${room.name}: ${wording(error, 'room')}`);
        });
    }
    const self = await connection.call('who').catch(() => undefined);
    me = self?.name ?? me;
    $('me').textContent = me;
    showMembers();
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
    const left = connection;
    connection = me = undefined;
    left.close();
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
    const room = current;
    await connection.call('chat.say', { room: room.name, text });
    clearTimeout(room.rest);
    room.types = false; // the server takes it so
    if (room !== current) room.draft = '';
    scrollToEnd();
});

onSubmit($('pin-form'), $('pin'), (text) => connection.call('board.pin', { room: current.name, text }));
onSubmit($('topic-form'), $('topic'), (text) => connection.call('board.topic', { room: current.name, text }));

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
$('text').addEventListener('input', ({ target }) => tellTyping(current, target.value !== ''));
$('panels').addEventListener('click', () => showPanels(!$('chat').classList.contains('panels')));
$('sign-out').addEventListener('click', signOut);
$('again').addEventListener('click', signOut);
document.addEventListener('visibilitychange', markRead);
