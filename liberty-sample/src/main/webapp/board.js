// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Makes what shows boards: the topic of a room, and its notes, each by an element that stays as long as the note does. */
export function boardView($, element, remove) {
    let shown = new Map();

    function item(id, { text, from }) {
        const button = element('button', { type: 'button', className: 'leave', ariaLabel: `Remove note: ${text}` });
        const created = element('li', {}, element('p', { className: 'text' }, text), element('p', { className: 'hint' }, from), button);
        button.addEventListener('click', () => {
            const next = (created.nextElementSibling ?? created.previousElementSibling)?.querySelector('button') ?? $('pin');
            remove(id);
            next.focus();
        });
        return created;
    }

    return (board) => {
        $('topic-shown').textContent = board?.topic || 'No topic yet';
        const notes = Object.entries(board?.notes ?? {}).sort(([, one], [, other]) => one.at.localeCompare(other.at));
        $('notes-count').textContent = `${notes.length} pinned`;
        $('notes-count').hidden = notes.length === 0;
        const next = new Map(notes.map(([id, note]) => [id, shown.get(id) ?? item(id, note)]));
        shown.forEach((old, id) => next.has(id) || old.remove());
        [...next.values()].forEach((one, i) => $('notes').children[i] === one || $('notes').insertBefore(one, $('notes').children[i] ?? null));
        shown = next;
    };
}
