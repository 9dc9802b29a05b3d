// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.validation.Validator;

import dev.foyer.Handshake;
import dev.foyer.Verified;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.handshake.token.Rejected;
import dev.foyer.internal.handshake.token.Tokens;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.Callback;
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
    private final Tokens tokens;

    /**
     * What knows clients.
     *
     * @param logins notes whether the server logs anybody in
     * @param tokens has tokens verified
     */
    public record Acquaintance(Logins logins, Tokens tokens) {}

    public Admissions(
            Registry registry, Scopes scopes, Validator validator, Patience patience, Acquaintance acquaintance) {
        this.registry = registry;
        this.scopes = scopes;
        this.binder = new HeaderBinder(validator);
        this.call = new ConnectCall(scopes, new PathConstraints(validator), patience);
        this.logins = acquaintance.logins();
        this.tokens = acquaintance.tokens();
        if (tokens.areVerified()) {
            logins.expectTokens();
        }
    }

    /** Decides on a handshake. Runs {@code @OnConnect} on the calling thread. */
    public Admission decide(EndpointModel endpoint, Handshake handshake) {
        Executor later = scopes.contextAfter(handshake);
        Admission admission = decide(new Applicant(endpoint, handshake, tokens.find(handshake), null));
        if (admission instanceof Admission.Accepted accepted) {
            scopes.admit(accepted.scope(), later);
        }
        return admission;
    }

    /**
     * Decides on another token of a client, like on a handshake with this token. Runs {@code @OnConnect} on the calling
     * thread, in a scope of its own.
     *
     * @param current the scope of the connection, which stays as it is
     */
    public Admission decideAgain(ConnectionScope current, String token) {
        Handshake handshake = current.connection().handshake();
        if (!tokens.mayChange(handshake)) {
            return new Admission.Refused(Refusals.withoutToken());
        }
        return decide(new Applicant(current.endpoint(), Tokens.with(handshake, token), token, current));
    }

    private Admission decide(Applicant applicant) {
        EndpointModel endpoint = applicant.endpoint();
        Binding binding = bind(endpoint, applicant.handshake());
        if (!binding.violations().isEmpty()) {
            return new Admission.Refused(Refusals.invalid(binding));
        }
        Verified verified;
        try {
            verified = applicant.verified(tokens);
        } catch (Rejected rejected) {
            return new Admission.Refused(rejected.refusal());
        }
        Handshake known = Tokens.known(applicant.handshake(), verified);
        logins.met(known);
        Optional<Refusal> barred = barredEarly(endpoint, known);
        if (barred.isPresent()) {
            return new Admission.Refused(barred.get());
        }
        var connection = new LiveConnection(endpoint.path().toString(), known, binding.record(), registry);
        var scope = scopes.create(connection, endpoint);
        if (applicant.earlier() != null) {
            scopes.continueLike(scope, applicant.earlier());
        }
        Refusal refusal = call.run(scope, applicant.onConnect(), verified);
        if (refusal == null) {
            refusal = barredLate(scope)
                    .or(() -> applicant.outdated(scope, verified, tokens))
                    .orElse(null);
        }
        if (refusal != null) {
            scopes.discard(scope);
            return new Admission.Refused(refusal);
        }
        return new Admission.Accepted(scope);
    }

    /** Refuses a client without the roles of the endpoint, unless the user context is to say which ones it has. */
    private Optional<Refusal> barredEarly(EndpointModel endpoint, Handshake handshake) {
        Optional<Refusal> barred =
                namesRoles(endpoint) ? Optional.empty() : barred(endpoint, endpoint.access(), handshake);
        return barred.or(() ->
                endpoint.callback(Callback.CONNECT).flatMap(method -> barred(endpoint, method.access(), handshake)));
    }

    private static Optional<Refusal> barredLate(ConnectionScope scope) {
        LiveConnection connection = scope.connection();
        boolean allowed = !namesRoles(scope.endpoint())
                || scope.endpoint()
                        .access()
                        .allows(
                                connection.handshake(),
                                connection.person().rights().roles());
        return allowed ? Optional.empty() : Optional.of(Refusals.lacksRole());
    }

    private static boolean namesRoles(EndpointModel endpoint) {
        return endpoint.user() != null && endpoint.user().roles() != null;
    }

    /** Tests whether the application has tokens verified, rather than that only its own code knows them. */
    public boolean verifiesTokens() {
        return tokens.areVerified();
    }

    /** Checks only the header schema, the token and the roles of the endpoint. {@code @OnConnect} does not run. */
    public Optional<Refusal> probe(EndpointModel endpoint, Handshake handshake) {
        Binding binding = bind(endpoint, handshake);
        if (!binding.violations().isEmpty()) {
            return Optional.of(Refusals.invalid(binding));
        }
        try {
            var applicant = new Applicant(endpoint, handshake, tokens.find(handshake), null);
            Handshake known = Tokens.known(handshake, applicant.verified(tokens));
            return namesRoles(endpoint) ? Optional.empty() : barred(endpoint, endpoint.access(), known);
        } catch (Rejected rejected) {
            return Optional.of(rejected.refusal());
        }
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
