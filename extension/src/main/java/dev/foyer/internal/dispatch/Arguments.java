// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.List;
import java.util.Optional;

import dev.foyer.Closing;
import dev.foyer.Verified;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.handshake.PathVariable;
import org.jspecify.annotations.Nullable;

/**
 * The values for the parameters of one call.
 *
 * @param connection the connection of the call
 * @param payload the payload, or {@code null}
 * @param closing the reason why the connection ended, or {@code null}
 * @param last whether this is the last part of its message
 * @param container further objects, found by their type
 */
public record Arguments(
        LiveConnection connection,
        @Nullable Object payload,
        @Nullable Closing closing,
        boolean last,
        List<Object> container) {

    public Arguments {
        container = List.copyOf(container);
    }

    /** Returns the arguments of a callback that has no data of its own. */
    public static Arguments of(LiveConnection connection, Object... container) {
        return new Arguments(connection, null, null, false, List.of(container));
    }

    /** Returns the arguments of a callback that runs at the end of its connection. */
    public static Arguments closed(LiveConnection connection, Closing closing, List<Object> container) {
        return new Arguments(connection, null, closing, false, container);
    }

    /** Returns the arguments of an event handler. */
    static Arguments event(LiveConnection connection, @Nullable Object payload) {
        return new Arguments(connection, payload, null, false, List.of());
    }

    /** Returns the arguments of a method that handles a message or a part of one. */
    public static Arguments message(
            LiveConnection connection, @Nullable Object message, boolean last, Object... container) {
        return new Arguments(connection, message, null, last, List.of(container));
    }

    @Nullable
    Object[] resolve(CallbackModel callback) {
        List<ParameterModel> parameters = callback.parameters();
        var arguments = new @Nullable Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = resolve(parameters.get(i));
        }
        return arguments;
    }

    private @Nullable Object resolve(ParameterModel parameter) {
        PathVariable variable = parameter.variable();
        return switch (parameter.role()) {
            case PAYLOAD -> parameter.optional() ? Optional.ofNullable(payload) : payload;
            case USER -> connection.person().user();
            case HEADERS -> connection.person().headers();
            case CONNECTION -> connection;
            case HANDSHAKE -> connection.handshake();
            case CLOSING -> closing;
            case PATH_VARIABLE -> variable == null ? null : variable.valueOf(connection.handshake());
            case LAST -> last;
            case VERIFIED ->
                parameter.optional()
                        ? found(Verified.class)
                        : found(Verified.class).orElse(null);
            case CONTAINER, RESUMED -> found(parameter.type()).orElse(null);
        };
    }

    private <T> Optional<T> found(Class<T> type) {
        return container.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
