// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks up objects that servers bind under fixed names. */
public final class Naming {

    private Naming() {}

    /** Returns the bound object, if any. Called on a thread that has the application's naming context. */
    @SuppressWarnings("BanJNDI") // only fixed names, looked up in the server that runs us
    public static <T> Optional<T> find(String name, Class<T> type) {
        try {
            Object bound = new InitialContext().lookup(name);
            return type.isInstance(bound) ? Optional.of(type.cast(bound)) : Optional.empty();
        } catch (NamingException | RuntimeException none) { // a server without this object, or without naming
            return Optional.empty();
        }
    }
}
