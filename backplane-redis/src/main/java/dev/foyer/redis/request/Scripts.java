// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import dev.foyer.redis.internal.RedisSocket;
import redis.clients.jedis.Protocol;

/** The scripts that Redis runs, each as a whole. */
public enum Scripts {
    APPEND("append.lua"),
    READ("read.lua"),
    CELL("cell.lua"),
    SWAP("swap.lua"),
    EPOCH("epoch.lua"),
    RETAIN("retain.lua");

    /** Those that are called again and again. */
    static final Set<Scripts> LASTING = EnumSet.of(APPEND, READ, CELL, SWAP);

    private final String text;

    Scripts(String file) {
        try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(file))) {
            this.text = RedisSocket.text(in.readAllBytes()).replaceAll("(?m)^--.*\n", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the script. */
    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Has Redis keep this script, and returns what it is called by. */
    String load(RedisSocket socket) {
        return RedisSocket.text((byte[]) socket.ask(Protocol.Command.SCRIPT, "LOAD", text));
    }

    /** Runs this script at once. */
    Object run(RedisSocket socket, String key, String... arguments) {
        var all = new String[arguments.length + 3];
        all[0] = text;
        all[1] = "1";
        all[2] = key;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return socket.ask(Protocol.Command.EVAL, all);
    }
}
