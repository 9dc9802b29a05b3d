// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.validation.Validator;

import dev.foyer.Handshake;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;

/**
 * Decides on handshakes: checks the header schema, creates the endpoint's instance, checks the constraints on path
 * variables, and calls {@code @OnConnect}. After a refusal, no later step runs.
 */
public final class Admissions {

    private final Registry registry;
    private final Scopes scopes;
    private final HeaderBinder binder;
    private final ConnectCall call;
    private final Logins logins;

    public Admissions(Registry registry, Scopes scopes, Validator validator, Patience patience, Logins logins) {
        this.registry = registry;
        this.scopes = scopes;
        this.binder = new HeaderBinder(validator);
        this.call = new ConnectCall(scopes, new PathConstraints(validator), patience);
        this.logins = logins;
    }

    /** Decides on a handshake. Runs {@code @OnConnect} on the calling thread. */
    public Admission decide(EndpointModel endpoint, Handshake handshake) {
        Executor later = scopes.contextAfter(handshake);
        Binding binding = bind(endpoint, handshake);
        if (!binding.violations().isEmpty()) {
            return new Admission.Refused(Refusals.invalid(binding));
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
        Refusal refusal = call.run(scope, onConnect);
        if (refusal != null) {
            scopes.discard(scope);
            return new Admission.Refused(refusal);
        }
        scopes.admit(scope, later);
        return new Admission.Accepted(scope);
    }

    /** Checks only the header schema and the roles of the endpoint. {@code @OnConnect} does not run. */
    public Optional<Refusal> probe(EndpointModel endpoint, Handshake handshake) {
        Binding binding = bind(endpoint, handshake);
        return binding.violations().isEmpty()
                ? barred(endpoint, endpoint.access(), handshake)
                : Optional.of(Refusals.invalid(binding));
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

    private Optional<Refusal> barred(EndpointModel endpoint, Access access, Handshake handshake) {
        if (access.allows(handshake)) {
            return Optional.empty();
        }
        if (!access.roles().isEmpty()) {
            logins.turnedAway(handshake, endpoint.type());
        }
        return Optional.of(Refusals.denied(handshake));
    }
}
