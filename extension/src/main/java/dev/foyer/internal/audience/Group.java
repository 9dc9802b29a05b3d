// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Names;

/**
 * A group of connections: a room, a user, a namespace or an endpoint.
 *
 * @param kind the kind of group
 * @param namespace the namespace of a room; empty for other kinds
 * @param name the group's name
 */
record Group(Kind kind, String namespace, String name) {

    /** The namespace in which every connection starts. */
    static final String ROOT = "/";

    /** The kinds of groups. */
    enum Kind {
        ROOM,
        USER,
        NAMESPACE,
        ENDPOINT
    }

    static Group room(String namespace, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.ROOM_UNNAMED.text());
        }
        check(name, Code.ROOM_INVALID);
        return new Group(Kind.ROOM, namespace, name);
    }

    static Group user(String id) {
        return new Group(Kind.USER, "", id);
    }

    static Group namespace(String name) {
        if (!name.startsWith("/")) {
            throw new IllegalArgumentException(Code.NAMESPACE_NAME.text());
        }
        check(name, Code.NAMESPACE_INVALID);
        return new Group(Kind.NAMESPACE, "", name);
    }

    static Group endpoint(String path) {
        return new Group(Kind.ENDPOINT, "", path);
    }

    private static void check(String name, Code code) {
        String complaint = Names.complaint(name);
        if (complaint != null) {
            throw new IllegalArgumentException(code.text(complaint));
        }
    }

    boolean isRoom() {
        return kind == Kind.ROOM;
    }
}
