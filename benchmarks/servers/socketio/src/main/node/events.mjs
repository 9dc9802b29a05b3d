// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

// What clients send, with the types of its fields checked: all that "typed" can mean here.

export function roomName({ room }) {
  return { room: text(room) };
}

export function question({ text: words, number }) {
  return { text: text(words), number: integer(number) };
}

export function publication({ room, publisher, seq, text: words }) {
  return { room: text(room), publisher: integer(publisher), seq: integer(seq), text: text(words) };
}

export function series({ count, ...first }) {
  return { ...publication(first), count: integer(count) };
}

function text(value) {
  if (typeof value !== "string") {
    throw new TypeError("a string is expected");
  }
  return value;
}

function integer(value) {
  if (!Number.isInteger(value)) {
    throw new TypeError("an integer is expected");
  }
  return value;
}
