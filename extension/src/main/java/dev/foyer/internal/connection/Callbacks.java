// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import dev.foyer.Closing;
import dev.foyer.Resumed;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.dispatch.Arguments;
import dev.foyer.internal.dispatch.Call;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.UserModel;
import org.jspecify.annotations.Nullable;

/** Calls the endpoint's methods for opening, errors and end of a connection, in its scope. Logs failures. */
final class Callbacks {

    private final Scopes scopes;
    private final ConnectionScope scope;
    private final LiveConnection connection;

    Callbacks(Scopes scopes, ConnectionScope scope) {
        this.scopes = scopes;
        this.scope = scope;
        this.connection = scope.connection();
    }

    /** Returns the callbacks of another scope. */
    Callbacks of(ConnectionScope other) {
        return new Callbacks(scopes, other);
    }

    /** Returns the id of the user context or, without one, the name of the principal. */
    @Nullable
    String userId() {
        UserModel model = scope.endpoint().user();
        Object user = connection.person().user();
        Principal principal = connection.handshake().principal();
        try {
            String id = model == null || user == null ? null : scopes.within(scope, () -> model.idOf(user));
            return id == null && principal != null ? principal.getName() : id;
        } catch (Exception | Error failure) {
            log("UserId", failure);
            return null;
        }
    }

    /** Calls {@code @OnOpen}. Returns its failure, if any. */
    @Nullable
    Throwable opened(ContainerObjects container) {
        return call(Callback.OPEN, Arguments.of(connection, container.session(), container.config()));
    }

    /** Calls {@code @OnResume}. */
    void resumed(Resumed how) {
        call(Callback.RESUME, Arguments.of(connection, how));
    }

    /** Calls {@code @OnError}. Before the socket has opened, there is no session. */
    void failed(Throwable failure, @Nullable ContainerObjects container) {
        call(
                Callback.ERROR,
                container == null
                        ? Arguments.of(connection, failure)
                        : Arguments.of(connection, failure, container.session()));
    }

    /** Calls {@code @OnClose} and {@code @OnDisconnect}. */
    void closed(Closing closing, ContainerObjects container) {
        Object reason = container.reason().apply(closing);
        var arguments = Arguments.closed(connection, closing, List.of(container.session(), reason));
        call(Callback.CLOSE, arguments);
        call(Callback.DISCONNECT, arguments);
    }

    /** Destroys the beans of the connection. */
    void discard() {
        scopes.discard(scope);
    }

    private @Nullable Throwable call(Callback kind, Arguments arguments) {
        Optional<CallbackModel> callback = scope.endpoint().callback(kind);
        if (callback.isEmpty()) {
            return null;
        }
        try {
            scopes.within(scope, () -> Call.invoke(callback.get(), scope.instance(), arguments));
            return null;
        } catch (Exception | Error failure) {
            log(kind.annotation(), failure);
            return failure;
        }
    }

    private void log(String annotation, Throwable failure) {
        Log.error(
                Code.CALLBACK_FAILED,
                failure,
                annotation,
                scope.endpoint().type().getName(),
                connection.id());
    }
}
