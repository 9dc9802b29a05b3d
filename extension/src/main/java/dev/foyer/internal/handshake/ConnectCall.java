// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;
import java.util.Optional;

import dev.foyer.Refused;
import dev.foyer.Verified;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.dispatch.Arguments;
import dev.foyer.internal.dispatch.Call;
import dev.foyer.internal.flow.Causes;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.handshake.token.Tokens;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.UserModel;
import dev.foyer.internal.model.UserRights;
import org.jspecify.annotations.Nullable;

/**
 * Creates the endpoint's instance, checks the constraints on path variables, and calls {@code @OnConnect}. What they
 * throw becomes a refusal. Safe for any thread.
 */
final class ConnectCall {

    private final Scopes scopes;
    private final PathConstraints paths;
    private final Patience patience;

    ConnectCall(Scopes scopes, PathConstraints paths, Patience patience) {
        this.scopes = scopes;
        this.paths = paths;
        this.patience = patience;
    }

    /**
     * Calls the method on this thread, and takes the user context that it returns.
     *
     * @param verified what the client's token says, or {@code null} if that is not known
     * @return the refusal of the handshake, or {@code null} if it is admitted
     */
    @Nullable
    Refusal run(ConnectionScope scope, Optional<CallbackModel> onConnect, @Nullable Verified verified) {
        String endpoint = scope.endpoint().type().getName();
        UserModel model = scope.endpoint().user();
        LiveConnection connection = scope.connection();
        Arguments arguments = verified == null ? Arguments.of(connection) : Arguments.of(connection, verified);
        try {
            scopes.within(scope, () -> {
                Object instance = instance(scope);
                checkPath(scope, instance);
                Object user = onConnect.isEmpty()
                        ? null
                        : patience.outcome(Call.invoke(onConnect.get(), instance, arguments));
                UserRights said = user == null || model == null ? UserRights.NONE : model.rightsOf(user);
                connection.person().admit(user, model, said.until(Tokens.expiry(connection.handshake(), verified)));
                return null;
            });
            if (connection.person().user() == null && model != null) {
                Log.warning(Code.CONNECT_NULL, endpoint);
                return Refusals.failed();
            }
            return null;
        } catch (Unfit unfit) {
            return Refusals.invalid(unfit.binding());
        } catch (LateConnect late) {
            Log.warning(Code.CONNECT_LATE, endpoint, patience.limit());
            return new Refusal(503, "The server took too long to decide on this request.");
        } catch (Exception | Error failure) {
            return refusal(failure, scope);
        }
    }

    /** Returns the refusal of a failure: of a {@code Refused}, however wrapped, of a denied EJB access, or else 500. */
    private static Refusal refusal(Throwable failure, ConnectionScope scope) {
        Optional<Refused> refused = Causes.find(failure, Refused.class);
        if (refused.isPresent()) {
            Refused told = refused.get();
            return new Refusal(told.status(), told.detail(), told.headers(), List.of());
        }
        String endpoint = scope.endpoint().type().getName();
        if (failure instanceof Unmade unmade) {
            Log.error(Code.INSTANCE_FAILED, unmade.getCause(), endpoint);
        } else if (Causes.isAccessDenied(failure)) {
            return Refusals.denied(scope.connection().handshake());
        } else {
            Log.error(Code.CONNECT_FAILED, failure, endpoint);
        }
        return Refusals.failed();
    }

    /** Checks the constraints on path variables. They are declared on methods, so checking them needs an instance. */
    private void checkPath(ConnectionScope scope, Object instance) throws Unfit {
        List<HandshakeViolation> violations =
                paths.violations(scope.endpoint(), instance, scope.connection().handshake());
        if (!violations.isEmpty()) {
            throw new Unfit(new Binding(null, violations));
        }
    }

    private Object instance(ConnectionScope scope) throws Unmade {
        try {
            return scope.instance();
        } catch (RuntimeException | Error failure) {
            throw new Unmade(failure);
        }
    }
}
