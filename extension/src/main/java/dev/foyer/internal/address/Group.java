// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Names;
import org.jspecify.annotations.Nullable;

/**
 * A group of connections.
 *
 * @param kind the kind of group
 * @param namespace the namespace of a room; empty for other kinds
 * @param name the group's name
 */
public record Group(Kind kind, String namespace, String name) implements Address {

    /** The namespace in which every connection starts. */
    public static final String ROOT = "/";

    /** All connections of the application. */
    public static final Group EVERYONE = new Group(Kind.EVERYONE, "", "");

    /** The kinds of groups. */
    public enum Kind {
        /** The members of a room. */
        ROOM,
        /** The connections of a user. */
        USER,
        /** The connections in a namespace. */
        NAMESPACE,
        /** The connections that came through an endpoint. */
        ENDPOINT,
        /** All connections. */
        EVERYONE,
        /** A single connection, named by its id. */
        CONNECTION
    }

    public static Group room(String namespace, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.ROOM_UNNAMED.text());
        }
        check(name, Code.ROOM_INVALID);
        return new Group(Kind.ROOM, namespace, name);
    }

    public static Group user(String id) {
        return new Group(Kind.USER, "", id);
    }

    public static Group namespace(String name) {
        if (!name.startsWith("/")) {
            throw new IllegalArgumentException(Code.NAMESPACE_NAME.text());
        }
        check(name, Code.NAMESPACE_INVALID);
        return new Group(Kind.NAMESPACE, "", name);
    }

    public static Group endpoint(String path) {
        return new Group(Kind.ENDPOINT, "", path);
    }

    /** Returns the group of one connection. */
    public static Group connection(String id) {
        return new Group(Kind.CONNECTION, "", id);
    }

    private static void check(String name, Code code) {
        String complaint = Names.complaint(name);
        if (complaint != null) {
            throw new IllegalArgumentException(code.text(complaint));
        }
    }

    public boolean isRoom() {
        return kind == Kind.ROOM;
    }

    @Override
    public @Nullable String room() {
        return isRoom() ? name : null;
    }
}
