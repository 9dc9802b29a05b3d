// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Validator;

import dev.foyer.Handshake;
import dev.foyer.Refused;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.dispatch.Arguments;
import dev.foyer.internal.dispatch.Call;
import dev.foyer.internal.flow.Causes;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * Decides on handshakes: checks the header schema, creates the endpoint's instance, checks the constraints on path
 * variables, and calls {@code @OnConnect}. After a refusal, no later step runs.
 */
public final class Admissions {

    private final Registry registry;
    private final Scopes scopes;
    private final HeaderBinder binder;
    private final PathConstraints paths;
    private final Patience patience;
    private final Logins logins;

    public Admissions(Registry registry, Scopes scopes, Validator validator, Patience patience, Logins logins) {
        this.registry = registry;
        this.scopes = scopes;
        this.binder = new HeaderBinder(validator);
        this.paths = new PathConstraints(validator);
        this.patience = patience;
        this.logins = logins;
    }

    /** Decides on a handshake. Runs {@code @OnConnect} on the calling thread. */
    public Admission decide(EndpointModel endpoint, Handshake handshake) {
        Binding binding = bind(endpoint, handshake);
        if (!binding.violations().isEmpty()) {
            return new Admission.Refused(invalid(binding));
        }
        Optional<CallbackModel> onConnect = endpoint.callback(Callback.CONNECT);
        logins.met(handshake);
        Optional<Refusal> barred = barred(endpoint, endpoint.access(), handshake)
                .or(() -> onConnect.flatMap(method -> barred(endpoint, method.access(), handshake)));
        if (barred.isPresent()) {
            return new Admission.Refused(barred.get());
        }
        var connection = new LiveConnection(endpoint.path().toString(), handshake, binding.record(), registry);
        var scope = scopes.create(connection, endpoint);
        Refusal refusal = connect(scope, onConnect);
        if (refusal != null) {
            scopes.discard(scope);
            return new Admission.Refused(refusal);
        }
        scopes.admit(scope);
        return new Admission.Accepted(scope);
    }

    /** Checks only the header schema and the roles of the endpoint. {@code @OnConnect} does not run. */
    public Optional<Refusal> probe(EndpointModel endpoint, Handshake handshake) {
        Binding binding = bind(endpoint, handshake);
        return binding.violations().isEmpty()
                ? barred(endpoint, endpoint.access(), handshake)
                : Optional.of(invalid(binding));
    }

    /** Destroys the beans of an admission that never became a connection. No callback runs. */
    public void discard(ConnectionScope scope) {
        scopes.discard(scope);
    }

    private Binding bind(EndpointModel endpoint, Handshake handshake) {
        Binding binding =
                endpoint.headers() == null ? new Binding(null, List.of()) : binder.bind(endpoint.headers(), handshake);
        if (endpoint.methods().pathVariables().isEmpty()) { // mostly
            return binding;
        }
        var violations = new ArrayList<HandshakeViolation>(binding.violations());
        endpoint.methods().pathVariables().stream()
                .filter(variable -> !variable.fits(handshake))
                .map(variable -> new HandshakeViolation(
                        variable.name(), "path", variable.converter().complaint()))
                .filter(violation -> !violations.contains(violation))
                .forEach(violations::add);
        return new Binding(binding.record(), violations);
    }

    private static Refusal invalid(Binding binding) {
        return new Refusal(400, "Some request headers are missing or invalid.", Map.of(), binding.violations());
    }

    private Optional<Refusal> barred(EndpointModel endpoint, Access access, Handshake handshake) {
        if (access.allows(handshake)) {
            return Optional.empty();
        }
        if (!access.roles().isEmpty()) {
            logins.turnedAway(handshake, endpoint.type());
        }
        return Optional.of(denied(handshake));
    }

    private static Refusal denied(Handshake handshake) {
        return handshake.principal() == null
                ? new Refusal(401, "You are not logged in.", Map.of("WWW-Authenticate", "Bearer"), List.of())
                : new Refusal(403, "You are not allowed to connect here.");
    }

    private @Nullable Refusal connect(ConnectionScope scope, Optional<CallbackModel> onConnect) {
        String endpoint = scope.endpoint().type().getName();
        try {
            Object user = scopes.within(scope, () -> {
                Object instance = instance(scope);
                checkPath(scope, instance);
                return onConnect.isEmpty()
                        ? null
                        : patience.outcome(Call.invoke(onConnect.get(), instance, Arguments.of(scope.connection())));
            });
            if (user == null && scope.endpoint().user() != null) {
                Log.warning(Code.CONNECT_NULL, endpoint);
                return failed();
            }
            scope.connection().admit(user);
            return null;
        } catch (Unfit unfit) {
            return invalid(unfit.binding());
        } catch (Late late) {
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
            return denied(scope.connection().handshake());
        } else {
            Log.error(Code.CONNECT_FAILED, failure, endpoint);
        }
        return failed();
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

    private static Refusal failed() {
        return new Refusal(500, "The server could not process this request.");
    }
}
